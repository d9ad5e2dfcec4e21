package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLinesTest {
    private static List<String> all(InputStream in) throws IOException {
        ByteLines lines = new ByteLines(in, "lines");
        List<String> texts = new ArrayList<>();
        while (lines.next()) {
            texts.add(new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8));
            assertEquals(texts.size(), lines.number());
        }
        assertFalse(lines.next());
        return texts;
    }

    /** Gives few bytes at a time, and none at times. */
    private static InputStream drops(String text, long seed, int most) {
        Random random = new Random(seed);
        return new FilterInputStream(BarTexts.stream(text)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return in.read(target, offset, Math.min(length, random.nextInt(most)));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\nb", "\n", "\n\n", "a\r\nb\r\n", "a\rb\n\r\n", "\r"})
    void endsAreNewlinesWithOrWithoutCarriageReturn(String text) throws IOException {
        List<String> expected = new ArrayList<>(List.of(text.replace("\r\n", "\n").split("\n", -1)));
        if (expected.get(expected.size() - 1).isEmpty()) {
            expected.remove(expected.size() - 1);
        }
        expected.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        assertEquals(expected, all(BarTexts.stream(text)));
        assertEquals(expected, all(drops(text, 1, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000, 300_000})
    void thePartsInWhichBytesArriveDoNotMatter(int most) throws IOException {
        long seed = 3;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("x".repeat(random.nextInt(most > 3 ? 40_000 : 40))).append(i).append('\n');
        }
        assertEquals(List.of(text.toString().split("\n")), all(drops(text.toString(), seed, most)));
    }

    @Test
    void aLineMayBeLongerThanTheBuffer() throws IOException {
        String text = "first\n" + "y".repeat(1_000_000) + "\nlast";
        assertEquals(List.of(text.split("\n")), all(BarTexts.stream(text)));
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertEquals(List.of("a", "\uFEFFb"), all(BarTexts.stream("\uFEFFa\n\uFEFFb")));
    }

    @Test
    void linesOfBlanksAndTabsArePassedOverButCounted() throws IOException {
        ByteLines lines = new ByteLines(BarTexts.stream(" \t\n.\n\n"), "lines");
        assertTrue(lines.nextFilled());
        assertEquals(2, lines.number());
        assertFalse(lines.nextFilled());
    }
}
