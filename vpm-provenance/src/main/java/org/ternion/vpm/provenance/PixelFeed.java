package org.ternion.vpm.provenance;

import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands the bytes of a picture to a {@link PixelHasher}, on this thread or on one of its own. A picture that cannot be
 * decoded fails only in {@link #finish}, so that the same bytes can be hashed for something else meanwhile.
 */
final class PixelFeed implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int BLOCKS = 8;
    private static final Block END = new Block(new byte[0]);

    private final PixelHasher hasher;
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final Thread worker;
    /** Written by whichever thread feeds the hasher, read by the other one after that has ended. */
    private Throwable failure;

    private static final class Block {
        final byte[] bytes;
        int length;

        Block(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private PixelFeed(VpfLimits limits, boolean threaded) {
        hasher = new PixelHasher(limits);
        worker = threaded ? new Thread(this::work, "vpf-pixels") : null;
        if (threaded) {
            for (int i = 0; i < BLOCKS; i++) {
                free.add(new Block(new byte[BLOCK_BYTES]));
            }
            worker.setDaemon(true);
            worker.start();
        }
    }

    static PixelFeed start(VpfLimits limits, int parallelism) {
        return new PixelFeed(limits, parallelism > 1);
    }

    /** Takes the next bytes of the file; they are not kept. */
    void accept(byte[] bytes, int offset, int length) throws InterruptedIOException {
        if (worker == null) {
            feed(bytes, offset, length);
            return;
        }
        int at = offset;
        int left = length;
        while (left > 0) {
            Block block = take(free);
            block.length = Math.min(left, BLOCK_BYTES);
            System.arraycopy(bytes, at, block.bytes, 0, block.length);
            full.add(block);
            at += block.length;
            left -= block.length;
        }
    }

    /**
     * The hash of the pixels of the whole file.
     *
     * @throws VpfException if it cannot be decoded or is too large
     */
    Sha3 finish() throws InterruptedIOException {
        if (worker != null) {
            full.add(END);
            join();
        }
        if (failure instanceof VpfException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException("the pixels could not be hashed", failure);
        }
        return hasher.finish();
    }

    /** Ends the thread; what it has not hashed yet is dropped. */
    @Override
    public void close() throws InterruptedIOException {
        if (worker != null && worker.isAlive()) {
            full.clear();
            full.add(END);
            join();
        }
        hasher.close();
    }

    private void work() {
        while (true) {
            Block block;
            try {
                block = full.take();
            } catch (InterruptedException e) {
                failure = new IllegalStateException("the thread that hashes pixels was interrupted", e);
                return;
            }
            if (block == END) {
                return;
            }
            feed(block.bytes, 0, block.length);
            free.add(block);
        }
    }

    private void feed(byte[] bytes, int offset, int length) {
        if (failure != null) {
            return;
        }
        try {
            hasher.accept(bytes, offset, length);
        } catch (RuntimeException | Error e) {
            // Errors too: a worker that ended with one would leave the other thread waiting for free blocks.
            failure = e;
        }
    }

    private void join() throws InterruptedIOException {
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static Block take(BlockingQueue<Block> queue) throws InterruptedIOException {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the hash of the pixels");
    }
}
