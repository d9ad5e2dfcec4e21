package org.ternion.trading;

import java.nio.charset.StandardCharsets;

/** Doubles as the text all files of this module hold. */
public final class DecimalText {
    private DecimalText() {
    }

    /**
     * The shortest text that reads back as the same number, in the layout of Python, such as {@code 2.5e-05}.
     *
     * @param value any number
     * @return its text, empty for NaN
     */
    public static String of(double value) {
        byte[] text = new byte[ShortestDecimal.MAX_BYTES];
        return new String(text, 0, ShortestDecimal.write(value, text, 0), StandardCharsets.US_ASCII);
    }
}
