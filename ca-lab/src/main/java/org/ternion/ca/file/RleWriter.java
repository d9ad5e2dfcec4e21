package org.ternion.ca.file;

import java.io.IOException;
import org.ternion.ca.CellGrid;

/** Writes run length encoded patterns as Golly does, in lines of at most 70 characters. */
final class RleWriter {
    private static final int LONGEST_LINE = 70;
    private static final int LETTERS = 24;

    private final Appendable out;
    private final boolean twoStates;
    private int lineLength;

    private RleWriter(Appendable out, boolean twoStates) {
        this.out = out;
        this.twoStates = twoStates;
    }

    static void write(CellPattern pattern, Appendable out) throws IOException {
        CellGrid cells = pattern.cells();
        if (cells.lowest() < 0) {
            throw new IllegalArgumentException("RLE holds states, not trits: convert them with tritsToStates()");
        }
        for (String comment : pattern.comments()) {
            out.append(comment).append('\n');
        }
        if (pattern.corner().isPresent() || pattern.generation() > 0) {
            out.append(CellPattern.PLACE_COMMENT);
            if (pattern.corner().isPresent()) {
                CellPattern.Corner corner = pattern.corner().get();
                out.append(" Pos=" + corner.x() + "," + corner.y());
            }
            out.append(pattern.generation() > 0 ? " Gen=" + pattern.generation() : "").append('\n');
        }
        out.append("x = " + cells.width() + ", y = " + cells.height());
        out.append(pattern.rule().isBlank() ? "" : ", rule = " + pattern.rule().strip()).append('\n');
        new RleWriter(out, cells.states() == 2).cells(cells);
    }

    private void cells(CellGrid grid) throws IOException {
        byte[] cells = grid.backingArray();
        int width = grid.width();
        int rowsToEnd = 0;
        for (int row = 0; row < grid.height(); row++) {
            int from = row * width;
            int end = from + width;
            while (end > from && cells[end - 1] == 0) {
                end--;
            }
            if (end > from && rowsToEnd > 0) {
                put(rowsToEnd, "$");
                rowsToEnd = 0;
            }
            while (from < end) {
                int next = from + 1;
                while (next < end && cells[next] == cells[from]) {
                    next++;
                }
                put(next - from, symbol(cells[from] & 0xFF));
                from = next;
            }
            rowsToEnd++;
        }
        put(1, "!");
        out.append('\n');
    }

    private String symbol(int state) {
        if (state == 0) {
            return twoStates ? "b" : ".";
        }
        if (twoStates) {
            return "o";
        }
        String letter = String.valueOf((char) ('A' + (state - 1) % LETTERS));
        return state <= LETTERS ? letter : (char) ('p' + (state - 1) / LETTERS - 1) + letter;
    }

    private void put(int count, String symbol) throws IOException {
        String run = count == 1 ? symbol : count + symbol;
        if (lineLength + run.length() > LONGEST_LINE) {
            out.append('\n');
            lineLength = 0;
        }
        out.append(run);
        lineLength += run.length();
    }
}
