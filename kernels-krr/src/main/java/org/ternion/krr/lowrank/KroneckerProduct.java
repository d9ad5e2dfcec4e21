package org.ternion.krr.lowrank;

import java.util.Arrays;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.krr.simd.PanelUpdate;

/**
 * The product of a square matrix for each axis of a tensor, row-major. Each step multiplies along the first axis and
 * makes it the last one, so that all axes are back in place after as many steps.
 */
final class KroneckerProduct {
    private static final int WIDTH = PanelUpdate.WIDTH;

    private final int[] sizes;
    /** Rows of each matrix in panels. */
    private final double[][] packed;

    private KroneckerProduct(int axes) {
        sizes = new int[axes];
        packed = new double[axes][];
    }

    /** Of matrices as they are. */
    static KroneckerProduct of(List<DoubleMatrix> matrices) {
        KroneckerProduct product = new KroneckerProduct(matrices.size());
        for (int axis = 0; axis < matrices.size(); axis++) {
            int n = matrices.get(axis).rows();
            double[] values = matrices.get(axis).backingArray();
            double[] panels = new double[Math.multiplyExact((n + WIDTH - 1) / WIDTH * WIDTH, n)];
            for (int row = 0; row < n; row++) {
                for (int j = 0; j < n; j++) {
                    panels[(row / WIDTH * n + j) * WIDTH + row % WIDTH] = values[row * n + j];
                }
            }
            product.sizes[axis] = n;
            product.packed[axis] = panels;
        }
        return product;
    }

    /** The product with a tensor, {@code N sum n_i} multiplications. */
    double[] times(double[] tensor, int parallelism) {
        double[] result = tensor;
        for (int axis = 0; axis < sizes.length; axis++) {
            result = step(result, sizes[axis], packed[axis], parallelism);
        }
        return result;
    }

    private static double[] step(double[] in, int n, double[] matrix, int parallelism) {
        int rest = in.length / n;
        int padded = (n + WIDTH - 1) / WIDTH * WIDTH;
        double[] out = new double[in.length];
        Parallel.ranges(parallelism, rest, WIDTH, (from, to) -> {
            double[] panel = new double[n * WIDTH];
            double[] product = new double[WIDTH * padded];
            for (int begin = from; begin < to; begin += WIDTH) {
                int count = Math.min(WIDTH, to - begin);
                for (int j = 0; j < n; j++) {
                    System.arraycopy(in, j * rest + begin, panel, j * WIDTH, count);
                }
                Arrays.fill(product, 0);
                for (int row = 0; row < padded; row += WIDTH) {
                    PanelUpdate.CHOSEN.subtractProduct(panel, 0, matrix, row * n, n, product, row, padded);
                }
                for (int i = 0; i < count; i++) {
                    for (int row = 0; row < n; row++) {
                        out[(begin + i) * n + row] = -product[i * padded + row];
                    }
                }
            }
        });
        return out;
    }

    /** The sum over a tensor of its elements times the product of an element of a vector for each axis. */
    static double contract(double[] tensor, double[][] vectors) {
        double[] rest = tensor;
        for (double[] vector : vectors) {
            double[] next = new double[rest.length / vector.length];
            for (int j = 0; j < vector.length; j++) {
                int at = j * next.length;
                for (int i = 0; i < next.length; i++) {
                    next[i] = Math.fma(vector[j], rest[at + i], next[i]);
                }
            }
            rest = next;
        }
        return rest[0];
    }
}
