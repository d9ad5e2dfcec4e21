package org.ternion.krr.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;
import static org.ternion.krr.dense.TestMatrices.identity;
import static org.ternion.krr.dense.TestMatrices.product;
import static org.ternion.krr.dense.TestMatrices.transposed;

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

class CholeskyTest {
    private static final RunOptions TWO = RunOptions.DEFAULT.withParallelism(2);

    static Stream<Arguments> sizes() {
        return DenseAlgebra.available().stream()
                .flatMap(algebra -> Stream.of(1, 2, 16, 37, 300).map(n -> Arguments.of(algebra, n)));
    }

    static List<DenseAlgebra> algebras() {
        return DenseAlgebra.available();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void factorTimesItsTransposeIsTheMatrix(DenseAlgebra algebra, int n) {
        DoubleMatrix a = DoubleMatrix.wrap(TestMatrices.positive(n, 1), n, n);
        DoubleMatrix l = factor(a, algebra).lower();
        assertClose(a, product(l, transposed(l)), 1e-14, algebra.name());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void solutionsSolve(DenseAlgebra algebra, int n) {
        DoubleMatrix a = DoubleMatrix.wrap(TestMatrices.positive(n, 2), n, n);
        for (int columns : new int[] {0, 1, 4, 5, 16, 17, 270}) {
            DoubleMatrix b = TestMatrices.uniform(n, columns, columns);
            assertClose(b, product(a, factor(a, algebra).solve(b, TWO)), 1e-13, columns + " columns");
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void columnsHaveTheSameBitsAloneAndTogether(DenseAlgebra algebra, int n) {
        Cholesky factor = factor(DoubleMatrix.wrap(TestMatrices.positive(n, 2), n, n), algebra);
        DoubleMatrix b = TestMatrices.uniform(n, 20, 7);
        DoubleMatrix together = factor.solve(b, TWO);
        for (int j = 0; j < 20; j++) {
            double[] own = new double[n];
            for (int i = 0; i < n; i++) {
                own[i] = b.get(i, j);
            }
            DoubleMatrix alone = factor.solve(DoubleMatrix.wrap(own, n, 1), TWO);
            for (int i = 0; i < n; i++) {
                assertEquals(together.get(i, j), alone.get(i, 0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void whatIsSaidOfTheInverseIsTrue(DenseAlgebra algebra, int n) {
        Cholesky factor = factor(DoubleMatrix.wrap(TestMatrices.positive(n, 3), n, n), algebra);
        DoubleMatrix inverse = factor.solve(identity(n), TWO);
        double[] diagonal = new double[n];
        Arrays.setAll(diagonal, i -> inverse.get(i, i));
        assertClose(diagonal, factor.inverseDiagonal(TWO), 1e-13, "diagonal");
        int[] rows = n < 3 ? new int[] {n - 1} : new int[] {n - 1, 0, n / 2};
        DoubleMatrix block = factor.inverseBlock(rows);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                assertEquals(inverse.get(rows[i], rows[j]), block.get(i, j), 1e-13 * diagonal[0]);
            }
        }
        DoubleMatrix b = TestMatrices.uniform(n, 5, 4);
        DoubleMatrix forms = product(transposed(b), product(inverse, b));
        double[] wanted = new double[5];
        Arrays.setAll(wanted, i -> forms.get(i, i));
        assertClose(wanted, factor.quadraticForms(b), 1e-12, "forms");
        assertClose(b, product(factor.lower(), factor.solveLower(b, TWO)), 1e-13, "lower");
    }

    @Test
    void determinantOfAKnownMatrix() {
        DoubleMatrix a = DoubleMatrix.copyOf(new double[] {4, 2, 2, 10}, 2, 2);
        assertEquals(Math.log(36), factor(a, DenseAlgebra.best()).logDeterminant(), 1e-15);
    }

    @Test
    void threadsDoNotChangeBits() {
        DoubleMatrix a = DoubleMatrix.wrap(TestMatrices.positive(600, 5), 600, 600);
        DoubleMatrix b = TestMatrices.uniform(600, 600, 6);
        Cholesky one = Cholesky.ofRidge(a, 0, DenseAlgebra.best(), RunOptions.DEFAULT);
        Cholesky three = Cholesky.ofRidge(a, 0, DenseAlgebra.best(), RunOptions.DEFAULT.withParallelism(3));
        assertEquals(one.lower(), three.lower());
        assertEquals(one.solve(b, RunOptions.DEFAULT), three.solve(b, RunOptions.DEFAULT.withParallelism(3)));
        assertArrayEquals(one.inverseDiagonal(RunOptions.DEFAULT), three.inverseDiagonal(TWO));
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void singularMatrixGetsASmallJitter(DenseAlgebra algebra) {
        int n = 50;
        double[] ones = new double[n * n];
        Arrays.fill(ones, 1);
        Cholesky factor = Cholesky.ofRidge(DoubleMatrix.wrap(ones, n, n), 0, algebra, TWO);
        assertTrue(factor.jitter() >= 1e-12 && factor.jitter() <= 1e-10, "jitter " + factor.jitter());
        assertEquals(0, Cholesky.ofRidge(DoubleMatrix.wrap(ones, n, n), 1e-3, algebra, TWO).jitter());
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void indefiniteMatrixIsAnError(DenseAlgebra algebra) {
        DoubleMatrix a = DoubleMatrix.copyOf(new double[] {1, 3, 3, 1}, 2, 2);
        assertThrows(ArithmeticException.class, () -> Cholesky.ofRidge(a, 0, algebra, TWO));
        assertTrue(Cholesky.inPlace(a.toArray(), 2, algebra, TWO).isEmpty());
        DoubleMatrix nan = DoubleMatrix.copyOf(new double[] {1, Double.NaN, Double.NaN, 1}, 2, 2);
        assertThrows(ArithmeticException.class, () -> Cholesky.ofRidge(nan, 0, algebra, TWO));
    }

    @Test
    void wrongShapesAreRefused() {
        DoubleMatrix wide = TestMatrices.uniform(2, 3, 0);
        assertThrows(IllegalArgumentException.class, () -> Cholesky.ofRidge(wide, 1, DenseAlgebra.best(), TWO));
        assertThrows(IllegalArgumentException.class,
                () -> Cholesky.ofRidge(identity(2), -1, DenseAlgebra.best(), TWO));
        assertThrows(IllegalArgumentException.class,
                () -> Cholesky.inPlace(new double[5], 2, DenseAlgebra.best(), TWO));
        Cholesky factor = factor(identity(3), DenseAlgebra.best());
        assertThrows(IllegalArgumentException.class, () -> factor.solve(wide, TWO));
        assertThrows(IndexOutOfBoundsException.class, () -> factor.inverseBlock(new int[] {3}));
    }

    @Test
    void inverseDiagonalStopsWhenAsked() {
        Cholesky factor = factor(identity(600), DenseAlgebra.best());
        assertThrows(CancellationException.class,
                () -> factor.inverseDiagonal(TWO.withProgress((done, total) -> done < 256)));
    }

    private static Cholesky factor(DoubleMatrix a, DenseAlgebra algebra) {
        return Cholesky.inPlace(a.toArray(), a.rows(), algebra, TWO).orElseThrow();
    }
}
