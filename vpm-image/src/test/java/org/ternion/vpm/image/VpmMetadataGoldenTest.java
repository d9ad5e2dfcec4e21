package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;

/** Blobs of the golden files, both ways. */
class VpmMetadataGoldenTest {
    private static final JsonNode VMETA = Goldens.json("vpm-image/vmeta.json");

    static Stream<JsonNode> tileBlobs() {
        return Goldens.each(VMETA.get("blobs")).filter(blob -> blob.has("fields"));
    }

    static Stream<JsonNode> malformed() {
        return Goldens.each(VMETA.get("malformed"));
    }

    static Stream<JsonNode> extensions() {
        return Goldens.each(Goldens.json("vpm-image/ext.json").get("files"));
    }

    static Stream<JsonNode> prepared() {
        return Goldens.each(Goldens.json("zeromodel-core/prepare.json").get("cases")).filter(c -> c.has("vmeta_hex"));
    }

    @ParameterizedTest
    @MethodSource("tileBlobs")
    void fieldsAreReadFromTheBlob(JsonNode golden) {
        JsonNode f = golden.get("fields");
        VpmMetadata m = VpmMetadata.decode(Goldens.hex(golden.get("bytes")), Strictness.STRICT);
        assertEquals(f.get("kind").intValue(), m.kind().number());
        assertEquals(f.get("level").intValue(), m.level());
        assertEquals(f.get("agg_id").intValue(), m.agg().number());
        assertEquals(f.get("metric_count").intValue(), m.metricCount());
        assertEquals(f.get("doc_count").longValue(), m.docCount());
        assertEquals(f.get("doc_block_size").longValue(), m.docBlock());
        assertEquals(f.get("task_hash").longValue(), Integer.toUnsignedLong(m.taskHash()));
        assertEquals(f.get("tile_id").textValue(), m.tile().hex());
        assertEquals(f.get("parent_id").textValue(), m.parent().hex());
        assertEquals(f.get("step_id").longValue(), m.stepId());
        assertEquals(f.get("parent_step_id").longValue(), m.parentStepId());
        assertEquals(f.get("timestamp_ns").longValue(), m.timestampNanos());
        assertEquals(f.get("weights_nibbles").textValue(),
                m.weights().map(w -> HexFormat.of().formatHex(w.toNibbles())).orElse(""));
        for (int i = 0; i < golden.get("weights").size(); i++) {
            assertEquals(golden.get("weights").get("m" + i).doubleValue(), m.weights().orElseThrow().weight(i));
        }
        assertEquals(f.get("pointers").size(), m.pointers().size());
        for (int i = 0; i < m.pointers().size(); i++) {
            assertPointer(f.get("pointers").get(i), m.pointers().get(i));
        }
        assertFalse(m.hasExtension());
        assertEquals(List.of(), m.problems());
    }

    private static void assertPointer(JsonNode golden, RouterPointer p) {
        assertEquals(golden.get("kind").intValue(), p.kind().number());
        assertEquals(golden.get("level").intValue(), p.level());
        assertEquals(golden.get("x_offset").longValue(), p.xOffset());
        assertEquals(golden.get("span").longValue(), p.span());
        assertEquals(golden.get("doc_block_size").longValue(), p.docBlock());
        assertEquals(golden.get("agg_id").intValue(), p.agg().number());
        assertEquals(golden.get("tile_id").textValue(), p.tile().hex());
        assertArrayEquals(Goldens.hex(golden.get("bytes")), p.encode());
        assertEquals(p, RouterPointer.decode(p.encode()));
    }

