package org.ternion.benchmarks.vpm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Query;
import org.ternion.vpm.Ranking;
import org.ternion.vpm.image.VpmImage;

/**
 * How long do the ten best documents by a weighted sum of all metrics take, once the file is open and its samples are
 * in memory? The database answers from a loaded table of the same numbers by a prepared statement. Reading all samples
 * once is the lower bound.
 */
public class DecideBenchmark extends AbstractBenchmark {
    static final int METRICS = 16;
    static final int BEST = 10;
    private static final int BLOCK = 4096;

    /** Columns of the map. */
    @Param("1000000")
    public int documents;

    private final char[] block = new char[BLOCK];
    private Path file;
    private VpmImage image;
    private Query query;

    /** Writes and opens the file, and asks once so that all metrics are inflated. */
    @Setup
    public void open() throws IOException {
        file = Files.createTempFile("decide", ".png");
        MapFiles.write(ScoreTables.uniformMap(documents, METRICS), file);
        image = MapFiles.open(file);
        query = Query.weights(ScoreTables.weights(METRICS));
        image.rank(query, BEST);
    }

    /** Deletes the file. */
    @TearDown
    public void close() throws IOException {
        image.close();
        Files.delete(file);
    }

    /** Reads all samples that the ranking reads: into a block that stays in the cache. */
    @Benchmark
    public char[] baselineRead() {
        for (int m = 0; m < METRICS; m++) {
            char[] red = image.red(m);
            for (int from = 0; from < documents; from += BLOCK) {
                System.arraycopy(red, from, block, 0, Math.min(BLOCK, documents - from));
            }
        }
        return block;
    }

    /** Ranks with the loops that the machine offers. */
    @Benchmark
    public Ranking ternion() {
        return image.rank(query, BEST);
    }

    /** Ranks with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public Ranking ternionScalar() {
        return ternion();
    }

    /** Ranks by SQL. */
    @Benchmark
    public int[] duckDb(Database database) throws SQLException {
        return database.top();
    }

    PolicyMap map() {
        return image;
    }

    /** The samples of the map in DuckDB. */
    @State(Scope.Benchmark)
    public static class Database {
        /** Column type: 16 bits as in the map, or floating point as tables usually have. */
        @Param({"USMALLINT", "FLOAT"})
        public String type;

        private DuckDbTable table;
        private PreparedStatement prepared;

        /** Loads the map. */
        @Setup
        public void load(DecideBenchmark benchmark) throws SQLException {
            table = DuckDbTable.load(benchmark.map(), type);
            prepared = table.prepareTop(BEST);
        }

        /** Closes the database. */
        @TearDown
        public void close() throws SQLException {
            prepared.close();
            table.close();
        }

        int[] top() throws SQLException {
            return table.top(prepared, ScoreTables.weights(METRICS), BEST);
        }
    }
}
