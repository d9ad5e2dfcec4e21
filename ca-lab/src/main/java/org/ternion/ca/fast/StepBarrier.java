package org.ternion.ca.fast;

import java.util.concurrent.atomic.AtomicInteger;

/** Where threads wait for each other after a step. Spins, then yields; allocates nothing. */
final class StepBarrier {
    private static final int SPINS = 1000;

    private final int parties;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int phase;
    private volatile boolean stopped;

    StepBarrier(int parties) {
        this.parties = parties;
    }

    /** Waits until all parties are here; false if one of them has given up. */
    boolean await() {
        int entered = phase;
        if (arrived.incrementAndGet() == parties) {
            arrived.set(0);
            phase = entered + 1;
        } else {
            for (int spins = 0; phase == entered && !stopped; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }
        return !stopped;
    }

    /** Lets everybody go who waits now or later. */
    void stop() {
        stopped = true;
    }
}
