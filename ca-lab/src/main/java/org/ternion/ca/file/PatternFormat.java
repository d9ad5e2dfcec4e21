package org.ternion.ca.file;

import java.nio.file.Path;
import java.util.Locale;

/** Formats of one pattern in a file. */
public enum PatternFormat {
    /** Run length encoding, {@code .rle}: up to 256 states, rule, comments, place. */
    RLE,
    /** Plain text, {@code .cells}: two states. */
    CELLS,
    /** Life 1.06, {@code .lif} or {@code .life}: a list of the cells in state 1. */
    LIFE_106,
    /** Digits 0 to f for states or {@code - 0 +} for trits, {@code .txt}: a row per line. */
    TEXT,
    /** NumPy array, {@code .npy}: u1 for states, i1 for trits. */
    NPY;

    /**
     * Format by the end of a name.
     *
     * @param file name of a file
     * @return its format
     * @throws IllegalArgumentException if the name has none of the endings, which the message lists
     */
    public static PatternFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "rle" -> RLE;
            case "cells" -> CELLS;
            case "lif", "life" -> LIFE_106;
            case "txt" -> TEXT;
            case "npy" -> NPY;
            default -> throw new IllegalArgumentException(
                    file + " must end in .rle, .cells, .lif, .life, .txt or .npy");
        };
    }
}
