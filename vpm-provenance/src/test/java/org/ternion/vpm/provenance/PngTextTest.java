package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.VpfException.Code;

class PngTextTest {
    private static PngText read(String type, byte[] data) {
        return PngText.read(new PngChunk(type, 33, data.length), data, VpfLimits.DEFAULT).orElseThrow();
    }

    private static PngText golden(String file) throws IOException {
        try (PngFile png = PngFile.open(PngInput.of(ChunkFiles.golden(file)), VpfLimits.DEFAULT)) {
            PngChunk chunk = png.texts("vpf").get(0);
            return PngText.read(chunk, png.data(chunk), VpfLimits.DEFAULT).orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"chunk_itxt_conforming, ITXT, CONFORMING", "chunk_itxt_conforming_zip, ITXT, CONFORMING",
        "chunk_itxt_conforming_lang, ITXT, CONFORMING", "chunk_text_plain, TEXT, CONFORMING",
        "chunk_text_zip, ZTXT, CONFORMING", "embed_compressed, ITXT, LEGACY", "embed_plain, ITXT, LEGACY"})
    void everyCarrierHoldsTheSameText(String file, PngText.Kind kind, PngText.Layout layout) throws IOException {
        PngText text = golden(file + ".png");
        assertEquals(new PngText(kind, layout, "vpf", golden("embed_plain.png").text()), text);
        assertTrue(text.text().startsWith("VlBGMQAA"), text.text());
    }

    @Test
    void writtenChunkIsTheGoldenOne() {
        String wanted = ChunkFiles.json("chunks.json").get("layout_bytes").get("conforming_plain").textValue();
        assertEquals(wanted, HexFormat.of().formatHex(PngText.itxtChunk("k", "v")));
    }

    @Test
    void goldenLegacyLayoutIsRecognisedWithOurKeywordsOnly() {
        String hex = ChunkFiles.json("chunks.json").get("layout_bytes").get("legacy_plain").textValue();
        byte[] chunk = HexFormat.of().parseHex(hex);
        byte[] data = Arrays.copyOfRange(chunk, 8, chunk.length - 4);
        assertEquals(new PngText(PngText.Kind.ITXT, PngText.Layout.CONFORMING, "k", "\0\0v"), read("iTXt", data));
        byte[] ours = ChunkFiles.join(ChunkFiles.bytes("vpf.header"), Arrays.copyOfRange(data, 1, data.length));
        assertEquals(new PngText(PngText.Kind.ITXT, PngText.Layout.LEGACY, "vpf.header", "v"), read("iTXt", ours));
    }

    @Test
    void atMostTwoLeadingNulsAreStripped() {
        assertEquals("x", read("iTXt", ChunkFiles.bytes("vpf||||||x")).text());
        assertEquals("\0x", read("iTXt", ChunkFiles.bytes("vpf||||||||x")).text());
    }

    @Test
    void writtenChunksAreReadBack() {
        String text = "{\"caf\u00e9\":\"\ud834\udd1e \u2615\"}";
        byte[] chunk = PngText.itxtChunk("vpf.footer", text);
        assertEquals(new PngText(PngText.Kind.ITXT, PngText.Layout.CONFORMING, "vpf.footer", text),
                read("iTXt", Arrays.copyOfRange(chunk, 8, chunk.length - 4)));
    }

    @Test
    void otherChunksAreNoText() {
        assertEquals(Optional.empty(), PngText.read(new PngChunk("eXIf", 33, 4), new byte[4], VpfLimits.DEFAULT));
    }

