package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.TopK;

class RetrievalReportTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static SearchResult result(int scanned, double gap, float... cosines) {
        TopK found = new TopK(10);
        for (int i = 0; i < cosines.length; i++) {
            found.offer(cosines[i], i);
        }
        return SearchResult.of(found, 1, scanned, gap);
    }

    @Test
    void everyNumberIsWhatItsNameSays() {
        List<SearchResult> truth = List.of(result(100, 1, 0.75f, 0.5f), result(100, 1, 1, 1));
        List<SearchResult> found = List.of(result(10, -1, 0.5f, 0f), result(30, 0, 1, 1));
        RetrievalReport report = RetrievalReport.of(found, truth, 100, 2, new long[] {9000, 4000});
        // The first query finds the second best only; a distance of 0.5 instead of 1 was possible.
        assertEquals(new RetrievalReport(2, 2, 0.5, 0.75, 0.2, 0.5, 0.75, 4, 9, 9), report);
    }

    @Test
    void anExactSearchFindsEverything() {
        FloatMatrix x = Samples.clustered(2000, 16, 20, 0.3, 1);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN);
        long[] time = {0};
        LongSupplier clock = () -> time[0] += 500;
        RetrievalReport report = RetrievalReport.measure(index, Samples.clustered(40, 16, 20, 0.3, 2), 10,
                SearchParams.exact(), RUN, clock);
        assertEquals(new RetrievalReport(40, 10, 1, 1, report.scannedFraction(), 1, 1, 0.5, 0.5, 0.5), report);
        assertTrue(report.scannedFraction() < 0.5);
    }

    @Test
    void nothingToMeasureIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> RetrievalReport.of(List.of(), List.of(), 1, 1, new long[0]));
        SearchResult one = result(1, 1, 1);
        assertThrows(IllegalArgumentException.class,
                () -> RetrievalReport.of(List.of(one), List.of(one), 1, 1, new long[2]));
        assertThrows(IllegalArgumentException.class,
                () -> RetrievalReport.of(List.of(one), List.of(one), 1, 0, new long[1]));
    }

    /** The target is reached by queries the index has not seen, of the kind of its members. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.8, 10", "0.95, 10", "0.99, 50"})
    void recallTargetsAreReached(double target, int k) {
        FloatMatrix x = Samples.clustered(6000, 32, 30, 1, 3);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN);
        FloatMatrix queries = Samples.clustered(400, 32, 30, 1, 4);
        RetrievalReport report = RetrievalReport.measure(index, queries, k, SearchParams.recall(target), RUN);
        // Two sample means: 0.02 is about two standard errors of both together.
        assertTrue(report.recall() >= target - 0.02, report::toString);
        int cells = index.calibrate(queries, k, RUN).cellsFor(k, target);
        RetrievalReport own = RetrievalReport.measure(index, queries, k, SearchParams.maxCells(cells), RUN);
        assertTrue(own.recall() >= target, own::toString);
        assertTrue(cells == 1 || RetrievalReport.measure(index, queries, k, SearchParams.maxCells(cells / 2), RUN)
                .recall() < 0.999, own::toString);
    }

    @Test
    void curveIsTheRecallOfASearch() {
        FloatMatrix x = Samples.gaussian(3000, 12, 5);
        FloatMatrix queries = Samples.gaussian(200, 12, 6);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN);
        RecallCurve curve = index.calibrate(queries, 20, RUN);
        assertEquals(200, curve.queries());
        assertEquals(20, curve.neighbours());
        double before = 0;
        for (int cells : new int[] {1, 2, 5, 20, 60, 110}) {
            RetrievalReport report = RetrievalReport.measure(index, queries, 20, SearchParams.maxCells(cells), RUN);
            assertEquals(report.recall(), curve.recall(20, cells), 1e-12);
            assertTrue(curve.recall(20, cells) >= before);
            before = curve.recall(20, cells);
        }
        assertEquals(0, curve.recall(20, 0));
        assertEquals(1, before);
        assertThrows(IllegalArgumentException.class, () -> curve.recall(21, 1));
        assertThrows(IllegalArgumentException.class, () -> curve.cellsFor(20, 1.5));
    }
}
