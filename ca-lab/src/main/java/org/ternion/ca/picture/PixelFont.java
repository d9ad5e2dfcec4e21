package org.ternion.ca.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Letters of labels, 6 x 13 pixels each. Own bitmaps and not the fonts of the machine, because the same run must give
 * the same picture everywhere.
 */
final class PixelFont {
    static final int WIDTH = 6;
    static final int HEIGHT = 13;
    private static final int FIRST = ' ';
    private static final int LAST = '~';
    private static final int A_BLOCK = 16;
    private static final List<String> LINES = lines();

    private PixelFont() {
    }

    private static List<String> lines() {
        InputStream in = PixelFont.class.getResourceAsStream("font6x13.txt");
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty() && !line.startsWith(";")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    /** Pixels from the left of the first letter to the right of the last one. */
    static int width(String text) {
        return Math.multiplyExact(WIDTH, text.length());
    }

    /** Whether a pixel of a letter has ink. Characters without a bitmap look like a question mark. */
    static boolean ink(char letter, int x, int y) {
        int index = (letter < FIRST || letter > LAST ? '?' : letter) - FIRST;
        String line = LINES.get(index / A_BLOCK * HEIGHT + y);
        return line.charAt(index % A_BLOCK * (WIDTH + 1) + x) == '#';
    }
}
