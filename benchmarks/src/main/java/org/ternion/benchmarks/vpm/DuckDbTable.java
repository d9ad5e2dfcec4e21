package org.ternion.benchmarks.vpm;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.ScoreMatrix;

/** DuckDB as a peer: a table {@code scores(row_id, metrics..)} in memory, loaded by its appender, two threads. */
final class DuckDbTable implements AutoCloseable {
    private final DuckDBConnection connection;
    private final List<String> metrics;
    private final int documents;

    private DuckDbTable(List<String> metrics, int documents) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        this.metrics = metrics;
        this.documents = documents;
        execute("SET threads = 2");
    }

    /** The scores as DOUBLE columns. */
    static DuckDbTable load(ScoreMatrix scores) throws SQLException {
        DuckDbTable table = new DuckDbTable(scores.metricNames(), scores.documents());
        table.execute("CREATE TABLE scores(row_id INTEGER, " + table.columns("%s DOUBLE") + ")");
        double[] values = scores.backingArray();
        int width = scores.metrics();
        try (DuckDBAppender appender = table.connection.createAppender("scores")) {
            for (int d = 0; d < scores.documents(); d++) {
                appender.beginRow().append(d);
                for (int m = 0; m < width; m++) {
                    appender.append(values[d * width + m]);
                }
                appender.endRow();
            }
        }
        return table;
    }

    /** The red samples of a map as columns of the given type; the row id is the column of the map. */
    static DuckDbTable load(PolicyMap map, String type) throws SQLException {
        DuckDbTable table = new DuckDbTable(map.metricNames(), map.documents());
        table.execute("CREATE TABLE loaded(row_id INTEGER, " + table.columns("%s INTEGER") + ")");
        try (DuckDBAppender appender = table.connection.createAppender("loaded")) {
            for (int d = 0; d < map.documents(); d++) {
                appender.beginRow().append(d);
                for (int m = 0; m < map.metrics(); m++) {
                    appender.append((int) map.red(m)[d]);
                }
                appender.endRow();
            }
        }
        table.execute("CREATE TABLE scores AS SELECT row_id, " + table.columns("%1$s::" + type + " AS %1$s")
                + " FROM loaded ORDER BY row_id");
        table.execute("DROP TABLE loaded");
        return table;
    }

    /**
     * All columns in the order of the first two metrics, largest first.
     *
     * @param rowIds set to the row numbers in that order
     * @return metrics x documents scores
     */
    double[] order(int[] rowIds) throws SQLException {
        double[] sorted = new double[metrics.size() * documents];
        String keys = metrics.get(0) + " DESC, " + metrics.get(1) + " DESC";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM scores ORDER BY " + keys)) {
            for (int d = 0; rows.next(); d++) {
                rowIds[d] = rows.getInt(1);
                for (int m = 0; m < metrics.size(); m++) {
                    sorted[m * documents + d] = rows.getDouble(m + 2);
                }
            }
        }
        return sorted;
    }

    /** A prepared {@link #top}; the weights are parameters. */
    PreparedStatement prepareTop(int count) throws SQLException {
        String sum = metrics.stream().map(name -> "?::DOUBLE * " + name).collect(Collectors.joining(" + "));
        return connection.prepareStatement("SELECT row_id, " + sum + " AS score FROM scores"
                + " ORDER BY score DESC, row_id LIMIT " + count);
    }

    /** Row ids of the largest weighted sums, largest first. */
    int[] top(PreparedStatement prepared, Map<String, Double> weights, int count) throws SQLException {
        for (int m = 0; m < metrics.size(); m++) {
            prepared.setDouble(m + 1, weights.get(metrics.get(m)));
        }
        int[] best = new int[count];
        try (ResultSet rows = prepared.executeQuery()) {
            for (int i = 0; rows.next(); i++) {
                best[i] = rows.getInt(1);
            }
        }
        return best;
    }

    private String columns(String format) {
        return metrics.stream().map(format::formatted).collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
