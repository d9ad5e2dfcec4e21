package org.ternion.vpm.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a statement once a time limit is over. One thread that lives from construction to {@link #close}, which waits
 * for its end, so that nothing touches the statement afterwards.
 */
final class TimeLimit implements AutoCloseable {
    /** A cancel before the statement runs has no effect, so it is repeated at this distance until {@link #close}. */
    private static final long REPEAT_MILLIS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Duration limit;
    private final Thread thread;
    private volatile boolean expired;
    private volatile Statement watched;

    /**
     * Starts the clock.
     *
     * @param limit positive
     */
    TimeLimit(Duration limit) {
        this.limit = limit;
        this.thread = new Thread(this::watch, "ternion-sql-time-limit");
        thread.start();
    }

    /**
     * Puts a statement under the limit, instead of the one before.
     *
     * @param statement about to be run; it may be closed before this object
     * @throws SQLTimeoutException if the time is over already
     */
    void guard(Statement statement) throws SQLTimeoutException {
        watched = statement;
        check();
    }

    /**
     * Refuses to go on after the end: a cancel may cut a result short without an error.
     *
     * @throws SQLTimeoutException if the time is over
     */
    void check() throws SQLTimeoutException {
        if (expired) {
            throw new SQLTimeoutException("no time left of " + limit.toMillis() + " ms");
        }
    }

    boolean expired() {
        return expired;
    }

    private void watch() {
        try {
            if (finished.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            expired = true;
            do {
                cancel();
            } while (!finished.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Only this class knows the thread: somebody ends all threads, and with them the limit.
            Thread.currentThread().interrupt();
        }
    }

    private void cancel() {
        Statement statement = watched;
        if (statement == null) {
            return;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            // Closed in the meantime: guard() stops the next one.
            return;
        }
    }

    @Override
    public void close() {
        finished.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
