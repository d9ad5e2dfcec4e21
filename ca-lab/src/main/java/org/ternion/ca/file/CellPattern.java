package org.ternion.ca.file;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.ca.CellGrid;
import org.ternion.ca.RuleSyntaxException;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;
import org.ternion.core.Checks;

/**
 * What a pattern file holds: cells, and what is known about them.
 *
 * @param cells      the cells; read files have the smallest alphabet that holds their states
 * @param rule       rule string as it stands in the file, with its topology; empty if there is none
 * @param comments   comment lines in the form of RLE, {@code "#C text"} or another letter, in their order
 * @param corner     where the first cell is in the plane, if known
 * @param generation steps since the start, {@code >= 0}
 */
public record CellPattern(CellGrid cells, String rule, List<String> comments, Optional<Corner> corner,
        long generation) {
    static final String PLACE_COMMENT = "#CXRLE";

    /**
     * Place of the first cell, as Golly counts: x to the right, y downwards, (0, 0) in the middle of a bounded grid.
     *
     * @param x column
     * @param y row
     */
    public record Corner(long x, long y) {
    }

    /**
     * Checks the parts.
     *
     * @param cells      not null
     * @param rule       one line
     * @param comments   one line each, starting with {@code #}; copied
     * @param corner     not null
     * @param generation {@code >= 0}
     * @throws IllegalArgumentException if rule or a comment is not one line, a comment does not start with {@code #}
     *                                  or is the one that holds the place, or the generation is negative
     */
    public CellPattern {
        Objects.requireNonNull(cells, "cells");
        Objects.requireNonNull(corner, "corner");
        comments = List.copyOf(comments);
        requireOneLine(rule);
        for (String comment : comments) {
            requireOneLine(comment);
            if (!comment.startsWith("#") || comment.startsWith(PLACE_COMMENT)) {
                throw new IllegalArgumentException("not a comment of a pattern: " + comment);
            }
        }
        Checks.inRange(generation, 0, Long.MAX_VALUE, "generation");
    }

    /**
     * Cells and their rule, without comments, at generation 0.
     *
     * @param cells the cells
     * @param rule  rule string, may be empty
     * @return the pattern
     * @throws IllegalArgumentException if the rule is not one line
     */
    public static CellPattern of(CellGrid cells, String rule) {
        return new CellPattern(cells, rule, List.of(), Optional.empty(), 0);
    }

    private static void requireOneLine(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("rules and comments are single lines");
        }
    }

    /**
     * The topology that the rule string ends with.
     *
     * @return what follows the last colon, if that is a topology
     */
    public Optional<TopologySuffix> topology() {
        int colon = rule.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Topology.parse(rule.substring(colon + 1)));
        } catch (RuleSyntaxException e) {
            // Parameters of a rule stand behind a colon too.
            return Optional.empty();
        }
    }

    /**
     * The cells on a grid of state 0 (or trit 0) at the place where Golly puts them: by the {@link #corner}, the middle
     * of the grid being (0, 0), or in the middle if there is none.
     *
     * @param height rows of the grid, {@code >= 1}
     * @param width  columns of the grid, {@code >= 1}
     * @return a grid of that size
     * @throws IllegalArgumentException if the cells do not fit
     */
    public CellGrid onGrid(int height, int width) {
        if (cells.height() == height && cells.width() == width && corner.isEmpty()) {
            return cells;
        }
        long left = width / 2 + corner.map(Corner::x).orElse(-(long) (cells.width() / 2));
        long top = height / 2 + corner.map(Corner::y).orElse(-(long) (cells.height() / 2));
        if (left < 0 || top < 0 || left > (long) width - cells.width() || top > (long) height - cells.height()) {
            throw new IllegalArgumentException("a pattern of " + cells.height() + " x " + cells.width()
                    + " cells at row " + top + " and column " + left + " does not fit a grid of " + height + " x "
                    + width);
        }
        long size = Checks.inRange((long) height * width, 1, Integer.MAX_VALUE - 8L, "number of cells");
        byte[] grid = new byte[(int) size];
        for (int row = 0; row < cells.height(); row++) {
            cells.copyRow(row, grid, (int) ((top + row) * width + left));
        }
        return cells.lowest() < 0 ? CellGrid.wrapTrits(grid, height, width)
                : CellGrid.wrap(grid, height, width, cells.states());
    }
}
