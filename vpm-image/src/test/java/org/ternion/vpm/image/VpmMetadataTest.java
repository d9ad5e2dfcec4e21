package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;
import org.ternion.vpm.image.VpmFormatException.Code;

/** Rules of the blob and its extension that the golden files do not show. */
class VpmMetadataTest {
    private static final byte[] PLAIN = VpmMetadata.tile(2, 3).build().encode();

    private static VpmMetadata strict(byte[] blob) {
        return VpmMetadata.decode(blob, Strictness.STRICT);
    }

    private static VpmMetadata lenient(byte[] blob) {
        return VpmMetadata.decode(blob, Strictness.LENIENT);
    }

    private static void assertRefused(Code code, byte[] blob) {
        VpmFormatException e = assertThrows(VpmFormatException.class, () -> strict(blob));
        assertEquals(code, e.code(), e.getMessage());
    }

    /** Lenient reading keeps the fixed part and reports one problem with the code strict reading throws. */
    private static VpmMetadata assertTolerated(Code code, byte[] blob) {
        assertRefused(code, blob);
        VpmMetadata m = lenient(blob);
        assertEquals(1, m.problems().size(), m.problems().toString());
        assertTrue(m.problems().get(0).startsWith(code + " at byte "), m.problems().get(0));
        return m;
    }

    private static byte[] with(byte[] blob, int offset, int... bytes) {
        byte[] changed = blob.clone();
        for (int i = 0; i < bytes.length; i++) {
            changed[offset + i] = (byte) bytes[i];
        }
        return changed;
    }

    @Test
    void unsignedFieldsKeepTheirTopBit() {
        VpmMetadata m = strict(VpmMetadata.tile(65535, 0xFFFF_FFFFL).level(65535).taskHash(-1).steps(-1L, -2L)
                .timestampNanos(Long.MIN_VALUE).tile(new TileId(-1, 1)).parent(new TileId(2, -3)).build().encode());
        assertEquals(65535, m.metricCount());
        assertEquals(0xFFFF_FFFFL, m.docCount());
        assertEquals(65535, m.level());
        assertEquals(-1, m.taskHash());
        assertEquals("18446744073709551615", Long.toUnsignedString(m.stepId()));
        assertEquals(-2L, m.parentStepId());
        assertEquals(Long.MIN_VALUE, m.timestampNanos());
        assertEquals(new TileId(-1, 1), m.tile());
        assertEquals(new TileId(2, -3), m.parent());
    }

