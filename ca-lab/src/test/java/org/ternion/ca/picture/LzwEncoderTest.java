package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decoder that insists on the end code, which viewers do not: they stop when they have all pixels. */
class LzwEncoderTest {
    private final LzwEncoder encoder = new LzwEncoder();

    @ParameterizedTest
    @CsvSource({"2,1,900", "2,4,900", "3,8,900", "5,20,600", "8,256,600"})
    void theEndCodeHasTheWidthThatTheDecoderExpects(int minBits, int colors, int longest) {
        byte[] pixels = new byte[longest];
        Random random = new Random(colors);
        for (int i = 0; i < longest; i++) {
            pixels[i] = (byte) random.nextInt(colors);
        }
        for (int count = 1; count <= longest; count++) {
            assertArrayEquals(Arrays.copyOf(pixels, count), decode(encode(pixels, count, minBits)), "length " + count);
        }
    }

    @ParameterizedTest
    @CsvSource({"3796", "3797", "3838", "3839", "3840", "3841", "3842", "3843", "3900", "20000"})
    void theTableEndsAndBeginsAgain(int count) {
        // Pairs of neighbours never repeat for long, so that nearly every pixel makes an entry of the table.
        byte[] pixels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i] = (byte) (i * (i / 256 + 1));
        }
        assertArrayEquals(pixels, decode(encode(pixels, count, 8)));
    }

    private byte[] encode(byte[] pixels, int count, int minBits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoder.encode(pixels, count, minBits, out);
        return out.toByteArray();
    }

    /** Joins the sub-blocks and checks that nothing is missing or left over. */
    private static byte[] decode(byte[] data) {
        ByteArrayInputStream in = new ByteArrayInputStream(data);
        int minBits = in.read();
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        for (int length = in.read(); length > 0; length = in.read()) {
            byte[] block = new byte[length];
            assertEquals(length, in.read(block, 0, length));
            codes.writeBytes(block);
        }
        assertEquals(0, in.available(), "bytes behind the last block");
        return pixels(codes.toByteArray(), minBits);
    }

    private static byte[] pixels(byte[] bytes, int minBits) {
        int clear = 1 << minBits;
        byte[][] table = new byte[4096][];
        int size = 0;
        int width = 0;
        byte[] last = null;
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        int bit = 0;
        int code = clear;
        do {
            if (code == clear) {
                for (int i = 0; i < clear; i++) {
                    table[i] = new byte[] {(byte) i};
                }
                size = clear + 2;
                width = minBits + 1;
                last = null;
            } else {
                byte[] entry = code < size ? table[code] : Arrays.copyOf(last, last.length + 1);
                if (code >= size) {
                    entry[last.length] = last[0];
                }
                pixels.writeBytes(entry);
                if (last != null && size < 4096) {
                    table[size] = Arrays.copyOf(last, last.length + 1);
                    table[size++][last.length] = entry[0];
                }
                last = entry;
            }
            if (size == 1 << width && width < 12) {
                width++;
            }
            code = 0;
            for (int i = 0; i < width; i++, bit++) {
                code |= (bytes[bit / 8] >> bit % 8 & 1) << i;
            }
        } while (code != clear + 1);
        assertEquals((bit + 7) / 8, bytes.length, "bytes behind the end code");
        return pixels.toByteArray();
    }
}
