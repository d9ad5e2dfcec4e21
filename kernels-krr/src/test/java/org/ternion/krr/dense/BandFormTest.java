package org.ternion.krr.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ternion.krr.Goldens.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;

class BandFormTest {
    private static final RunOptions TWO = RunOptions.DEFAULT.withParallelism(2);

    /** Orders below, at and above the width of the band, with and without incomplete panels. */
    static Stream<Arguments> shapes() {
        return Stream.of(16, 32, 64).flatMap(width -> Stream.of(1, 2, 16, 17, 18, 33, 34, 64, 65, 66, 130, 337)
                .map(n -> Arguments.of(n, width)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void systemsAreThoseOfTheMatrix(int n, int width) {
        double[] a = TestMatrices.positive(n, n);
        BandForm form = new BandReduction(a.clone(), n, width, TWO).reduce();
        Cholesky wanted = Cholesky.ofRidge(DoubleMatrix.wrap(a, n, n), 0.3, DenseAlgebra.best(), TWO);
        BandForm.Factor factor = form.factor(0.3);
        DoubleMatrix y = TestMatrices.uniform(n, 1, 1);
        assertClose(wanted.solve(y, TWO).backingArray(),
                form.rotateBack(factor.solve(form.rotate(y.backingArray()))), 1e-12, "solution");
        assertClose(wanted.inverseDiagonal(TWO), factor.inverseDiagonal(TWO), 1e-12, "diagonal");
        assertEquals(wanted.logDeterminant(), factor.logDeterminant(), 1e-12 * n * Math.log(n + 1.5));
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += a[i * n + i];
        }
        assertClose(trace, form.trace(), 1e-13, "trace");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void rotationKeepsLengths(int n, int width) {
        BandForm form = new BandReduction(TestMatrices.positive(n, n), n, width, TWO).reduce();
        double[] y = TestMatrices.uniform(n, 1, 3).backingArray();
        assertClose(y, form.rotateBack(form.rotate(y)), 1e-13, "there and back");
        assertClose(y, form.rotate(form.rotateBack(y)), 1e-13, "back and there");
    }

    @Test
    void rangeIsThatOfTheEigenvalues() {
        int n = 150;
        double[] a = TestMatrices.positive(n, 9);
        double[] values = DenseAlgebra.named("ojalgo").eigen(DoubleMatrix.wrap(a, n, n)).values();
        BandForm form = new BandReduction(a.clone(), n, 32, TWO).reduce();
        assertArrayEquals(new double[] {values[n - 1], values[0]}, form.eigenvalueRange(), 1e-12 * values[0]);
        assertNull(form.factor(-1.001 * values[n - 1]));
    }

    @Test
    void rankOneMatrixHasTheEigenvaluesZeroAndItsTrace() {
        int n = 100;
        double[] ones = new double[n * n];
        Arrays.fill(ones, 1);
        double[] range = new BandReduction(ones, n, 16, TWO).reduce().eigenvalueRange();
        assertArrayEquals(new double[] {0, n}, range, 1e-12);
    }

    @Test
    void threadsDoNotChangeBits() {
        int n = 400;
        BandForm one = new BandReduction(TestMatrices.positive(n, 2), n, 64, RunOptions.DEFAULT).reduce();
        BandForm three = new BandReduction(TestMatrices.positive(n, 2), n, 64, TWO.withParallelism(3)).reduce();
        double[] y = TestMatrices.uniform(n, 1, 3).backingArray();
        assertArrayEquals(one.rotate(y), three.rotate(y));
        assertArrayEquals(one.factor(1).solve(y), three.factor(1).solve(y));
        assertArrayEquals(one.factor(1).inverseDiagonal(TWO), three.factor(1).inverseDiagonal(RunOptions.DEFAULT));
    }

    @Test
    void progressCountsColumnsTwiceAndStops() {
        List<Long> reports = new ArrayList<>();
        RunOptions run = TWO.withProgress((done, total) -> {
            assertEquals(200, total);
            return reports.add(done);
        });
        new BandReduction(TestMatrices.positive(100, 1), 100, 32, run).reduce();
        assertEquals(List.of(32L, 64L, 96L, 128L, 160L, 192L, 200L), reports);
        assertThrows(CancellationException.class, () -> new BandReduction(TestMatrices.positive(100, 1), 100, 32,
                run.withProgress((done, total) -> done < 64)).reduce());
    }
}
