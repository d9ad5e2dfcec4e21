package org.ternion.ca.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ternion.ca.CellGrid;

/** Life 1.06 patterns: the line {@code #Life 1.06} and then x and y of each cell in state 1. */
final class Life106 {
    static final String START = "#Life 1.06";

    private Life106() {
    }

    static CellPattern read(String file, String text, long maxCells) {
        TextLines lines = new TextLines(file, text);
        if (!lines.next() || !lines.startsWith(START)) {
            throw new PatternFormatException(file, 1, 0, "the first line must be " + START);
        }
        int[] places = new int[64];
        int n = 0;
        while (lines.next()) {
            if (lines.startsWith("#") || lines.isBlank()) {
                continue;
            }
            if (n == places.length) {
                places = Arrays.copyOf(places, 2 * n);
            }
            int middle = blanks(lines, integer(lines, blanks(lines, 0), places, n), true);
            int end = integer(lines, middle, places, n + 1);
            if (blanks(lines, end) != lines.length()) {
                throw lines.error(end, "two integers a line are expected");
            }
            n += 2;
        }
        if (n == 0) {
            throw lines.error("the pattern has no cells");
        }
        return pattern(file, Arrays.copyOf(places, n), maxCells);
    }

    private static CellPattern pattern(String file, int[] places, long maxCells) {
        int left = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int top = Integer.MAX_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (int i = 0; i < places.length; i += 2) {
            left = Math.min(left, places[i]);
            right = Math.max(right, places[i]);
            top = Math.min(top, places[i + 1]);
            bottom = Math.max(bottom, places[i + 1]);
        }
        PatternSize size = new PatternSize(maxCells);
        if (!size.include((long) bottom - top + 1, (long) right - left + 1)) {
            throw new PatternFormatException(file, 0, 0, size.tooLarge());
        }
        byte[] cells = new byte[size.height() * size.width()];
        for (int i = 0; i < places.length; i += 2) {
            cells[(places[i + 1] - top) * size.width() + places[i] - left] = 1;
        }
        return new CellPattern(CellGrid.wrap(cells, size.height(), size.width(), 2), "", List.of(),
                Optional.of(new CellPattern.Corner(left, top)), 0);
    }

    private static int blanks(TextLines lines, int from) {
        return blanks(lines, from, false);
    }

    private static int blanks(TextLines lines, int from, boolean needed) {
        int at = from;
        while (at < lines.length() && (lines.at(at) == ' ' || lines.at(at) == '\t')) {
            at++;
        }
        if (needed && at == from) {
            throw lines.error(from, "two integers a line are expected");
        }
        return at;
    }

    /** Reads an integer into an array; returns where it ends. */
    private static int integer(TextLines lines, int from, int[] target, int index) {
        boolean negative = from < lines.length() && lines.at(from) == '-';
        int start = negative ? from + 1 : from;
        int at = start;
        long value = 0;
        while (at < lines.length() && lines.at(at) >= '0' && lines.at(at) <= '9') {
            value = value * 10 + lines.at(at++) - '0';
            if (value > Integer.MAX_VALUE) {
                throw lines.error(from, "a coordinate is at most " + Integer.MAX_VALUE);
            }
        }
        if (at == start) {
            throw lines.error(from, "two integers a line are expected");
        }
        target[index] = (int) (negative ? -value : value);
        return at;
    }

    static void write(CellPattern pattern, Appendable out) throws IOException {
        CellGrid cells = PlainCells.requireTwoStates(pattern.cells());
        long left = pattern.corner().map(CellPattern.Corner::x).orElse(0L);
        long top = pattern.corner().map(CellPattern.Corner::y).orElse(0L);
        out.append(START).append('\n');
        for (int row = 0; row < cells.height(); row++) {
            for (int column = 0; column < cells.width(); column++) {
                if (cells.get(row, column) != 0) {
                    out.append(left + column + " " + (top + row)).append('\n');
                }
            }
        }
    }
}
