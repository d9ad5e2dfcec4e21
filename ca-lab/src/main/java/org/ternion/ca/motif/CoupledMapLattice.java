package org.ternion.ca.motif;

import org.ternion.core.Checks;

/**
 * Logistic maps on a torus, coupled to their four neighbours: {@code x' = (1 - eps) f(x) + eps / 4 sum f(neighbours)}
 * with {@code f(x) = r x (1 - x)}. Chaotic: roundings grow, so that only the first few steps can be compared between
 * programs.
 */
public final class CoupledMapLattice {
    private final int height;
    private final int width;
    private final double r;
    private final double eps;
    private final double[] mapped;
    private final double[] cells;

    private CoupledMapLattice(double[] cells, int height, int width, double r, double eps) {
        this.cells = cells;
        this.height = height;
        this.width = width;
        this.r = r;
        this.eps = eps;
        mapped = new double[cells.length];
    }

    /**
     * A lattice.
     *
     * @param rowMajor start, values in [0, 1], not modified
     * @param height   rows, {@code >= 1}
     * @param width    columns, {@code >= 1}
     * @param r        growth, in [0, 4] so that values stay in [0, 1]; usually 3.9
     * @param eps      coupling, in [0, 1]; usually .1
     * @return the lattice at its start
     * @throws IllegalArgumentException if a value is outside its range or the shape is wrong
     */
    public static CoupledMapLattice of(double[] rowMajor, int height, int width, double r, double eps) {
        Checks.inRange(height, 1, Integer.MAX_VALUE, "height");
        Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        Checks.shape(rowMajor.length, height, width);
        Checks.inRange(r, 0, 4, "r");
        Checks.inRange(eps, 0, 1, "eps");
        for (double x : rowMajor) {
            Checks.inRange(x, 0, 1, "start");
        }
        return new CoupledMapLattice(rowMajor.clone(), height, width, r, eps);
    }

    /** Computes the next values. */
    public void step() {
        for (int i = 0; i < cells.length; i++) {
            mapped[i] = r * cells[i] * (1 - cells[i]);
        }
        for (int y = 0; y < height; y++) {
            int up = (y + height - 1) % height * width;
            int down = (y + 1) % height * width;
            for (int x = 0; x < width; x++) {
                int row = y * width;
                double sum = mapped[up + x] + mapped[down + x] + mapped[row + (x + width - 1) % width]
                        + mapped[row + (x + 1) % width];
                cells[row + x] = (1 - eps) * mapped[row + x] + eps / 4 * sum;
            }
        }
    }

    /**
     * The values now.
     *
     * @return a copy, row-major
     */
    public double[] toArray() {
        return cells.clone();
    }
}