    static Stream<Arguments> damaged() {
        byte[] zip = ChunkFiles.zlib(ChunkFiles.bytes("text"));
        byte[] bomb = ChunkFiles.zlib(new byte[1_000_000]);
        return Stream.of(
                Arguments.of("no NUL", "tEXt", ChunkFiles.bytes("vpf"), Code.BAD_PNG),
                Arguments.of("empty keyword", "tEXt", ChunkFiles.bytes("|text"), Code.BAD_PNG),
                Arguments.of("long keyword", "tEXt", ChunkFiles.bytes("k".repeat(80) + "|text"), Code.BAD_PNG),
                Arguments.of("no flag", "iTXt", ChunkFiles.bytes("vpf|"), Code.BAD_PNG),
                Arguments.of("flag 2", "iTXt", ChunkFiles.bytes("vpf|\2||||x"), Code.BAD_PNG),
                Arguments.of("method 1", "iTXt", ChunkFiles.bytes("vpf||\1|||x"), Code.BAD_PNG),
                Arguments.of("no language", "iTXt", ChunkFiles.bytes("vpf|||en"), Code.BAD_PNG),
                Arguments.of("no translation", "iTXt", ChunkFiles.bytes("vpf|||en|x"), Code.BAD_PNG),
                Arguments.of("not UTF-8", "iTXt", ChunkFiles.bytes("vpf|||||\u00ff"), Code.BAD_PNG),
                Arguments.of("zTXt method", "zTXt", ChunkFiles.bytes("vpf|\1x"), Code.BAD_PNG),
                Arguments.of("zTXt empty", "zTXt", ChunkFiles.bytes("vpf||"), Code.BAD_ZLIB),
                Arguments.of("not zlib", "zTXt", ChunkFiles.bytes("vpf||hello"), Code.BAD_ZLIB),
                Arguments.of("cut", "zTXt", ChunkFiles.join(ChunkFiles.bytes("vpf||"), Arrays.copyOf(zip, 9)),
                        Code.BAD_ZLIB),
                Arguments.of("bomb", "zTXt", ChunkFiles.join(ChunkFiles.bytes("vpf||"), bomb), Code.LIMIT_EXCEEDED),
                Arguments.of("bomb", "iTXt", ChunkFiles.join(ChunkFiles.bytes("vpf|\1|||"), bomb), Code.LIMIT_EXCEEDED),
                Arguments.of("legacy bomb", "iTXt", ChunkFiles.join(ChunkFiles.bytes("vpf|\1|||||"), bomb),
                        Code.LIMIT_EXCEEDED),
                Arguments.of("too long", "tEXt", new byte[(8 << 20) + 1], Code.LIMIT_EXCEEDED));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("damaged")
    void damagedChunksAreRefused(String what, String type, byte[] data, Code code) {
        assertEquals(code, assertThrows(VpfException.class, () -> read(type, data), what).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a  b", "a\u2615", "a\n"})
    void impossibleKeywordsAreRefused(String keyword) {
        assertThrows(IllegalArgumentException.class, () -> PngText.itxtChunk(keyword, "x"));
    }

    @Test
    void textWithNulIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> PngText.itxtChunk("vpf", "a\0b"));
        assertThrows(IllegalArgumentException.class, () -> PngText.itxtChunk("k".repeat(80), "x"));
        assertArrayEquals(new byte[] {0, 0, 0, 85}, Arrays.copyOf(PngText.itxtChunk("k".repeat(79), "x"), 4));
    }

    @Test
    void anyBytesGiveATextOrTheException() {
        long seed = 3;
        Random random = new Random(seed);
        String[] types = {"tEXt", "zTXt", "iTXt"};
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] data = ChunkFiles.join(ChunkFiles.bytes("vpf|"), ChunkFiles.bytes(i % 2 == 0 ? "\1|||" : "||||"),
                    ChunkFiles.zlib(ChunkFiles.bytes("text " + i)));
            for (int k = random.nextInt(4); k > 0; k--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            try {
                read(types[i % 3], Arrays.copyOf(data, data.length - random.nextInt(2) * random.nextInt(data.length)));
                read++;
            } catch (VpfException e) {
                assertFalse(e.getMessage().contains("\n"), "seed " + seed + ", case " + i);
            }
        }
        assertTrue(read > 1000, "seed " + seed + ": only " + read + " were read");
    }
}
