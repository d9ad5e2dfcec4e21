package org.ternion.benchmarks.sphere;

import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.benchmarks.Limits;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.ShellPreset;
import org.ternion.sphere.fill.ChainFlow;
import org.ternion.sphere.fill.FlowOptions;
import org.ternion.sphere.fill.QuantileFill;
import org.ternion.sphere.fill.Rebalance;

/**
 * How long does it take to restore the balance after some scores have changed, and how many points move? Points with a
 * new score have been put into the shells that hold such scores, so that some shells are too full. Placing all points
 * anew also keeps the shells in the order of scores. Reading scores and shells once is the lower bound.
 */
public class RebalanceBenchmark extends AbstractBenchmark {
    private static final long SEED = 7;

    /** Number of points. */
    @Param("1000000")
    public int points;

    /** Share of the points whose score changes. */
    @Param({"0.001", "0.01", "0.1"})
    public double changed;

    private ShellLayout layout;
    private int[] capacity;
    private float[] scores;
    private Placement disturbed;

    /** Places points, then changes scores. */
    @Setup
    public void disturb() {
        layout = ShellPreset.DEFAULT.layout(points);
        capacity = CapacityLaw.power(ShellPreset.DEFAULT.exponent()).apportion(layout, points);
        scores = Vectors.uniform(points, 0, 1, 1);
        Placement balanced = new QuantileFill().assign(scores, layout, capacity, RunOptions.DEFAULT);
        float[] lowest = new float[layout.shells()];
        Arrays.fill(lowest, 1);
        for (int i = 0; i < points; i++) {
            lowest[balanced.shell(i)] = Math.min(lowest[balanced.shell(i)], scores[i]);
        }
        int[] shells = balanced.toShells();
        for (int i = 0; i < points; i++) {
            if (CounterRng.uniform(SEED, 0, i) < changed) {
                scores[i] = (float) CounterRng.uniform(SEED, 1, i);
                int at = Arrays.binarySearch(lowest, scores[i]);
                shells[i] = Math.max(0, at >= 0 ? at : -2 - at);
            }
        }
        disturbed = Placement.of(layout, shells);
    }

    /** Reads the scores. */
    @Benchmark
    public int baselineRead() {
        return Limits.read(scores);
    }

    /** Moves as little as possible on one thread. */
    @Benchmark
    public Rebalance chainFlow(Moves moves) {
        return rebalance(1, moves);
    }

    /** Moves as little as possible on two threads. */
    @Benchmark
    public Rebalance chainFlowTwoThreads(Moves moves) {
        return rebalance(2, moves);
    }

    private Rebalance rebalance(int threads, Moves moves) {
        Rebalance result = new ChainFlow().rebalance(disturbed, scores, capacity, FlowOptions.EXACT,
                RunOptions.DEFAULT.withParallelism(threads));
        moves.moves = result.moves().size();
        return result;
    }

    /** Places all points anew on one thread. */
    @Benchmark
    public Placement refill(Moves moves) {
        return refill(1, moves);
    }

    /** Places all points anew on two threads. */
    @Benchmark
    public Placement refillTwoThreads(Moves moves) {
        return refill(2, moves);
    }

    private Placement refill(int threads, Moves moves) {
        Placement result = new QuantileFill().assign(scores, layout, capacity,
                RunOptions.DEFAULT.withParallelism(threads));
        int[] before = disturbed.backingShells();
        int[] after = result.backingShells();
        int count = 0;
        for (int i = 0; i < points; i++) {
            count += before[i] == after[i] ? 0 : 1;
        }
        moves.moves = count;
        return result;
    }

    Placement disturbed() {
        return disturbed;
    }

    float[] scores() {
        return scores;
    }

    int[] capacity() {
        return capacity;
    }

    /** How many points change their shell, reported beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Moves {
        /** Moves of one call; set, not added up. */
        public long moves;
    }
}
