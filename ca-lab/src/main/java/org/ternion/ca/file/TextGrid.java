package org.ternion.ca.file;

import java.io.IOException;
import org.ternion.ca.CellGrid;

/**
 * Grids as text, a row per line: digits 0 to f for states, or {@code - 0 +} for trits. A text with a sign anywhere is
 * of trits.
 */
final class TextGrid {
    private static final int RADIX = 16;

    private TextGrid() {
    }

    static CellPattern read(String file, String text, long maxCells) {
        boolean trits = text.indexOf('-') >= 0 || text.indexOf('+') >= 0;
        PatternSize size = new PatternSize(maxCells);
        TextLines lines = new TextLines(file, text);
        int rows = 0;
        while (lines.next()) {
            if (!size.include(++rows, lines.length())) {
                throw lines.error(size.tooLarge());
            }
            if (lines.length() != size.width() || lines.length() == 0) {
                throw lines.error("the row has " + lines.length() + " cells, the first one has "
                        + (rows == 1 ? lines.length() + ", one is needed" : size.width()));
            }
        }
        if (size.isEmpty()) {
            throw lines.error("the grid has no cells");
        }
        byte[] cells = new byte[size.height() * size.width()];
        int highest = 1;
        int i = 0;
        lines = new TextLines(file, text);
        while (lines.next()) {
            for (int column = 0; column < lines.length(); column++) {
                char c = lines.at(column);
                int value = trits ? "-0+".indexOf(c) : c < 0x80 ? Character.digit(c, RADIX) : -1;
                if (value < 0) {
                    throw lines.error(column, PatternFormatException.show(c) + " is no "
                            + (trits ? "trit: - 0 + are" : "state: 0 to 9 and a to f are"));
                }
                highest = Math.max(highest, value);
                cells[i++] = (byte) (trits ? value - 1 : value);
            }
        }
        return CellPattern.of(trits ? CellGrid.wrapTrits(cells, size.height(), size.width())
                : CellGrid.wrap(cells, size.height(), size.width(), highest + 1), "");
    }

    static void write(CellPattern pattern, Appendable out) throws IOException {
        if (pattern.cells().states() > RADIX) {
            throw new IllegalArgumentException("text holds up to 16 states, not " + pattern.cells() + ": write RLE");
        }
        for (String row : pattern.cells().toRows()) {
            out.append(row).append('\n');
        }
    }
}
