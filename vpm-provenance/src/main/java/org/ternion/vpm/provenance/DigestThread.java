package org.ternion.vpm.provenance;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Updates a digest on a thread of its own, from bytes that are copied to it in blocks. */
final class DigestThread implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int LEAST_BLOCKS = 8;
    private static final int MOST_BLOCKS = 128;
    private static final Block END = new Block(new byte[0]);

    private final MessageDigest digest;
    private final BlockingQueue<Block> free;
    private final BlockingQueue<Block> full;
    private final Thread worker = new Thread(this::work, "vpf-pixels");
    private Block filling;

    private static final class Block {
        final byte[] bytes;
        int length;

        Block(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * The digest belongs to the thread until {@link #finish}.
     *
     * @param burst bytes that come at once: as many can wait, up to 8 MiB, so that neither thread stops meanwhile
     */
    DigestThread(MessageDigest digest, int burst) {
        this.digest = digest;
        int blocks = Math.min(MOST_BLOCKS, Math.max(LEAST_BLOCKS, burst / BLOCK_BYTES + 2));
        free = new ArrayBlockingQueue<>(blocks);
        full = new ArrayBlockingQueue<>(blocks + 1);
        for (int i = 0; i < blocks; i++) {
            free.add(new Block(new byte[BLOCK_BYTES]));
        }
        worker.setDaemon(true);
        worker.start();
    }

    void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filling == null) {
                filling = take();
                filling.length = 0;
            }
            int n = Math.min(left, BLOCK_BYTES - filling.length);
            System.arraycopy(bytes, at, filling.bytes, filling.length, n);
            filling.length += n;
            at += n;
            left -= n;
            if (filling.length == BLOCK_BYTES) {
                full.add(filling);
                filling = null;
            }
        }
    }

    /** The hash of all bytes. */
    Sha3 finish() {
        if (filling != null) {
            full.add(filling);
            filling = null;
        }
        full.add(END);
        join();
        return Sha3.finish(digest);
    }

    /** Ends the thread; what it has not hashed yet is dropped. */
    @Override
    public void close() {
        if (worker.isAlive()) {
            full.clear();
            full.add(END);
            join();
        }
    }

    private void work() {
        try {
            for (Block block = full.take(); block != END; block = full.take()) {
                digest.update(block.bytes, 0, block.length);
                free.add(block);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody else knows this thread", e);
        }
    }

    private Block take() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void join() {
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(
                new InterruptedIOException("interrupted while waiting for the hash of the pixels"));
    }
}
