package org.ternion.vpm.sql;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.Direction;
import org.ternion.vpm.Organization;
import org.ternion.vpm.Organizer;
import org.ternion.vpm.TaskSpec;
import org.ternion.vpm.UnknownMetricException;

/**
 * Orders documents by a SELECT in an embedded DuckDB. The statement sees one relation,
 * {@code virtual_index(row_id INTEGER 0..N-1, <metric> FLOAT ..)}, with canonical values, and must return a column
 * {@code row_id}; rows it leaves out are left out of the order. Names are matched ignoring case, as SQL does.
 *
 * <ul>
 * <li>Ties: the column {@code row_id} of the result is appended to the ORDER BY, so equal documents come by ascending
 * id whatever the number of threads. Only functions such as {@code random()}, or a LIMIT in a subquery without full
 * order, can make two runs differ.
 * <li>NaN is stored as NULL: last in both directions (unless the task says NULLS FIRST), and no comparison in WHERE
 * holds for it. -0.0 and 0.0 are equal. Key lists thus give the order of the in-memory organizer.
 * <li>Sandbox: no file, no network, no extension, no change of settings, one SELECT and nothing else. Memory is limited
 * and nothing is swapped out to disk.
 * </ul>
 *
 * <p>Every call opens its own database in memory (about 10 ms, the first one in a process about 1 s for the native
 * library) and closes it, so that one task cannot leave anything to the next and the organizer itself holds nothing.
 * Identity tasks open none. A call runs one thread of its own that cancels the statement when the time is over; it has
 * ended when the call returns. Safe for use by several threads.
 */
public final class DuckDbOrganizer implements Organizer {
    private static final String ROW_ID = "row_id";

    private final Options options;

    /**
     * Limits of the engine.
     *
     * @param threads     threads that DuckDB may use, {@code >= 1}; does not change the order
     * @param memoryLimit number and unit as DuckDB writes them, such as {@code 256MB} or {@code 1GiB}
     * @param timeout     time for running and reading one statement, {@code > 0}; loading does not count, and a
     *                    statement that is late already is not started
     * @param allowEmpty  whether a statement without rows gives an empty order instead of an error
     */
    public record Options(int threads, String memoryLimit, Duration timeout, boolean allowEmpty) {
        /** One thread, 256 MB, 30 seconds, empty results refused. */
        public static final Options DEFAULT = new Options(1, "256MB", Duration.ofSeconds(30), false);

