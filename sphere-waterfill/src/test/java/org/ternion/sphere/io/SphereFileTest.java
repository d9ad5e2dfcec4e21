package org.ternion.sphere.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.io.SectionFileException;
import org.ternion.core.io.SectionFileKind;
import org.ternion.core.io.SectionWriter;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

/** A18. */
class SphereFileTest {
    @TempDir
    private Path folder;

    private static Placement placement(int points) {
        ShellLayout layout = ShellLayout.sqrt(7, 2, 9);
        int[] shell = new Random(points).ints(points, 0, 7).toArray();
        float[] radius = new float[points];
        for (int i = 0; i < points; i++) {
            radius[i] = (float) layout.radius(shell[i]) + 0.01f;
        }
        return Placement.wrap(layout, shell, radius);
    }

    private Path written(int points) throws IOException {
        Path file = folder.resolve("placement-" + points);
        PlacementFile.write(placement(points), file);
        return file;
    }

    @Test
    void placementsAreReadBack() throws IOException {
        for (int points : new int[] {0, 1, 15, 16, 17, 100_000}) {
            Placement read = PlacementFile.read(written(points));
            assertEquals(placement(points).layout(), read.layout());
            assertArrayEquals(placement(points).toShells(), read.toShells());
            assertArrayEquals(placement(points).toRadii(), read.toRadii());
        }
    }

    /** The bytes are those of the description of the package, so that any other reader finds its way. */
    @Test
    void theFormatIsTheDescribedOne() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written(3))).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(0, magic);
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'L', 'A', 'C', '\r', '\n', 0x1A}, magic);
        assertEquals(1, bytes.getInt(8));
        assertEquals(3, bytes.getInt(12));
        assertEquals(0, bytes.getInt(20));
        assertEquals(128 + 64 + 64 + 64, bytes.getLong(24));
        assertEquals(bytes.capacity(), bytes.getLong(24));
        assertEquals("radii", new String(bytes.array(), 32, 5));
        assertEquals(4, bytes.getInt(40));
        assertEquals(128, bytes.getLong(48));
        assertEquals(7, bytes.getLong(56));
        assertEquals(2.0, bytes.getDouble(128));
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 128, 64);
        assertEquals((int) crc.getValue(), bytes.getInt(44));
        assertEquals(placement(3).shell(1), bytes.getInt(192 + 4));
    }

    @Test
    void everyCutAndEveryFlipIsFound() throws IOException {
        byte[] good = Files.readAllBytes(written(20));
        Path bad = folder.resolve("bad");
        for (int length = 0; length < good.length; length++) {
            Files.write(bad, Arrays.copyOf(good, length));
            assertThrows(SectionFileException.class, () -> PlacementFile.read(bad), "cut to " + length);
        }
        Files.write(bad, Arrays.copyOf(good, good.length + 64));
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] = (byte) (flipped[at] ^ 1 << at % 8);
            Files.write(bad, flipped);
            assertThrows(SectionFileException.class, () -> PlacementFile.read(bad), "byte " + at);
        }
    }

    @Test
    void randomBytesAreNoFile() throws IOException {
        Path bad = folder.resolve("random");
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            Files.write(bad, bytes);
            assertThrows(SectionFileException.class, () -> PlacementFile.read(bad), "seed " + seed);
        }
    }

    @Test
    void anotherVersionIsToldFromDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(written(1));
        bytes[8] = 2;
        Path other = folder.resolve("other");
        Files.write(other, bytes);
        SectionFileException problem = assertThrows(SectionFileException.class, () -> PlacementFile.read(other));
        assertEquals("version 2 is not supported, only 1", problem.reason());
        assertEquals("header", problem.place());
        assertEquals(0, problem.offset());
    }

    @Test
    void damageNamesTheSection() throws IOException {
        byte[] bytes = Files.readAllBytes(written(3));
        bytes[195] ^= (byte) 1;
        Path bad = folder.resolve("bad");
        Files.write(bad, bytes);
        SectionFileException problem = assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        assertEquals("section shell", problem.place());
        assertEquals(192, problem.offset());
        assertTrue(problem.getMessage().contains("bad, section shell at byte 192: the checksum"),
                problem.getMessage());
    }

    /** With checksums that fit: what is announced must be there before memory is taken for it. */
    @Test
    void hostileSizesTakeNoMemory() throws IOException {
        long[] counts = {-1, 100, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long count : counts) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written(3))).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(56, count);
            assertHeaderRejected(bytes);
        }
        for (long offset : new long[] {0, 64, 127, 1L << 62, -64}) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written(3))).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(48, offset);
            assertHeaderRejected(bytes);
        }
        for (int sections : new int[] {-1, 65, Integer.MAX_VALUE}) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written(3))).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(12, sections);
            assertHeaderRejected(bytes);
        }
    }

    private void assertHeaderRejected(ByteBuffer bytes) throws IOException {
        bytes.putInt(16, 0);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 128);
        bytes.putInt(16, (int) crc.getValue());
        Path bad = folder.resolve("hostile");
        Files.write(bad, bytes.array());
        SectionFileException problem = assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        assertEquals("header", problem.place());
    }

    @Test
    void numbersThatMakeNoPlacementAreRejected() throws IOException {
        Path bad = folder.resolve("senseless");
        double[] radii = {1, 2};
        new SectionWriter(PlacementFile.KIND).add("radii", radii).add("shell", new int[] {2})
                .add("radius", new float[1]).write(bad);
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        new SectionWriter(PlacementFile.KIND).add("radii", new double[] {2, 1}).add("shell", new int[1])
                .add("radius", new float[1]).write(bad);
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        new SectionWriter(PlacementFile.KIND).add("radii", radii).add("shell", new int[1])
                .add("radius", new float[] {Float.NaN}).write(bad);
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        new SectionWriter(PlacementFile.KIND).add("radii", radii).add("shell", new float[1])
                .add("radius", new float[1]).write(bad);
        SectionFileException type = assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        assertEquals("section shell has type FLOAT32, not INT32", type.reason());
        new SectionWriter(PlacementFile.KIND).add("radii", radii).write(bad);
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        new SectionWriter(new SectionFileKind("CONE", 1, "a search index")).add("radii", radii).write(bad);
        assertThrows(SectionFileException.class, () -> PlacementFile.read(bad));
        assertThrows(NoSuchFileException.class, () -> PlacementFile.read(folder.resolve("none")));
    }
}
