package org.ternion.sphere.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.Placement;
import org.ternion.sphere.Scores;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.SphericalPoint;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import org.ternion.sphere.cone.SearchParams;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.fill.QuantileFill;

/**
 * Acceptance A19: what the library does against what the prototype did, on the same data. The tables are published with
 * the report of the tests; speed is compared in {@code PlacementBenchmark} of the module benchmarks.
 */
class LegacyComparisonTest {
    private static final int POINTS = 2000;
    private static final int DIM = 64;
    private static final int QUERIES = 20;
    private static final int CLUSTERS = 25;
    private static final ShellLayout LAYOUT = ShellLayout.sqrt(64, 128, 1024);
    private static final double EXPONENT = 1.5;
    private static final long SEED = 19;

    /** Kinds of data the prototype was measured on (golden 21). */
    enum Data {
        ONE_GAUSSIAN,
        FOUR_SCALES,
        CLUSTERED;

        FloatMatrix vectors(int rows) {
            float[] values = new float[rows * DIM];
            for (int i = 0; i < values.length; i++) {
                int row = i / DIM;
                values[i] = (float) (scale(row) * CounterRng.normal(SEED, 0, i) + centre(row, i % DIM));
            }
            return FloatMatrix.wrap(values, rows, DIM);
        }

        private double scale(int row) {
            double share = CounterRng.uniform(SEED, 1, row);
            return this != FOUR_SCALES ? 1 : share < 0.3 ? 2.5 : share < 0.7 ? 1.5 : share < 0.9 ? 4 : 0.5;
        }

        private double centre(int row, int col) {
            int cluster = CounterRng.index(SEED, 1, row, CLUSTERS);
            return this == CLUSTERED ? CounterRng.normal(SEED, 5, (long) cluster * DIM + col) : 0;
        }
    }

    private static DoubleMatrix widen(FloatMatrix x) {
        double[] values = new double[x.rows() * x.cols()];
        Arrays.setAll(values, i -> x.backingArray()[i]);
        return DoubleMatrix.wrap(values, x.rows(), x.cols());
    }

    private static double[] uniform(int stream, int n) {
        return IntStream.range(0, n).mapToDouble(i -> CounterRng.uniform(SEED, stream, i)).toArray();
    }

    private static LegacyLateral lateral(FloatMatrix x) {
        int n = x.rows();
        return new LegacyLateral(widen(x), LAYOUT, EXPONENT, 1, uniform(2, n), uniform(3, n), uniform(4, n));
    }

    @ParameterizedTest
    @EnumSource
    void exactPlacementBeatsRoundRobinAndRoundRobinBeatsLateral(Data data, TestReporter reporter) {
        FloatMatrix x = data.vectors(POINTS);
        float[] scores = new float[POINTS];
        Scores.l2Norm().score(x, scores, RunOptions.DEFAULT);
        int[] capacity = CapacityLaw.power(EXPONENT).apportion(LAYOUT, POINTS);

        BalanceReport exact = new QuantileFill().assign(scores, LAYOUT, capacity, RunOptions.DEFAULT)
                .report(capacity, scores);
        int[] inTurn = IntStream.range(0, POINTS).map(i -> i % LAYOUT.shells()).toArray();
        BalanceReport roundRobin = Placement.of(LAYOUT, inTurn).report(capacity, scores);
        LegacyLateral lateral = lateral(x);
        BalanceReport start = lateral.placement().report(capacity, scores);
        lateral.run(25);
        BalanceReport end = lateral.placement().report(capacity, scores);

        String table = String.join("\n", "exact        " + exact, "round robin  " + roundRobin,
                "lateral at 0 " + start, "lateral      " + end);
        reporter.publishEntry("A19 placement, " + data, table);
        assertEquals(0, exact.misplacedFraction(), table);
        assertTrue(exact.spearman() > 0.99, table);
        assertTrue(roundRobin.misplacedFraction() > 0.05, table);
        assertTrue(roundRobin.spearman() < 0.2, table);
        // The passes start far from the capacities and end no nearer.
        assertTrue(start.misplacedFraction() > 3 * roundRobin.misplacedFraction(), table);
        assertTrue(end.misplacedFraction() > 3 * roundRobin.misplacedFraction(), table);
        assertTrue(end.misplacedFraction() >= start.misplacedFraction(), table);
    }

    @ParameterizedTest
    @EnumSource
    void coneIndexBeatsTheProbeLoopThatReturnsAsManyPointsAsItLooksAt(Data data, TestReporter reporter) {
        FloatMatrix all = data.vectors(POINTS + QUERIES);
        FloatMatrix x = FloatMatrix.copyOf(Arrays.copyOf(all.backingArray(), POINTS * DIM), POINTS, DIM);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RunOptions.DEFAULT.withSeed(SEED));
        LegacyNavigator navigator = new LegacyNavigator(8);
        DoubleMatrix embeddings = widen(x);
        List<SphericalPoint> points = lateralPoints(x);
        double walkRecall = 0;
        double coneRecall = 0;
        double share = 0;
        for (int q = 0; q < QUERIES; q++) {
            float[] query = new float[DIM];
            all.copyRow(POINTS + q, query, 0);
            double[] wide = new double[DIM];
            Arrays.setAll(wide, d -> query[d]);
            Set<Integer> truth = ids(index.search(query, 10, SearchParams.exact()));
            List<Integer> walked = navigator.navigate(wide, points, embeddings, draws(q)).ids();
            SearchResult found = index.search(query, 10, SearchParams.maxPoints(Math.max(1, walked.size())));
            assertTrue(found.scanned() <= Math.max(1, walked.size()), found.toString());
            share += (double) walked.size() / POINTS / QUERIES;
            walkRecall += walked.stream().filter(truth::contains).count() / 10.0 / QUERIES;
            coneRecall += ids(found).stream().filter(truth::contains).count() / 10.0 / QUERIES;
        }
        String table = String.format(Locale.ROOT, "looked at %.3f of the points, recall %.3f of the cone index and "
                + "%.3f of the probe loop", share, coneRecall, walkRecall);
        reporter.publishEntry("A19 search, " + data, table);
        // The loop finds about the share of the nearest that it returns of all points.
        assertEquals(share, walkRecall, 0.15, table);
        assertTrue(coneRecall > walkRecall + 0.2, table);
    }

    /** Positions as the prototype had them, but inside the outer radius 10 its cones were made for. */
    private static List<SphericalPoint> lateralPoints(FloatMatrix x) {
        LegacyLateral lateral = lateral(x);
        lateral.run(25);
        DoubleMatrix at = lateral.positions();
        return IntStream.range(0, x.rows())
                .mapToObj(i -> new SphericalPoint(at.get(i, 0) / 102.4, at.get(i, 1), at.get(i, 2))).toList();
    }

    /** 16 probes of 12 candidates, the prototype's numbers. */
    private static List<DoubleMatrix> draws(int query) {
        return IntStream.range(0, 16).mapToObj(probe -> {
            double[] normal = new double[3 * 12];
            Arrays.setAll(normal, i -> CounterRng.normal(SEED, 6 + query, 64L * probe + i));
            return DoubleMatrix.wrap(normal, 3, 12);
        }).toList();
    }

    private static Set<Integer> ids(SearchResult result) {
        return Arrays.stream(result.ids()).boxed().collect(Collectors.toSet());
    }
}
