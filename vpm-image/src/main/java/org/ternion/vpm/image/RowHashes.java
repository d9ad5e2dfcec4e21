package org.ternion.vpm.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.ternion.vpm.Blake2s128;
import org.ternion.vpm.TileId;

/** The two hashes of the raw rows: SHA3-256, and BLAKE2s where the map has no id of its own. */
final class RowHashes {
    private final MessageDigest sha3;
    private final Optional<TileId> given;
    private final Blake2s128 content = new Blake2s128();
    private final ExecutorService pool;
    private Future<?> pending;

    /**
     * Hashes of no rows yet.
     *
     * @param given id of the map, if it has one
     * @param pool  where SHA3-256 is computed, or null for the calling thread
     */
    RowHashes(Optional<TileId> given, ExecutorService pool) {
        try {
            sha3 = MessageDigest.getInstance("SHA3-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA3-256", e);
        }
        this.given = given;
        this.pool = pool;
    }

    /**
     * Appends the first bytes of an array. With a pool the array may still be read after that, until the next call has
     * returned.
     */
    void update(byte[] rows, int length) {
        if (pool == null) {
            sha3.update(rows, 0, length);
        } else {
            // Also hands the state of the digest over to whichever thread comes next.
            await();
            pending = pool.submit(() -> sha3.update(rows, 0, length));
        }
        if (given.isEmpty()) {
            content.update(rows, 0, length);
        }
    }

    private void await() {
        if (pending != null) {
            VpmWriter.await(pending);
            pending = null;
        }
    }

    byte[] sha3() {
        await();
        return sha3.digest();
    }

    TileId tileId() {
        return given.isPresent() ? given.get() : content.finish();
    }
}
