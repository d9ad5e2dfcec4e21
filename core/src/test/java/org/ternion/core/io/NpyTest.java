package org.ternion.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

class NpyTest {
    private static final String F8_2X3 = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("a.npy");
    }

    /** Made by numpy.lib.format.write_array(f, np.arange(n, dtype=t).reshape(shape), version=v) of NumPy 2.4.6. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "f8 | [2, 3] | k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsID"
            + "MpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAA"
            + "AAAPA/AAAAAAAAAEAAAAAAAAAIQAAAAAAAABBAAAAAAAAAFEA=",
        "f4 | [5] | k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDUsKSwgf"
            + "SAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAACAPwAAAEAAA"
            + "EBAAACAQA==",
        "i4 | [2, 1, 2] | k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTQnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiA"
            + "oMiwgMSwgMiksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAQAAAAI"
            + "AAAADAAAA",
        "i8 | [3, 1] | k05VTVBZAwB0AAAAeydkZXNjcic6ICc8aTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMy"
            + "wgMSksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAEAAA"
            + "AAAAAAAgAAAAAAAAA=",
        "f8 | [] | k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gIC"
            + "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAA==",
    })
    void filesOfNumpyAreRead(String dtype, String shape, String base64) throws IOException {
        Files.write(file, Base64.getDecoder().decode(base64));
        NpyArray array = Npy.read(file);
        assertEquals(dtype, array.dtype());
        assertEquals(shape, Arrays.toString(array.shape()));
        double[] expected = new double[array.toDoubles().length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i;
        }
        assertArrayEquals(expected, array.toDoubles());
    }

    @Test
    void theHeaderIsTheOneOfNumpy() throws IOException {
        Npy.write(file, DoubleMatrix.wrap(new double[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertArrayEquals(Base64.getDecoder().decode(
                "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLC"
                + "B9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAA"
                + "AAAAAAAAAPA/AAAAAAAAAEAAAAAAAAAIQAAAAAAAABBAAAAAAAAAFEA="), Files.readAllBytes(file));
    }

    @Test
    void doublesAreReadBackBitByBit() throws IOException {
        double[] values = {0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Math.PI};
        Npy.write(file, DoubleMatrix.wrap(values, 3, 2));
        assertEquals(DoubleMatrix.wrap(values, 3, 2), Npy.read(file).toMatrix());
    }

    @Test
    void floatsAreReadBackWidened() throws IOException {
        float[] values = new float[50_000];
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i] = (float) Math.sin(i);
        }
        Npy.write(file, FloatMatrix.wrap(values, 500, 100));
        NpyArray array = Npy.read(file);
        assertEquals("f4", array.dtype());
        assertEquals(DoubleMatrix.wrap(wide, 500, 100), array.toMatrix());
    }

    @Test
    void integersAreReadBackAsAColumn() throws IOException {
        Npy.write(file, new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE});
        assertEquals(DoubleMatrix.wrap(new double[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}, 3, 1),
                Npy.read(file).toMatrix());
        Npy.write(file, new long[] {-(1L << 53), 1L << 53});
        assertArrayEquals(new double[] {-0x1p53, 0x1p53}, Npy.read(file).toDoubles());
    }

    @Test
    void shapesAreReadBack() throws IOException {
        Npy.write(file, new double[] {-0.0, 1.5});
        assertArrayEquals(new int[] {2}, Npy.read(file).shape());
        assertArrayEquals(new double[] {-0.0, 1.5}, Npy.read(file).toDoubles());
        Npy.write(file, new int[] {1, 2, 3, -4, 5, 6}, 2, 3);
        assertEquals("i4", Npy.read(file).dtype());
        assertEquals(DoubleMatrix.wrap(new double[] {1, 2, 3, -4, 5, 6}, 2, 3), Npy.read(file).toMatrix());
        assertThrows(IllegalArgumentException.class, () -> Npy.write(file, new int[6], 2, 2));
        assertThrows(IllegalArgumentException.class, () -> Npy.write(file, new int[6], -2, -3));
    }

    @Test
    void aLongThatNoDoubleHoldsIsNamed() throws IOException {
        Npy.write(file, new long[] {0, 1, (1L << 53) + 1});
        assertEquals(file + ": element 2 is 9007199254740993, which no double holds exactly", rejection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(0, 5)", "(0,)", "(2147483647, 2147483647, 0)"})
    void emptyArraysKeepTheirShape(String shape) throws IOException {
        write(1, "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n", 0);
        assertEquals(0, Npy.read(file).toDoubles().length);
    }

    @Test
    void arraysOfThreeAxesAreNoTables() throws IOException {
        write(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2, 3), }\n", 48);
        NpyArray array = Npy.read(file);
        assertEquals("f8 array of shape [1, 2, 3]", array.toString());
        assertThrows(TableFormatException.class, array::toMatrix);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', value = {
        "{'descr': '>f8', 'fortran_order': False, 'shape': (2, 3)}!big-endian",
        "{'descr': '|O', 'fortran_order': False, 'shape': (2, 3)}!Python objects",
        "{'descr': '<c16', 'fortran_order': False, 'shape': (2, 3)}!elements of type '<c16'",
        "{'descr': '', 'fortran_order': False, 'shape': (2, 3)}!elements of type ''",
        "{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (2, 3)}!records",
        "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}!Fortran",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3)}!True or False",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 4)}!needs 64 bytes, the file has 48",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}!needs 32 bytes, the file has 48",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967298, 3)}!axis longer than",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999999999, 3)}!axis longer than",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (65536, 65536)}!too many elements",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647)}!too many elements",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483639,)}!needs 17179869112 bytes",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-2, -3)}!length of an axis",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2 3)}!comma",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3}!comma",
        "{'descr': '<f8', 'fortran_order': False}!lacks one of",
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)}!twice",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'x': 1}!unknown key 'x'",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)} 1!after its dictionary",
        "{'descr: 1}!string",
        "{!string",
        "\"\"!needs '{'",
    })
    void otherHeadersAreRejectedWithTheReason(String header, String words) throws IOException {
        write(1, header, 48);
        String message = rejection();
        assertTrue(message.contains(words), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void manyAxesAreRejected() throws IOException {
        write(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (" + "1, ".repeat(33) + "), }\n", 8);
        assertTrue(rejection().contains("more than 32 axes"));
    }

    @Test
    void longHeadersAreRejectedBeforeTheyAreRead() throws IOException {
        Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1});
        assertTrue(rejection().contains("header has 4294967295 bytes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 255})
    void otherVersionsAreRejected(int version) throws IOException {
        write(version, F8_2X3, 48);
        assertTrue(rejection().contains("NPY version " + version + ".0 is not read"));
    }

    @Test
    void anEmptyFileIsRejected() throws IOException {
        Files.write(file, new byte[0]);
        assertEquals(file + ": the file is cut short", rejection());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyCutIsRejected(int version) throws IOException {
        write(version, F8_2X3, 48);
        byte[] whole = Files.readAllBytes(file);
        assertEquals(2, Npy.read(file).toMatrix().rows());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            rejection();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f4", "<f8", "<i4", "<i8"})
    void everyFlippedByteGivesAnArrayOrARejection(String descr) throws IOException {
        write(1, F8_2X3.replace("<f8", descr), descr.endsWith("4") ? 24 : 48);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            for (int mask : new int[] {1, 0x20, 0x80, 0xFF}) {
                bytes[i] ^= (byte) mask;
                assertArrayOrRejection(bytes);
                bytes[i] ^= (byte) mask;
            }
        }
    }

    @Test
    void randomHeadersGiveAnArrayOrARejection() throws IOException {
        String[] words = {"{", "}", "(", ")", ",", ":", " ", "\n", "'descr'", "'<f8'", "'fortran_order'", "False",
            "'shape'", "1", "2", "9999999999", "'", "\"", "-", "[", "\u0000"};
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder header = new StringBuilder(random.nextBoolean() ? "{'descr': '<f8', " : "");
            for (int i = random.nextInt(20); i > 0; i--) {
                header.append(words[random.nextInt(words.length)]);
            }
            write(1 + random.nextInt(3), header.toString(), 8 * random.nextInt(3));
            assertArrayOrRejection(Files.readAllBytes(file));
        }
    }

    @Test
    void randomBytesAreRejected() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            byte[] bytes = new byte[new Random(seed).nextInt(300)];
            new Random(seed).nextBytes(bytes);
            Files.write(file, bytes);
            rejection();
        }
    }

    private void assertArrayOrRejection(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            assertTrue(Npy.read(file).toDoubles().length <= bytes.length);
        } catch (TableFormatException e) {
            assertEquals(file.toString(), e.file());
        }
    }

    private String rejection() {
        return assertThrows(TableFormatException.class, () -> Npy.read(file)).getMessage();
    }

    private void write(int version, String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text);
        Files.write(file, bytes.array());
    }
}
