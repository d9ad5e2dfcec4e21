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

    /**
     * Hashes of no rows yet.
     *
     * @param given id of the map, if it has one
     * @param pool  where one of the two is computed, or null for the calling thread
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

    /** Appends the first bytes of an array, which is not read any more on return. */
    void update(byte[] rows, int length) {
        if (given.isPresent()) {
            sha3.update(rows, 0, length);
        } else if (pool == null) {
            sha3.update(rows, 0, length);
            content.update(rows, 0, length);
        } else {
            Future<?> other = pool.submit(() -> sha3.update(rows, 0, length));
            content.update(rows, 0, length);
            // Also hands the state of the digest over to whichever thread comes next.
            VpmWriter.await(other);
        }
    }

    byte[] sha3() {
        return sha3.digest();
    }

    TileId tileId() {
        return given.isPresent() ? given.get() : content.finish();
    }
}
