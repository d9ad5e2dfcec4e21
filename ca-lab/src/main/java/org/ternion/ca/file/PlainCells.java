package org.ternion.ca.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ternion.ca.CellGrid;

/** Plain text patterns of the Life lexicon: {@code .} and {@code O} (or {@code *}), comments behind {@code !}. */
final class PlainCells {
    private static final String COMMENT = "#C ";

    private PlainCells() {
    }

    static CellPattern read(String file, String text, long maxCells) {
        PatternSize size = new PatternSize(maxCells);
        List<String> comments = new ArrayList<>();
        int rows = 0;
        TextLines lines = new TextLines(file, text);
        while (lines.next()) {
            if (lines.startsWith("!")) {
                comments.add(COMMENT + lines.line().substring(1));
            } else if (!size.include(++rows, lines.length())) {
                throw lines.error(size.tooLarge());
            }
        }
        if (size.isEmpty()) {
            throw lines.error("the pattern has no cells");
        }
        byte[] cells = new byte[size.height() * size.width()];
        int row = 0;
        lines = new TextLines(file, text);
        while (lines.next()) {
            if (lines.startsWith("!")) {
                continue;
            }
            for (int column = 0; column < lines.length(); column++) {
                char c = lines.at(column);
                if (c == 'O' || c == '*') {
                    cells[row * size.width() + column] = 1;
                } else if (c != '.') {
                    throw lines.error(column, PatternFormatException.show(c) + " is no cell: . and O are");
                }
            }
            row++;
        }
        return new CellPattern(CellGrid.wrap(cells, size.height(), size.width(), 2), "", comments, Optional.empty(), 0);
    }

    static void write(CellPattern pattern, Appendable out) throws IOException {
        CellGrid cells = requireTwoStates(pattern.cells());
        for (String comment : pattern.comments()) {
            out.append('!').append(comment.startsWith(COMMENT) ? comment.substring(COMMENT.length()) : comment);
            out.append('\n');
        }
        for (int row = 0; row < cells.height(); row++) {
            for (int column = 0; column < cells.width(); column++) {
                out.append(cells.get(row, column) == 0 ? '.' : 'O');
            }
            out.append('\n');
        }
    }

    static CellGrid requireTwoStates(CellGrid cells) {
        if (cells.lowest() != 0 || cells.states() != 2) {
            throw new IllegalArgumentException("the format holds cells of 2 states, not " + cells + ": write RLE");
        }
        return cells;
    }
}