    @ParameterizedTest
    @MethodSource("tileBlobs")
    void blobIsBuiltFromTheFields(JsonNode golden) {
        JsonNode f = golden.get("fields");
        VpmMetadataBuilder builder = VpmMetadata.tile(f.get("metric_count").intValue(), f.get("doc_count").longValue())
                .kind(MapKind.ofNumber(f.get("kind").intValue()).orElseThrow()).level(f.get("level").intValue())
                .agg(AggId.ofNumber(f.get("agg_id").intValue()).orElseThrow())
                .docBlock(f.get("doc_block_size").longValue()).taskHash((int) f.get("task_hash").longValue())
                .tile(TileId.of(Goldens.hex(f.get("tile_id")))).parent(TileId.of(Goldens.hex(f.get("parent_id"))))
                .steps(f.get("step_id").longValue(), f.get("parent_step_id").longValue())
                .timestampNanos(f.get("timestamp_ns").longValue());
        if (!f.get("weights_nibbles").textValue().isEmpty()) {
            int metrics = f.get("metric_count").intValue();
            builder.weights(MetricWeights.of(IntStream.range(0, metrics)
                    .mapToDouble(i -> golden.get("weights").get("m" + i).doubleValue()).toArray()));
        }
        List<RouterPointer> pointers = new ArrayList<>();
        for (JsonNode p : f.get("pointers")) {
            pointers.add(new RouterPointer(MapKind.ofNumber(p.get("kind").intValue()).orElseThrow(),
                    p.get("level").intValue(), p.get("x_offset").longValue(), p.get("span").longValue(),
                    p.get("doc_block_size").longValue(), AggId.ofNumber(p.get("agg_id").intValue()).orElseThrow(),
                    TileId.of(Goldens.hex(p.get("tile_id")))));
        }
        assertArrayEquals(Goldens.hex(golden.get("bytes")), builder.pointers(pointers).build().encode());
    }

    @Test
    void routerFrameIsBuiltFromItsArguments() {
        JsonNode golden = Goldens.each(VMETA.get("blobs")).filter(b -> b.has("args")).findFirst().orElseThrow();
        JsonNode args = golden.get("args");
        byte[] wanted = Goldens.hex(golden.get("bytes"));
        VpmMetadata read = VpmMetadata.decode(wanted, Strictness.STRICT);
        double[] weights = Goldens.texts(args.get("metric_names")).stream()
                .mapToDouble(name -> args.get("lane_weights").path(name).doubleValue()).toArray();
        VpmMetadata built = VpmMetadata.routerFrame(weights.length).level(args.get("level").intValue())
                .tile(read.tile()).steps(args.get("step_id").longValue(), args.get("parent_step_id").longValue())
                .timestampNanos(args.get("timestamp_ns").longValue()).weights(MetricWeights.of(weights)).build();
        assertArrayEquals(wanted, built.encode());
        assertEquals(MapKind.ROUTER_FRAME, read.kind());
        assertEquals(0, read.docCount());
    }

