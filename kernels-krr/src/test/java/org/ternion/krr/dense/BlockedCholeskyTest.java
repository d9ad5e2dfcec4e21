package org.ternion.krr.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.krr.simd.PanelUpdate;

class BlockedCholeskyTest {
    /** Loops, columns of a block, threads. */
    static Stream<Arguments> variants() {
        return PanelUpdate.all().stream().flatMap(loops -> Stream.of(16, 48, 256).flatMap(
                block -> Stream.of(1, 2, 3).map(threads -> Arguments.of(loops, block, threads))));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantHasTheBitsOfTheTextbookLoop(PanelUpdate loops, int block, int threads) {
        for (int n : new int[] {1, 2, 15, 16, 17, 31, 33, 48, 100, 257, 300}) {
            double[] a = TestMatrices.positive(n, n);
            double[] wanted = a.clone();
            textbook(wanted, n);
            int failed = new BlockedCholesky(loops, block, a, n, RunOptions.DEFAULT.withParallelism(threads)).factor();
            assertEquals(-1, failed);
            for (int i = 0; i < n; i++) {
                assertArrayEquals(Arrays.copyOfRange(wanted, i * n, i * n + i + 1),
                        Arrays.copyOfRange(a, i * n, i * n + i + 1), "row " + i + " of " + n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 16, 31, 32, 60, 99})
    void firstColumnThatIsNotPositiveIsNamed(int column) {
        for (double bad : new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] a = identity(100);
            a[column * 100 + column] = bad;
            assertEquals(column, new BlockedCholesky(PanelUpdate.CHOSEN, 32, a, 100, RunOptions.DEFAULT).factor());
        }
    }

    @Test
    void nanBesideTheDiagonalIsFound() {
        double[] a = identity(100);
        a[70 * 100 + 3] = Double.NaN;
        assertEquals(70, new BlockedCholesky(PanelUpdate.CHOSEN, 32, a, 100, RunOptions.DEFAULT).factor());
    }

    @Test
    void progressCountsColumnsAndStops() {
        List<Long> reports = new ArrayList<>();
        RunOptions run = RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> {
            assertEquals(100, total);
            return reports.add(done);
        });
        assertEquals(-1, new BlockedCholesky(PanelUpdate.CHOSEN, 32, identity(100), 100, run).factor());
        assertEquals(List.of(32L, 64L, 96L, 100L), reports);
        RunOptions stopped = run.withProgress((done, total) -> done < 64);
        assertThrows(CancellationException.class,
                () -> new BlockedCholesky(PanelUpdate.CHOSEN, 32, identity(100), 100, stopped).factor());
    }

    private static double[] identity(int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 1;
        }
        return a;
    }

    private static void textbook(double[] a, int n) {
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double s = -a[i * n + j];
                for (int k = 0; k < j; k++) {
                    s = Math.fma(a[i * n + k], a[j * n + k], s);
                }
                a[i * n + j] = i == j ? Math.sqrt(-s) : -s / a[j * n + j];
            }
        }
    }
}