    @Test
    void withoutWeightsTheLengthIsZero() {
        assertEquals(84, PLAIN.length);
        assertTrue(strict(PLAIN).weights().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535", "65536, 65535", "70000, 65535", "4294967295, 65535"})
    void largeBlocksAreClampedAndKeptInTheExtension(long block, int field) {
        byte[] blob = VpmMetadata.tile(2, 3).docBlock(block).build().encode();
        assertEquals(field, Short.toUnsignedInt(ByteBuffer.wrap(blob).getShort(MetadataLayout.DOC_BLOCK_OFFSET)));
        assertEquals(block, strict(blob).docBlock());
        assertEquals(block > 65535, strict(blob).hasExtension());
    }

    @Test
    void blockRecordMustAgreeWithTheField() {
        byte[] blob = ExtensionBytes.of(PLAIN).record(7, 0, "00000002").blob();
        assertEquals(1, assertTolerated(Code.BAD_METADATA, blob).docBlock());
    }

    @Test
    void taskTextMustFitItsHash() {
        byte[] blob = ExtensionBytes.of(PLAIN).record(8, 0, "61").blob();
        VpmMetadata m = assertTolerated(Code.BAD_METADATA, blob);
        assertEquals("a", m.task().orElseThrow());
        assertEquals(0xCBF43926, VpmMetadata.taskHash("123456789"));
    }

    @ParameterizedTest
    @CsvSource({"BAD_METADATA, 7, 1", "BAD_METADATA, 11, 7"})
    void reservedByteAndAggregationAreChecked(Code code, int offset, int value) {
        assertEquals(AggId.RAW, assertTolerated(code, with(VpmMetadata.tile(2, 3).build().encode(), offset, value))
                .agg());
    }

    @Test
    void weightsLengthMustBeZeroOrHalfTheMetrics() {
        byte[] blob = Arrays.copyOf(VpmMetadata.tile(3, 3).build().encode(), 85);
        blob[81] = 1;
        blob[84] = (byte) 0xF3;
        VpmMetadata m = assertTolerated(Code.BAD_METADATA, blob);
        assertEquals(MetricWeights.of(1, 0.2, 0), m.weights().orElseThrow());
        byte[] unusedHalf = VpmMetadata.tile(3, 3).weights(MetricWeights.of(1, 1, 1)).build().encode();
        unusedHalf[85] |= 1;
        assertTolerated(Code.BAD_METADATA, unusedHalf);
    }

    @Test
    void pointerVersionKindAggregationAndReservedBytesAreChecked() {
        RouterPointer pointer = new RouterPointer(MapKind.VPM, 65535, 0xFFFF_FFFFL, 1, 2, AggId.MAX, new TileId(3, 4));
        byte[] blob = VpmMetadata.tile(0, 3).pointers(List.of(pointer, pointer)).build().encode();
        assertEquals(List.of(pointer, pointer), strict(blob).pointers());
        assertEquals(List.of(pointer), assertTolerated(Code.UNSUPPORTED_VERSION, with(blob, 85, 2)).pointers());
        assertEquals(List.of(pointer), assertTolerated(Code.UNKNOWN_KIND, with(blob, 84, 3)).pointers());
        assertEquals(List.of(pointer), assertTolerated(Code.BAD_METADATA, with(blob, 101, 9)).pointers());
        assertEquals(List.of(pointer), assertTolerated(Code.BAD_METADATA, with(blob, 119, 1)).pointers());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 35, 37})
    void pointerHasThirtySixBytes(int length) {
        assertThrows(VpmFormatException.class, () -> RouterPointer.decode(new byte[length]));
    }

    @Test
    void pointerRangesAreCheckedInsteadOfMasked() {
        assertThrows(IllegalArgumentException.class,
                () -> new RouterPointer(MapKind.VPM, 65536, 0, 0, 0, AggId.MAX, TileId.NONE));
        assertThrows(IllegalArgumentException.class,
                () -> new RouterPointer(MapKind.VPM, 0, 1L << 32, 0, 0, AggId.MAX, TileId.NONE));
        assertThrows(IllegalArgumentException.class,
                () -> new RouterPointer(MapKind.VPM, 0, 0, -1, 0, AggId.MAX, TileId.NONE));
    }

    @Test
    void bytesAfterThePointersThatAreNoExtensionAreIgnoredAndNamed() {
        VpmMetadata m = strict(Arrays.copyOf(PLAIN, 90));
        assertFalse(m.hasExtension());
        assertEquals(List.of("6 bytes after the pointers are not an extension and are ignored"), m.problems());
    }

    @Test
    void unknownRecordsSurviveByteForByte() {
        byte[] blob = ExtensionBytes.of(VpmMetadata.tile(2, 3).task("x").build().encode(), 84)
                .record(8, 0, "78").record(12, 0, "").record(300, 2, "0badcafe").record(65535, 0x80, "01").blob();
        assertArrayEquals(blob, strict(blob).encode());
        assertTrue(strict(ExtensionBytes.of(PLAIN).record(12, 0, "").blob()).hasExtension());
        byte[] edited = strict(blob).toBuilder().level(4).build().encode();
        String hex = HexFormat.of().formatHex(edited);
        assertTrue(hex.contains("000c000000000000" + "012c0002000000040badcafe" + "ffff00800000000101"), hex);
        assertEquals(4, strict(edited).level());
    }

    @Test
    void unknownCriticalRecordDropsTheExtension() {
        byte[] blob = ExtensionBytes.of(PLAIN).record(2, 0, "0001610001" + "62").record(12, 1, "").blob();
        assertEquals(List.of(), assertTolerated(Code.BAD_METADATA, blob).metricNames());
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2"})
    void tagsAscendAndAreUnique(int first, int second) {
        String names = "000161000162";
        byte[] blob = ExtensionBytes.of(PLAIN).record(first, 0, first == 2 ? names : "00000003000000000000")
                .record(second, 0, names).blob();
        assertTolerated(Code.BAD_METADATA, blob);
    }

    @Test
    void everyBitIsUnderTheCrc() {
        byte[] blob = ExtensionBytes.of(PLAIN).record(2, 0, "000161000162").blob();
        for (int bit = 24 * 8; bit < 80 * 8; bit++) {
            assertRefused(Code.BAD_METADATA, with(blob, bit / 8, blob[bit / 8] ^ 1 << bit % 8));
        }
        assertEquals(List.of(), assertTolerated(Code.BAD_METADATA, with(blob, blob.length - 1, 0x55)).metricNames());
    }

    @Test
    void extensionVersionReservedByteAndTailAreChecked() {
        byte[] blob = ExtensionBytes.of(PLAIN).record(2, 0, "000161000162").blob();
        assertTolerated(Code.UNSUPPORTED_VERSION, with(blob, 88, 2));
        assertEquals(2, lenient(ExtensionBytes.of(PLAIN).reserved(1).blob()).metricCount());
        assertTolerated(Code.BAD_METADATA, ExtensionBytes.of(PLAIN).reserved(1).blob());
        VpmMetadata m = assertTolerated(Code.TRAILING_DATA, Arrays.copyOf(blob, blob.length + 3));
        assertEquals(List.of("a", "b"), m.metricNames());
        assertTolerated(Code.TRUNCATED, Arrays.copyOf(blob, blob.length - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 00", "1, 7ff800000000000000000000000000003ff00000000000003ff0000000000000",
        "1, 3ff000000000000000000000000000003ff00000000000003ff0000000000000",
        "2, 000161000161", "2, 0000000161", "2, 000161", "2, 00016100016200", "2, 0001610001ff", "2, 00016100ff62",
        "3, 00", "3, 00000002000000000000", "3, 0000000300000000", "3, ffffffff000000000000",
        "4, 00000003000000000000000100000001", "4, 00000003000000000000000100000003",
        "4, 0000000300000000000000ffffffffff", "4, 000000030000000000000001",
        "4, 0000000300000000000000010000000200", "5, 00000000", "5, 0001", "5, 00000002", "6, 0000", "6, 000000",
        "7, 00", "8, ff", "9, 0000000000000001", "9, 00", "10, 00", "11, 00000003000000070000000500000007",
        "11, 000000030000000700000005ffffffff"
    })
    void badRecordIsRefusedOrLeftOut(int tag, String payload) {
        byte[] blob = ExtensionBytes.of(PLAIN).record(tag, 0, payload).blob();
        VpmMetadata m = assertTolerated(Code.BAD_METADATA, blob);
        assertFalse(m.hasExtension());
        assertArrayEquals(PLAIN, m.encode());
    }

    @Test
    void sourceRowsNeedMatchingRanks() {
        String ranks = "00000003000000010000000000000002";
        String rows = "00000003000000070000000500000009";
        VpmMetadata m = strict(ExtensionBytes.of(PLAIN).record(4, 0, ranks).record(11, 0, rows).blob());
        assertArrayEquals(new int[] {7, 5, 9}, m.sourceRows().orElseThrow().toArray());
        assertEquals(5, m.document(1));
        assertThrows(IndexOutOfBoundsException.class, () -> m.document(3));
        String wrong = "00000003000000000000000100000002";
        VpmMetadata kept = assertTolerated(Code.BAD_METADATA,
                ExtensionBytes.of(PLAIN).record(4, 0, wrong).record(11, 0, rows).blob());
        assertEquals(1, kept.document(1));
    }

    @Test
    void documentsAreStoredAsPermutationOrAsRowsWithRanks() {
        VpmMetadata all = strict(VpmMetadata.tile(1, 3).documents(IndexList.copyOf(new int[] {2, 0, 1})).build()
                .encode());
        assertTrue(all.sourceRows().isEmpty());
        assertEquals(2, all.document(0));
        VpmMetadata some = strict(VpmMetadata.tile(1, 3).documents(IndexList.copyOf(new int[] {20, 0, 10})).build()
                .encode());
        assertArrayEquals(new int[] {2, 0, 1}, some.documentPermutation().orElseThrow().toArray());
        assertEquals(20, some.document(0));
        assertThrows(IllegalArgumentException.class,
                () -> VpmMetadata.tile(1, 3).documents(IndexList.copyOf(new int[] {5, 0, 5})));
        assertEquals(1, VpmMetadata.tile(1, 3).build().document(1));
    }

    @Test
    void longListsAreCompressedAboveFourKibibytes() {
        int n = 1023;
        int[] order = IntStream.range(0, n).toArray();
        byte[] small = VpmMetadata.tile(0, n).documents(IndexList.copyOf(order)).build().encode();
        assertEquals(0, small[84 + 8 + 3], "4096 bytes stay as they are");
        byte[] large = VpmMetadata.tile(0, n + 1).documents(IndexList.copyOf(IntStream.range(0, n + 1).toArray()))
                .build().encode();
        assertEquals(MetadataLayout.COMPRESSED, large[84 + 8 + 3]);
        assertTrue(large.length < small.length);
        assertEquals(n, strict(large).document(n));
    }

    @Test
    void aMillionDocumentsRoundTrip() {
        int n = 1_000_000;
        int[] order = IntStream.range(0, n).toArray();
        Random random = new Random(7);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] rows = Arrays.stream(order).map(v -> 2 * v + 1).toArray();
        List<String> ids = Arrays.stream(order).mapToObj(v -> "document-" + v).toList();
        byte[] blob = VpmMetadata.tile(0, n).documents(IndexList.copyOf(rows)).documentIds(ids).build().encode();
        VpmMetadata m = strict(blob);
        assertArrayEquals(order, m.documentPermutation().orElseThrow().backingArray());
        assertArrayEquals(rows, m.sourceRows().orElseThrow().backingArray());
        assertEquals(ids, m.documentIds());
    }

    @Test
    void metadataAboveTheLimitIsNotWrittenAndNotRead() {
        List<String> ids = Collections.nCopies(1100, "x".repeat(65535));
        VpmMetadata m = VpmMetadata.tile(0, 1100).documentIds(ids).build();
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpmFormatException.class, m::encode).code());
        byte[] blob = VpmMetadata.tile(0, 2000).documents(IndexList.copyOf(IntStream.range(0, 2000).toArray())).build()
                .encode();
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpmFormatException.class, () -> VpmMetadata.decode(blob,
                Strictness.STRICT, Limits.DEFAULT.withMaxMetadataBytes(blob.length - 1))).code());
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpmFormatException.class, () -> VpmMetadata.decode(blob,
                Strictness.STRICT, Limits.DEFAULT.withMaxMetadataBytes(8003))).code());
        assertEquals(2000, VpmMetadata.decode(blob, Strictness.STRICT, Limits.DEFAULT.withMaxMetadataBytes(8004))
                .documentPermutation().orElseThrow().size());
    }

    @Test
    void builderChecksCountsAndText() {
        VpmMetadataBuilder b = VpmMetadata.tile(2, 3);
        assertThrows(IllegalArgumentException.class, () -> VpmMetadata.tile(65536, 1));
        assertThrows(IllegalArgumentException.class, () -> VpmMetadata.tile(1, 1L << 32));
        assertThrows(IllegalArgumentException.class, () -> b.level(-1));
        assertThrows(IllegalArgumentException.class, () -> b.docBlock(1L << 32));
        assertThrows(IllegalArgumentException.class, () -> b.metricNames(List.of("a")));
        assertThrows(IllegalArgumentException.class, () -> b.metricNames(List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> b.metricNames(List.of("a", "")));
        assertThrows(IllegalArgumentException.class, () -> b.metricNames(List.of("a", "\ud800")));
        assertThrows(IllegalArgumentException.class, () -> b.documentIds(List.of("a", "b", "x".repeat(65536))));
        assertThrows(IllegalArgumentException.class, () -> b.ranges(List.of(MetricRange.UNSET, MetricRange.UNSET)));
        assertThrows(IllegalArgumentException.class, () -> b.weights(MetricWeights.of(1)));
        assertThrows(IllegalArgumentException.class, () -> b.task("\udc00"));
        assertThrows(IllegalArgumentException.class, () -> b.metricPermutation(IndexList.copyOf(new int[] {1, 1})));
        assertThrows(IllegalArgumentException.class, () -> b.dataSha3(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> IndexList.copyOf(new int[] {-1}));
        assertArrayEquals(PLAIN, b.build().encode());
    }

    @Test
    void metadataIsNotChangedThroughItsBuilderOrItsArrays() {
        int[] order = {1, 0, 2};
        VpmMetadataBuilder builder = VpmMetadata.tile(2, 3).documents(IndexList.copyOf(order));
        VpmMetadata m = builder.build();
        byte[] before = m.encode();
        builder.level(9).task("later");
        m.toBuilder().metricNames(List.of("x", "y"));
        m.documentPermutation().orElseThrow().toArray()[0] = 5;
        order[0] = 7;
        assertArrayEquals(before, m.encode());
        assertEquals("VPM 2 x 3 level 0 " + TileId.NONE, m.toString());
    }
}