    @Test
    void everyGoldenBlobIsWrittenBackByteForByte() {
        Goldens.each(VMETA.get("blobs")).map(b -> Goldens.hex(b.get("bytes"))).forEach(bytes ->
                assertArrayEquals(bytes, VpmMetadata.decode(bytes, Strictness.STRICT).encode()));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedBlobHasTheWantedCode(JsonNode golden) {
        for (Strictness strictness : Strictness.values()) {
            VpmFormatException e = assertThrows(VpmFormatException.class,
                    () -> VpmMetadata.decode(Goldens.hex(golden.get("hex")), strictness));
            assertEquals(golden.get("wanted").textValue(), e.code().name());
            assertTrue(e.offset() >= 0);
            assertEquals(e.code() + " at byte " + e.offset() + ": " + e.detail(), e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void extensionIsReadAndWrittenBackByteForByte(JsonNode golden) {
        byte[] blob = Goldens.hex(golden.get("vmeta_blob"));
        VpmMetadata m = VpmMetadata.decode(blob, Strictness.STRICT);
        assertEquals(List.of(), m.problems());
        assertArrayEquals(blob, m.encode());
        assertEquals(golden.get("level").intValue(), m.level());
        assertEquals(golden.get("doc_block_size").longValue(), m.docBlock());
        assertEquals(golden.get("agg_id").intValue(), m.agg().number());
        assertEquals(golden.get("D_logical").longValue(), m.docCount());
        assertEquals(golden.get("tile_id").textValue(), m.tile().hex());
        assertEquals(golden.get("task").textValue(), m.task().orElseThrow());
        assertEquals(VpmMetadata.taskHash(golden.get("task").textValue()), m.taskHash());
        assertEquals(Goldens.texts(golden.get("doc_ids")), m.documentIds());
        assertArrayEquals(Goldens.ints(golden.get("permutation")), m.documentPermutation().orElseThrow().toArray());
        assertEquals(golden.get("permutation").get(1).intValue(), m.document(1));
        assertEquals(golden.get("idat_group_rows").intValue(), m.idatGroupRows());
        assertEquals(golden.get("data_sha3_256").textValue(), m.dataSha3().orElseThrow());
        assertEquals(ranges(golden), m.ranges());
        assertEquals(IntStream.range(0, m.metricCount()).mapToObj(i -> "m" + i).toList(), m.metricNames());
        assertTrue(m.parentOf().isEmpty() && m.sourceRows().isEmpty() && m.metricPermutation().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void extensionIsBuiltFromItsFields(JsonNode golden) {
        int metrics = golden.get("matrix").size();
        VpmMetadata built = VpmMetadata.tile(metrics, golden.get("D_logical").longValue())
                .level(golden.get("level").intValue()).docBlock(golden.get("doc_block_size").longValue())
                .agg(AggId.ofNumber(golden.get("agg_id").intValue()).orElseThrow())
                .tile(TileId.of(Goldens.hex(golden.get("tile_id")))).task(golden.get("task").textValue())
                .documentIds(Goldens.texts(golden.get("doc_ids"))).ranges(ranges(golden))
                .metricNames(IntStream.range(0, metrics).mapToObj(i -> "m" + i).toList())
                .documents(IndexList.copyOf(Goldens.ints(golden.get("permutation"))))
                .idatGroupRows(golden.get("idat_group_rows").intValue())
                .dataSha3(Goldens.hex(golden.get("data_sha3_256"))).build();
        assertArrayEquals(Goldens.hex(golden.get("vmeta_blob")), built.encode());
    }

    private static List<MetricRange> ranges(JsonNode golden) {
        double[] min = Goldens.doubles(golden.get("min"));
        double[] max = Goldens.doubles(golden.get("max"));
        return IntStream.range(0, min.length).mapToObj(m -> new MetricRange(min[m], max[m])).toList();
    }

    @ParameterizedTest
    @EnumSource(Strictness.class)
    void rawBlockOfTheCoreSpecificationIsRead(Strictness strictness) {
        JsonNode golden = Goldens.each(Goldens.json("zeromodel-core/metadata.json").get("cases"))
                .filter(c -> c.get("op").textValue().equals("raw_vmeta_block")).findFirst().orElseThrow();
        JsonNode f = golden.get("fields");
        byte[] blob = Goldens.hex(golden.get("bytes_hex"));
        VpmMetadata m = VpmMetadata.decode(blob, strictness);
        assertEquals(f.get("kind").intValue(), m.kind().number());
        assertEquals(f.get("level").intValue(), m.level());
        assertEquals(f.get("metric_count").intValue(), m.metricCount());
        assertEquals(f.get("doc_count").longValue(), m.docCount());
        assertEquals(f.get("task_hash").longValue(), Integer.toUnsignedLong(m.taskHash()));
        assertEquals(f.get("tile_id").textValue(), m.tile().hex());
        assertEquals(f.get("weights_nibbles").textValue(),
                HexFormat.of().formatHex(m.weights().orElseThrow().toNibbles()));
        assertArrayEquals(blob, m.encode());
    }

    @ParameterizedTest
    @MethodSource("prepared")
    void blobOfAPreparedMapIsReadAndWrittenBack(JsonNode golden) {
        byte[] blob = Goldens.hex(golden.get("vmeta_hex"));
        VpmMetadata m = VpmMetadata.decode(blob, Strictness.STRICT);
        assertEquals(golden.get("effective_names").size(), m.metricCount());
        assertEquals(golden.get("scores").size(), m.docCount());
        assertEquals(golden.get("task_crc32").longValue(), Integer.toUnsignedLong(m.taskHash()));
        assertEquals(VpmMetadata.taskHash(golden.get("task").textValue()), m.taskHash());
        assertEquals(AggId.RAW, m.agg());
        assertEquals(1, m.docBlock());
        // The prototype writes all-zero nibbles for "no weights"; they read as 0, not as absent.
        assertEquals(0, m.weights().orElseThrow().weight(0));
        assertArrayEquals(blob, m.encode());
        assertArrayEquals(blob, VpmMetadata.tile(m.metricCount(), m.docCount()).taskHash(m.taskHash()).tile(m.tile())
                .weights(MetricWeights.of(new double[m.metricCount()])).build().encode());
    }
}
