package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunTotals;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;

class GridSweepTest {
    private static final BarSeries BARS = SweepSeries.noise(12, 1500);
    /** 2 x 3 x 3 combinations, in three of which tau off lies above tau on. */
    private static final List<Axis> AXES = List.of(Axis.parse("gate.tau-on=0.3,0.5,0.7"),
            Axis.parse("confidence.scale=10,30"), Axis.parse("gate.tau-off=0.2,0.3,0.4"));

    private static GridSweep grid(int keep) {
        return new GridSweep(AXES, Objective.NET_PROFIT, keep, 0);
    }

    private static List<GridPoint> points(GridSweep grid, RunOptions options) {
        List<GridPoint> points = new ArrayList<>();
        grid.run(BARS, EngineConfig.CAUSAL, options, points::add);
        return points;
    }

    @Test
    void everyPointIsTheRunOfItsSettings() {
        List<GridPoint> points = points(grid(3), RunOptions.DEFAULT);
        assertEquals(16, points.size());
        HashSet<Object> seen = new HashSet<>();
        for (GridPoint point : points) {
            EngineConfig config = point.config(EngineConfig.CAUSAL);
            RunTotals expected = Backtest.totals(SignalColumns.of(BARS, config), config);
            assertEquals(expected, point.totals());
            assertEquals(Objective.NET_PROFIT.score(expected), point.score());
            assertTrue(seen.add(point.settings()));
        }
        assertEquals(List.of("confidence.scale", "gate.tau-on", "gate.tau-off"),
                List.copyOf(points.get(0).settings().keySet()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void threadsDoNotChangeResults(int threads) {
        RunOptions options = RunOptions.DEFAULT.withParallelism(threads);
        assertEquals(points(grid(4), RunOptions.DEFAULT), points(grid(4), options));
        assertEquals(grid(4).run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT, point -> { }),
                grid(4).run(BARS, EngineConfig.CAUSAL, options, point -> { }));
    }

    @Test
    void theBestAreKeptInOrder() {
        List<GridPoint> all = points(grid(1), RunOptions.DEFAULT);
        GridResult result = grid(5).run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT, point -> { });
        assertEquals(all.stream().sorted(Comparator.comparingDouble((GridPoint p) -> -p.score())
                .thenComparingLong(GridPoint::index)).limit(5).toList(), result.best());
        assertEquals(16, result.points());
        assertEquals(2, result.skipped());
        assertTrue(result.sharpeDeviation() > 0);
    }

    @Test
    void scoresThatAreNotDefinedComeLast() {
        BestPoints best = new BestPoints(3);
        double[] scores = {Double.NaN, -5, Double.NaN, Double.NEGATIVE_INFINITY, 7, 7};
        for (int i = 0; i < scores.length; i++) {
            best.add(new GridPoint(i, Map.of(), null, scores[i]));
        }
        assertEquals(List.of(4L, 5L, 1L), best.list().stream().map(GridPoint::index).toList());
        BestPoints all = new BestPoints(9);
        for (int i = 0; i < scores.length; i++) {
            all.add(new GridPoint(i, Map.of(), null, scores[i]));
        }
        assertEquals(List.of(4L, 5L, 1L, 3L, 0L, 2L), all.list().stream().map(GridPoint::index).toList());
    }

    @Test
    void gridsLongerThanABlockAreRunInOrder() {
        BarSeries few = SweepSeries.noise(1, 60);
        GridSweep grid = new GridSweep(List.of(Axis.parse("gate.tau-on=0.5:1:0.001"),
                Axis.parse("gate.k-on=1,2,3")), Objective.RECALL, 2, 0);
        List<Long> indices = new ArrayList<>();
        GridResult result = grid.run(few, EngineConfig.CAUSAL, RunOptions.DEFAULT.withParallelism(3),
                point -> indices.add(point.index()));
        assertEquals(1503, result.points());
        for (int i = 0; i < indices.size(); i++) {
            assertEquals(i, indices.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7, 18})
    void samplesTakeOneOfEachStretch(long count) {
        List<Long> indices = new ArrayList<>();
        GridSweep grid = new GridSweep(List.of(AXES.get(0), AXES.get(1), Axis.parse("gate.k-on=1,2,3")),
                Objective.SHARPE, 1, 0);
        grid.sample(BARS, EngineConfig.CAUSAL.with("gate.tau-off=0.1"), count, RunOptions.DEFAULT.withSeed(4),
                point -> indices.add(point.index()));
        assertEquals(count, indices.size());
        for (int i = 1; i < indices.size(); i++) {
            assertTrue(indices.get(i) > indices.get(i - 1));
        }
        assertTrue(indices.get(indices.size() - 1) < grid.size());
        if (count == grid.size()) {
            assertEquals(0, indices.get(0));
        }
    }

    @Test
    void hugeGridsCanBeSampled() {
        GridSweep grid = new GridSweep(List.of(Axis.parse("gate.tau-on=0.5:0.99999:0.00001"),
                Axis.parse("gate.tau-off=0:0.49999:0.00001"), Axis.parse("execution.fee=0:0.00999:0.00001")),
                Objective.SHARPE, 3, 100);
        assertEquals(50_000L * 50_000 * 1000, grid.size());
        GridResult result = grid.sample(BARS, EngineConfig.CAUSAL, 20, RunOptions.DEFAULT, point -> { });
        assertEquals(20, result.points());
    }

    @Test
    void noAxesAreOneRun() {
        List<GridPoint> points = points(new GridSweep(List.of(), Objective.F1, 1, 0), RunOptions.DEFAULT);
        assertEquals(1, points.size());
        assertEquals(Backtest.totals(SignalColumns.of(BARS, EngineConfig.CAUSAL), EngineConfig.CAUSAL),
                points.get(0).totals());
    }

    @Test
    void rowsBeforeTheFirstOneThatCountsDoNot() {
        GridSweep grid = new GridSweep(List.of(), Objective.F1, 1, 500);
        assertEquals(1000, points(grid, RunOptions.DEFAULT).get(0).totals().rows());
        GridSweep beyond = new GridSweep(List.of(), Objective.F1, 1, 1501);
        assertThrows(IllegalArgumentException.class, () -> points(beyond, RunOptions.DEFAULT));
    }

    @Test
    void aSettingHasOneAxis() {
        assertThrows(IllegalArgumentException.class,
                () -> new GridSweep(List.of(AXES.get(0), AXES.get(0)), Objective.F1, 1, 0));
    }

    @Test
    void progressStopsIt() {
        List<Long> totals = new ArrayList<>();
        points(grid(1), RunOptions.DEFAULT.withProgress((done, total) -> totals.add(total)));
        assertEquals(18, totals.size());
        assertEquals(18, totals.get(0));
        assertThrows(CancellationException.class,
                () -> points(grid(1), RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> done < 4)));
    }
}
