package org.ternion.krr.grid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.random.CounterRandom;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Spectral;

/** Kernels, masks and targets of the tests. */
final class GridCases {
    private GridCases() {
    }

    /** {@code "periodicRbf ell=0.7"} or {@code "spectral T=4 kMax=4 zeroMode=1"}. */
    static Kernel kernel(String golden) {
        String[] words = golden.split("[ =]");
        if (words[0].equals("periodicRbf")) {
            return PeriodicRbf.of(Double.parseDouble(words[2]));
        }
        return new Spectral(Integer.parseInt(words[4]), Double.parseDouble(words[2]), Double.parseDouble(words[6]),
                true);
    }

    static int[] shape(JsonNode node) {
        return Goldens.ints(node.get("dims"));
    }

    static DoubleMatrix random(long seed, int rows, int cols) {
        CounterRandom random = CounterRandom.of(seed);
        double[] values = new double[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return DoubleMatrix.wrap(values, rows, cols);
    }

    /** Points all over the plane: the torus repeats. */
    static DoubleMatrix points(long seed, int rows, int d) {
        double[] values = random(seed, rows, d).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 4;
        }
        return DoubleMatrix.wrap(values, rows, d);
    }

    /** A smooth field with noise, in the cells of a grid. */
    static double[] field(long seed, TorusGrid grid) {
        double[] noise = random(seed, grid.cells(), 1).toArray();
        double[] x = TorusGrid.of(grid.shape()).points().backingArray();
        int d = grid.dimension();
        for (int i = 0; i < noise.length; i++) {
            double sum = 0.1 * noise[i];
            for (int axis = 0; axis < d; axis++) {
                sum += Math.sin((axis + 1) * x[i * d + axis] + axis);
            }
            noise[i] = sum;
        }
        return noise;
    }

    static TorusGrid mask(long seed, double missing, int... shape) {
        CounterRandom random = CounterRandom.of(seed);
        BitSet observed = new BitSet();
        int cells = TorusGrid.of(shape).cells();
        for (int i = 0; i < cells; i++) {
            observed.set(i, random.nextDouble() >= missing);
        }
        return TorusGrid.masked(observed, shape);
    }

    static DoubleMatrix targets(long seed, TorusGrid grid) {
        double[] all = field(seed, grid);
        double[] y = new double[grid.size()];
        for (int row = 0; row < y.length; row++) {
            y[row] = all[grid.cell(row)];
        }
        return DoubleMatrix.wrap(y, y.length, 1);
    }
}
