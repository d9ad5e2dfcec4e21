package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.image.MetadataReport.Place;

class MetadataInspectorTest {
    private static final JsonNode CASES = Goldens.json("zeromodel-core/metadata.json").get("cases");

    private static JsonNode golden(String op) {
        return Goldens.each(CASES).filter(c -> c.get("op").asText().equals(op)).findFirst().orElseThrow();
    }

    @Test
    void rawBlockGolden() {
        JsonNode golden = golden("raw_vmeta_block");
        JsonNode fields = golden.get("fields");
        MetadataReport report = MetadataInspector.inspect(Goldens.hex(golden.get("bytes_hex")));
        VpmMetadata metadata = report.vmeta().orElseThrow().metadata();
        assertEquals(Place.RAW, report.vmeta().orElseThrow().place());
        assertEquals(fields.get("kind").asInt(), metadata.kind().number());
        assertEquals(fields.get("level").asInt(), metadata.level());
        assertEquals(fields.get("metric_count").asInt(), metadata.metricCount());
        assertEquals(fields.get("doc_count").asLong(), metadata.docCount());
        assertEquals((int) fields.get("task_hash").asLong(), metadata.taskHash());
        assertEquals(fields.get("tile_id").asText(), metadata.tile().hex());
        assertTrue(metadata.weights().isPresent());
        assertEquals(golden.get("has_provenance").asBoolean(), !report.provenance().isEmpty());
        assertEquals(List.of(), report.problems());
    }

    @Test
    void footerGoldens() {
        byte[] with = Goldens.hex(golden("png_with_zmvf_footer").get("bytes_hex"));
        byte[] without = Goldens.hex(golden("png_without_footer").get("bytes_hex"));
        MetadataReport report = MetadataInspector.inspect(with);
        assertEquals(List.of(new MetadataReport.Vpf(Place.FOOTER, without.length, with.length - without.length - 8)),
                report.provenance());
        assertEquals("VPF present, 71 bytes", report.provenance().get(0).toString());
        assertEquals(List.of(), report.problems());
        assertTrue(report.vmeta().isEmpty());
        MetadataReport plain = MetadataInspector.inspect(without);
        assertEquals(List.of(), plain.provenance());
        assertEquals(List.of(), plain.problems());
    }

    @ParameterizedTest
    @CsvSource({"footer_json, FOOTER, 783", "footer_vpf1, FOOTER, 791", "footer_vpf1_tensor, FOOTER, 803",
        "chunk_itxt_conforming, ITXT, 1116", "chunk_text_plain, TEXT, 1112", "chunk_text_zip, ZTXT, 876",
        "embed_compressed, ITXT, 881", "embed_zeromodel, ITXT, 630"})
    void provenanceIsFoundWhereItIs(String name, Place place, long bytes) {
        MetadataReport report = MetadataInspector.inspect(Goldens.bytes("vpf/" + name + ".png"));
        assertEquals(1, report.provenance().size());
        assertEquals(place, report.provenance().get(0).place());
        assertEquals(bytes, report.provenance().get(0).bytes());
        assertEquals(List.of(), report.problems());
    }

    @ParameterizedTest
    @CsvSource({"tamper_footer_overrun, 0, TRUNCATED", "tamper_duplicate, 2, 2 provenance documents",
        "tamper_truncated, 0, TRUNCATED", "tamper_itxt_crc, 1, CRC_MISMATCH"})
    void damagedProvenanceIsAProblem(String name, int documents, String problem) {
        MetadataReport report = MetadataInspector.inspect(Goldens.bytes("vpf/" + name + ".png"));
        assertEquals(documents, report.provenance().size());
        assertTrue(report.problems().stream().anyMatch(p -> p.startsWith(problem)), report.problems().toString());
    }

    @Test
    void footerInsideAChunkIsNone() {
        assertEquals(List.of(),
                MetadataInspector.inspect(Goldens.bytes("vpf/tamper_footer_midfile.png")).provenance());
    }

