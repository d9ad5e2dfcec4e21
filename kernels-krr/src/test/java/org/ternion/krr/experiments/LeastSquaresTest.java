package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;

class LeastSquaresTest {
    private static DoubleMatrix random(int rows, int cols, long seed) {
        Draws draws = Draws.of(seed, 0);
        double[] values = new double[rows * cols];
        Arrays.setAll(values, i -> draws.normal());
        return DoubleMatrix.wrap(values, rows, cols);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "5, 5, 2", "40, 7, 3"})
    void recoversALinearMap(int rows, int cols, int targets) {
        DoubleMatrix x = random(rows, cols, 1);
        DoubleMatrix map = random(cols, targets, 2);
        assertArrayEquals(map.toArray(), LeastSquares.coefficients(x, LeastSquares.apply(x, map)).toArray(), 1e-11);
    }

    @Test
    void leavesARestThatNoColumnExplains() {
        DoubleMatrix x = LeastSquares.withConstant(random(30, 4, 3));
        DoubleMatrix y = random(30, 2, 4);
        DoubleMatrix rest = Rows.plus(y, -1, LeastSquares.apply(x, LeastSquares.coefficients(x, y)));
        for (int col = 0; col < 5; col++) {
            for (int target = 0; target < 2; target++) {
                double sum = 0;
                for (int row = 0; row < 30; row++) {
                    sum += x.get(row, col) * rest.get(row, target);
                }
                assertEquals(0, sum, 1e-12);
            }
        }
    }

    @Test
    void dependentColumnsGetNothing() {
        double[] x = new double[60];
        for (int row = 0; row < 20; row++) {
            x[3 * row] = row;
            x[3 * row + 1] = 2 * row;
            x[3 * row + 2] = 1;
        }
        double[] y = new double[20];
        Arrays.setAll(y, row -> 3.0 * row + 5);
        assertArrayEquals(new double[] {3, 0, 5}, LeastSquares.coefficients(DoubleMatrix.wrap(x, 20, 3),
                DoubleMatrix.wrap(y, 20, 1)).toArray(), 1e-12);
    }
}