        /**
         * Checks the limits.
         *
         * @param threads     in 1..1024
         * @param memoryLimit number and unit
         * @param timeout     positive, at most 365 days
         * @param allowEmpty  any
         * @throws IllegalArgumentException if a limit is not positive or the memory limit is not a size
         */
        public Options {
            Checks.inRange(threads, 1, 1024, "threads");
            if (!memoryLimit.matches("(?i)[0-9]{1,9}(\\.[0-9]{1,3})? ?([KMGT]i?)?B")) {
                throw new IllegalArgumentException("memory limit must be a size such as 256MB, was " + memoryLimit);
            }
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(365)) > 0) {
                throw new IllegalArgumentException("timeout must be > 0 and at most 365 days, was " + timeout);
            }
        }
    }

    /** An organizer with {@link Options#DEFAULT}. */
    public DuckDbOrganizer() {
        this(Options.DEFAULT);
    }

    /**
     * An organizer with limits.
     *
     * @param options limits of the engine
     */
    public DuckDbOrganizer(Options options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * Orders documents by a task in SQL. Key lists are turned into SQL, identity keeps the order of the table.
     *
     * @throws SqlTaskException         if the task is refused or fails, or is a weighted one, which has no SQL form
     * @throws UnknownMetricException   if a key list names a metric that the table does not have
     * @throws IllegalArgumentException if there is not one name per column, or a name is blank, equal to another one
     *                                  ignoring case, or {@code row_id}
     */
    @Override
    public Organization organize(FloatMatrix canonical, List<String> metricNames, TaskSpec task) {
        checkNames(canonical, metricNames);
        if (task instanceof TaskSpec.Identity) {
            return Organization.wrap("none", IntStream.range(0, canonical.rows()).toArray(), List.of(), false);
        }
        if (task instanceof TaskSpec.Keys list) {
            return run(canonical, metricNames, select(list, metricNames));
        }
        if (task instanceof TaskSpec.Sql sql) {
            return run(canonical, metricNames, sql.text());
        }
        throw new SqlTaskException(SqlTaskException.Code.NOT_A_SELECT, "a weighted task has no SQL form");
    }

    private Organization run(FloatMatrix canonical, List<String> metricNames, String text) {
        try (Connection connection = open()) {
            load(connection, canonical, metricNames);
            try (TimeLimit limit = new TimeLimit(options.timeout())) {
                try {
                    Organization order = select(connection, limit, text, metricNames, canonical.rows());
                    limit.check();
                    return order;
                } catch (SQLException e) {
                    throw limit.expired() ? timeout(e) : failure(e);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Connection open() throws SQLException {
        Properties properties = new Properties();
        // A result larger than the table is refused after N + 1 rows and need not be held.
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.setProperty("temp_directory", "");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    private void load(Connection connection, FloatMatrix canonical, List<String> metricNames) throws SQLException {
        execute(connection, metricNames.stream().map(name -> ", " + quoted(name) + " FLOAT")
                .collect(Collectors.joining("", "CREATE TABLE virtual_index(row_id INTEGER", ")")));
        float[] values = canonical.backingArray();
        int metrics = canonical.cols();
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "virtual_index")) {
            for (int doc = 0; doc < canonical.rows(); doc++) {
                appender.beginRow().append(doc);
                for (int i = doc * metrics; i < (doc + 1) * metrics; i++) {
                    if (Float.isNaN(values[i])) {
                        appender.appendNull();
                    } else {
                        appender.append(values[i]);
                    }
                }
                appender.endRow();
            }
        }
        // The order matters: the last one forbids every further SET.
        execute(connection, "SET threads=" + options.threads());
        execute(connection, "SET memory_limit='" + options.memoryLimit() + "'");
        execute(connection, "SET enable_external_access=false");
        execute(connection, "SET lock_configuration=true");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Organization select(Connection connection, TimeLimit limit, String text, List<String> metricNames,
            int documents) throws SQLException {
        // JDBC runs all but the last of several statements on prepare, so the text is parsed by itself first.
        SelectStatement parsed = SelectStatement.parse(
                single(connection, "SELECT json_serialize_sql(?::VARCHAR)", text), metricNames);
        int column;
        try (PreparedStatement asWritten = connection.prepareStatement(text)) {
            column = rowIdColumn(asWritten.getMetaData());
        }
        String ordered = single(connection, "SELECT json_deserialize_sql(?::JSON)", parsed.breakTies(column));
        try (PreparedStatement statement = connection.prepareStatement(ordered)) {
            limit.guard(statement);
            try (ResultSet result = statement.executeQuery()) {
                int[] docOrder = read(result, column, documents);
                return Organization.wrap("sql", docOrder, parsed.keys(), docOrder.length < documents);
            }
        }
    }

    private static String single(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static int rowIdColumn(ResultSetMetaData columns) throws SQLException {
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnLabel(column).equalsIgnoreCase(ROW_ID)) {
                return column;
            }
        }
        throw new SqlTaskException(SqlTaskException.Code.NO_ROW_ID, "the SELECT of a task must return a column row_id");
    }

    private int[] read(ResultSet result, int column, int documents) throws SQLException {
        int[] docOrder = new int[documents];
        boolean[] seen = new boolean[documents];
        int n = 0;
        while (result.next()) {
            int doc = document(result.getObject(column), documents);
            if (seen[doc]) {
                throw new SqlTaskException(SqlTaskException.Code.DUPLICATE_ROWS,
                        "the result has document " + doc + " twice");
            }
            seen[doc] = true;
            docOrder[n++] = doc;
        }
        if (n == 0 && !options.allowEmpty()) {
            throw new SqlTaskException(SqlTaskException.Code.EMPTY_RESULT, "the task leaves no document");
        }
        return n == documents ? docOrder : Arrays.copyOf(docOrder, n);
    }

    private static int document(Object value, int documents) {
        long id = -1;
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            id = ((Number) value).longValue();
        } else if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
            id = big.longValue();
        }
        if (id < 0 || id >= documents) {
            throw new SqlTaskException(SqlTaskException.Code.ROW_ID_RANGE,
                    "row_id must be an integer from 0 to " + (documents - 1) + ", the result has " + value);
        }
        return (int) id;
    }

    private static String select(TaskSpec.Keys task, List<String> metricNames) {
        StringJoiner orderBy = new StringJoiner(", ");
        for (TaskSpec.Key key : task.keys()) {
            if (!metricNames.contains(key.metric())) {
                throw new UnknownMetricException(key.metric(), metricNames);
            }
            orderBy.add(quoted(key.metric()) + (key.direction() == Direction.DESC ? " DESC" : " ASC"));
        }
        return "SELECT row_id FROM virtual_index ORDER BY " + orderBy
                + (task.limit().isPresent() ? " LIMIT " + task.limit().getAsInt() : "");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void checkNames(FloatMatrix canonical, List<String> metricNames) {
        if (metricNames.size() != canonical.cols()) {
            throw new IllegalArgumentException(canonical.cols() + " metric names expected, got " + metricNames.size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : metricNames) {
            if (name.isBlank() || name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a metric name must not be blank or hold a zero character in SQL");
            }
            if (name.equalsIgnoreCase(ROW_ID)) {
                throw new IllegalArgumentException("a metric cannot be named '" + name
                        + "' in SQL: row_id is the number of the document");
            }
            if (!seen.add(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("metric name '" + name
                        + "' is used twice: SQL does not tell upper from lower case");
            }
        }
    }

    private SqlTaskException timeout(SQLException e) {
        return new SqlTaskException(SqlTaskException.Code.TIMEOUT,
                "the task did not end within " + options.timeout().toMillis() + " ms", e);
    }

    private static SqlTaskException failure(SQLException e) {
        // "Binder Error: what is wrong\n\nLINE 1: ...": the kind of error is only in the text.
        String said = String.valueOf(e.getMessage());
        int excerpt = said.indexOf("\n\nLINE ");
        String line = (excerpt < 0 ? said : said.substring(0, excerpt)).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        return new SqlTaskException(code(said), line, e);
    }

    private static SqlTaskException.Code code(String said) {
        if (said.startsWith("Binder Error") || said.startsWith("Catalog Error")
                || said.startsWith("Permission Error")) {
            return SqlTaskException.Code.BINDING;
        }
        return said.startsWith("Parser Error") ? SqlTaskException.Code.SYNTAX : SqlTaskException.Code.ENGINE;
    }
}
