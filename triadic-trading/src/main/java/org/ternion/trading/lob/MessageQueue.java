package org.ternion.trading.lob;

import java.util.Arrays;

/** Messages under way in one direction, a fixed number of longs each, of which the first is when they arrive. */
final class MessageQueue {
    private static final int FIRST_CAPACITY = 16;

    private final int width;
    private long[] slots;
    /** A power of two. */
    private int capacity = FIRST_CAPACITY;
    private int head;
    private int count;
    private long last = Long.MIN_VALUE;

    MessageQueue(int width) {
        this.width = width;
        slots = new long[width * FIRST_CAPACITY];
    }

    /** When the next message arrives, the greatest long if none is under way. */
    long time() {
        return count == 0 ? Long.MAX_VALUE : slots[head * width];
    }

    /** Sends a message, which does not arrive before those sent earlier; returns where its values are. */
    int send(long arrival) {
        if (count == capacity) {
            grow();
        }
        int slot = (head + count++ & capacity - 1) * width;
        last = Math.max(last, arrival);
        slots[slot] = last;
        return slot;
    }

    void set(int at, long value) {
        slots[at] = value;
    }

    /** A value of the next message, from 1. */
    long value(int field) {
        return slots[head * width + field];
    }

    void remove() {
        head = head + 1 & capacity - 1;
        count--;
    }

    /** When the message that was sent last arrives. */
    long lastArrival() {
        return last;
    }

    private void grow() {
        long[] larger = Arrays.copyOf(slots, 2 * slots.length);
        // What had come round to the front goes behind the old end.
        System.arraycopy(slots, 0, larger, slots.length, head * width);
        slots = larger;
        capacity *= 2;
    }
}
