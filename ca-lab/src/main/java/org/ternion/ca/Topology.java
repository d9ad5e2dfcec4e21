package org.ternion.ca;

import java.util.Objects;

/**
 * How the edges of a grid are joined: which cell stands at a place outside of it. Formulas as in Golly 3.3. Columns are
 * x, rows are y; a shift moves along the edge that is crossed.
 *
 * @param kind  which edges are joined
 * @param shift along the joined edges; 0 but for shifted tori (any number) and Klein bottles (0 or 1)
 */
public record Topology(Kind kind, int shift) {
    /** Cells outside of the grid are in state 0 for ever. */
    public static final Topology PLANE = new Topology(Kind.PLANE, 0);
    /** Opposite edges are joined. */
    public static final Topology TORUS = new Topology(Kind.TORUS, 0);
    /** Opposite edges are joined, each pair twisted. */
    public static final Topology CROSS_SURFACE = new Topology(Kind.CROSS_SURFACE, 0);
    /** The top edge is joined to the left one, the right to the bottom one. Square grids and range 1 only. */
    public static final Topology SPHERE = new Topology(Kind.SPHERE, 0);
    /** No edges: see {@link UnboundedStepper}. */
    public static final Topology UNBOUNDED = new Topology(Kind.UNBOUNDED, 0);

    /** What {@link #source} returns for a place outside of a plane. */
    public static final int OUTSIDE = -1;

    /** Which edges are joined, and how. */
    public enum Kind {
        /** None; state 0 outside. */
        PLANE,
        /** Opposite edges. */
        TORUS,
        /** Opposite edges, with a shift in x on crossing the top or the bottom. */
        TORUS_SHIFTED_X,
        /** Opposite edges, with a shift in y on crossing the left or the right. */
        TORUS_SHIFTED_Y,
        /** Opposite edges, top and bottom twisted. */
        KLEIN_X,
        /** Opposite edges, left and right twisted. */
        KLEIN_Y,
        /** Opposite edges, both pairs twisted. */
        CROSS_SURFACE,
        /** Top to left, right to bottom. */
        SPHERE,
        /** There is no edge. */
        UNBOUNDED
    }

    /**
     * Checks the shift; a torus shifted by 0 becomes a torus.
     *
     * @param kind  not null
     * @param shift any number for shifted tori, 0 or 1 for Klein bottles, else 0
     * @throws IllegalArgumentException if {@code shift} does not suit {@code kind}
     */
    public Topology {
        Objects.requireNonNull(kind, "kind");
        boolean shiftedTorus = kind == Kind.TORUS_SHIFTED_X || kind == Kind.TORUS_SHIFTED_Y;
        boolean klein = kind == Kind.KLEIN_X || kind == Kind.KLEIN_Y;
        if (shift != 0 && !shiftedTorus && !(klein && shift == 1)) {
            throw new IllegalArgumentException("a shift of " + shift + " does not go with " + kind);
        }
        if (shiftedTorus && shift == 0) {
            kind = Kind.TORUS;
        }
    }

    /**
     * Reads a topology, with or without the size of the grid: {@code T}, {@code T34,26}, {@code T34+3,26},
     * {@code K34*,26}, {@code unbounded}; see {@link TopologySuffix}.
     *
     * @param text without the colon that separates it from a rule, any case
     * @return the topology and the size, if it is there
     * @throws RuleSyntaxException if the text is no topology
     */
    public static TopologySuffix parse(String text) {
        return TopologySuffix.parse(text);
    }

    /**
     * Checks that this topology suits a grid.
     *
     * @param height rows
     * @param width  columns
     * @param range  of the neighbourhood
     * @throws IllegalArgumentException if a sphere is not square or the range is more than 1 on it, if the twisted edge
     *                                  of a shifted Klein bottle is odd, where Golly drops the shift in silence, or if
     *                                  there are no edges
     */
    public void check(int height, int width, int range) {
        if (kind == Kind.UNBOUNDED) {
            throw new IllegalArgumentException("a grid with edges cannot be unbounded");
        }
        if (kind == Kind.SPHERE && height != width) {
            throw new IllegalArgumentException("a sphere is square, not " + height + " x " + width);
        }
        int twisted = kind == Kind.KLEIN_X ? width : kind == Kind.KLEIN_Y ? height : 0;
        if (shift != 0 && twisted % 2 != 0) {
            throw new IllegalArgumentException("a shifted Klein bottle has an even edge at its *, not " + twisted);
        }
        if (kind == Kind.SPHERE && range > 1) {
            throw new IllegalArgumentException("a sphere takes neighbourhoods of range 1, not " + range);
        }
    }

    /**
     * The cell that stands at a place. Places further out than one grid are found by crossing edges repeatedly; where
     * both edges are crossed, first the horizontal one.
     *
     * @param row    any row; on a sphere from -1 to {@code height}
     * @param column any column; on a sphere from -1 to {@code width}
     * @param height rows of the grid
     * @param width  columns of the grid
     * @return index {@code row * width + column} of the cell, or {@link #OUTSIDE}
     */
    public int source(int row, int column, int height, int width) {
        boolean inside = row >= 0 && row < height && column >= 0 && column < width;
        if (inside) {
            return row * width + column;
        }
        return switch (kind) {
            case PLANE, UNBOUNDED -> OUTSIDE;
            case SPHERE -> sphere(row, column, height);
            case TORUS, TORUS_SHIFTED_X, TORUS_SHIFTED_Y, KLEIN_X, KLEIN_Y, CROSS_SURFACE ->
                joined(row, column, height, width);
        };
    }

    private int joined(int row, int column, int height, int width) {
        int vertical = Math.floorDiv(row, height);
        int y = Math.floorMod(row, height);
        int x = column;
        if (kind == Kind.TORUS_SHIFTED_X) {
            x = (int) Math.floorMod(column + (long) vertical * shift, (long) width);
        } else if ((kind == Kind.KLEIN_X || kind == Kind.CROSS_SURFACE) && (vertical & 1) != 0) {
            x = width - 1 - shift - column;
        }
        int horizontal = Math.floorDiv(x, width);
        x = Math.floorMod(x, width);
        if (kind == Kind.TORUS_SHIFTED_Y) {
            y = (int) Math.floorMod(y + (long) horizontal * shift, (long) height);
        } else if ((kind == Kind.KLEIN_Y || kind == Kind.CROSS_SURFACE) && (horizontal & 1) != 0) {
            y = Math.floorMod(height - 1 - shift - y, height);
        }
        return y * width + x;
    }

    private static int sphere(int row, int column, int side) {
        boolean rowOutside = row < 0 || row >= side;
        boolean columnOutside = column < 0 || column >= side;
        int y = Math.max(0, Math.min(side - 1, row));
        int x = Math.max(0, Math.min(side - 1, column));
        // a ghost corner is its own corner cell; crossing one edge exchanges row and column
        return rowOutside && columnOutside ? y * side + x : x * side + y;
    }

    /**
     * The suffix of a rule string.
     *
     * @param height rows of the grid
     * @param width  columns of the grid
     * @return say {@code :T34,26}; empty for no edges
     */
    public String suffix(int height, int width) {
        return new TopologySuffix(this, height, width).toString();
    }

    /** The topology as {@link #parse} reads it, without a size. */
    @Override
    public String toString() {
        return kind == Kind.UNBOUNDED ? "unbounded" : new TopologySuffix(this, 0, 0).toString().substring(1);
    }
}
