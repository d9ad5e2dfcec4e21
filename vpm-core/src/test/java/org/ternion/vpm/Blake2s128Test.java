package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Blake2s128Test {
    @ParameterizedTest
    @CsvSource({"'', 64550d6ffe2c0a01a14aba1eade0200c", "abc, aa4938119b1dc7b87cbad0ffd200d0ae"})
    void givesTheValuesOfTheSpecification(String text, String hex) {
        assertEquals(hex, hash(text.getBytes(StandardCharsets.US_ASCII), 1 << 20).hex());
    }

    /** Made with Python: hashlib.blake2s(bytes((i*7+i//251)&255 for i in range(n)), digest_size=16).hexdigest(). */
    @ParameterizedTest
    @CsvSource({
        "0, 64550d6ffe2c0a01a14aba1eade0200c",
        "1, 9f31f3ec588c6064a8e1f9051aeab90a",
        "3, c37b7de9a09ea9a7ce9afa6b19f11585",
        "63, 0af246d3ad72b3222c5d7554fae5a122",
        "64, 4b547ad9f51a9ca5708ee486eb42028d",
        "65, 222115b4874e143c31a8dad4c3092dfd",
        "127, b909bc7f4077ed851b27d607d5a2c0e5",
        "128, 43b10002c88e46e2d9f15c45236bd151",
        "129, 47968335559f7eb37bbac28754063812",
        "192, 62773cd4d1ca1355d3639c4796921074",
        "1000, 215b9332975bf162a7bbf602ab93c69e"
    })
    void agreesWithPythonAroundBlockEnds(int length, String hex) {
        assertEquals(hex, hash(message(length), 1 << 20).hex());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 63, 64, 65, 127, 128, 129, 500})
    void piecesGiveTheSameDigest(int piece) {
        for (int length : new int[] {0, 1, 63, 64, 65, 128, 129, 1000}) {
            byte[] bytes = message(length);
            assertEquals(hash(bytes, 1 << 20), hash(bytes, piece), "length " + length);
        }
    }

    @Test
    void cannotBeUsedAfterFinish() {
        Blake2s128 hash = new Blake2s128();
        hash.finish();
        assertThrows(IllegalStateException.class, hash::finish);
        assertThrows(IllegalStateException.class, () -> hash.update(new byte[1], 0, 1));
    }

    @Test
    void rangesOutsideTheArrayAreRejected() {
        Blake2s128 hash = new Blake2s128();
        assertThrows(IndexOutOfBoundsException.class, () -> hash.update(new byte[4], 2, 3));
    }

    private static byte[] message(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + i / 251);
        }
        return bytes;
    }

    private static TileId hash(byte[] bytes, int piece) {
        Blake2s128 hash = new Blake2s128();
        for (int from = 0; from < bytes.length; from += piece) {
            hash.update(bytes, from, Math.min(piece, bytes.length - from));
        }
        return hash.finish();
    }
}
