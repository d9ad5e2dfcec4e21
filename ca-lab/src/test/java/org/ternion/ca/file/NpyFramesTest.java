package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.ca.CellGrid;

class NpyFramesTest {
    @TempDir
    private Path folder;

    private Path array(String descr, String fortran, String shape, byte... data) throws IOException {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(data);
        return Files.write(folder.resolve("array.npy"), out.toByteArray());
    }

    @Test
    void bytesAreStatesOfOneAlphabet() throws IOException {
        List<CellGrid> frames = NpyFrames.read(array("|u1", "False", "(2, 1, 3)", (byte) 0, (byte) 1, (byte) 2,
                (byte) 0, (byte) 200, (byte) 1), 6);
        assertEquals(CellGrid.wrap(new byte[] {0, 1, 2}, 1, 3, 201), frames.get(0));
        assertEquals(CellGrid.wrap(new byte[] {0, (byte) 200, 1}, 1, 3, 201), frames.get(1));
    }

    @Test
    void signedBytesAreTrits() throws IOException {
        List<CellGrid> frames = NpyFrames.read(array("|i1", "False", "(1, 3)", (byte) -1, (byte) 0, (byte) 1), 6);
        assertEquals(List.of(CellGrid.parseTrits(List.of("-0+"))), frames);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "<f8 ; False ; (1, 3) ; the elements are not bytes: save a.astype('u1') for states, 'i1' for trits",
        "|u1 ; True ; (1, 3) ; the array is in Fortran order: save numpy.ascontiguousarray(a)",
        "|u1 ; False ; (3,) ; frames have the shape (T, H, W) or (H, W), not [3]",
        "|u1 ; False ; () ; frames have the shape (T, H, W) or (H, W), not []",
        "|u1 ; False ; (0, 3) ; the shape [0, 3] has no cells",
        "|u1 ; False ; (99999999999, 3) ; the NPY header has an axis longer than 2147483647",
        "|u1 ; False ; (1, 4) ; the shape [1, 1, 4] needs 4 bytes, the file has 3",
        "|u1 ; False ; (1, 1, 2) ; the shape [1, 1, 2] needs 2 bytes, the file has 3",
        "|u1 ; False ; (2, 6) ; the shape [1, 2, 6] has more than 11 cells",
        "|u1 ; False ; (2147483647, 2147483647, 2147483647) ; the shape [2147483647, 2147483647, 2147483647] has more "
            + "than 11 cells",
        "|i1 ; False ; (1, 3) ; frame 0, row 0, column 2 is 2: an i1 array holds trits -1, 0, 1"})
    void problemsAreNamed(String descr, String fortran, String shape, String problem) throws IOException {
        Path file = array(descr, fortran, shape, (byte) 0, (byte) -1, (byte) 2);
        PatternFormatException e = assertThrows(PatternFormatException.class, () -> NpyFrames.read(file, 11));
        assertEquals(file + ": " + problem, e.getMessage());
    }

    @Test
    void framesComeBackOneByOne() throws IOException {
        Path file = folder.resolve("frames.npy");
        CellGrid a = CellGrid.parseTrits(List.of("-0+", "000"));
        CellGrid b = CellGrid.parseTrits(List.of("+++", "0-0"));
        try (NpyFrameWriter writer = NpyFrameWriter.create(file, 2, a)) {
            writer.add(a);
            assertThrows(IllegalStateException.class, writer::commit);
            assertThrows(IllegalArgumentException.class,
                    () -> writer.add(CellGrid.parse(List.of("012", "000"), 3)));
            writer.add(b);
            assertThrows(IllegalStateException.class, () -> writer.add(b));
            assertFalse(Files.exists(file));
            writer.commit();
        }
        assertEquals(List.of(a, b), NpyFrames.read(file, 12));
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(0, (bytes.length - 12) % 64, "data start at a multiple of 64 bytes");
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).contains(
                "{'descr': '|i1', 'fortran_order': False, 'shape': (2, 2, 3), }"));
    }

    @Test
    void aPatternIsOneFrame() throws IOException {
        Path several = array("|u1", "False", "(3, 1, 1)", (byte) 0, (byte) 1, (byte) 2);
        PatternFormatException e =
                assertThrows(PatternFormatException.class, () -> PatternFile.read(several, 100));
        assertEquals(several + ": the array has 3 frames, a pattern is one", e.getMessage());
    }
}
