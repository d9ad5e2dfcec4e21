package org.ternion.sphere.angular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class AngularReportTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;
    private static final float[] OCTAHEDRON = {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1};

    private static FloatMatrix random(long seed, int n, int dim) {
        Random random = new Random(seed);
        float[] values = new float[n * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FloatMatrix.wrap(values, n, dim);
    }

    private static double cosine(FloatMatrix x, int i, int j) {
        double dot = 0;
        double squares = 0;
        double others = 0;
        for (int d = 0; d < x.cols(); d++) {
            dot += (double) x.get(i, d) * x.get(j, d);
            squares += (double) x.get(i, d) * x.get(i, d);
            others += (double) x.get(j, d) * x.get(j, d);
        }
        return dot / Math.sqrt(squares * others);
    }

    /** All other points by falling cosine: the definition, by sorting. */
    private static List<Integer> sorted(FloatMatrix x, int i) {
        return IntStream.range(0, x.rows()).filter(j -> j != i).boxed()
                .sorted((a, b) -> Double.compare(cosine(x, i, b), cosine(x, i, a))).toList();
    }

    /** Trustworthiness of {@code after}, or continuity with the arguments exchanged. */
    private static double preserved(FloatMatrix before, FloatMatrix after, int k) {
        int n = before.rows();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            List<Integer> original = sorted(before, i);
            for (int j : sorted(after, i).subList(0, k)) {
                sum += Math.max(0, original.indexOf(j) + 1 - k);
            }
        }
        return 1 - 2 * sum / (n * k * (2.0 * n - 3 * k - 1));
    }

    private static double meanCosine(FloatMatrix before, FloatMatrix measured, int k) {
        return IntStream.range(0, before.rows()).mapToDouble(i -> sorted(before, i).subList(0, k).stream()
                .mapToDouble(j -> cosine(measured, i, j)).average().orElseThrow()).average().orElseThrow();
    }

    private static double overPairs(FloatMatrix x, ToDoubleBiFunction<Integer, Integer> f, boolean least) {
        double[] values = IntStream.range(0, x.rows()).boxed().flatMapToDouble(
                i -> IntStream.range(0, i).mapToDouble(j -> f.applyAsDouble(i, j))).toArray();
        return (least ? Arrays.stream(values).min() : Arrays.stream(values).average()).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 3, 1", "4, 3, 3, 1", "21, 4, 3, 10", "20, 4, 3, 9", "60, 20, 3, 10", "61, 2, 5, 10"})
    void numbersAreThoseOfTheDefinitions(int n, int columns, int mapColumns, int k) {
        FloatMatrix before = random(n, n, columns);
        FloatMatrix after = random(n + 1, n, mapColumns);
        AngularReport report = AngularReport.measure(before, after, 2, RUN);
        assertEquals(n, report.points());
        assertEquals(k, report.neighbours());
        assertEquals(preserved(before, after, k), report.trustworthiness(), 1e-12);
        assertEquals(preserved(after, before, k), report.continuity(), 1e-12);
        assertEquals(meanCosine(before, before, k), report.cosineBefore(), 1e-6);
        assertEquals(meanCosine(before, after, k), report.cosineAfter(), 1e-6);
        assertEquals(overPairs(after, (i, j) -> Math.acos(cosine(after, i, j)), true), report.minSeparation(), 1e-6);
        double energy = overPairs(after, (i, j) -> 1 / (2 - 2 * cosine(after, i, j)), false);
        assertEquals(energy, report.energyPerPair(), 1e-5 * energy);
    }

    /** 12 pairs at a right angle, 3 opposite ones. */
    @ParameterizedTest
    @CsvSource({"0, -0.4158883083359672", "1, 0.6656854249492381", "2, 0.45"})
    void anOctahedronHasItsKnownAngleAndEnergy(int exponent, double energy) {
        FloatMatrix octahedron = FloatMatrix.wrap(OCTAHEDRON, 6, 3);
        AngularReport report = AngularReport.measure(octahedron, octahedron, exponent, RUN);
        assertEquals(Math.PI / 2, report.minSeparation(), 1e-15);
        assertEquals(energy, report.energyPerPair(), 1e-15);
    }

    @Test
    void theSameDirectionsKeepEveryNeighbour() {
        FloatMatrix x = random(5, 300, 8);
        float[] longer = x.toArray();
        for (int i = 0; i < longer.length; i++) {
            longer[i] *= 4;
        }
        AngularReport report = AngularReport.measure(x, FloatMatrix.wrap(longer, 300, 8), 1, RUN);
        assertEquals(1, report.trustworthiness());
        assertEquals(1, report.continuity());
        assertEquals(report.cosineBefore(), report.cosineAfter());
    }

    @Test
    void unrelatedDirectionsAreNearOneHalf() {
        AngularReport report = AngularReport.measure(random(6, 1000, 8), random(7, 1000, 3), 1, RUN);
        assertEquals(0.5, report.trustworthiness(), 0.02);
        assertEquals(0.5, report.continuity(), 0.02);
        assertEquals(0, report.cosineAfter(), 0.03);
    }

    /** One half of a circle is folded onto the other: strangers meet, and few neighbours part. */
    @Test
    void foldingCostsTrustButLittleContinuity() {
        FloatMatrix circle = circle(400);
        float[] folded = circle.toArray();
        for (int i = 0; i < 400; i++) {
            folded[2 * i + 1] = Math.abs(folded[2 * i + 1]);
        }
        AngularReport report = AngularReport.measure(circle, FloatMatrix.wrap(folded, 400, 2), 1, RUN);
        assertTrue(report.trustworthiness() < 0.9 && report.continuity() > 0.98, report::toString);
    }

    private static FloatMatrix circle(int n) {
        float[] values = new float[2 * n];
        for (int i = 0; i < n; i++) {
            // Not symmetric to the fold, so that the images do not coincide.
            values[2 * i] = (float) Math.cos(2 * Math.PI * (i + 0.3) / n);
            values[2 * i + 1] = (float) Math.sin(2 * Math.PI * (i + 0.3) / n);
        }
        return FloatMatrix.wrap(values, n, 2);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1e-7f, 1e-6f, 1e-3f})
    void smallSeparationsKeepTheirDigits(float angle) {
        float[] values = random(8, 50, 3).toArray();
        System.arraycopy(new float[] {1, 0, 0}, 0, values, 3 * 7, 3);
        System.arraycopy(new float[] {1, angle, 0}, 0, values, 3 * 31, 3);
        FloatMatrix x = FloatMatrix.wrap(values, 50, 3);
        double expected = Math.atan(angle);
        assertEquals(expected, AngularReport.measure(x, x, 1, RUN).minSeparation(), 1e-6 * expected);
    }

    @Test
    void copiesHaveNoSeparationAndAddNoEnergy() {
        FloatMatrix x = FloatMatrix.wrap(new float[] {1, 0, 2, 0, 0, 3, 0, 1}, 4, 2);
        AngularReport report = AngularReport.measure(x, x, 2, RUN);
        assertEquals(0, report.minSeparation());
        // Four pairs with squared distance 2, two pairs of copies.
        assertEquals(4 * 0.5 / 6, report.energyPerPair(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void fewPointsHaveNoNumbers(int n) {
        FloatMatrix x = random(1, n, 3);
        AngularReport report = AngularReport.measure(x, x, 1, RUN);
        assertEquals(0, report.neighbours());
        assertEquals(n < 2, Double.isNaN(report.minSeparation()));
        assertEquals(n < 2, Double.isNaN(report.energyPerPair()));
        assertTrue(Double.isNaN(report.trustworthiness()) && Double.isNaN(report.continuity()));
        assertTrue(Double.isNaN(report.cosineBefore()) && Double.isNaN(report.cosineAfter()));
    }

    @Test
    void anEmptyMatrixNeedsNoColumns() {
        FloatMatrix nothing = FloatMatrix.wrap(new float[0], 0, 0);
        assertEquals(0, AngularReport.measure(nothing, nothing, 1, RUN).points());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void theNumberOfThreadsChangesNothing(int threads) {
        FloatMatrix before = random(10, 501, 9);
        FloatMatrix after = random(11, 501, 3);
        assertEquals(AngularReport.measure(before, after, 1, RUN),
                AngularReport.measure(before, after, 1, RUN.withParallelism(threads)));
    }

    @Test
    void progressGrowsToTheEndAndStopsWhenAsked() {
        FloatMatrix x = random(12, 200, 3);
        AtomicLong last = new AtomicLong();
        AngularReport.measure(x, x, 1, RUN.withProgress((done, total) -> {
            assertTrue(done >= last.getAndSet(done) && total == 600);
            return true;
        }));
        assertEquals(600, last.get());
        for (long at : new long[] {0, 150, 300, 400, 600}) {
            assertThrows(CancellationException.class,
                    () -> AngularReport.measure(x, x, 1, RUN.withProgress((done, total) -> done < at)));
        }
    }

    @Test
    void wrongArgumentsAreRejected() {
        FloatMatrix x = random(13, 30, 3);
        assertThrows(IllegalArgumentException.class, () -> AngularReport.measure(x, random(13, 29, 3), 1, RUN));
        assertThrows(IllegalArgumentException.class, () -> AngularReport.measure(x, x, -1, RUN));
        float[] values = x.toArray();
        values[4] = Float.NaN;
        IllegalArgumentException nan = assertThrows(IllegalArgumentException.class,
                () -> AngularReport.measure(x, FloatMatrix.wrap(values, 30, 3), 1, RUN));
        assertTrue(nan.getMessage().contains("row 1, column 1"), nan.getMessage());
    }
}
