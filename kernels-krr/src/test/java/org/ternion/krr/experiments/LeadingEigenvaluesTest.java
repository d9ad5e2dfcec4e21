package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.KernelSpectrum;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Rbf;

class LeadingEigenvaluesTest {
    private static DoubleMatrix points(int n) {
        Draws draws = Draws.of(9, 0);
        double[] x = new double[2 * n];
        Arrays.setAll(x, i -> 3 * draws.uniform());
        return DoubleMatrix.wrap(x, n, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 300})
    void areTheFirstOfTheWholeSpectrum(int n) {
        Kernel kernel = new Rbf(0.5);
        double[] all = KernelSpectrum.of(kernel, points(n)).values();
        double[] leading = LeadingEigenvalues.of(Gram.symmetric(kernel, points(n), RunOptions.DEFAULT), 30, 1);
        assertEquals(Math.min(n, 30), leading.length);
        assertArrayEquals(Arrays.copyOf(all, leading.length), leading, 1e-11 * all[0]);
    }

    @Test
    void doNotDependOnTheThreads() {
        DoubleMatrix gram = Gram.symmetric(new Rbf(1), points(700), RunOptions.DEFAULT);
        assertArrayEquals(LeadingEigenvalues.of(gram, 10, 1), LeadingEigenvalues.of(gram, 10, 3));
    }

    @Test
    void stopWhereTheRestIsZero() {
        double[] rankOne = new double[100];
        Arrays.fill(rankOne, 2);
        double[] values = LeadingEigenvalues.of(DoubleMatrix.wrap(rankOne, 10, 10), 5, 1);
        assertEquals(20, values[0], 1e-13);
        for (int i = 1; i < values.length; i++) {
            assertEquals(0, values[i], 1e-12);
        }
    }
}
