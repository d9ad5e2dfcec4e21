package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts as streams, and equality of bars. */
final class BarTexts {
    static final long SECOND = 1_000_000_000L;

    private BarTexts() {
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static BarSeries read(String text) throws IOException {
        return BarFile.read(stream(text), "bars", BarFormat.DEFAULT);
    }

    static void assertSame(BarSeries expected, BarSeries actual) {
        assertEquals(expected.stamp(), actual.stamp());
        assertArrayEquals(expected.times(), actual.times());
        assertArrayEquals(expected.open(), actual.open());
        assertArrayEquals(expected.high(), actual.high());
        assertArrayEquals(expected.low(), actual.low());
        assertArrayEquals(expected.close(), actual.close());
        assertArrayEquals(expected.volume(), actual.volume());
    }
}
