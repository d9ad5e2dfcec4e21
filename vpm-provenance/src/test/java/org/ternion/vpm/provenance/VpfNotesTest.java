package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.vpm.provenance.VpfException.Code;
import org.ternion.vpm.provenance.VpfNotes.Part;
import org.ternion.vpm.provenance.VpfNotes.State;
import org.ternion.vpm.provenance.VpfNotes.Suffix;

class VpfNotesTest {
    private static final JsonNode GOLDEN = ChunkFiles.json("manager.json");

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    /** Chunks of a file as type and bytes in hexadecimal, without notes. */
    private static List<String> otherChunks(byte[] png) throws IOException {
        List<String> chunks = new ArrayList<>();
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            List<PngChunk> notes = new ArrayList<>(file.texts("vpf.header"));
            notes.addAll(file.texts("vpf.footer"));
            for (PngChunk chunk : file.chunks()) {
                if (!notes.contains(chunk)) {
                    chunks.add(Arrays.toString(Arrays.copyOfRange(png, (int) chunk.offset(), (int) chunk.end())));
                }
            }
            chunks.add(Arrays.toString(file.trailing()));
        }
        return chunks;
    }

    private static List<String> types(byte[] png) throws IOException {
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            return file.chunks().stream().map(PngChunk::type).toList();
        }
    }

    @Test
    void textsAreThoseOfTheGolden() {
        VpfNotes notes = VpfNotes.read(ChunkFiles.golden("manager.png"));
        JsonNode golden = GOLDEN.get("files").get(0);
        assertEquals(golden.get("header_text").textValue(), notes.json(Part.HEADER).orElseThrow());
        assertEquals(golden.get("footer_text").textValue(), notes.json(Part.FOOTER).orElseThrow());
        assertEquals(Optional.of("[2,0,1]"), notes.member(Part.HEADER, "doc_order"));
        assertEquals(Optional.of("null"), notes.member(Part.FOOTER, "notes"));
        assertEquals(Optional.empty(), notes.member(Part.FOOTER, "task"));
    }

    @Test
    void updatesMergeAsTheGolden() throws IOException {
        JsonNode golden = GOLDEN.get("files").get(1);
        VpfNotes read = VpfNotes.read(ChunkFiles.golden("manager.png"));
        VpfNotes updated = read.updated(Part.HEADER, golden.get("patch").toString());
        VpfNotes patched = VpfNotes.read(ChunkFiles.golden("manager_patched.png"));
        for (Part part : Part.values()) {
            assertEquals(patched.json(part), updated.json(part));
        }
        assertEquals(golden.get("header"), tree(updated.json(Part.HEADER).orElseThrow()));
        assertEquals(golden.get("footer"), tree(updated.json(Part.FOOTER).orElseThrow()));
    }

    @Test
    void aNullInAPatchIsStored() {
        VpfNotes notes = VpfNotes.none().with(Part.FOOTER, "{\"a\":1,\"b\":{\"c\":2}}");
        assertEquals(Optional.of("{\"a\":null,\"b\":{\"d\":3},\"e\":1.50}"),
                notes.updated(Part.FOOTER, "{\"b\":{\"d\":3},\"a\":null,\"e\":1.50}").json(Part.FOOTER));
    }

    @Test
    void aPatchOfNothingBecomesTheNote() {
        assertEquals(Optional.of("{\"a\":1}"), VpfNotes.none().updated(Part.HEADER, "{ \"a\" : 1 }")
                .json(Part.HEADER));
    }

    @Test
    void textsAreWrittenCompactAndInUtf8() {
        String odd = "{\"\\u00e9\\ud834\\udd1e\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\ud800\",\"e\":[],\"o\":{},"
                + "\"l\":[ 1 , -0.0 , 1E5 , true , false ]}";
        String compact = "{\"\u00e9\ud834\udd1e\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\\ud800\",\"e\":[],\"o\":{},"
                + "\"l\":[1,-0.0,1E5,true,false]}";
        VpfNotes notes = VpfNotes.none().with(Part.HEADER, odd);
        assertEquals(Optional.of(compact), notes.json(Part.HEADER));
        assertEquals(Optional.of(compact), VpfNotes.read(notes.write(ChunkFiles.pixel())).json(Part.HEADER));
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(ChunkFiles.pixel(), State.ABSENT),
                Arguments.of(with("{}"), State.EMPTY),
                Arguments.of(with(""), State.EMPTY),
                Arguments.of(with("  "), State.EMPTY),
                Arguments.of(with("{\"a\":1}"), State.PRESENT),
                Arguments.of(with("[1]"), State.MALFORMED),
                Arguments.of(with("{\"a\":1,\"a\":2}"), State.MALFORMED),
                Arguments.of(with("{\"a\":NaN}"), State.MALFORMED),
                Arguments.of(with("{} {}"), State.MALFORMED),
                Arguments.of(ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf.header|{}")), State.EMPTY),
                Arguments.of(ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf.header|{}"), "zTXt",
                        ChunkFiles.bytes("vpf.header||")), State.MALFORMED),
                Arguments.of(ChunkFiles.pixel("zTXt", ChunkFiles.bytes("vpf.header||no zlib")), State.MALFORMED),
                Arguments.of(damaged(), State.MALFORMED));
    }

    private static byte[] with(String header) {
        return ChunkFiles.pixel("iTXt", ChunkFiles.bytes("vpf.header|||||" + header));
    }

    private static byte[] damaged() {
        byte[] png = with("{\"a\":1}");
        png[60]++;
        return png;
    }

    @ParameterizedTest
    @MethodSource("states")
    void statesAreToldApart(byte[] png, State state) {
        VpfNotes notes = VpfNotes.read(png);
        assertEquals(state, notes.state(Part.HEADER));
        assertEquals(State.ABSENT, notes.state(Part.FOOTER));
        assertEquals(state == State.EMPTY || state == State.PRESENT, notes.json(Part.HEADER).isPresent());
    }

    @Test
    void anEmptyHeaderIsStillThereAfterWriting() {
        byte[] png = VpfNotes.none().with(Part.HEADER, "{}").write(ChunkFiles.pixel());
        assertEquals(State.EMPTY, VpfNotes.read(png).state(Part.HEADER));
    }

    @Test
    void aLongHeaderIsRead() {
        StringBuilder order = new StringBuilder("{\"doc_order\":[0");
        for (int i = 1; i < 200_000; i++) {
            order.append(',').append(i);
        }
        String json = order.append("]}").toString();
        assertEquals(Optional.of(json),
                VpfNotes.read(VpfNotes.none().with(Part.HEADER, json).write(ChunkFiles.pixel())).json(Part.HEADER));
    }

    @Test
    void malformedNotesCanOnlyBeReplaced() throws IOException {
        VpfNotes notes = VpfNotes.read(damaged());
        assertThrows(IllegalStateException.class, () -> notes.updated(Part.HEADER, "{}"));
        assertArrayEquals(damaged(), notes.write(damaged()));
        assertEquals(List.of("IHDR", "iTXt", "IDAT", "IEND"), types(notes.with(Part.HEADER, "{}").write(damaged())));
    }

    @Test
    void textsThatAreNoObjectAreRefused() {
        VpfNotes none = VpfNotes.none();
        assertEquals(Code.BAD_FIELD, assertThrows(VpfException.class, () -> none.with(Part.HEADER, "[]")).code());
        assertEquals(Code.BAD_FIELD, assertThrows(VpfException.class, () -> none.updated(Part.FOOTER, "1")).code());
        assertEquals(Code.BAD_JSON, assertThrows(VpfException.class, () -> none.with(Part.HEADER, "{")).code());
    }

    @ParameterizedTest
    @EnumSource
    void allOtherBytesAreKept(Part part) throws IOException {
        for (String name : List.of("embed_plain", "embed_stripe_image", "chunk_text_zip", "signed_1", "manager",
                "tamper_footer_overrun", "tamper_itxt_crc")) {
            byte[] png = ChunkFiles.golden(name + ".png");
            byte[] changed = VpfNotes.read(png).with(part, "{\"task\":\"" + name + "\"}").write(png);
            assertEquals(otherChunks(png), otherChunks(changed), name);
            assertEquals(Optional.of("\"" + name + "\""), VpfNotes.read(changed).member(part, "task"));
            Part other = part == Part.HEADER ? Part.FOOTER : Part.HEADER;
            assertEquals(VpfNotes.read(png).json(other), VpfNotes.read(changed).json(other));
        }
    }

    @Test
    void notesComeBeforeThePixelsAndGoAgain() throws IOException {
        byte[] png = ChunkFiles.golden("embed_plain.png");
        VpfNotes notes = VpfNotes.none().with(Part.FOOTER, "{\"b\":2}").with(Part.HEADER, "{\"a\":1}");
        byte[] changed = notes.write(png);
        assertEquals(List.of("IHDR", "iTXt", "iTXt", "IDAT", "iTXt", "IEND"), types(changed));
        try (PngFile file = PngFile.open(PngInput.of(changed), VpfLimits.DEFAULT)) {
            assertEquals(List.of(file.chunks().get(1)), file.texts("vpf.header"));
            assertEquals(List.of(file.chunks().get(2)), file.texts("vpf.footer"));
        }
        assertArrayEquals(changed, notes.write(changed));
        assertArrayEquals(png, notes.without(Part.HEADER).without(Part.FOOTER).write(changed));
    }

    @Test
    void notesBehindThePixelsAreMovedOnlyWhenTheyChange() throws IOException {
        byte[] note = Arrays.copyOfRange(PngText.itxtChunk("vpf.header", "{\"a\":1}"), 8, 8 + 22);
        byte[] png = ChunkFiles.file("IHDR", ChunkFiles.header(1, 1, 8, 0), "IDAT", ChunkFiles.zlib(new byte[2]),
                "iTXt", note, "IEND", new byte[0]);
        VpfNotes notes = VpfNotes.read(png);
        assertEquals(List.of("IHDR", "IDAT", "iTXt", "IEND"), types(notes.with(Part.HEADER, "{\"a\":1}").write(png)));
        assertEquals(List.of("IHDR", "iTXt", "IDAT", "IEND"), types(notes.with(Part.HEADER, "{\"a\":2}").write(png)));
    }

    @Test
    void absentPartsAreFilledAsThePrototypeDoes() throws IOException {
        VpfNotes notes = VpfNotes.none().ensured(Instant.parse("2024-05-06T07:08:09.123456789Z"));
        assertEquals(Optional.of("{\"version\":\"1.0\",\"created_at\":\"2024-05-06T07:08:09.123456+00:00\","
                + "\"generator\":\"zeromodel.vpf\",\"task\":null,\"order_by\":null,\"metric_names\":null,"
                + "\"doc_order\":null}"), notes.json(Part.HEADER));
        assertEquals(Optional.of("{\"version\":\"1.0\",\"updated_at\":\"2024-05-06T07:08:10+00:00\",\"top_docs\":null,"
                + "\"relevance_scores\":null,\"notes\":null}"), notes.without(Part.FOOTER)
                .ensured(Instant.parse("2024-05-06T07:08:10.000000999Z")).json(Part.FOOTER));
        List<String> golden = new ArrayList<>();
        GOLDEN.get("files").get(0).get("header").fieldNames().forEachRemaining(golden::add);
        List<String> names = new ArrayList<>();
        tree(notes.json(Part.HEADER).orElseThrow()).fieldNames().forEachRemaining(names::add);
        assertEquals(golden, names);
    }

    @Test
    void onlyAbsentPartsAreFilled() {
        VpfNotes notes = VpfNotes.read(damaged()).with(Part.FOOTER, "{}");
        assertSame(notes, notes.ensured(Instant.EPOCH));
    }

    @Test
    void aFileWithBothNotesIsNotTouched(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), ChunkFiles.golden("manager.png"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        Object key = Files.readAttributes(file, "*").get("fileKey");
        VpfNotes.read(file).ensured(Instant.EPOCH).write(file, file);
        assertEquals(FileTime.fromMillis(1000), Files.getLastModifiedTime(file));
        assertEquals(key, Files.readAttributes(file, "*").get("fileKey"));
    }

    @Test
    void filesAreChangedInPlaceOrCopied(@TempDir Path folder) throws IOException {
        byte[] png = ChunkFiles.golden("embed_stripe_image.png");
        Path file = Files.write(folder.resolve("a.png"), png);
        VpfNotes notes = VpfNotes.read(file).with(Part.HEADER, "{\"a\":1}");
        Path copy = Suffix.HEADER.target(file);
        notes.write(file, copy);
        assertArrayEquals(png, Files.readAllBytes(file));
        assertArrayEquals(notes.write(png), Files.readAllBytes(copy));
        notes.write(file, file);
        assertArrayEquals(notes.write(png), Files.readAllBytes(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void aBrokenPictureLeavesNoFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.png"), ChunkFiles.golden("tamper_truncated.png"));
        assertThrows(VpfException.class, () -> VpfNotes.none().write(file, folder.resolve("b.png")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void readersNeverSeeAHalfWrittenFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.png"), ChunkFiles.golden("manager.png"));
        List<Throwable> failures = new ArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                while (!Thread.interrupted()) {
                    VpfNotes notes = VpfNotes.read(file);
                    assertEquals(State.PRESENT, notes.state(Part.HEADER));
                    assertEquals(State.PRESENT, notes.state(Part.FOOTER));
                }
            } catch (ClosedByInterruptException e) {
                // The end of the test.
            } catch (IOException | RuntimeException | AssertionError e) {
                failures.add(e);
            }
        });
        reader.start();
        for (int i = 0; i < 20; i++) {
            VpfNotes.read(file).updated(Part.HEADER, "{\"n\":" + i + "}").write(file, file);
        }
        reader.interrupt();
        reader.join();
        assertEquals(List.of(), failures);
        assertEquals(Optional.of("19"), VpfNotes.read(file).member(Part.HEADER, "n"));
    }

    static Stream<JsonNode> paths() {
        return StreamSupport.stream(GOLDEN.get("derive_out_path").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsAreThoseOfTheGolden(JsonNode golden) {
        assertEquals(Path.of(golden.get("wanted").textValue()),
                Suffix.HEADER.target(Path.of(golden.get("path").textValue())));
    }

    @ParameterizedTest
    @CsvSource({"HEADER, x_hdr.png", "FOOTER, x_ftr.png", "BOTH, x_vpf.png", "HEADER_UPDATE, x_hdr_upd.png",
        "FOOTER_UPDATE, x_ftr_upd.png"})
    void everyChangeHasItsSuffix(Suffix suffix, String expected) {
        assertEquals(Path.of("d", expected), suffix.target(Path.of("d", "x.png")));
    }

    @Test
    void pathsWithoutFileNameAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Suffix.BOTH.target(Path.of("")));
        assertThrows(IllegalArgumentException.class, () -> Suffix.BOTH.target(Path.of("/")));
    }

    @Test
    void randomDamageIsMalformedOrTheException() {
        long seed = 31;
        Random random = new Random(seed);
        int malformed = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] png = ChunkFiles.golden("manager.png");
            for (int k = random.nextInt(3); k >= 0; k--) {
                png[random.nextInt(png.length)] = (byte) random.nextInt(256);
            }
            try {
                VpfNotes notes = VpfNotes.read(png);
                malformed += notes.state(Part.HEADER) == State.MALFORMED ? 1 : 0;
                notes.write(png);
            } catch (VpfException e) {
                assertEquals(1, e.getMessage().lines().count(), "seed " + seed + ", case " + i);
            }
        }
        assertTrue(malformed > 500, "seed " + seed + ": " + malformed);
    }
}
