package org.ternion.ca.measure;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * The scales at which a run is seen.
 *
 * @param shape   what a block is
 * @param reducer how the cells of a block become one symbol
 * @param sides   of the blocks, increasing
 */
public record Scales(BlockShape shape, Reducer reducer, List<Integer> sides) {
    /** Squares whose sides are powers of two, seen by plurality. */
    public static final Scales DYADIC = new Scales(BlockShape.SQUARE, Reducer.PLURALITY, List.of(1, 2, 4, 8));
    /** Squares whose sides are powers of three, seen by plurality. */
    public static final Scales TRIADIC = new Scales(BlockShape.SQUARE, Reducer.PLURALITY, List.of(1, 3, 9));

    /** Nobody has grids so large; the square of it fits an {@code int}. */
    private static final int MAX_SIDE = 32767;

    /**
     * Checks the parts.
     *
     * @param shape   not null
     * @param reducer not null
     * @param sides   at least one, from 1 to 32767, increasing
     * @throws IllegalArgumentException if a side is out of range or they do not increase
     */
    public Scales {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(reducer, "reducer");
        sides = List.copyOf(sides);
        if (sides.isEmpty()) {
            throw new IllegalArgumentException("at least one scale is needed");
        }
        for (int i = 0; i < sides.size(); i++) {
            Checks.inRange(sides.get(i), i == 0 ? 1 : sides.get(i - 1) + 1, MAX_SIDE, "scale " + (i + 1));
        }
    }

    /**
     * The same scales seen in another way.
     *
     * @param newReducer not null
     * @return new scales
     */
    public Scales withReducer(Reducer newReducer) {
        return new Scales(shape, newReducer, sides);
    }

    int blockCells(int k) {
        return shape.rows(k) * k;
    }
}