    @Test
    void footerMustEndWithTheFile() {
        byte[] png = Goldens.bytes("vpf/footer_json.png");
        MetadataReport longer = MetadataInspector.inspect(Arrays.copyOf(png, png.length + 1));
        assertEquals(List.of(), longer.provenance());
        assertTrue(longer.problems().get(0).startsWith("TRAILING_DATA"), longer.problems().toString());
        MetadataReport shorter = MetadataInspector.inspect(Arrays.copyOf(png, png.length - 1));
        assertTrue(shorter.problems().get(0).startsWith("TRUNCATED"), shorter.problems().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"meta_row1", "meta_row1_minmax", "meta_spill", "defect_minmax_spill", "find_nochunk"})
    void metadataComesFromThePixels(String name) {
        MetadataReport report = MetadataInspector.inspect(Goldens.bytes("vpm-image/" + name + ".png"));
        assertEquals(Place.PIXELS, report.vmeta().orElseThrow().place());
        if (!name.equals("find_nochunk")) {
            byte[] blob = Goldens.hex(Goldens.json("vpm-image/" + name + ".json").at("/options/metadata_hex"));
            VpmMetadata expected = VpmMetadata.decode(blob, Strictness.LENIENT);
            assertEquals(expected.toString(), report.vmeta().orElseThrow().metadata().toString());
            assertEquals(expected.pointers(), report.vmeta().orElseThrow().metadata().pointers());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext_small", "ext_groups"})
    void metadataComesFromTheChunk(String name) {
        MetadataReport report = MetadataInspector.inspect(Goldens.bytes("vpm-image/" + name + ".png"));
        assertEquals(Place.VPMM, report.vmeta().orElseThrow().place());
        assertEquals(List.of(), report.problems());
        JsonNode golden = Goldens.each(Goldens.json("vpm-image/ext.json").get("files"))
                .filter(f -> f.get("file").asText().equals(name + ".png")).findFirst().orElseThrow();
        assertArrayEquals(Goldens.ints(golden.get("permutation")),
                report.vmeta().orElseThrow().metadata().documentPermutation().orElseThrow().toArray());
    }

    @Test
    void aMapWithoutMetadataIsNoProblem() {
        MetadataReport report = MetadataInspector.inspect(Goldens.bytes("vpm-image/min12.png"));
        assertTrue(report.vmeta().isEmpty());
        assertEquals(List.of(), report.problems());
    }

    @Test
    void anotherChunkThanThePixelsIsAProblem() {
        byte[] png = Goldens.bytes("vpm-image/meta_row1.png");
        byte[] blob = VpmMetadata.tile(3, 20).build().encode();
        byte[] edited = withChunk(png, blob);
        MetadataReport report = MetadataInspector.inspect(edited);
        assertEquals(Place.VPMM, report.vmeta().orElseThrow().place());
        assertEquals(1, report.problems().stream().filter(p -> p.startsWith("METADATA_DISAGREES")).count());
        byte[] broken = withChunk(png, new byte[] {1, 2, 3});
        assertEquals(Place.PIXELS, MetadataInspector.inspect(broken).vmeta().orElseThrow().place());
    }

    @Test
    void tensorImagesAndOtherBytesHaveNone() {
        MetadataReport tensor = MetadataInspector.inspect(TensorImage.ofJson("1").toPng());
        assertTrue(tensor.vmeta().isEmpty() && tensor.provenance().isEmpty() && tensor.problems().isEmpty());
        for (byte[] bytes : new byte[][] {{}, {1}, "VMETA".getBytes(), "VMET".getBytes(), "hello".getBytes()}) {
            MetadataReport report = MetadataInspector.inspect(bytes);
            assertTrue(report.vmeta().isEmpty());
            assertEquals(1, report.problems().size());
        }
    }

    @Test
    void fileStreamAndBytesGiveTheSameReport(@TempDir Path folder) throws IOException {
        byte[] png = Goldens.bytes("vpm-image/ext_small.png");
        Path file = Files.write(folder.resolve("a.png"), png);
        String expected = new ObjectMapper().writeValueAsString(MetadataInspector.inspect(png).toTree());
        assertEquals(expected, new ObjectMapper().writeValueAsString(MetadataInspector.inspect(file).toTree()));
        assertEquals(expected, new ObjectMapper().writeValueAsString(
                MetadataInspector.inspect(new ByteArrayInputStream(png)).toTree()));
        assertThrows(NoSuchFileException.class, () -> MetadataInspector.inspect(folder.resolve("none")));
    }

    @Test
    void treeHasHexAndNames() {
        JsonNode tree = new ObjectMapper().valueToTree(
                MetadataInspector.inspect(Goldens.bytes("vpm-image/ext_small.png")).toTree());
        assertEquals("VPM", tree.at("/vmeta/kind").asText());
        assertEquals("RAW", tree.at("/vmeta/agg").asText());
        assertEquals(32, tree.at("/vmeta/tile_id").asText().length());
        assertEquals("ORDER BY m0 DESC", tree.at("/vmeta/task").asText());
        assertEquals(0, tree.at("/vpf").size());
    }

    static Stream<String> badFiles() {
        return Goldens.each(Goldens.json("vpm-image/bad.json").get("cases")).map(c -> c.get("file").asText());
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void badFileGivesAReport(String file) {
        assertNotNull(MetadataInspector.inspect(Goldens.bytes("vpm-image/" + file)).toTree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpm-image/ext_small.png", "vpm-image/meta_spill.png", "vpf/footer_vpf1.png",
        "vpf/chunk_text_zip.png"})
    void damagedBytesGiveAReport(String name) {
        byte[] sound = Goldens.bytes(name);
        for (int n = 0; n < sound.length; n++) {
            MetadataInspector.inspect(Arrays.copyOf(sound, n));
            byte[] flipped = sound.clone();
            flipped[n] ^= (byte) (1 << n % 8);
            MetadataInspector.inspect(flipped);
        }
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            System.arraycopy(sound, 0, noise, 0, Math.min(noise.length, random.nextInt(60)));
            MetadataInspector.inspect(noise);
        }
    }

    private static byte[] withChunk(byte[] png, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(png.length + 12 + data.length);
        CRC32 crc = new CRC32();
        crc.update("vpMm".getBytes());
        crc.update(data);
        out.put(png, 0, 33).putInt(data.length).put("vpMm".getBytes()).put(data).putInt((int) crc.getValue());
        return out.put(png, 33, png.length - 33).array();
    }
}
