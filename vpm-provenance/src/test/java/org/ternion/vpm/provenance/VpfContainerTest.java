package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpfContainerTest {
    private static final VpfLimits SMALL = new VpfLimits(1000, 1000, 5000, 10, 64, 1000, 1000);

    static List<JsonNode> containers() {
        return DocumentGoldens.list("canonical.json", "containers");
    }

    /** Reads as a verifier would: container, record, hash. */
    private static String outcome(byte[] container, boolean strict) {
        try {
            Vpf vpf = Vpf.parse(VpfContainer.decode(container, VpfLimits.DEFAULT, strict), VpfLimits.DEFAULT);
            return vpf.computeHash().toString().equals(vpf.lineage().vpfHash()) ? "OK" : "VPF_HASH_MISMATCH";
        } catch (VpfException e) {
            return e.code().name();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void goldenContainersGiveTheListedResult(JsonNode golden) {
        byte[] container = HexFormat.of().parseHex(golden.get("container").textValue());
        assertEquals(golden.get("wanted_strict").textValue(), outcome(container, true));
        assertEquals(golden.get("wanted_lenient").textValue(), outcome(container, false));
    }

    @Test
    void goldenContainerIsMadeAgainWithinFivePercent() {
        byte[] golden = HexFormat.of().parseHex(containers().get(0).get("container").textValue());
        byte[] json = VpfContainer.decode(golden, VpfLimits.DEFAULT, true);
        byte[] made = VpfContainer.encode(json);
        assertArrayEquals(json, VpfContainer.decode(made, VpfLimits.DEFAULT, true));
        assertEquals(golden.length, made.length, 0.05 * golden.length);
    }

    @Test
    void anyBytesComeBack() {
        long seed = 20261128;
        Random random = new Random(seed);
        for (int length : new int[] {0, 1, 4095, 4096, 4097, 8192, 100_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] container = VpfContainer.encode(bytes);
            assertArrayEquals(bytes, VpfContainer.decode(container, VpfLimits.DEFAULT, true), "seed " + seed);
            assertArrayEquals(container, VpfContainer.fromBase64(VpfContainer.toBase64(container)));
        }
    }

    private static VpfException.Code code(byte[] container, VpfLimits limits) {
        return assertThrows(VpfException.class, () -> VpfContainer.decode(container, limits, true)).code();
    }

    @Test
    void everyCutIsTruncated() {
        byte[] container = VpfContainer.encode("{\"a\": 1}".getBytes(StandardCharsets.US_ASCII));
        for (int cut = 0; cut < container.length; cut++) {
            assertEquals(VpfException.Code.TRUNCATED, code(Arrays.copyOf(container, cut), VpfLimits.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', TRUNCATED", "56, TRUNCATED", "57, BAD_MAGIC", "5650463200000000, BAD_MAGIC",
        "5650463100000000, BAD_ZLIB", "56504631ffffffff00, TRUNCATED", "565046317fffffff00, TRUNCATED",
        "565046310000000178, BAD_ZLIB", "5650463100000000ff, TRAILING_DATA", "56504631000000020000, BAD_ZLIB"})
    void hostileHeadersAreNamed(String hex, VpfException.Code wanted) {
        assertEquals(wanted, code(HexFormat.of().parseHex(hex), VpfLimits.DEFAULT));
    }

    @Test
    void bytesBehindTheCompressedDataAreRefusedWhenStrict() {
        byte[] container = VpfContainer.encode(new byte[] {'1'});
        byte[] longer = Arrays.copyOf(container, container.length + 3);
        ByteBuffer.wrap(longer).putInt(4, longer.length - 8);
        assertEquals(VpfException.Code.TRAILING_DATA, code(longer, VpfLimits.DEFAULT));
        assertArrayEquals(new byte[] {'1'}, VpfContainer.decode(longer, VpfLimits.DEFAULT, false));
    }

    @Test
    void dataForAPresetDictionaryAreRefused() {
        Deflater deflater = new Deflater();
        deflater.setDictionary("dictionary".getBytes(StandardCharsets.US_ASCII));
        deflater.setInput("dictionary".getBytes(StandardCharsets.US_ASCII));
        deflater.finish();
        byte[] zlib = new byte[100];
        int n = deflater.deflate(zlib);
        deflater.end();
        byte[] container = ByteBuffer.allocate(8 + n).put("VPF1".getBytes(StandardCharsets.US_ASCII)).putInt(n)
                .put(zlib, 0, n).array();
        assertEquals(VpfException.Code.BAD_ZLIB, code(container, VpfLimits.DEFAULT));
    }

    @Test
    void sizesAreLimited() {
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code(VpfContainer.encode(noise), SMALL));
        assertArrayEquals(Arrays.copyOf(noise, 900), VpfContainer.decode(VpfContainer.encode(Arrays.copyOf(noise, 900)),
                SMALL, true));
        byte[] zeros = new byte[2000];
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code(VpfContainer.encode(zeros), SMALL));
        byte[] letters = new byte[5001];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = noise[i % 600];
        }
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code(VpfContainer.encode(letters), SMALL));
        byte[] fitting = Arrays.copyOf(letters, 5000);
        assertArrayEquals(fitting, VpfContainer.decode(VpfContainer.encode(fitting), SMALL, true));
    }

    @Test
    void bombIsRefusedBeforeItIsLarge() {
        byte[] bomb = VpfContainer.encode(new byte[64 << 20]);
        long before = allocated();
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code(bomb, VpfLimits.DEFAULT));
        assertTrue(allocated() - before < 8 << 20);
    }

    /** Bytes allocated by this thread so far. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void damageGivesAValueOrTheFormatsException() {
        byte[] json = containers().get(0).toString().getBytes(StandardCharsets.UTF_8);
        byte[] container = VpfContainer.encode(json);
        for (int bit = 0; bit < 8 * container.length; bit++) {
            byte[] flipped = container.clone();
            flipped[bit / 8] = (byte) (flipped[bit / 8] ^ 1 << bit % 8);
            try {
                // Bits that fill up the last byte before the checksum mean nothing; all others are noticed.
                assertArrayEquals(json, VpfContainer.decode(flipped, VpfLimits.DEFAULT, true));
                assertEquals(container.length - 5, bit / 8);
            } catch (VpfException e) {
                assertEquals(1, e.detail().lines().count());
            }
        }
        long seed = 20261129;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            byte[] noise = ByteBuffer.allocate(10 + bytes.length).put("VPF1".getBytes(StandardCharsets.US_ASCII))
                    .putInt(2 + bytes.length).put((byte) 0x78).put((byte) 0x9c).put(bytes).array();
            assertThrows(VpfException.class, () -> VpfContainer.decode(noise, VpfLimits.DEFAULT, true), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "Zg==, f", "' Z\tg\n=\r\f= ', f", "Zm9v, foo", "Zm8=, fo", "+/+/, \u00fb\u00ff\u00bf"})
    void base64IsRead(String text, String latin1) {
        assertArrayEquals(latin1.getBytes(StandardCharsets.ISO_8859_1), VpfContainer.fromBase64(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "Z", "=", "====", "Zg==Zg==", "Zm-v", "Zm_v",
        "Zm9v\u0000", "\u0000\u0000Zm9v", "Zm9v!", "Zm9\u00e9", "Zm9v\u000b", "Zm9v\u00a0", "Zg=a"})
    void whatIsNotStrictBase64IsRefused(String text) {
        assertEquals(VpfException.Code.BAD_BASE64,
                assertThrows(VpfException.class, () -> VpfContainer.fromBase64(text)).code());
    }

    @Test
    void everyOtherDigitGivesOtherBytes() {
        String text = VpfContainer.toBase64(new byte[] {1, 2, 3, 4});
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            for (char c = 0; c < 0x100; c++) {
                if (c == text.charAt(i) || " \t\n\f\r".indexOf(c) >= 0) {
                    continue;
                }
                try {
                    byte[] bytes = VpfContainer.fromBase64(text.substring(0, i) + c + text.substring(i + 1));
                    assertFalse(Arrays.equals(new byte[] {1, 2, 3, 4}, bytes));
                    others++;
                } catch (VpfException e) {
                    assertEquals(VpfException.Code.BAD_BASE64, e.code());
                }
            }
        }
        // Five free digits; a sixth with two bits that count; 16 digits in place of padding make a fifth byte.
        assertEquals(5 * 63 + 3 + 16, others);
    }
}
