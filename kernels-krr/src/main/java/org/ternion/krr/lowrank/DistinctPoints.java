package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;

/** The different rows of a matrix, numbered by their first appearance; 0 and -0 are equal. */
final class DistinctPoints {
    private final DoubleMatrix points;
    private final int[] cellOf;
    private final int[] counts;

    private DistinctPoints(DoubleMatrix points, int[] cellOf, int[] counts) {
        this.points = points;
        this.cellOf = cellOf;
        this.counts = counts;
    }

    static DistinctPoints of(DoubleMatrix x) {
        int n = x.rows();
        int d = x.cols();
        double[] values = x.backingArray();
        int[] cellOf = new int[n];
        int[] first = new int[n];
        // Open addressing, at most half full; 0 is a free place.
        int[] table = new int[Integer.highestOneBit(Math.max(1, Math.min(n, 1 << 28))) << 2];
        int cells = 0;
        for (int row = 0; row < n; row++) {
            int place = hash(values, row * d, d) & table.length - 1;
            while (table[place] != 0 && !same(values, first[table[place] - 1] * d, row * d, d)) {
                place = place + 1 & table.length - 1;
            }
            if (table[place] == 0) {
                first[cells++] = row;
                table[place] = cells;
            }
            cellOf[row] = table[place] - 1;
        }
        double[] points = new double[cells * d];
        int[] counts = new int[cells];
        for (int cell = 0; cell < cells; cell++) {
            System.arraycopy(values, first[cell] * d, points, cell * d, d);
        }
        for (int cell : cellOf) {
            counts[cell]++;
        }
        return new DistinctPoints(DoubleMatrix.wrap(points, cells, d), cellOf, counts);
    }

    private static int hash(double[] values, int at, int d) {
        long hash = 0;
        for (int c = 0; c < d; c++) {
            // Adding 0 makes -0 to 0. The multiplier is 2^64 over the golden ratio.
            hash = (hash ^ Double.doubleToRawLongBits(values[at + c] + 0.0)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private static boolean same(double[] values, int a, int b, int d) {
        for (int c = 0; c < d; c++) {
            if (values[a + c] != values[b + c]) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return counts.length;
    }

    DoubleMatrix points() {
        return points;
    }

    int cell(int row) {
        return cellOf[row];
    }

    int rows() {
        return cellOf.length;
    }

    /** Rows in a cell. */
    int count(int cell) {
        return counts[cell];
    }

    /** Cells of some rows. */
    int[] cells(int[] rows) {
        return Arrays.stream(rows).map(row -> cellOf[row]).toArray();
    }
}
