package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.VpfException.Code;

class CoreStreamTest {
    private static CoreStream read(byte[] png) throws IOException {
        return read(png, new CoreStream(VpfLimits.DEFAULT, null), 1 << 16);
    }

    private static CoreStream read(byte[] png, CoreStream stream, int step) throws IOException {
        for (int at = 0; at < png.length; at += step) {
            stream.accept(png, at, Math.min(step, png.length - at));
        }
        stream.finish();
        return stream;
    }

    private static Code refusal(byte[] png) {
        return assertThrows(VpfException.class, () -> read(png)).code();
    }

    static Stream<JsonNode> embedded() {
        return StreamSupport.stream(ChunkFiles.json("embed.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void coreIsThatOfTheGoldens(JsonNode golden) throws IOException {
        CoreStream stream = read(ChunkFiles.golden(golden.get("file").textValue()));
        assertEquals(golden.get("core_sha3_256").textValue(), stream.core().toString());
        assertEquals(golden.get("core_length").longValue(), stream.coreLength());
        assertEquals(golden.get("trailing_bytes").longValue(), stream.trailingLength());
        assertEquals(stream.trailingLength(), stream.trailing().length);
        assertEquals(1, stream.recordCount());
        assertEquals(1, stream.records().size());
        assertEquals(0, stream.crcErrors());
    }

    @ParameterizedTest
    @FieldSource("org.ternion.vpm.provenance.ChunkFiles#EMBEDDED")
    void copyIsTheFileWithoutRecordAndEnd(String name) throws IOException {
        byte[] png = ChunkFiles.golden(name + ".png");
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (PngFile file = PngFile.open(PngInput.of(png), VpfLimits.DEFAULT)) {
            PngChunk record = file.texts("vpf").get(0);
            file.copy(0, record.offset(), expected);
            file.copy(record.end(), file.end() - 12, expected);
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        CoreStream stream = read(png, new CoreStream(VpfLimits.DEFAULT, copy), 1 << 16);
        assertArrayEquals(expected.toByteArray(), copy.toByteArray());
        expected.writeBytes(PngChunk.bytes("IEND", new byte[0]));
        assertEquals(Sha3.of(expected.toByteArray()), stream.core());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunk_itxt_conforming", "chunk_itxt_conforming_zip", "chunk_itxt_conforming_lang",
        "chunk_text_plain", "chunk_text_zip"})
    void everyCarrierOfARecordIsLeftOut(String name) throws IOException {
        assertEquals(read(ChunkFiles.golden("embed_plain.png")).core(), read(ChunkFiles.golden(name + ".png")).core());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 11, 12, 13, 100})
    void piecesOfTheInputDoNotMatter(int step) throws IOException {
        byte[] png = ChunkFiles.golden("embed_stripe_image.png");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        CoreStream expected = read(png, new CoreStream(VpfLimits.DEFAULT, whole), png.length);
        CoreStream stream = read(png, new CoreStream(VpfLimits.DEFAULT, pieces), step);
        assertEquals(expected.core(), stream.core());
        assertEquals(expected.records(), stream.records());
        assertArrayEquals(expected.trailing(), stream.trailing());
        assertArrayEquals(whole.toByteArray(), pieces.toByteArray());
    }

    @Test
    void onlyTextChunksWithTheExactKeywordAreLeftOut() throws IOException {
        byte[] with = ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf"), "iTXt", ChunkFiles.bytes("vpf.header|||||{}"),
                "teXt", ChunkFiles.bytes("vpf|a"), "tEXt", ChunkFiles.bytes("vpf |a"),
                "tEXt", ChunkFiles.bytes("|vpf"));
        CoreStream stream = read(with);
        assertEquals(Sha3.of(with), stream.core());
        assertEquals(0, stream.recordCount());
        CoreStream records = read(ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf|"), "zTXt",
                ChunkFiles.bytes("vpf||x")));
        assertEquals(Sha3.of(ChunkFiles.pixel()), records.core());
        assertEquals(2, records.recordCount());
    }

    @Test
    void aSecondRecordIsCounted() throws IOException {
        CoreStream stream = read(ChunkFiles.golden("tamper_duplicate.png"));
        assertEquals(2, stream.recordCount());
        assertEquals(2, stream.records().size());
    }

    @Test
    void noMoreThanTwoRecordsAreKept() throws IOException {
        Object[] chunks = new Object[2000];
        for (int i = 0; i < chunks.length; i += 2) {
            chunks[i] = "tEXt";
            chunks[i + 1] = ChunkFiles.bytes("vpf|" + i);
        }
        CoreStream stream = read(ChunkFiles.pixel(chunks));
        assertEquals(1000, stream.recordCount());
        assertEquals(List.of("0", "2"), stream.records().stream().map(PngText::text).toList());
    }

    @Test
    void aRecordAboveTheLimitIsRefused() {
        byte[] png = ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf|" + "a".repeat(8 << 20)));
        assertEquals(Code.LIMIT_EXCEEDED, refusal(png));
    }

    @Test
    void aDamagedRecordIsToldWhenItIsAskedFor() throws IOException {
        CoreStream stream = read(ChunkFiles.pixel("zTXt", ChunkFiles.bytes("vpf||no zlib")));
        assertEquals(Code.BAD_ZLIB, assertThrows(VpfException.class, stream::records).code());
    }

    @Test
    void bytesAfterTheEndAreKeptUpToTheLimit() throws IOException {
        VpfLimits small = new VpfLimits(100, 100, 100, 100, 10, 10, 10);
        byte[] png = ChunkFiles.join(ChunkFiles.pixel(), new byte[1000]);
        CoreStream stream = read(png, new CoreStream(small, null), 70);
        assertEquals(1000, stream.trailingLength());
        assertEquals(100, stream.trailing().length);
        assertEquals(Sha3.of(ChunkFiles.pixel()), stream.core());
    }

    @Test
    void aMagicInsideAChunkEndsNothing() throws IOException {
        Sha3 a = read(ChunkFiles.golden("tamper_prefix_a.png")).core();
        Sha3 b = read(ChunkFiles.golden("tamper_prefix_b.png")).core();
        assertNotEquals(a, b);
    }

    @Test
    void aPictureWithOtherPixelsHasAnotherCore() throws IOException {
        assertNotEquals(read(ChunkFiles.golden("embed_plain.png")).core(),
                read(ChunkFiles.golden("tamper_pixels.png")).core());
    }

    @Test
    void aWrongChecksumIsRefusedInAnyChunk() {
        assertEquals(Code.CRC_MISMATCH, refusal(ChunkFiles.golden("tamper_itxt_crc.png")));
    }

    @Test
    void forensicReadingCountsWrongChecksums() throws IOException {
        byte[] png = ChunkFiles.golden("tamper_itxt_crc.png");
        ByteBuffer.wrap(png).putInt(29, 0);
        CoreStream stream = read(png, CoreStream.forensic(VpfLimits.DEFAULT), 50);
        assertEquals(2, stream.crcErrors());
        assertEquals(List.of("IHDR", "iTXt"), stream.damaged().stream().map(PngChunk::type).toList());
        assertEquals(new PngChunk("IHDR", 8, 13), stream.damaged().get(0));
        assertEquals(1, stream.records().size());
    }

    @ParameterizedTest
    @FieldSource("org.ternion.vpm.provenance.ChunkFiles#EMBEDDED")
    void cutAtEveryByteIsTruncated(String name) throws IOException {
        byte[] png = ChunkFiles.golden(name + ".png");
        long end = png.length - read(png).trailingLength();
        for (int n = 0; n < end; n++) {
            assertEquals(n < 8 ? Code.NOT_PNG : Code.TRUNCATED, refusal(Arrays.copyOf(png, n)), "cut at " + n);
        }
    }

    /** Spec 7: never an unchanged core, and never a code that does not say damage. */
    @ParameterizedTest
    @FieldSource("org.ternion.vpm.provenance.ChunkFiles#EMBEDDED")
    void everyFlippedBitIsDamageOrChangesTheCore(String name) throws IOException {
        byte[] png = ChunkFiles.golden(name + ".png");
        CoreStream sound = read(png);
        long end = png.length - sound.trailingLength();
        Set<Code> allowed = Set.of(Code.CRC_MISMATCH, Code.TRUNCATED, Code.NOT_PNG);
        for (int bit : ChunkFiles.bits(png).toArray()) {
            try {
                CoreStream stream = read(ChunkFiles.flipped(png, bit));
                assertTrue(bit / 8 >= end || !sound.core().equals(stream.core()), "bit " + bit + " is not noticed");
            } catch (VpfException e) {
                assertTrue(allowed.contains(e.code()), "bit " + bit + ": " + e.getMessage());
            }
        }
    }

    static Stream<Arguments> illegalFiles() {
        return PngFileTest.illegalFiles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegalFiles")
    void illegalFilesAreRefused(String what, byte[] png) {
        assertEquals(Code.BAD_PNG, refusal(png), what);
    }

    @Test
    void otherFilesAreNoPng() {
        assertEquals(Code.NOT_PNG, refusal(new byte[0]));
        assertEquals(Code.NOT_PNG, refusal(ChunkFiles.bytes("GIF89a and more")));
    }

    @Test
    void anEndlessChunkTakesNoMemory() {
        byte[] png = ChunkFiles.pixel("tEXt", ChunkFiles.bytes("vpf|" + "a".repeat(100)));
        ByteBuffer.wrap(png).putInt(33, Integer.MAX_VALUE);
        byte[] more = new byte[1 << 20];
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        CoreStream stream = new CoreStream(VpfLimits.DEFAULT, OutputStream.nullOutputStream());
        VpfException e = assertThrows(VpfException.class, () -> {
            stream.accept(png, 0, png.length);
            for (int i = 0; i < 200; i++) {
                stream.accept(more, 0, more.length);
            }
            stream.finish();
        });
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before;
        assertEquals(Code.TRUNCATED, e.code());
        assertTrue(used < 32 << 20, "took " + used);
    }

    @Test
    void failuresOfTheCopyAreNotHidden() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk is full");
            }
        };
        CoreStream stream = new CoreStream(VpfLimits.DEFAULT, full);
        byte[] png = ChunkFiles.pixel();
        assertThrows(IOException.class, () -> stream.accept(png, 0, png.length));
    }

    @Test
    void coreIsUnknownBeforeTheEnd() {
        assertThrows(IllegalStateException.class, () -> new CoreStream(VpfLimits.DEFAULT, null).core());
    }

    @Test
    void randomDamageGivesACoreOrTheException() throws IOException {
        long seed = 12;
        Random random = new Random(seed);
        int sound = 0;
        for (int i = 0; i < 5000; i++) {
            String name = ChunkFiles.EMBEDDED.get(i % ChunkFiles.EMBEDDED.size());
            byte[] png = ChunkFiles.golden(name + ".png");
            for (int k = random.nextInt(4); k > 0; k--) {
                png[random.nextInt(png.length)] = (byte) random.nextInt(256);
            }
            try {
                read(png, CoreStream.forensic(VpfLimits.DEFAULT), 1 + random.nextInt(500)).records();
                sound++;
            } catch (VpfException e) {
                assertEquals(1, e.getMessage().lines().count(), "seed " + seed + ", case " + i);
            }
        }
        assertTrue(sound > 1000, "seed " + seed + ": only " + sound + " were read");
    }
}
