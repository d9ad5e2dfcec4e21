package org.ternion.krr.experiments;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Rings around the centre of a grid, and averages over them. A summary of a field, not a symmetry of the reaction: it
 * keeps the mass and is invariant under the eight symmetries of the square only. Radii are compared in integers, so
 * that rounding decides no cell. Immutable.
 */
public final class RadialProfile {
    private final int rows;
    private final int cols;
    private final int[] bins;
    private final int[] counts;

    private RadialProfile(int rows, int cols, int[] bins, int binCount) {
        this.rows = rows;
        this.cols = cols;
        this.bins = bins;
        counts = new int[binCount];
        for (int bin : bins) {
            counts[bin]++;
        }
    }

    /**
     * Rings of equal width around cell (grid/2, grid/2), {@code max(4, grid/2)} of them up to the corner. Bin of a cell
     * is the largest {@code j < bins} with {@code 2 grid^2 j^2 <= bins^2 (A^2 + B^2)}, A = 2 row - grid, B = 2 col -
     * grid.
     *
     * @param grid side of the square, in {@code [1, 16384]}
     * @return the rings
     * @throws IllegalArgumentException if {@code grid} is out of range
     */
    public static RadialProfile aroundCell(int grid) {
        Checks.inRange(grid, 1, 1 << 14, "grid");
        int binCount = Math.max(4, grid / 2);
        int[] bins = new int[grid * grid];
        for (int i = 0; i < bins.length; i++) {
            long a = 2L * (i / grid) - grid;
            long b = 2L * (i % grid) - grid;
            double share = Math.sqrt((a * a + b * b) / 2.0) * binCount / grid;
            bins[i] = floor(share, binCount - 1, 2L * grid * grid, (long) binCount * binCount * (a * a + b * b));
        }
        return new RadialProfile(grid, grid, bins, binCount);
    }

    /**
     * Rings of width 1 around the middle ((rows-1)/2, (cols-1)/2) of the grid: bin of a cell is its distance, rounded
     * down.
     *
     * @param rows in {@code [1, 16384]}
     * @param cols in {@code [1, 16384]}
     * @return the rings
     * @throws IllegalArgumentException if a side is out of range
     */
    public static RadialProfile aroundMiddle(int rows, int cols) {
        Checks.inRange(rows, 1, 1 << 14, "rows");
        Checks.inRange(cols, 1, 1 << 14, "cols");
        int[] bins = new int[rows * cols];
        int largest = 0;
        for (int i = 0; i < bins.length; i++) {
            long a = 2L * (i / cols) - (rows - 1);
            long b = 2L * (i % cols) - (cols - 1);
            bins[i] = floor(Math.sqrt(a * a + b * b) / 2, Integer.MAX_VALUE, 4, a * a + b * b);
            largest = Math.max(largest, bins[i]);
        }
        return new RadialProfile(rows, cols, bins, largest + 1);
    }

    /** Largest {@code j <= limit} with {@code factor j^2 <= bound}, from an estimate that is off by rounding only. */
    private static int floor(double estimate, int limit, long factor, long bound) {
        long j = (long) estimate;
        while (factor * j * j > bound) {
            j--;
        }
        while (factor * (j + 1) * (j + 1) <= bound) {
            j++;
        }
        return (int) Math.min(j, limit);
    }

    /**
     * Number of rings.
     *
     * @return {@code >= 1}
     */
    public int bins() {
        return counts.length;
    }

    /**
     * Ring of a cell.
     *
     * @param row in {@code [0, rows)}
     * @param col in {@code [0, cols)}
     * @return in {@code [0, bins())}
     */
    public int bin(int row, int col) {
        return bins[row * cols + col];
    }

    /**
     * Number of cells of a ring.
     *
     * @param bin in {@code [0, bins())}
     * @return {@code >= 0}
     */
    public int count(int bin) {
        return counts[bin];
    }

    /**
     * Mean over each ring, 0 where it has no cells.
     *
     * @param field of the shape of the grid
     * @return {@code bins()} numbers
     * @throws IllegalArgumentException if the shape differs
     */
    public double[] profile(DoubleMatrix field) {
        check(field);
        double[] profile = new double[counts.length];
        for (int i = 0; i < bins.length; i++) {
            profile[bins[i]] += field.backingArray()[i];
        }
        for (int bin = 0; bin < profile.length; bin++) {
            profile[bin] /= Math.max(1, counts[bin]);
        }
        return profile;
    }

    /**
     * What is left of a field after its profile; its mean over every ring is 0.
     *
     * @param field of the shape of the grid
     * @return a field of the same shape
     * @throws IllegalArgumentException if the shape differs
     */
    public DoubleMatrix angularResidual(DoubleMatrix field) {
        double[] profile = profile(field);
        double[] rest = field.toArray();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= profile[bins[i]];
        }
        return DoubleMatrix.wrap(rest, rows, cols);
    }

    /**
     * How far a field is from the true one. {@code weighted + angular} is the mean squared error of the fields.
     *
     * @param truth     of the shape of the grid
     * @param predicted of the shape of the grid
     * @return the errors
     * @throws IllegalArgumentException if a shape differs
     */
    public RadialError error(DoubleMatrix truth, DoubleMatrix predicted) {
        double[] expected = profile(truth);
        double[] difference = profile(predicted);
        double mean = Rows.means(DoubleMatrix.wrap(truth.backingArray(), rows * cols, 1))[0];
        double uniform = 0;
        double weighted = 0;
        double variance = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            double d = difference[bin] - expected[bin];
            uniform += d * d;
            weighted += counts[bin] * d * d;
            variance += counts[bin] * (expected[bin] - mean) * (expected[bin] - mean);
        }
        int cells = rows * cols;
        DoubleMatrix rest = angularResidual(Rows.plus(predicted, -1, truth));
        return new RadialError(uniform / counts.length, weighted / cells, Rows.energy(rest),
                variance > 0 ? weighted / variance : Double.NaN);
    }

    private void check(DoubleMatrix field) {
        if (field.rows() != rows || field.cols() != cols) {
            throw new IllegalArgumentException("the rings are those of a " + rows + " x " + cols + " grid, got a "
                    + field);
        }
    }

    /**
     * Errors of a predicted field, split along its rings.
     *
     * @param uniform  mean over the rings of the squared error of the profile; may exceed the error of the field
     * @param weighted the same with each ring weighted by its cells; at most the error of the field
     * @param angular  mean squared error of the angular residuals
     * @param relative {@code weighted} through the variance of the true profile with the same weights; NaN if that is
     *                 0
     */
    public record RadialError(double uniform, double weighted, double angular, double relative) {
    }
}
