package org.ternion.sphere.navigate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;

class Projection3Test {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static double variance(FloatMatrix units, double[] mean, double[] axis) {
        double sum = 0;
        for (int i = 0; i < units.rows(); i++) {
            double along = 0;
            for (int d = 0; d < mean.length; d++) {
                along += (units.get(i, d) - mean[d]) * axis[d];
            }
            sum += along * along;
        }
        return sum;
    }

    private static double[] axis(DoubleMatrix basis, int k) {
        double[] axis = new double[basis.cols()];
        basis.copyRow(k, axis, 0);
        return axis;
    }

    /** No turn of an axis towards any other direction increases its variance: the definition, tried at random. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 17, 130})
    void axesHaveTheLargestVarianceInTheirOrder(int dimension) {
        FloatMatrix x = Groups.of(700, dimension, 9, 0.4, dimension);
        Projection3 projection = Projection3.fit(x, RUN);
        FloatMatrix units = UnitVectors.of(x, RUN).matrix();
        double[] mean = new double[dimension];
        for (int i = 0; i < 700 * dimension; i++) {
            mean[i % dimension] += units.backingArray()[i] / 700.0;
        }
        assertArrayEquals(mean, projection.mean(), 1e-12);
        Random random = new Random(dimension);
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            double[] axis = axis(projection.basis(), k);
            double here = variance(units, mean, axis);
            assertTrue(here <= before);
            before = here;
            for (int trial = 0; trial < 50; trial++) {
                double[] turned = new double[dimension];
                double squares = 0;
                double[] step = random.doubles(dimension, -0.05, 0.05).toArray();
                for (int earlier = 0; earlier < k; earlier++) {
                    removeAlong(step, axis(projection.basis(), earlier));
                }
                for (int d = 0; d < dimension; d++) {
                    turned[d] = axis[d] + step[d];
                    squares += turned[d] * turned[d];
                }
                assertTrue(variance(units, mean, turned) / squares <= here * (1 + 1e-9));
            }
        }
    }

    private static void removeAlong(double[] step, double[] axis) {
        double along = 0;
        for (int d = 0; d < step.length; d++) {
            along += step[d] * axis[d];
        }
        for (int d = 0; d < step.length; d++) {
            step[d] -= along * axis[d];
        }
    }

    @Test
    void inThreeDimensionsTheMapTurnsTheCentredVectors() {
        FloatMatrix x = Groups.of(200, 3, 5, 0.5, 1);
        Projection3 projection = Projection3.fit(x, RUN);
        assertEquals(1, projection.explained(), 1e-12);
        FloatMatrix map = projection.directions(x, RUN);
        FloatMatrix units = UnitVectors.of(x, RUN).matrix();
        double[] mean = projection.mean();
        for (int i = 1; i < 200; i++) {
            double expected = 0;
            double a = 0;
            double b = 0;
            double got = 0;
            for (int d = 0; d < 3; d++) {
                double u = units.get(i, d) - mean[d];
                double v = units.get(i - 1, d) - mean[d];
                expected += u * v;
                a += u * u;
                b += v * v;
                got += (double) map.get(i, d) * map.get(i - 1, d);
            }
            assertEquals(expected / Math.sqrt(a * b), got, 1e-6);
        }
    }

    @Test
    void zeroVectorsAreLeftOutAndHaveNoPlace() {
        FloatMatrix x = Groups.of(300, 6, 4, 0.5, 2);
        float[] more = new float[301 * 6];
        System.arraycopy(x.toArray(), 0, more, 6, 1800);
        FloatMatrix withZero = FloatMatrix.wrap(more, 301, 6);
        Projection3 plain = Projection3.fit(x, RUN);
        Projection3 projection = Projection3.fit(withZero, RUN);
        assertArrayEquals(plain.mean(), projection.mean(), 1e-15);
        assertArrayEquals(plain.basis().toArray(), projection.basis().toArray(), 1e-9);
        assertEquals(plain.explained(), projection.explained(), 1e-12);
        FloatMatrix map = projection.directions(withZero, RUN);
        assertArrayEquals(new float[3], Groups.row(map, 0));
        for (int i = 1; i < 301; i++) {
            float[] place = Groups.row(map, i);
            assertEquals(1, Math.sqrt(place[0] * place[0] + place[1] * place[1] + place[2] * place[2]), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void copiesOfOneVectorHaveNoPlace(int n) {
        float[] values = new float[n * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 4 + 1;
        }
        FloatMatrix x = FloatMatrix.wrap(values, n, 4);
        Projection3 projection = Projection3.fit(x, RUN);
        assertEquals(1, projection.explained());
        assertArrayEquals(new float[3 * n], projection.directions(x, RUN).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void theNumberOfThreadsChangesNothing(int threads) {
        FloatMatrix x = Groups.of(1000, 50, 5, 0.5, 3);
        Projection3 one = Projection3.fit(x, RUN);
        Projection3 many = Projection3.fit(x, RUN.withParallelism(threads));
        assertEquals(one.basis(), many.basis());
        assertEquals(one.directions(x, RUN), many.directions(x, RUN.withParallelism(threads)));
    }

    @Test
    void progressGrowsToTheEndAndStopsWhenAsked() {
        FloatMatrix x = Groups.of(5000, 5, 5, 0.5, 4);
        AtomicLong last = new AtomicLong(-1);
        Projection3.fit(x, RUN.withProgress((done, total) -> {
            assertTrue(done >= last.getAndSet(done) && total == 10_000);
            return true;
        }));
        assertEquals(10_000, last.get());
        for (long at : new long[] {1, 7000, 10_000}) {
            assertThrows(CancellationException.class,
                    () -> Projection3.fit(x, RUN.withProgress((done, total) -> done < at)));
        }
    }

    @Test
    void wrongArgumentsAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> Projection3.fit(Groups.of(9, 2, 2, 1, 5), RUN));
        Projection3 projection = Projection3.fit(Groups.of(9, 4, 2, 1, 5), RUN);
        assertThrows(IllegalArgumentException.class, () -> projection.directions(Groups.of(9, 3, 2, 1, 5), RUN));
        FloatMatrix nan = FloatMatrix.wrap(new float[] {1, 2, Float.NaN}, 1, 3);
        assertThrows(IllegalArgumentException.class, () -> Projection3.fit(nan, RUN));
    }
}
