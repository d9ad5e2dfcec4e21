package org.ternion.krr.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ternion.krr.Goldens.assertClose;

import org.junit.jupiter.api.Test;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.solve.RidgeSolution;

class CoregionalizedGridTest {
    private static final Kernel KERNEL = PeriodicRbf.of(0.7);
    private static final TorusGrid GRID = TorusGrid.of(5, 4);

    private static DoubleMatrix matrix(double... values) {
        int q = (int) Math.sqrt(values.length);
        return DoubleMatrix.wrap(values, q, q);
    }

    /** The covariance as a kernel of three coordinates, the last one the number of the output. */
    private static DenseReference dense(DoubleMatrix covariance, double lambda) {
        double[] cells = GRID.points().backingArray();
        int q = covariance.rows();
        double[] x = new double[GRID.cells() * q * 3];
        for (int i = 0; i < GRID.cells() * q; i++) {
            x[3 * i] = cells[i / q * 2];
            x[3 * i + 1] = cells[i / q * 2 + 1];
            x[3 * i + 2] = i % q;
        }
        Kernel joint = new Kernel() {
            @Override
            public double value(double[] a, int aOffset, double[] b, int bOffset, int dimension) {
                return KERNEL.value(a, aOffset, b, bOffset, 2)
                        * covariance.get((int) a[aOffset + 2], (int) b[bOffset + 2]);
            }

            @Override
            public void checkDimension(int dimension) {
                KERNEL.checkDimension(dimension - 1);
            }
        };
        return new DenseReference(joint, DoubleMatrix.wrap(x, GRID.cells() * q, 3), lambda);
    }

    @Test
    void equalsTheDenseSystemOfAllOutputs() {
        DoubleMatrix covariance = matrix(2, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 0.7);
        DoubleMatrix y = GridCases.random(1, GRID.cells(), 3);
        CoregionalizedGrid system = CoregionalizedGrid.of(KERNEL, GRID, y, covariance, RunOptions.DEFAULT);
        DenseReference dense = dense(covariance, 0.1);
        double[] alpha = dense.alpha(y.toArray());
        assertClose(alpha, system.alpha(0.1).toArray(), 1e-11, "alpha");
        assertClose(dense.predict(dense.points, alpha), system.fitted(0.1).toArray(), 1e-11, "fit");
        assertClose(dense.logEvidence(y.toArray()), system.logEvidence(0.1), 1e-11, "evidence");
    }

    @Test
    void independentOutputsAreSolvedAlone() {
        DoubleMatrix y = GridCases.random(2, GRID.cells(), 2);
        RidgeSolution alone = CirculantSystem.of(KERNEL, GRID, y, RunOptions.DEFAULT).solve(new double[] {0.1, 0.1});
        CoregionalizedGrid system = CoregionalizedGrid.of(KERNEL, GRID, y, matrix(1, 0, 0, 1), RunOptions.DEFAULT);
        assertClose(alone.alpha(), system.alpha(0.1), 1e-13, "alpha");
        assertClose(alone.fitted(), system.fitted(0.1), 1e-13, "fit");
        assertArrayEquals(new double[] {1, 1}, system.outputEigenvalues(), 1e-15);
    }

    @Test
    void covariancesThatAreNoneAreRejected() {
        DoubleMatrix y = GridCases.random(3, GRID.cells(), 2);
        for (DoubleMatrix wrong : new DoubleMatrix[] {matrix(1, 2, 2, 1), matrix(1, 0.5, 0.4, 1), matrix(1)}) {
            assertThrows(IllegalArgumentException.class,
                    () -> CoregionalizedGrid.of(KERNEL, GRID, y, wrong, RunOptions.DEFAULT));
        }
    }
}
