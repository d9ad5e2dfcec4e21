package org.ternion.benchmarks.vpm;

import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.ScoreMatrix;
import org.ternion.vpm.VpmPipeline;

/**
 * How long does it take to order a table by two keys and to have all columns in that order? Ternion also normalises;
 * the database has to take the table over first and does not normalise. The memory bandwidth is the lower bound of
 * both. The same in NumPy is {@code benchmarks/peers/lexsort.py}.
 */
public class PrepareBenchmark extends AbstractBenchmark {
    static final int METRICS = 16;
    private static final String TASK = "m0 DESC, m1 DESC";

    /** Rows of the table. */
    @Param("1000000")
    public int documents;

    private ScoreMatrix scores;
    private double[] copy;

    /** Makes the table. */
    @Setup
    public void makeScores() {
        scores = ScoreTables.random(documents, METRICS);
        copy = new double[documents * METRICS];
    }

    /** Copies the table: the time that moving its bytes once takes. */
    @Benchmark
    public double[] baselineCopy() {
        System.arraycopy(scores.backingArray(), 0, copy, 0, copy.length);
        return copy;
    }

    /** Normalises, orders and gathers on one thread. */
    @Benchmark
    public FloatMatrix ternion() {
        return prepare(1).sorted();
    }

    /** Normalises, orders and gathers on two threads. */
    @Benchmark
    public FloatMatrix ternionTwoThreads() {
        return prepare(2).sorted();
    }

    Prepared prepare(int threads) {
        try (VpmPipeline pipeline = VpmPipeline.builder().parallelism(threads).build()) {
            return pipeline.prepare(scores, TASK);
        }
    }

    /** Loads, orders and reads. */
    @Benchmark
    public double[] duckDb() throws SQLException {
        return duckDb(new int[documents]);
    }

    double[] duckDb(int[] rowIds) throws SQLException {
        try (DuckDbTable table = DuckDbTable.load(scores)) {
            return table.order(rowIds);
        }
    }

    ScoreMatrix scores() {
        return scores;
    }
}
