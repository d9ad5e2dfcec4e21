package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.Blake2s128;
import org.ternion.vpm.TileId;

class RowHashesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void threadsHashTheSameBytes(int threads) throws NoSuchAlgorithmException {
        ExecutorService pool = threads == 0 ? null : Executors.newFixedThreadPool(threads);
        try {
            RowHashes hashes = new RowHashes(Optional.empty(), pool);
            MessageDigest sha3 = MessageDigest.getInstance("SHA3-256");
            Blake2s128 blake = new Blake2s128();
            Random random = new Random(threads);
            byte[][] arrays = new byte[2][1000];
            for (int i = 0; i < 300; i++) {
                // Two arrays in turn, as the writer does: the one before must have been read when an update returns.
                byte[] rows = arrays[i % 2];
                random.nextBytes(rows);
                int length = random.nextInt(rows.length + 1);
                sha3.update(rows, 0, length);
                blake.update(rows, 0, length);
                hashes.update(rows, length);
            }
            assertArrayEquals(sha3.digest(), hashes.sha3());
            assertEquals(blake.finish(), hashes.tileId());
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void anIdThatIsGivenStays(int length) throws NoSuchAlgorithmException {
        byte[] id = new byte[TileId.BYTES];
        Arrays.fill(id, (byte) 9);
        RowHashes hashes = new RowHashes(Optional.of(TileId.of(id)), null);
        hashes.update(new byte[10], length);
        assertEquals(TileId.of(id), hashes.tileId());
        assertArrayEquals(MessageDigest.getInstance("SHA3-256").digest(new byte[length]), hashes.sha3());
    }
}
