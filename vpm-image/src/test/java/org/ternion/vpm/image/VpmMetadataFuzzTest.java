package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;
import org.ternion.vpm.image.VpmFormatException.Code;

/** Damaged blobs: a value or a {@link VpmFormatException}, and memory in proportion to the blob. */
class VpmMetadataFuzzTest {
    private static final long SEED = 20250611;

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        Goldens.each(Goldens.json("vpm-image/vmeta.json").get("blobs"))
                .forEach(b -> seeds.add(Goldens.hex(b.get("bytes"))));
        Goldens.each(Goldens.json("vpm-image/ext.json").get("files"))
                .forEach(f -> seeds.add(Goldens.hex(f.get("vmeta_blob"))));
        seeds.add(full(40));
        seeds.add(full(1025));
        return seeds;
    }

    /** A blob with every record, compressed above 1024 documents. */
    private static byte[] full(int documents) {
        int[] rows = IntStream.range(0, documents).map(c -> 3 * (documents - c)).toArray();
        RouterPointer pointer = new RouterPointer(MapKind.VPM, 1, 2, 3, 4, AggId.MEAN, new TileId(5, 6));
        return VpmMetadata.tile(3, documents).docBlock(100_000).agg(AggId.MAX).weights(MetricWeights.of(1, 0.5, 0.2))
                .pointers(List.of(pointer, pointer)).ranges(List.of(new MetricRange(-1, 1), new MetricRange(0, 0),
                        new MetricRange(1e-300, 1e300))).metricNames(List.of("a", "β", "c c"))
                .documentIds(IntStream.range(0, documents).mapToObj(i -> "d" + i).toList())
                .documents(IndexList.copyOf(rows)).metricPermutation(IndexList.copyOf(new int[] {2, 0, 1}))
                .idatGroupRows(2).task("ORDER BY a DESC").parentOf(new ChildColumns(8, 300))
                .dataSha3(new byte[32]).build().encode();
    }

    private static void valueOrFormatException(byte[] blob) {
        for (Strictness strictness : Strictness.values()) {
            VpmMetadata m;
            try {
                m = VpmMetadata.decode(blob, strictness);
            } catch (VpmFormatException e) {
                assertTrue(e.offset() <= blob.length, e.getMessage());
                continue;
            }
            // What was read is sound enough to be written and read again.
            byte[] written = m.encode();
            VpmMetadata again = VpmMetadata.decode(written, Strictness.LENIENT);
            assertEquals(m.documentIds(), again.documentIds());
            assertEquals(m.pointers(), again.pointers());
            assertEquals(m.ranges(), again.ranges());
        }
    }

    /** Makes the CRC fit, so that the damage reaches the records. */
    private static byte[] sealed(byte[] blob) {
        CRC32 crc = new CRC32();
        crc.update(blob, 0, blob.length - 4);
        ByteBuffer.wrap(blob).putInt(blob.length - 4, (int) crc.getValue());
        return blob;
    }

    @Test
    void truncationAtEveryByte() {
        for (byte[] seed : seeds()) {
            for (int length = 0; length < seed.length; length++) {
                valueOrFormatException(Arrays.copyOf(seed, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0xFF})
    void everyByteFlipped(int mask) {
        for (byte[] seed : seeds()) {
            for (int at = 0; at < seed.length; at++) {
                byte[] damaged = seed.clone();
                damaged[at] ^= (byte) mask;
                valueOrFormatException(damaged);
                if (seed.length > 150 && at < seed.length - 4) {
                    valueOrFormatException(sealed(damaged));
                }
            }
        }
    }

    @Test
    void tenThousandBlobsWithRandomDamage() {
        Random random = new Random(SEED);
        List<byte[]> seeds = seeds();
        for (int i = 0; i < 10_000; i++) {
            byte[] blob = seeds.get(random.nextInt(seeds.size())).clone();
            for (int k = random.nextInt(8); k >= 0; k--) {
                int at = random.nextInt(blob.length);
                if (random.nextBoolean()) {
                    blob[at] = (byte) random.nextInt();
                } else {
                    for (int j = at; j < Math.min(blob.length, at + 4); j++) {
                        blob[j] = (byte) (random.nextBoolean() ? 0xFF : 0);
                    }
                }
            }
            valueOrFormatException(random.nextInt(4) == 0 ? blob : sealed(blob));
        }
    }

    @Test
    void randomBytesBehindTheMagic() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 5_000; i++) {
            byte[] blob = new byte[random.nextInt(400)];
            random.nextBytes(blob);
            byte[] start = {'V', 'M', 'E', 'T', 'A', 1, (byte) random.nextInt(3), 0};
            System.arraycopy(start, 0, blob, 0, Math.min(blob.length, start.length));
            valueOrFormatException(blob);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 11})
    void hostileListLengthsTakeNoMemory(int tag) {
        byte[] blob = ExtensionBytes.of(VpmMetadata.tile(1, 0xFFFF_FFFFL).build().encode())
                .record(tag, 0, "ffffffff00000000").blob();
        assertBounded(1 << 20, () -> assertThrows(VpmFormatException.class,
                () -> VpmMetadata.decode(blob, Strictness.STRICT)));
        byte[] fitsLimit = ExtensionBytes.of(VpmMetadata.tile(1, 1 << 24).build().encode())
                .record(tag, 0, "0100000000000000").blob();
        assertBounded(1 << 20, () -> assertThrows(VpmFormatException.class,
                () -> VpmMetadata.decode(fitsLimit, Strictness.STRICT)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 64 << 20})
    void hostileInflatedLengthsTakeNoMemory(long rawLength) {
        byte[] payload = ByteBuffer.allocate(12).putInt((int) rawLength).array();
        byte[] blob = ExtensionBytes.of(VpmMetadata.tile(1, 1).build().encode()).record(4, 2, payload).blob();
        assertBounded(1 << 20, () -> assertThrows(VpmFormatException.class,
                () -> VpmMetadata.decode(blob, Strictness.STRICT)));
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void inflationStopsAtTheAnnouncedLength(Strictness strictness) throws Exception {
        byte[] zeros = deflated(64 << 20);
        byte[] payload = ByteBuffer.allocate(4 + zeros.length).putInt(8).put(zeros).array();
        byte[] blob = ExtensionBytes.of(VpmMetadata.tile(1, 1).build().encode()).record(4, 2, payload).blob();
        assertBounded(2 << 20, () -> {
            if (strictness == Strictness.STRICT) {
                assertEquals(Code.BAD_METADATA, assertThrows(VpmFormatException.class,
                        () -> VpmMetadata.decode(blob, strictness)).code());
            } else {
                assertTrue(VpmMetadata.decode(blob, strictness).documentPermutation().isEmpty());
            }
        });
    }

    @Test
    void inflatedRecordsTogetherStayBelowTheLimit() throws Exception {
        byte[] zeros = deflated(40 << 20);
        byte[] payload = ByteBuffer.allocate(4 + zeros.length).putInt(40 << 20).put(zeros).array();
        byte[] blob = ExtensionBytes.of(VpmMetadata.tile(1, 1).build().encode()).record(3, 2, payload)
                .record(4, 2, payload).record(11, 2, payload).blob();
        assertBounded(90 << 20, () -> {
            List<String> problems = VpmMetadata.decode(blob, Strictness.LENIENT).problems();
            assertTrue(problems.get(1).startsWith("LIMIT_EXCEEDED"), problems.toString());
            assertEquals(3, problems.size());
        });
    }

    private static byte[] deflated(int zeros) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] piece = new byte[1 << 16];
            for (int written = 0; written < zeros; written += piece.length) {
                out.write(piece);
            }
        }
        return bytes.toByteArray();
    }

    private static void assertBounded(long maxBytes, Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        action.run();
        long taken = threads.getThreadAllocatedBytes(id) - before;
        assertTrue(taken <= maxBytes, taken + " bytes taken of at most " + maxBytes);
    }
}
