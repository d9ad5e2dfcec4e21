package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.Direction;
import org.ternion.vpm.Query;
import org.ternion.vpm.image.VpmFormatException.Code;

class VpmImageGoldenTest {
    static Stream<String> tiles() {
        return Goldens.each(Goldens.json("vpm-image/index.json").get("files")).map(f -> f.get("file").textValue());
    }

    static Stream<JsonNode> bad() {
        return Goldens.each(Goldens.json("vpm-image/bad.json").get("cases"));
    }

    private static JsonNode about(String png) {
        return Goldens.json("vpm-image/" + png.replace(".png", ".json"));
    }

    private static VpmImage open(String png, ReadOptions options) {
        return VpmImage.open(Goldens.bytes("vpm-image/" + png), options);
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void decodesEverySampleOfTheReferenceTiles(String png) throws Exception {
        JsonNode golden = about(png);
        try (VpmImage image = open(png, ReadOptions.DEFAULT)) {
            JsonNode header = golden.get("header");
            assertEquals(new VpmHeader(header.get("M").intValue(), header.get("D").intValue(),
                    header.get("h_meta").intValue(), header.get("level").intValue(),
                    header.get("doc_block_size").intValue(),
                    AggId.ofNumber(header.get("agg_id").intValue()).orElseThrow(),
                    header.get("norm_flag").intValue() == 1), image.header());
            assertEquals(golden.get("D_logical").intValue(), image.documents());
            assertArrayEquals(Goldens.hex(golden.get("options").get("metadata_hex")), image.metadataBytes());
            for (int m = 0; m < image.metrics(); m++) {
                assertArrayEquals(Goldens.ints(golden.get("R").get(m)), ints(image.red(m)), "R of metric " + m);
                if (!golden.get("G").isNull()) {
                    assertArrayEquals(Goldens.ints(golden.get("G").get(m)), ints(image.green(m)), "G of metric " + m);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void theWholeRasterHasTheStatedHash(String png) throws Exception {
        JsonNode golden = about(png);
        if (golden.get("samples_sha256").isNull()) {
            return;
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (PngReader reader = new PngReader(new ByteArrayInputStream(Goldens.bytes("vpm-image/" + png)),
                Strictness.STRICT, Limits.DEFAULT, Limits.DEFAULT.maxRasterBytes())) {
            int columns = reader.width();
            char[] r = new char[columns];
            char[] g = new char[columns];
            char[] b = new char[columns];
            byte[] raw = new byte[columns * Scanline.PIXEL];
            for (int row = 0; row < reader.height(); row++) {
                reader.readRow(r, g, b);
                Scanline.join(r, g, b, columns, raw, 0);
                sha.update(raw);
            }
            reader.finish();
        }
        assertEquals(golden.get("samples_sha256").textValue(), HexFormat.of().formatHex(sha.digest()));
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void headerRowsAreWrittenAsTheReferenceDoes(String png) throws IOException {
        JsonNode golden = about(png);
        if (golden.get("header_rows_hex").isNull() || png.startsWith("defect")) {
            return;
        }
        StringBuilder wanted = new StringBuilder();
        golden.get("header_rows_hex").forEach(row -> wanted.append(row.textValue()));
        try (VpmImage image = open(png, ReadOptions.DEFAULT)) {
            int[] words = new int[image.header().normFlag() ? 2 * image.metrics() : 0];
            for (int m = 0; m < words.length / 2; m++) {
                words[2 * m] = (int) (long) (golden.get("true_min").get(m).doubleValue() * 65536);
                words[2 * m + 1] = (int) (long) (golden.get("true_max").get(m).doubleValue() * 65536);
            }
            byte[] rows = HeaderRows.write(image.header(), image.metadataBytes(), words);
            // The goldens give the first rows.
            assertEquals(wanted.toString(), HexFormat.of().formatHex(rows, 0, wanted.length() / 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"minmax.png", "minmax2rows.png", "meta_row1_minmax.png", "constant_metric.png"})
    void readsQ16Ranges(String png) throws IOException {
        JsonNode golden = about(png);
        try (VpmImage image = open(png, ReadOptions.DEFAULT)) {
            for (int m = 0; m < image.metrics(); m++) {
                assertEquals(Trust.Q16_16, image.trust(m));
                assertEquals(golden.get("reference_decoded_min").get(m).doubleValue(), image.range(m).get().min());
                assertEquals(golden.get("reference_decoded_max").get(m).doubleValue(), image.range(m).get().max());
            }
        }
    }

    @Test
    void flagsMinimaThatMetadataOverwroteByTheRuleOfTheSpec() throws IOException {
        JsonNode golden = about("defect_minmax_spill.png");
        try (VpmImage image = open("defect_minmax_spill.png", ReadOptions.DEFAULT)) {
            int spilled = image.metadataBytes().length - 4 * (image.header().columns() - 7);
            for (int m = 0; m < image.metrics(); m++) {
                boolean damaged = 2 * m < (spilled + 3) / 4;
                assertEquals(damaged ? Trust.INTEGER_PART_ONLY : Trust.Q16_16, image.trust(m));
                assertEquals(!damaged, image.range(m).isPresent());
                assertEquals(Math.floor(golden.get("true_max").get(m).doubleValue()),
                        Math.floor(golden.get("reference_decoded_max").get(m).doubleValue()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void reportsDamageWithItsCode(JsonNode golden) {
        for (Strictness strictness : Strictness.values()) {
            String wanted = golden.get(strictness == Strictness.STRICT ? "wanted_strict" : "wanted_lenient").textValue();
            ReadOptions options = new ReadOptions(strictness, Limits.DEFAULT);
            String got = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                try (VpmImage image = open(golden.get("file").textValue(), options)) {
                    image.criticalTile(Query.metric("m0"), 4);
                    return "OK";
                } catch (VpmFormatException e) {
                    return e.code().name();
                }
            });
            assertEquals(wanted, got, golden.get("why").textValue() + " " + strictness);
        }
    }

    static Stream<JsonNode> orders() {
        return Goldens.each(Goldens.json("vpm-image/order.json").get("orders"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void ordersAsTheGoldens(JsonNode golden) throws IOException {
        if (!golden.has("metric_idx") || golden.get("metric_idx").isNull() || !golden.has("perm")) {
            return;
        }
        boolean descending = !golden.has("descending") || golden.get("descending").booleanValue();
        JsonNode wanted = golden.has("wanted") ? golden.get("wanted") : golden.get("perm");
        try (VpmImage image = open(golden.get("file").textValue(), ReadOptions.DEFAULT)) {
            JsonNode k = golden.get("top_k");
            int top = k == null || k.isNull() ? image.documents() : k.intValue();
            assertArrayEquals(Goldens.ints(wanted), image.rank(Query.metric("m" + golden.get("metric_idx").intValue())
                    .direction(descending ? Direction.DESC : Direction.ASC), top).columns());
        }
    }

    static Stream<JsonNode> extended() {
        return Goldens.each(Goldens.json("vpm-image/ext.json").get("files"));
    }

    @ParameterizedTest
    @MethodSource("extended")
    void readsExtendedFiles(JsonNode golden) throws IOException {
        try (VpmImage image = open(golden.get("file").textValue(), ReadOptions.STRICT)) {
            assertEquals(0, image.inflatedBytes(), "opening inflates no metric");
            assertArrayEquals(Goldens.hex(golden.get("vmeta_blob")), image.metadataBytes());
            assertArrayEquals(Goldens.hex(golden.get("vmeta_blob")), image.metadata().orElseThrow().encode());
            assertEquals(Goldens.texts(golden.get("doc_ids")), image.documentIds());
            int[] permutation = Goldens.ints(golden.get("permutation"));
            for (int c = 0; c < image.documents(); c++) {
                assertEquals(permutation[c], image.document(c));
            }
            for (int m = 0; m < image.metrics(); m++) {
                assertArrayEquals(Goldens.ints(golden.get("R").get(m)), ints(image.red(m)));
                assertArrayEquals(Goldens.ints(golden.get("G").get(m)), ints(image.green(m)));
                assertEquals(Trust.EXACT, image.trust(m));
                double span = image.range(m).get().max() - image.range(m).get().min();
                for (int c = 0; c < image.documents(); c++) {
                    assertEquals(golden.get("matrix").get(m).get(c).doubleValue(), image.original(m, c),
                            span / 131070 * (1 + 1e-9));
                }
            }
            image.verify();
        }
    }

    @Test
    void fetchesOneGroupAlone() throws IOException {
        JsonNode golden = Goldens.json("vpm-image/ext.json").get("files").get(1);
        try (VpmImage image = open("ext_groups.png", ReadOptions.STRICT)) {
            image.red(image.metrics() - 1);
            long last = image.metrics() - 2L * golden.get("idat_group_rows").intValue();
            assertEquals(last * Scanline.bytes(image.header().columns()), image.inflatedBytes());
        }
    }

    @Test
    void anyBitFlippedInAGroupIsReported() throws IOException {
        byte[] bytes = Goldens.bytes("vpm-image/ext_groups.png");
        JsonNode golden = Goldens.json("vpm-image/ext.json").get("files").get(1);
        int[] lengths = Goldens.ints(golden.get("idat_lengths"));
        // The last chunks are IDAT 3 and IEND (12 bytes).
        int end = bytes.length - 12;
        int start = end - lengths[3] - 12 + 8;
        for (int i = start; i < end; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            try (VpmImage image = VpmImage.open(damaged, ReadOptions.DEFAULT)) {
                image.red(0);
                VpmFormatException e = assertThrows(VpmFormatException.class, () -> image.red(image.metrics() - 1));
                assertEquals(Code.CRC_MISMATCH, e.code());
                assertEquals(Code.CRC_MISMATCH, assertThrows(VpmFormatException.class, image::verify).code());
            }
        }
    }

    static int[] ints(char[] samples) {
        int[] ints = new int[samples.length];
        Arrays.setAll(ints, i -> samples[i]);
        assertTrue(ints.length >= 12);
        return ints;
    }
}
