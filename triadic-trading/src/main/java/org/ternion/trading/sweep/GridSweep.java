package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.ternion.core.Checks;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunTotals;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;

/**
 * Every combination of some settings, or a sample of them. Axes of signals vary slowest whatever their order, so that
 * signals are computed once for all combinations of the others. Memory depends on the bars, the threads and the best
 * points that are kept, not on the size of the grid.
 *
 * @param axes        settings and their values, each setting once; none for one run
 * @param objective   what the best points are the best in
 * @param keep        how many best points are kept, {@code >= 1}
 * @param metricsFrom first row that counts, {@code >= 0}; the runs begin at bar 0 all the same
 */
public record GridSweep(List<Axis> axes, Objective objective, int keep, int metricsFrom) {
    /** Points that wait for their order at a time. */
    private static final int BLOCK = 512;

    /**
     * Checks the values and puts axes of signals first.
     *
     * @param axes        see the record
     * @param objective   see the record
     * @param keep        see the record
     * @param metricsFrom see the record
     * @throws IllegalArgumentException if a setting has two axes, a number is out of its range or the grid has more
     *                                  than 2^63 - 1 combinations
     */
    public GridSweep {
        Objects.requireNonNull(objective, "objective");
        Checks.inRange(keep, 1, 1_000_000, "points kept");
        Checks.inRange(metricsFrom, 0, Integer.MAX_VALUE, "first row");
        List<Axis> ordered = new ArrayList<>(axes);
        ordered.sort(Comparator.comparing(axis -> !axis.ofSignals()));
        axes = List.copyOf(ordered);
        long distinct = axes.stream().map(Axis::setting).distinct().count();
        if (distinct != axes.size()) {
            throw new IllegalArgumentException("one axis per setting expected, got " + axes);
        }
        count(axes);
    }

    private static long count(List<Axis> axes) {
        long size = 1;
        try {
            for (Axis axis : axes) {
                size = Math.multiplyExact(size, (long) axis.values().size());
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the grid has more than 2^63 - 1 combinations", e);
        }
        return size;
    }

    /** {@return the number of combinations, those that contradict themselves included} */
    public long size() {
        return count(axes);
    }

    /**
     * Runs all combinations.
     *
     * @param bars    the series
     * @param config  all other settings
     * @param options threads; progress is told of finished combinations
     * @param points  receives every point that was run, in the order of the grid, on the calling thread
     * @return the best points
     * @throws IllegalArgumentException if the first row that counts is beyond the series
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public GridResult run(BarSeries bars, EngineConfig config, RunOptions options, Consumer<GridPoint> points) {
        return evaluate(settings -> SignalColumns.of(bars, settings), config, size(), i -> i, options, points);
    }

    /**
     * Runs some combinations: the grid is cut into stretches of equal length, and one is drawn from each.
     *
     * @param bars    the series
     * @param config  all other settings
     * @param count   combinations, from 1 to {@link #size}
     * @param options threads and seed; progress is told of finished combinations
     * @param points  receives every point that was run, in the order of the grid, on the calling thread
     * @return the best points
     * @throws IllegalArgumentException if there are not so many combinations, or the first row that counts is beyond
     *                                  the series
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public GridResult sample(BarSeries bars, EngineConfig config, long count, RunOptions options,
            Consumer<GridPoint> points) {
        long size = size();
        Checks.inRange(count, 1, size, "sample");
        CounterRandom random = CounterRandom.of(options.seed());
        long length = size / count;
        long longer = size % count;
        return evaluate(settings -> SignalColumns.of(bars, settings), config, count, i -> {
            // The first stretches are one longer where the length is no whole number.
            long from = i * length + Math.min(i, longer);
            return from + random.stream(i).nextLong(length + (i < longer ? 1 : 0));
        }, options, points);
    }

    GridResult evaluate(Function<EngineConfig, SignalColumns> signals, EngineConfig base, long count,
            LongUnaryOperator indexOf, RunOptions options, Consumer<GridPoint> sink) {
        SharedProgress done = new SharedProgress(options.progress(), count);
        BestPoints best = new BestPoints(keep);
        RunningDeviation sharpe = new RunningDeviation();
        long run = 0;
        // Points that follow each other share their signals.
        long sharing = count(axes.stream().filter(axis -> !axis.ofSignals()).toList());
        LongFunction<Known> knownAt = index -> new Known(index / sharing, signals.apply(config(base, index)));
        AtomicReference<Known> latest = new AtomicReference<>(knownAt.apply(indexOf.applyAsLong(0)));
        Checks.inRange(metricsFrom, 0, latest.get().columns().size(), "first row");
        GridPoint[] block = new GridPoint[(int) Math.min(BLOCK, count)];
        for (long start = 0; start < count; start += BLOCK) {
            long first = start;
            int n = (int) Math.min(BLOCK, count - start);
            Parallel.ranges(options.parallelism(), n, 1, (from, to) -> {
                Known known = latest.get();
                for (int i = from; i < to; i++) {
                    done.check();
                    long index = indexOf.applyAsLong(first + i);
                    if (known.combination() != index / sharing) {
                        known = knownAt.apply(index);
                    }
                    block[i] = point(known.columns(), base, index);
                    done.add(1);
                }
                if (to == n) {
                    latest.set(known);
                }
            });
            for (int i = 0; i < n; i++) {
                if (block[i] != null) {
                    run++;
                    best.add(block[i]);
                    sharpe.add(Objective.SHARPE.score(block[i].totals()));
                    sink.accept(block[i]);
                }
            }
        }
        return new GridResult(best.list(), run, count - run, sharpe.value());
    }

    /** Signals of the combinations of the outer axes. */
    private record Known(long combination, SignalColumns columns) {
    }

    private EngineConfig config(EngineConfig base, long index) {
        EngineConfig config = base;
        long rest = index;
        for (int a = axes.size() - 1; a >= 0; a--) {
            int size = axes.get(a).values().size();
            config = axes.get(a).apply(config, (int) (rest % size));
            rest /= size;
        }
        return config;
    }

    /** Null for settings that contradict each other. */
    private GridPoint point(SignalColumns signals, EngineConfig base, long index) {
        EngineConfig config = config(base, index);
        if (!consistent(config)) {
            return null;
        }
        RunTotals totals = Backtest.totals(signals, config, metricsFrom);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> all = config.toMap();
        axes.forEach(axis -> values.put(axis.setting().key(), all.get(axis.setting().key())));
        return new GridPoint(index, values, totals, objective.score(totals));
    }

    private static boolean consistent(EngineConfig config) {
        try {
            config.requireConsistent().positionRules();
            return true;
        } catch (IllegalArgumentException e) {
            // Each value was checked alone, so it is the combination that is not allowed.
            return false;
        }
    }
}
