package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.VpfException.Code;

class PngFileTest {
    /** The code of the refusal; null for a sound file. */
    private static Code refusal(byte[] png) throws IOException {
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            assertTrue(file.end() <= file.size());
            return null;
        } catch (VpfException e) {
            return e.code();
        }
    }

    static Stream<JsonNode> goldens() {
        return Stream.of(ChunkFiles.json("embed.json").get("cases"), ChunkFiles.json("chunks.json").get("variants"),
                ChunkFiles.json("manager.json").get("files"))
                .flatMap(cases -> StreamSupport.stream(cases.spliterator(), false)).filter(file -> file.has("chunks"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void chunksAreThoseOfTheGoldens(JsonNode golden) throws IOException {
        byte[] png = ChunkFiles.golden(golden.get("file").textValue());
        List<PngChunk> expected = new ArrayList<>();
        golden.get("chunks").forEach(chunk -> expected.add(new PngChunk(chunk.get("type").textValue(),
                chunk.get("offset").longValue(), chunk.get("length").intValue())));
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            assertEquals(expected, file.chunks());
            assertEquals(golden.path("trailing_bytes").intValue(), file.trailing().length);
            assertEquals(file.size() - file.end(), file.trailing().length);
        }
    }

    @Test
    void filesAndArraysGiveTheSame(@TempDir Path folder) throws IOException {
        byte[] png = ChunkFiles.golden("embed_stripe_image.png");
        Path path = Files.write(folder.resolve("a.png"), png);
        try (PngFile array = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT);
                PngFile file = PngFile.open(PngInput.of(path), VpfLimits.DEFAULT)) {
            assertEquals(array.chunks(), file.chunks());
            assertEquals(array.texts("vpf"), file.texts("vpf"));
            assertArrayEquals(array.data(array.chunks().get(2)), file.data(file.chunks().get(2)));
            assertArrayEquals(array.trailing(), file.trailing());
        }
    }

    /** Counts what is read at places. */
    private record CountingInput(byte[] bytes, long[] read) implements PngInput {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            throw new UnsupportedOperationException("an index is read at places");
        }

        @Override
        public Places places() {
            ArrayPlaces places = new ArrayPlaces(bytes);
            return new Places() {
                @Override
                public long size() {
                    return places.size();
                }

                @Override
                public void read(long place, byte[] target, int offset, int length) throws IOException {
                    read[0] += length;
                    places.read(place, target, offset, length);
                }

                @Override
                public void close() {
                    places.close();
                }
            };
        }
    }

    @Test
    void onlyHeadsAreRead() throws IOException {
        CountingInput input = new CountingInput(ChunkFiles.pixel("teST", new byte[1 << 20]), new long[1]);
        try (PngFile file = PngFile.open(input, VpfLimits.DEFAULT)) {
            assertEquals(4, file.chunks().size());
            assertEquals(8 + 4 * 8, input.read[0]);
        }
    }

    @Test
    void textsAreFoundByTheirWholeKeyword() throws IOException {
        byte[] png = ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf|a"), "zTXt", ChunkFiles.bytes("vpf||a"), "iTXt",
                ChunkFiles.bytes("vpf"), "iTXt", ChunkFiles.bytes("vpf.header|"), "teXt", ChunkFiles.bytes("vpf|"),
                "iTXt", ChunkFiles.bytes("vpf|"), "tEXt", ChunkFiles.bytes("vpff|"));
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            List<PngChunk> all = file.chunks();
            assertEquals(List.of(all.get(1), all.get(2), all.get(6)), file.texts("vpf"));
            assertEquals(List.of(all.get(4)), file.texts("vpf.header"));
        }
    }

    @Test
    void copyPassesOnEveryByte() throws IOException {
        byte[] png = ChunkFiles.pixel("teST", new byte[200_000]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            file.copy(0, 70_000, out);
            file.copy(70_000, 70_000, out);
            file.copy(70_000, png.length, out);
        }
        assertArrayEquals(png, out.toByteArray());
    }

    @Test
    void dataWithAWrongChecksumAreRefused() throws IOException {
        try (PngFile file = PngFile.open(PngInput.of(ChunkFiles.golden("tamper_itxt_crc.png")), VpfLimits.DEFAULT)) {
            PngChunk record = file.texts("vpf").get(0);
            assertEquals(Code.CRC_MISMATCH, assertThrows(VpfException.class, () -> file.data(record)).code());
        }
    }

    @Test
    void dataAboveTheLimitAreNotRead() throws IOException {
        byte[] png = ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf|" + "a".repeat(8 << 20)));
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            PngChunk record = file.texts("vpf").get(0);
            assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpfException.class, () -> file.data(record)).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_plain", "embed_stripe_image", "chunk_text_zip", "signed_1", "manager"})
    void cutAtEveryByteIsTruncated(String name) throws IOException {
        byte[] png = ChunkFiles.golden(name + ".png");
        int end;
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            end = (int) file.end();
        }
        for (int n = 0; n < end; n++) {
            assertEquals(n < 8 ? Code.NOT_PNG : Code.TRUNCATED, refusal(Arrays.copyOf(png, n)), "cut at " + n);
        }
        assertEquals(Code.TRUNCATED, refusal(ChunkFiles.golden("tamper_truncated.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_plain", "embed_stripe_image", "manager"})
    void aFlippedBitInAHeadIsCalledDamage(String name) throws IOException {
        byte[] png = ChunkFiles.golden(name + ".png");
        List<PngChunk> chunks;
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            chunks = file.chunks();
        }
        for (PngChunk chunk : chunks) {
            for (int bit = 0; bit < 64; bit++) {
                Code code = refusal(ChunkFiles.flipped(png, (int) chunk.offset() * 8 + bit));
                // A flipped case bit of a type, or a wrong type in place of text, is still a chunk.
                assertTrue(code == null && bit >= 32 || code == Code.TRUNCATED || code == Code.CRC_MISMATCH,
                        chunk + " bit " + bit + ": " + code);
            }
        }
    }

    static Stream<Arguments> illegalFiles() {
        byte[] ihdr = ChunkFiles.header(1, 1, 8, 0);
        byte[] none = {};
        byte[] other = ChunkFiles.file("IHDR", ihdr, "IDAT", none, "IEND", none);
        return Stream.of(
                Arguments.of("IHDR is not first", ChunkFiles.file("IDAT", none, "IHDR", ihdr, "IEND", none)),
                Arguments.of("two IHDR", ChunkFiles.pixel("IHDR", ihdr)),
                Arguments.of("short IHDR", ChunkFiles.file("IHDR", new byte[12], "IDAT", none, "IEND", none)),
                Arguments.of("no IDAT", ChunkFiles.file("IHDR", ihdr, "IEND", none)),
                Arguments.of("IDAT in two places", ChunkFiles.pixel("IDAT", none, "tEXt", none)),
                Arguments.of("IEND with data", ChunkFiles.file("IHDR", ihdr, "IDAT", none, "IEND", new byte[1])),
                Arguments.of("type without letters", ChunkFiles.pixel("a\nb1", none)),
                Arguments.of("type 0", ChunkFiles.file("\0\0\0\0", other)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegalFiles")
    void illegalFilesAreRefusedInOneLine(String what, byte[] png) {
        VpfException e = assertThrows(VpfException.class, () -> openIllegal(png, what));
        assertEquals(Code.BAD_PNG, e.code());
        assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
    }

    private static void openIllegal(byte[] png, String what) throws IOException {
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            throw new AssertionError(what + " was accepted with " + file.chunks());
        }
    }

    @Test
    void aNegativeLengthLeadsOutOfTheFile() throws IOException {
        byte[] png = ChunkFiles.pixel();
        ByteBuffer.wrap(png).putInt(33, -1);
        assertEquals(Code.TRUNCATED, refusal(png));
    }

    @Test
    void tooManyChunksAreNotIndexed() throws IOException {
        byte[] png = new byte[4 << 20];
        byte[] start = ChunkFiles.file("IHDR", ChunkFiles.header(1, 1, 8, 0));
        System.arraycopy(start, 0, png, 0, start.length);
        byte[] empty = PngChunk.bytes("teST", new byte[0]);
        for (int at = start.length; at + empty.length <= png.length; at += empty.length) {
            System.arraycopy(empty, 0, png, at, empty.length);
        }
        assertEquals(Code.LIMIT_EXCEEDED, refusal(png));
    }

    @Test
    void anyDamageGivesAnIndexOrTheException() throws IOException {
        byte[] png = ChunkFiles.golden("embed_stripe_image.png");
        Set<Code> allowed = Set.of(Code.NOT_PNG, Code.TRUNCATED, Code.CRC_MISMATCH, Code.BAD_PNG);
        for (int bit : ChunkFiles.bits(png).toArray()) {
            Code code = refusal(ChunkFiles.flipped(png, bit));
            assertTrue(code == null || allowed.contains(code), "bit " + bit + ": " + code);
        }
    }
}
