package org.ternion.krr.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;
import static org.ternion.krr.dense.TestMatrices.identity;
import static org.ternion.krr.dense.TestMatrices.product;
import static org.ternion.krr.dense.TestMatrices.transposed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Rbf;

class DenseAlgebraTest {
    static List<DenseAlgebra> algebras() {
        return DenseAlgebra.available();
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void eigenvectorsRebuildTheMatrix(DenseAlgebra algebra) {
        for (int n : new int[] {1, 2, 33, 120}) {
            DoubleMatrix a = DoubleMatrix.wrap(TestMatrices.positive(n, n), n, n);
            SymmetricEigen eigen = algebra.eigen(a);
            DoubleMatrix q = eigen.vectors();
            double[] scaled = q.toArray();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= eigen.values()[i % n];
            }
            assertClose(identity(n), product(transposed(q), q), 1e-13, "orthonormal columns");
            assertClose(a, product(DoubleMatrix.wrap(scaled, n, n), transposed(q)), 1e-13, "matrix");
            for (int j = 1; j < n; j++) {
                assertTrue(eigen.values()[j - 1] >= eigen.values()[j], "descending");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void eigenvaluesAloneAreTheSame(DenseAlgebra algebra) {
        for (int n : new int[] {1, 2, 3, 65, 66, 67, 200, 333}) {
            DoubleMatrix a = DoubleMatrix.wrap(TestMatrices.positive(n, n), n, n);
            double[] wanted = OjAlgoAlgebra.INSTANCE.eigen(a).values();
            assertClose(wanted, algebra.eigenvalues(a, RunOptions.DEFAULT), 1e-13, "order " + n);
        }
        DoubleMatrix x = TestMatrices.uniform(300, 1, 1);
        DoubleMatrix smooth = Gram.symmetric(new Rbf(1), x, RunOptions.DEFAULT);
        assertClose(OjAlgoAlgebra.INSTANCE.eigen(smooth).values(), algebra.eigenvalues(smooth, RunOptions.DEFAULT),
                1e-13, "almost all zero");
        assertClose(new double[5], algebra.eigenvalues(DoubleMatrix.wrap(new double[25], 5, 5), RunOptions.DEFAULT), 0,
                "zero");
        assertThrows(IllegalArgumentException.class,
                () -> algebra.eigenvalues(DoubleMatrix.wrap(new double[2], 1, 2), RunOptions.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void eigenvaluesOfAKnownMatrix(DenseAlgebra algebra) {
        DoubleMatrix a = DoubleMatrix.copyOf(new double[] {0, 1, 1, 0}, 2, 2);
        assertClose(new double[] {1, -1}, algebra.eigen(a).values(), 1e-15, "eigenvalues");
        assertThrows(IllegalArgumentException.class, () -> algebra.eigen(DoubleMatrix.wrap(new double[2], 1, 2)));
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void namesLeadBack(DenseAlgebra algebra) {
        assertEquals(algebra.name(), DenseAlgebra.named(algebra.name()).name());
    }

    @Test
    void unknownNameSaysWhatIsKnown() {
        assertSame(DenseAlgebra.named("ternion"), DenseAlgebra.best());
        assertEquals("algebra must be ternion, ojalgo or openblas, was 'mkl'",
                assertThrows(IllegalArgumentException.class, () -> DenseAlgebra.named("mkl")).getMessage());
    }
}
