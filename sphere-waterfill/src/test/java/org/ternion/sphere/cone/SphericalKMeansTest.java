package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;

class SphericalKMeansTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    /** A17: with many cells a block of rows takes long, so the progress is asked several times within it. */
    @Test
    void anAssignmentToManyCellsLooksAtTheProgressWithinABlock() {
        FloatMatrix points = UnitVectors.of(Samples.gaussian(2048, 64, 1), RUN).matrix();
        List<Long> reports = new ArrayList<>();
        new SphericalKMeans(points, points).assign(RUN.withProgress((done, total) -> {
            assertEquals(2048, total);
            return reports.add(done);
        }));
        assertTrue(reports.size() >= 4, reports::toString);
        assertEquals(reports.stream().distinct().sorted().toList(), reports);
        assertEquals(2048, reports.get(reports.size() - 1));
        int[] seen = new int[1];
        assertThrows(CancellationException.class, () -> new SphericalKMeans(points, points)
                .assign(RUN.withProgress((done, total) -> ++seen[0] < 2)));
        assertEquals(2, seen[0]);
    }

    @Test
    void ofEquallyNearAxesTheFirstIsTaken() {
        FloatMatrix points = FloatMatrix.copyOf(new float[] {1, 0, 0, 1}, 2, 2);
        FloatMatrix axes = FloatMatrix.copyOf(new float[] {0, -1, 1, 0, 1, 0}, 3, 2);
        SphericalKMeans clusters = new SphericalKMeans(points, axes);
        assertEquals(2, clusters.assign(RUN));
        assertEquals(0, clusters.assign(RUN));
        assertEquals(List.of(1, 1), IntStream.range(0, 2).mapToObj(clusters::cellOf).toList());
    }

    @Test
    void anEmptyCellTakesOverTheFarthestPointOfTheLargest() {
        FloatMatrix points = FloatMatrix.copyOf(new float[] {1, 0, 0.8f, 0.6f, 0.8f, -0.6f, 0, 1}, 4, 2);
        FloatMatrix axes = FloatMatrix.copyOf(new float[] {1, 0, -1, 0}, 2, 2);
        SphericalKMeans clusters = new SphericalKMeans(points, axes);
        assertTrue(clusters.iterate(12, RUN, new StageProgress(Progress.NONE), 1));
        assertEquals(1, clusters.cellOf(3));
        assertEquals(0, clusters.cellOf(0));
        assertTrue(clusters.axes().get(1, 1) > 0.8f, () -> "axis " + clusters.axes().get(1, 1));
    }
}
