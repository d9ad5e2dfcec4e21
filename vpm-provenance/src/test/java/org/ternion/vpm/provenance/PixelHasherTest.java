package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.VpfException.Code;

class PixelHasherTest {
    private static final byte[] NONE = {};

    private static Sha3 hash(byte[] png, VpfLimits limits, int step) {
        try (PixelHasher hasher = new PixelHasher(limits)) {
            for (int at = 0; at < png.length; at += step) {
                hasher.accept(png, at, Math.min(step, png.length - at));
            }
            return hasher.finish();
        }
    }

    private static Sha3 hash(byte[] png) {
        return hash(png, VpfLimits.DEFAULT, 1 << 16);
    }

    private static Sha3 expected(int width, int height, int depth, int channels, byte... samples) {
        return Sha3.of(ChunkFiles.join(ChunkFiles.bytes("PXH1"), ByteBuffer.allocate(10).putInt(width).putInt(height)
                .put((byte) depth).put((byte) channels).array(), samples));
    }

    /** A picture whose rows, with their filter bytes, are given. */
    private static byte[] picture(byte[] header, byte[] rows, Object... typesAndData) {
        Object[] all = new Object[typesAndData.length + 6];
        all[0] = "IHDR";
        all[1] = header;
        System.arraycopy(typesAndData, 0, all, 2, typesAndData.length);
        int end = all.length;
        all[end - 4] = "IDAT";
        all[end - 3] = ChunkFiles.zlib(rows);
        all[end - 2] = "IEND";
        all[end - 1] = NONE;
        return ChunkFiles.file(all);
    }

    static Stream<Arguments> pictures() {
        byte[] palette = {1, 2, 3, 4, 5, 6};
        return Stream.of(
                Arguments.of("grey 8", picture(ChunkFiles.header(2, 1, 8, 0), new byte[] {0, 7, 9}),
                        expected(2, 1, 8, 1, (byte) 7, (byte) 9)),
                Arguments.of("grey 1 is scaled", picture(ChunkFiles.header(2, 1, 1, 0), new byte[] {0, 0x40}),
                        expected(2, 1, 8, 1, (byte) 0, (byte) 255)),
                Arguments.of("grey 16 big-endian", picture(ChunkFiles.header(1, 2, 16, 0),
                        new byte[] {0, 1, 2, 0, 3, 4}), expected(1, 2, 16, 1, (byte) 1, (byte) 2, (byte) 3, (byte) 4)),
                Arguments.of("grey and alpha", picture(ChunkFiles.header(1, 1, 8, 4), new byte[] {0, 1, 2}),
                        expected(1, 1, 8, 2, (byte) 1, (byte) 2)),
                Arguments.of("RGB, tRNS ignored", picture(ChunkFiles.header(1, 1, 8, 2), new byte[] {0, 1, 2, 3},
                        "tRNS", new byte[] {0, 1, 0, 2, 0, 3}), expected(1, 1, 8, 3, (byte) 1, (byte) 2, (byte) 3)),
                Arguments.of("palette", picture(ChunkFiles.header(2, 1, 4, 3), new byte[] {0, 0x10}, "PLTE", palette),
                        expected(2, 1, 8, 3, (byte) 4, (byte) 5, (byte) 6, (byte) 1, (byte) 2, (byte) 3)),
                Arguments.of("palette with tRNS", picture(ChunkFiles.header(2, 1, 4, 3), new byte[] {0, 0x10}, "PLTE",
                        palette, "tRNS", new byte[] {50}), expected(2, 1, 8, 4, (byte) 4, (byte) 5, (byte) 6,
                        (byte) 255, (byte) 1, (byte) 2, (byte) 3, (byte) 50)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void hashIsThatOfSizeAndSamples(String what, byte[] png, Sha3 expected) {
        assertEquals(expected, hash(png), what);
        assertEquals(expected, hash(png, VpfLimits.DEFAULT, 1), what);
    }

    static Stream<JsonNode> signed() {
        return StreamSupport.stream(ChunkFiles.json("signed.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void hashIsThatOfTheGoldens(JsonNode golden) {
        byte[] png = ChunkFiles.golden(golden.get("file").textValue());
        assertEquals(golden.get("pixel_hash").textValue(), hash(png).toString());
    }

    @Test
    void otherPixelsHaveAnotherHash() {
        assertNotEquals(hash(ChunkFiles.golden("embed_plain.png")), hash(ChunkFiles.golden("tamper_pixels.png")));
    }

    @Test
    void theCarrierOfARecordDoesNotMatter() {
        assertEquals(hash(ChunkFiles.golden("embed_plain.png")), hash(ChunkFiles.golden("chunk_text_zip.png")));
    }

    @Test
    void picturesAboveTheLimitAreRefused() {
        byte[] png = picture(ChunkFiles.header(3, 2, 8, 2), new byte[20]);
        assertEquals(hash(png), hash(png, samples(18), 100));
        VpfException e = assertThrows(VpfException.class, () -> hash(png, samples(17), 100));
        assertEquals(Code.LIMIT_EXCEEDED, e.code());
        byte[] deep = picture(ChunkFiles.header(3, 2, 16, 2), new byte[38]);
        assertEquals(hash(deep), hash(deep, samples(18), 100));
        assertThrows(VpfException.class, () -> hash(deep, samples(17), 100));
    }

    private static VpfLimits samples(long most) {
        return new VpfLimits(1, 1, 1, 1, 1, 1, most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_plain", "signed_0", "embed_stripe_image"})
    void cutFilesAreTruncated(String name) {
        byte[] png = ChunkFiles.golden(name + ".png");
        long seen = 0;
        for (int n = 0; n < png.length; n++) {
            byte[] cut = Arrays.copyOf(png, n);
            try {
                assertEquals(hash(png), hash(cut));
            } catch (VpfException e) {
                assertEquals(n < 8 ? Code.NOT_PNG : Code.TRUNCATED, e.code(), "cut at " + n);
                seen++;
            }
        }
        assertTrue(seen > 100, "only " + seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_plain", "signed_0", "signed_1", "embed_zeromodel"})
    void flippedBitsGiveAHashOrTheException(String name) {
        byte[] png = ChunkFiles.golden(name + ".png");
        Set<Code> allowed = Set.of(Code.NOT_PNG, Code.TRUNCATED, Code.BAD_PNG, Code.LIMIT_EXCEEDED);
        for (int bit : ChunkFiles.bits(png).toArray()) {
            try {
                hash(ChunkFiles.flipped(png, bit));
            } catch (VpfException e) {
                assertTrue(allowed.contains(e.code()), "bit " + bit + ": " + e.getMessage());
            }
        }
    }
}
