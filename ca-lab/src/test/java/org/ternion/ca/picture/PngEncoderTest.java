package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngEncoderTest {
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,2", "4,2", "5,4", "16,4", "17,8", "255,8", "256,8"})
    void javaReadsTheSameColorsAtTheLeastDepth(int colors, int depth) throws IOException {
        IndexedImage image = Decoded.noise(37, 11, Decoded.palette(colors), colors);
        BufferedImage read = Decoded.png(image);
        assertEquals(depth, read.getColorModel().getPixelSize());
        assertSame(image, read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17})
    void everyWidthLeavesNoBitBehind(int width) throws IOException {
        for (int colors : new int[] {2, 3, 7}) {
            IndexedImage image = Decoded.noise(width, 3, Decoded.palette(colors), width);
            assertSame(image, Decoded.png(image));
        }
    }

    @Test
    void dataBeyondOneChunkIsWhole() throws IOException {
        IndexedImage image = Decoded.noise(700, 300, Decoded.palette(256), 4);
        assertSame(image, Decoded.png(image));
    }

    private static void assertSame(IndexedImage image, BufferedImage read) {
        int[] colors = read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
        for (int i = 0; i < colors.length; i++) {
            colors[i] &= 0xFFFFFF;
        }
        assertEquals(image.width(), read.getWidth());
        assertArrayEquals(Decoded.colors(image), colors);
    }
}
