package org.ternion.sphere.navigate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.SphericalPoint;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import org.ternion.sphere.cone.ExactScan;
import org.ternion.sphere.cone.SearchParams;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.harmonic.HarmonicTransform;
import org.ternion.sphere.harmonic.Peak;

class FieldNavigatorTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;
    private static final HarmonicTransform TRANSFORM = new HarmonicTransform(16);
    private static final double TAU = 0.02;
    private static final NavigationParams DEFAULT = NavigationParams.DEFAULT;

    private static ConeIndex index(FloatMatrix x, int cells) {
        return ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(cells), RUN);
    }

    private static FieldNavigator navigator(FloatMatrix x, FloatMatrix places, int cells) {
        return FieldNavigator.build(index(x, cells), places, TRANSFORM, TAU, RUN);
    }

    private static FieldNavigator mapped(FloatMatrix x, int cells) {
        return navigator(x, Projection3.fit(x, RUN).directions(x, RUN), cells);
    }

    private static int common(int[] a, int[] b) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(a).forEach(set::add);
        return (int) Arrays.stream(b).filter(set::contains).count();
    }

    /**
     * 25 groups as in A15. Random candidates find the share of the neighbours that is the share of the points; a search
     * of the index with as many points finds more than the map does.
     */
    @ParameterizedTest
    @CsvSource({"0.5, 0.95, 0.08", "0.8, 0.8, 0.15"})
    void navigationFindsFarMoreThanAsManyRandomPointsHold(double noise, double least, double most) {
        FloatMatrix x = Groups.of(5000, 128, 25, noise, 6);
        FloatMatrix queries = Groups.of(200, 128, 25, noise, 7);
        ConeIndex index = index(x, 280);
        FloatMatrix places = Projection3.fit(x, RUN).directions(x, RUN);
        FieldNavigator navigator = FieldNavigator.build(index, places, TRANSFORM, TAU, RUN);
        ExactScan scan = ExactScan.of(x, RUN);
        double recall = 0;
        double indexRecall = 0;
        double scanned = 0;
        for (int q = 0; q < 200; q++) {
            float[] query = Groups.row(queries, q);
            SearchResult found = navigator.navigate(query, 10, DEFAULT).result();
            int[] truth = scan.search(query, 10).ids();
            recall += common(truth, found.ids()) / 2000.0;
            SearchParams asMany = SearchParams.maxPoints(found.scanned());
            indexRecall += common(truth, index.search(query, 10, asMany).ids()) / 2000.0;
            scanned += found.scanned() / (200.0 * 5000);
        }
        String numbers = "recall " + recall + " of " + scanned;
        assertTrue(recall >= least && scanned <= most, numbers);
        assertTrue(recall > 5 * scanned, numbers);
        assertTrue(indexRecall > recall, numbers + ", the index " + indexRecall);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 5})
    void withEveryCandidateTheResultIsThatOfAPlainScan(double noise) {
        FloatMatrix x = Groups.of(1500, 20, 25, noise, 8);
        FieldNavigator navigator = mapped(x, 70);
        ExactScan scan = ExactScan.of(x, RUN);
        for (int q = 0; q < 50; q++) {
            float[] query = Groups.row(x, q);
            SearchResult truth = scan.search(query, 10);
            SearchResult found = navigator.navigate(query, 10, DEFAULT.withTargetMass(1)).result();
            assertArrayEquals(truth.ids(), found.ids());
            assertArrayEquals(truth.cosines(), found.cosines());
            assertTrue(found.exact());
            assertEquals(1500, found.scanned());
        }
    }

    /** Places are given: each of six groups sits on an axis of the map. */
    private static FloatMatrix onAxes(int[] group, double blur) {
        Random random = new Random(9);
        float[] places = new float[3 * group.length];
        for (int i = 0; i < places.length; i++) {
            boolean own = group[i / 3] / 2 == i % 3;
            places[i] = (float) ((own ? 1 - 2 * (group[i / 3] % 2) : 0) + blur * random.nextGaussian());
        }
        return FloatMatrix.wrap(places, group.length, 3);
    }

    /** Six groups of 50 unit vectors of R^8, group g around the axis g. */
    private static FloatMatrix groups(int[] group) {
        Random random = new Random(10);
        float[] values = new float[8 * group.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((group[i / 8] == i % 8 ? 1 : 0) + 0.05 * random.nextGaussian());
        }
        return FloatMatrix.wrap(values, group.length, 8);
    }

    private static int[] sixGroups() {
        int[] group = new int[300];
        Arrays.setAll(group, i -> i % 6);
        return group;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void thePeakIsThePlaceOfTheGroupThatTheQueryBelongsTo(int wanted) {
        int[] group = sixGroups();
        FieldNavigator navigator = navigator(groups(group), onAxes(group, 0.02), 12);
        float[] query = new float[8];
        query[wanted] = 3;
        Navigation got = navigator.navigate(query, 40, DEFAULT);
        Peak peak = got.peaks().get(0);
        double[] place = new double[3];
        place[wanted / 2] = 1 - 2 * (wanted % 2);
        SphericalPoint expected = SphericalPoint.of(place[0], place[1], place[2]);
        assertEquals(0, expected.angleTo(new SphericalPoint(1, peak.theta(), peak.phi())), 0.02);
        assertTrue(got.confidence() > 0.95 && got.confidence() <= 1);
        assertEquals(40, got.result().size());
        for (int id : got.result().ids()) {
            assertEquals(wanted, group[id]);
        }
        assertTrue(got.result().scanned() <= 50);
    }

    @Test
    void aQueryBetweenTwoOppositePlacesHasTwoPeaksAndNoConfidence() {
        int[] group = sixGroups();
        FieldNavigator navigator = navigator(groups(group), onAxes(group, 0), 6);
        Navigation got = navigator.navigate(new float[] {0, 0, 1, 1, 0, 0, 0, 0}, 100, DEFAULT.withMaxPeaks(2));
        assertEquals(2, got.peaks().size());
        assertEquals(Math.PI, new SphericalPoint(1, got.peaks().get(0).theta(), got.peaks().get(0).phi())
                .angleTo(new SphericalPoint(1, got.peaks().get(1).theta(), got.peaks().get(1).phi())), 1e-3);
        assertTrue(got.confidence() < 0.3, () -> "confidence " + got.confidence());
        assertEquals(100, got.result().size());
        for (int id : got.result().ids()) {
            assertEquals(1, group[id] / 2);
        }
    }

    @Test
    void onePointMakesAFieldOfKnownResultantLength() {
        FloatMatrix place = FloatMatrix.wrap(new float[] {0.3f, -2, 1}, 1, 3);
        Navigation got = navigator(FloatMatrix.wrap(new float[] {1, 2, 3, 4}, 1, 4), place, 1)
                .navigate(new float[] {1, 0, 0, 0}, 1, DEFAULT);
        // The squared kernel is symmetric to its axis: the length is the mean of the cosine, here by Simpson's rule.
        int steps = 4000;
        double mass = 0;
        double moment = 0;
        for (int i = 0; i <= steps; i++) {
            double z = -1 + 2.0 * i / steps;
            double kernel = kernel(z);
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            mass += weight * kernel * kernel;
            moment += weight * kernel * kernel * z;
        }
        assertEquals(moment / mass, got.confidence(), 1e-6);
        assertEquals(1, got.result().size());
    }

    private static double kernel(double z) {
        double before = 0;
        double p = 1;
        double sum = 0;
        for (int l = 0; l <= TRANSFORM.bandLimit(); l++) {
            sum += (2 * l + 1) * Math.exp(-l * (l + 1) * TAU) * p;
            double next = ((2 * l + 1) * z * p - l * before) / (l + 1);
            before = p;
            p = next;
        }
        return sum;
    }

    @Test
    void moreMassMeansMoreCandidates() {
        FloatMatrix x = Groups.of(1000, 16, 8, 0.7, 11);
        FieldNavigator navigator = mapped(x, 40);
        float[] query = Groups.row(Groups.of(1, 16, 8, 0.7, 12), 0);
        int before = 0;
        for (double mass : new double[] {0.1, 0.5, 0.9, 0.99, 1}) {
            int scanned = navigator.navigate(query, 5, DEFAULT.withTargetMass(mass)).result().scanned();
            assertTrue(scanned >= before, "mass " + mass);
            before = scanned;
        }
        assertEquals(1000, before);
    }

    @Test
    void withoutSharpnessEveryQueryHasTheFieldOfAllPoints() {
        FloatMatrix x = Groups.of(500, 16, 8, 0.5, 13);
        FieldNavigator navigator = mapped(x, 30);
        NavigationParams flat = DEFAULT.withSharpness(0);
        Navigation zero = navigator.navigate(new float[16], 5, DEFAULT);
        Navigation any = navigator.navigate(Groups.row(x, 3), 5, flat);
        assertEquals(zero.peaks(), any.peaks());
        assertEquals(zero.confidence(), any.confidence());
    }

    @Test
    void pointsWithoutAPlaceAreFoundOnlyWhenAllAreLookedAt() {
        FloatMatrix x = Groups.of(60, 5, 3, 0.5, 14);
        FieldNavigator lost = navigator(x, FloatMatrix.wrap(new float[180], 60, 3), 5);
        Navigation nothing = lost.navigate(Groups.row(x, 0), 4, DEFAULT);
        assertEquals(0, nothing.result().size());
        assertEquals(0, nothing.confidence());
        assertTrue(nothing.peaks().isEmpty());
        assertEquals(4, lost.navigate(Groups.row(x, 0), 4, DEFAULT.withTargetMass(1)).result().size());
    }

    @Test
    void anEmptyIndexFindsNothing() {
        FloatMatrix none = FloatMatrix.wrap(new float[0], 0, 3);
        Navigation got = navigator(none, none, 0).navigate(new float[] {1, 2, 3}, 2, DEFAULT);
        assertEquals(0, got.result().size());
        assertTrue(got.result().exact());
        assertEquals(0, got.confidence());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void theNumberOfThreadsChangesNothing(int threads) {
        FloatMatrix x = Groups.of(800, 12, 8, 0.6, 15);
        RunOptions run = RUN.withParallelism(threads);
        ConeIndex index = index(x, 100);
        FloatMatrix places = Projection3.fit(x, RUN).directions(x, RUN);
        FieldNavigator one = FieldNavigator.build(index, places, TRANSFORM, TAU, RUN);
        FieldNavigator many = FieldNavigator.build(index, places, TRANSFORM, TAU, run);
        for (int q = 0; q < 20; q++) {
            float[] query = Groups.row(x, q);
            assertEquals(one.navigate(query, 5, DEFAULT), many.navigate(query, 5, DEFAULT));
        }
    }

    @Test
    void progressGrowsToTheEndAndStopsWhenAsked() {
        FloatMatrix x = Groups.of(2000, 6, 8, 0.6, 16);
        ConeIndex index = index(x, 150);
        FloatMatrix places = Projection3.fit(x, RUN).directions(x, RUN);
        AtomicLong last = new AtomicLong(-1);
        FieldNavigator.build(index, places, TRANSFORM, TAU, RUN.withProgress((done, total) -> {
            assertTrue(done >= last.getAndSet(done) && done <= total);
            return true;
        }));
        assertEquals(1000, last.get());
        for (long at : new long[] {0, 300, 700, 1000}) {
            assertThrows(CancellationException.class, () -> FieldNavigator.build(index, places, TRANSFORM, TAU,
                    RUN.withProgress((done, total) -> done < at)));
        }
    }

    @Test
    void wrongArgumentsAreRejected() {
        FloatMatrix x = Groups.of(20, 4, 3, 0.5, 17);
        ConeIndex index = index(x, 4);
        FloatMatrix places = Groups.of(20, 3, 3, 0.5, 17);
        assertThrows(IllegalArgumentException.class,
                () -> FieldNavigator.build(index, Groups.of(19, 3, 3, 0.5, 17), TRANSFORM, TAU, RUN));
        assertThrows(IllegalArgumentException.class, () -> FieldNavigator.build(index, x, TRANSFORM, TAU, RUN));
        assertThrows(IllegalArgumentException.class,
                () -> FieldNavigator.build(index, places, TRANSFORM, Double.NaN, RUN));
        FieldNavigator navigator = FieldNavigator.build(index, places, TRANSFORM, TAU, RUN);
        assertThrows(IllegalArgumentException.class, () -> navigator.navigate(new float[3], 1, DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> navigator.navigate(new float[4], 0, DEFAULT));
        assertThrows(IllegalArgumentException.class,
                () -> navigator.navigate(new float[] {1, 2, Float.NaN, 0}, 1, DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withMaxPeaks(0));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withSharpness(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withTargetMass(0));
        assertThrows(IllegalArgumentException.class, () -> DEFAULT.withTargetMass(1.01));
    }
}
