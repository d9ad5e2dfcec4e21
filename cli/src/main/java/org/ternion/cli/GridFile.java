package org.ternion.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.ternion.core.io.NpyArray;
import org.ternion.krr.domain.TorusGrid;

/** Reads a number for each cell of a grid from an NPY file. */
final class GridFile {
    private static final int NAMED = 3;

    private final Path file;
    private final int[] shape;
    private final double[] values;

    private GridFile(Path file, int[] shape, double[] values) {
        this.file = file;
        this.shape = shape;
        this.values = values;
    }

    /** An array of the shape of a grid, or a flat one of as many numbers, last axis fastest; any numbers. */
    static GridFile read(Path file, TorusGrid grid) {
        int[] shape = grid.shape();
        int cells = grid.cells();
        NpyArray array = VectorFile.array(file, "an NPY file of a grid");
        int[] found = array.shape();
        if (!Arrays.equals(found, shape) && !Arrays.equals(found, new int[] {cells})) {
            throw new BadInputException(file + ": the shape " + Arrays.toString(shape) + " of --shape, or " + cells
                    + " numbers, is expected, this array has the shape " + Arrays.toString(found));
        }
        return new GridFile(file, shape, array.toDoubles());
    }

    /** Cells whose number is not zero. */
    BitSet nonZero() {
        check(cell -> Double.isNaN(values[cell]), "the mask is a number in each cell (not 0 = observed)");
        BitSet cells = new BitSet();
        for (int cell = 0; cell < values.length; cell++) {
            cells.set(cell, values[cell] != 0);
        }
        return cells;
    }

    /** All numbers, which must be finite. */
    double[] complete() {
        check(cell -> !Double.isFinite(values[cell]), "each cell needs a finite number; leave cells out with --mask");
        return values;
    }

    /** The numbers of some cells, in their order, which must be finite. */
    double[] at(BitSet cells) {
        check(cell -> cells.get(cell) && !Double.isFinite(values[cell]), "each cell of the mask needs a finite number");
        return cells.stream().mapToDouble(cell -> values[cell]).toArray();
    }

    private void check(IntPredicate bad, String rule) {
        StringBuilder named = new StringBuilder();
        int count = 0;
        for (int cell = 0; cell < values.length; cell++) {
            if (bad.test(cell) && ++count <= NAMED) {
                named.append(named.isEmpty() ? "" : ", ").append(place(cell)).append(" is ").append(values[cell]);
            }
        }
        if (count > 0) {
            throw new BadInputException(file + ": " + rule + ", cell " + named
                    + (count > NAMED ? " and " + (count - NAMED) + " more" : "") + " (from 0)");
        }
    }

    private String place(int cell) {
        int[] place = new int[shape.length];
        int rest = cell;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.toString(place);
    }
}
