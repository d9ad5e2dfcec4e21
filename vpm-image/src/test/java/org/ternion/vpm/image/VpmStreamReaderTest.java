package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.Progress;
import org.ternion.vpm.image.VpmFormatException.Code;

class VpmStreamReaderTest {
    /** The reader's own buffers and a second of fuzzing must stay far below this. */
    private static final long HEAP = 64L << 20;
    private static final String OK = "OK";

    @TempDir
    private Path folder;

    /** A chunk with its type, data and a fresh CRC when written. */
    private record Chunk(String type, byte[] data) {
        static List<Chunk> of(byte[] png) {
            List<Chunk> chunks = new ArrayList<>();
            ByteBuffer in = ByteBuffer.wrap(png).position(8);
            while (in.hasRemaining()) {
                byte[] data = new byte[in.getInt()];
                byte[] type = new byte[4];
                in.get(type).get(data).getInt();
                chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
            }
            return chunks;
        }

        static byte[] png(List<Chunk> chunks) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(PngReader.SIGNATURE);
            for (Chunk chunk : chunks) {
                byte[] type = chunk.type.getBytes(StandardCharsets.US_ASCII);
                CRC32 crc = new CRC32();
                crc.update(type);
                crc.update(chunk.data);
                out.writeBytes(ByteBuffer.allocate(chunk.data.length + 12).putInt(chunk.data.length).put(type)
                        .put(chunk.data).putInt((int) crc.getValue()).array());
            }
            return out.toByteArray();
        }
    }

    private static String codeOfStream(byte[] png, Strictness strictness) throws IOException {
        try (VpmStreamReader reader = VpmStreamReader.open(new ByteArrayInputStream(png),
                new ReadOptions(strictness, Limits.DEFAULT))) {
            while (reader.next()) {
                assertTrue(reader.metric() >= 0);
            }
            return OK;
        } catch (VpmFormatException e) {
            return e.code().name();
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(
                Thread.currentThread().getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"min12", "minmax2rows", "meta_spill", "padded_logical", "ext_small", "ext_groups"})
    void givesTheRowsThatRandomAccessGives(String name) throws IOException {
        byte[] png = Goldens.bytes("vpm-image/" + name + ".png");
        try (VpmImage image = VpmImage.open(png, ReadOptions.STRICT);
                VpmStreamReader reader = VpmStreamReader.open(new ByteArrayInputStream(png), ReadOptions.STRICT)) {
            assertEquals(image.header(), reader.header());
            assertEquals(image.documents(), reader.documents());
            assertEquals(image.metricNames(), reader.metricNames());
            for (int m = image.metrics() - 1; m >= 0; m--) {
                assertEquals(image.header().columns(), image.red(m).length);
            }
            for (int m = 0; m < image.metrics(); m++) {
                assertTrue(reader.next());
                assertEquals(m, reader.metric());
                assertArrayEquals(image.red(m), reader.red());
                assertArrayEquals(image.green(m), reader.green());
                assertArrayEquals(image.blue(m), reader.blue());
            }
            assertFalse(reader.next());
            assertFalse(reader.next());
            assertEquals(List.of(), reader.problems());
        }
    }

    static Stream<JsonNode> bad() {
        return Goldens.each(Goldens.json("vpm-image/bad.json").get("cases"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void reportsDamageWithItsCodeInLittleMemory(JsonNode golden) throws IOException {
        byte[] png = Goldens.bytes("vpm-image/" + golden.get("file").textValue());
        long before = allocated();
        assertEquals(golden.get("wanted_strict").textValue(), codeOfStream(png, Strictness.STRICT));
        assertEquals(golden.get("wanted_lenient").textValue(), codeOfStream(png, Strictness.LENIENT));
        assertTrue(allocated() - before < HEAP);
    }

    /** An input of unknown length cannot be compared with what it announces: memory must follow the bytes. */
    @ParameterizedTest
    @ValueSource(ints = {4096, 1 << 20, 1 << 24})
    void announcedColumnsTakeNoMemory(int width) throws IOException {
        List<Chunk> chunks = Chunk.of(Goldens.bytes("vpm-image/min12.png"));
        ByteBuffer.wrap(chunks.get(0).data()).putInt(0, width);
        long before = allocated();
        assertEquals(Code.TRUNCATED.name(), codeOfStream(Chunk.png(chunks), Strictness.LENIENT));
        assertTrue(allocated() - before < 1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext_small", "ext_groups"})
    void everyBitOfTheCompressedPixelsIsChecked(String name) throws IOException {
        byte[] png = Goldens.bytes("vpm-image/" + name + ".png");
        int at = 8;
        for (Chunk chunk : Chunk.of(png)) {
            for (int bit = 0; chunk.type().equals("IDAT") && bit < 8 * chunk.data().length; bit++) {
                byte[] damaged = png.clone();
                damaged[at + 8 + bit / 8] ^= (byte) (1 << bit % 8);
                assertEquals(Code.CRC_MISMATCH.name(), codeOfStream(damaged, Strictness.LENIENT), "bit " + bit);
                assertEquals(Code.CRC_MISMATCH, assertThrows(VpmFormatException.class, () -> readAll(damaged)).code());
            }
            at += chunk.data().length + 12;
        }
    }

    private static void readAll(byte[] png) throws IOException {
        try (VpmImage image = VpmImage.open(png, ReadOptions.DEFAULT)) {
            for (int m = 0; m < image.metrics(); m++) {
                image.red(m);
            }
        }
    }

    @Test
    void aDamagedMetadataChunkIsIgnoredWhenLenient() throws IOException {
        byte[] png = Goldens.bytes("vpm-image/ext_small.png");
        png[33 + 8 + 100] ^= 1;
        assertEquals(Code.CRC_MISMATCH.name(), codeOfStream(png, Strictness.STRICT));
        try (VpmImage image = VpmImage.open(png, ReadOptions.DEFAULT)) {
            assertEquals(1, image.problems().size(), image.problems().toString());
            assertTrue(image.problems().get(0).startsWith("CRC_MISMATCH"));
            assertEquals(7, image.documents());
            assertThrows(VpmFormatException.class, image::verify);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangedMetadataChunkIsReported(Strictness strictness) throws IOException {
        List<Chunk> chunks = Chunk.of(Goldens.bytes("vpm-image/ext_small.png"));
        chunks.get(1).data()[100] ^= 1;
        String wanted = strictness == Strictness.STRICT ? Code.METADATA_DISAGREES.name() : OK;
        assertEquals(wanted, codeOfStream(Chunk.png(chunks), strictness));
        Chunk late = chunks.remove(1);
        chunks.add(chunks.size() - 1, late);
        assertEquals(wanted, codeOfStream(Chunk.png(chunks), strictness));
    }

    /** A sound chunk of another map, as an editor may carry it along: opening believes it, checking does not. */
    @Test
    void aMetadataChunkFromAnotherMapIsFoundByChecking() throws IOException {
        List<List<Chunk>> maps = new ArrayList<>();
        for (int seed = 1; seed <= 2; seed++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            VpmWriter.write(VpmWriterTest.random(new Random(seed), 3, 40), out, WriteOptions.DEFAULT, Progress.NONE);
            maps.add(Chunk.of(out.toByteArray()));
        }
        maps.get(0).set(1, maps.get(1).get(1));
        byte[] png = Chunk.png(maps.get(0));
        assertEquals(Code.METADATA_DISAGREES,
                assertThrows(VpmFormatException.class, () -> VpmImage.open(png, ReadOptions.STRICT)).code());
        try (VpmImage image = VpmImage.open(png, ReadOptions.DEFAULT)) {
            assertArrayEquals(maps.get(1).get(1).data(), image.metadataBytes());
            assertEquals(Code.METADATA_DISAGREES, assertThrows(VpmFormatException.class, image::verify).code());
        }
    }

    /** The stream stays legal when a byte moves to the chunk before, but its groups cannot be read alone any more. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void groupsThatDoNotEndWithTheirChunkAreRefused(int first) throws IOException {
        List<Chunk> chunks = Chunk.of(Goldens.bytes("vpm-image/ext_groups.png"));
        byte[] a = chunks.get(first).data();
        byte[] b = chunks.get(first + 1).data();
        ByteBuffer joined = ByteBuffer.allocate(a.length + b.length).put(a).put(b).flip();
        byte[] longer = new byte[a.length + 3];
        byte[] shorter = new byte[b.length - 3];
        joined.get(longer).get(shorter);
        chunks.set(first, new Chunk("IDAT", longer));
        chunks.set(first + 1, new Chunk("IDAT", shorter));
        byte[] png = Chunk.png(chunks);
        assertEquals(OK, codeOfStream(png, Strictness.STRICT));
        assertThrows(VpmFormatException.class, () -> {
            try (VpmImage image = VpmImage.open(png, ReadOptions.DEFAULT)) {
                image.verify();
            }
        });
    }

    @Test
    void aWrongNumberOfGroupsIsReadAsAWhole() throws IOException {
        List<Chunk> chunks = Chunk.of(Goldens.bytes("vpm-image/ext_groups.png"));
        chunks.add(chunks.size() - 1, new Chunk("IDAT", new byte[0]));
        byte[] png = Chunk.png(chunks);
        assertEquals(Code.BAD_METADATA,
                assertThrows(VpmFormatException.class, () -> VpmImage.open(png, ReadOptions.STRICT)).code());
        try (VpmImage image = VpmImage.open(png, ReadOptions.DEFAULT);
                VpmImage sound = VpmImage.open(Goldens.bytes("vpm-image/ext_groups.png"), ReadOptions.STRICT)) {
            assertEquals(1, image.problems().size());
            VpmWriterTest.assertSame(sound, image);
        }
    }

    @Test
    @Tag("native")
    void anIndependentInflaterAgrees() throws Exception {
        Path python = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(p -> Path.of(p, "python3")).filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(python != null, "python3 is not installed");
        Path file = folder.resolve("map.png");
        VpmWriter.write(VpmWriterTest.random(new Random(9), 5, 3000), file, WriteOptions.DEFAULT.withGroupRows(2), Progress.NONE);
        String script = """
                import struct, sys, zlib
                b = open(sys.argv[1], 'rb').read(); o = 8; z = b''
                while o < len(b):
                    n, t = struct.unpack('>I4s', b[o:o + 8]); d = b[o + 8:o + 8 + n]
                    assert zlib.crc32(t + d) == struct.unpack('>I', b[o + 8 + n:o + 12 + n])[0]
                    if t == b'IHDR': w, h = struct.unpack('>II', d[:8])
                    if t == b'IDAT': z += d
                    o += 12 + n
                assert len(zlib.decompress(z)) == h * (1 + 6 * w)
                """;
        Process check = new ProcessBuilder(python.toString(), "-c", script, file.toString()).redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(check.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, check.exitValue(), said);
    }
}
