package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.ca.CellGrid;

/** Files cut short, with every byte changed and of random bytes give a value below the limit or our exception. */
class HostileFilesTest {
    private static final int MAX_CELLS = 3000;
    private static final long SEED = 20261121;

    private interface Reader {
        /** Reads bytes; the number of cells read. */
        long read(byte[] bytes) throws IOException;
    }

    private static void attack(byte[] sound, Reader reader) throws IOException {
        for (int length = 0; length < sound.length; length++) {
            tryRead(Arrays.copyOf(sound, length), reader, "cut at " + length);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < sound.length; i++) {
            for (int change : new int[] {1, 0x80, 0xFF, 1 + random.nextInt(255)}) {
                byte[] changed = sound.clone();
                changed[i] ^= (byte) change;
                tryRead(changed, reader, "byte " + i + " changed by " + change);
            }
        }
        for (int n = 0; n < 300; n++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            // Half of them from the characters that the formats use, behind a start that is right.
            String alphabet = "bo.$!AXpy0123456789 \n#xy=,-+rule:{}\"";
            if (n % 2 == 0) {
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (byte) alphabet.charAt((noise[i] & 0xFF) % alphabet.length());
                }
                System.arraycopy(sound, 0, noise, 0, Math.min(sound.length, noise.length / 3));
            }
            tryRead(noise, reader, "noise " + n + " of seed " + SEED);
        }
    }

    private static void tryRead(byte[] bytes, Reader reader, String what) throws IOException {
        long cells;
        try {
            cells = reader.read(bytes);
        } catch (PatternFormatException e) {
            assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
            return;
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        assertTrue(cells <= MAX_CELLS, what);
    }

    @ParameterizedTest
    @EnumSource(value = PatternFormat.class, names = "NPY", mode = EnumSource.Mode.EXCLUDE)
    void textFormatsHold(PatternFormat format) throws IOException {
        boolean rich = format == PatternFormat.RLE;
        CellPattern pattern = new CellPattern(RleTest.noise(9, 31, rich ? 200 : 2, 1), rich ? "Foo:T31,9" : "",
                List.of("#C comment"), Optional.of(new CellPattern.Corner(-3, 4)), rich ? 7 : 0);
        byte[] sound = PatternFile.text(pattern, format).getBytes(StandardCharsets.UTF_8);
        attack(sound, bytes -> {
            CellPattern read =
                    PatternFile.parse("p", new String(bytes, StandardCharsets.UTF_8), format, MAX_CELLS);
            read.topology();
            return (long) read.cells().height() * read.cells().width();
        });
    }

    @Test
    void arraysHold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.npy");
        CellGrid frame = RleTest.noise(4, 7, 200, 1);
        try (NpyFrameWriter writer = NpyFrameWriter.create(file, 2, frame)) {
            writer.add(frame);
            writer.add(frame);
            writer.commit();
        }
        attack(Files.readAllBytes(file), bytes -> {
            Files.write(file, bytes);
            return NpyFrames.read(file, MAX_CELLS).stream().mapToLong(f -> (long) f.height() * f.width()).sum();
        });
    }

    @Test
    void palettesHold() throws IOException {
        String sound = "{\"name\": \"three\",\n \"colors\": [\"#1f77b4\", \"#111111\", \"#FF7F0E\"]}";
        attack(sound.getBytes(StandardCharsets.UTF_8),
                bytes -> PaletteFile.parse("p", new String(bytes, StandardCharsets.UTF_8)).size());
    }
}
