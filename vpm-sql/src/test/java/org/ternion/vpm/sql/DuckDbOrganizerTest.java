package org.ternion.vpm.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.Direction;
import org.ternion.vpm.Organization;
import org.ternion.vpm.TaskSpec;
import org.ternion.vpm.UnknownMetricException;

class DuckDbOrganizerTest {
    private static final List<String> NAMES = List.of("a", "b", "c d");
    private static final FloatMatrix TABLE = FloatMatrix.copyOf(new float[] {
        0.1f, 5, 3,
        0.9f, 1, 3,
        0.5f, 9, 2,
        0.5f, 2, 3,
        0.9f, 7, 1}, 5, 3);

    private final DuckDbOrganizer organizer = new DuckDbOrganizer();

    static Stream<Arguments> goldens() throws IOException {
        try (InputStream in = DuckDbOrganizerTest.class.getResourceAsStream("/goldens/zeromodel-core/order_sql.json")) {
            JsonNode root = new ObjectMapper().readTree(in);
            List<String> names = new ArrayList<>();
            root.get("metric_names").forEach(n -> names.add(n.asText()));
            JsonNode rows = root.get("matrix");
            float[] values = new float[rows.size() * names.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) rows.get(i / names.size()).get(i % names.size()).asDouble();
            }
            FloatMatrix table = FloatMatrix.wrap(values, rows.size(), names.size());
            List<Arguments> cases = new ArrayList<>();
            root.get("cases").forEach(c -> cases.add(
                    Arguments.of(c.get("sql").asText(), table, names, c.get("required"))));
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void golden(String sql, FloatMatrix table, List<String> names, JsonNode required) {
        if (required.has("error")) {
            SqlTaskException refused = assertThrows(SqlTaskException.class,
                    () -> organizer.organize(table, names, new TaskSpec.Sql(sql)));
            assertEquals(required.get("error").asText(), refused.code().name());
            assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
            return;
        }
        int[] expected = IntStream.range(0, required.get("doc_order").size())
                .map(i -> required.get("doc_order").get(i).asInt()).toArray();
        Organization order = organizer.organize(table, names, new TaskSpec.Sql(sql));
        assertArrayEquals(expected, order.docOrder());
        assertEquals(expected.length < table.rows(), order.filtered());
        assertEquals("sql", order.backend());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "SELECT * FROM virtual_index ORDER BY ALL | 0,1,2,3,4",
        "SELECT a, row_id FROM virtual_index ORDER BY ALL DESC | 4,1,3,2,0",
        "FROM virtual_index ORDER BY a LIMIT 3 OFFSET 1 | 2,3,1",
        "SELECT * FROM virtual_index LIMIT 40% | 0,1",
        "SELECT * FROM virtual_index ORDER BY 2 DESC | 1,4,2,3,0",
        "SELECT row_id FROM virtual_index WHERE a < 0.5 UNION ALL SELECT 3 ORDER BY 1 DESC | 3,0",
        "SELECT row_id, a FROM virtual_index UNION SELECT row_id, a FROM virtual_index ORDER BY a DESC | 1,4,2,3,0",
        "WITH t AS MATERIALIZED (SELECT * FROM virtual_index) SELECT * FROM t ORDER BY a DESC LIMIT 3 | 1,4,2",
        "SELECT max(row_id) AS row_id FROM virtual_index GROUP BY a ORDER BY a | 0,3,4",
        "SELECT 4 - row_id AS Row_Id FROM virtual_index ORDER BY \"c d\" | 0,2,1,3,4",
        "SELECT DISTINCT ON (a) row_id FROM virtual_index ORDER BY a, row_id | 0,2,1",
        "SELECT sum(row_id) AS row_id FROM virtual_index GROUP BY \"c d\" HAVING count(*) = 1 ORDER BY max(b) | 4,2",
        "SELECT w.row_id FROM virtual_index v JOIN virtual_index w ON w.row_id = 4 - v.row_id ORDER BY v.a | 4,1,2,0,3",
        "SELECT A, ROW_ID FROM VIRTUAL_INDEX ORDER BY B DESC -- best first | 2,4,0,3,1",
        "VALUES (1) | NO_ROW_ID",
        "SHOW TABLES | NO_ROW_ID",
        "DESCRIBE virtual_index | NO_ROW_ID",
        "SELECT a FROM virtual_index UNION SELECT b FROM virtual_index | NO_ROW_ID",
        "SELECT a AS row_id FROM virtual_index | ROW_ID_RANGE",
        "SELECT row_id + 1 AS row_id FROM virtual_index | ROW_ID_RANGE",
        "SELECT -row_id - 1 AS row_id FROM virtual_index | ROW_ID_RANGE",
        "SELECT NULL AS row_id | ROW_ID_RANGE",
        "SELECT '1' AS row_id | ROW_ID_RANGE",
        "SELECT 2.0 AS row_id | ROW_ID_RANGE",
        "SELECT 18446744073709551616::HUGEINT AS row_id | ROW_ID_RANGE",
        "SELECT ? AS row_id | BINDING",
        "SELECT * FROM elsewhere | BINDING",
        "SELECT nosuch(a) FROM virtual_index | BINDING",
        "SELECT CAST('x' AS INTEGER) + row_id AS row_id FROM virtual_index | ENGINE",
        "SELEC * FROM virtual_index | SYNTAX",
        "SELECT * FROM virtual_index ORDER | SYNTAX",
        "SELECT * FROM virtual_index ORDER BY 'a | SYNTAX"})
    void statementsBeyondTheGoldens(String sql, String expected) {
        String outcome;
        try {
            int[] order = organizer.organize(TABLE, NAMES, new TaskSpec.Sql(sql)).docOrder();
            outcome = String.join(",", IntStream.of(order).mapToObj(Integer::toString).toList());
        } catch (SqlTaskException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            outcome = e.code().name();
        }
        assertEquals(expected, outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", "-- nothing", "COPY virtual_index TO '/tmp/ternion-escape.csv'",
        "ATTACH '/tmp/ternion-escape.db'", "INSTALL httpfs", "LOAD httpfs", "PRAGMA version", "SET threads=4",
        "SET enable_external_access=true", "RESET lock_configuration", "INSERT INTO virtual_index VALUES (9,1,1,1)",
        "UPDATE virtual_index SET a = 0", "DELETE FROM virtual_index", "CREATE TABLE t AS SELECT 1",
        "EXPORT DATABASE '/tmp/ternion-escape'", "EXPLAIN SELECT * FROM virtual_index", "CALL pragma_version()",
        "CHECKPOINT", "USE memory", "BEGIN TRANSACTION", "PREPARE p AS SELECT 1", "EXECUTE p"})
    void onlySelectIsRun(String sql) {
        assertEquals(SqlTaskException.Code.NOT_A_SELECT, code(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 0 AS row_id FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
        "SELECT 0 AS row_id FROM read_text('/etc/passwd')", "SELECT 0 AS row_id FROM read_blob('/etc/passwd')",
        "SELECT 0 AS row_id, * FROM glob('/etc/*')", "SELECT 0 AS row_id FROM sniff_csv('/etc/passwd')",
        "SELECT 0 AS row_id FROM read_json('/etc/passwd')", "SELECT 0 AS row_id FROM read_parquet('/etc/passwd')",
        "SELECT 0 AS row_id FROM query_table('/etc/passwd.csv')", "SELECT 0 AS row_id FROM '/etc/passwd.csv'",
        "SELECT 0 AS row_id FROM read_csv('https://localhost/x.csv')",
        "SELECT row_id FROM virtual_index WHERE EXISTS (FROM read_text('/etc/passwd'))",
        "WITH f AS (FROM read_text('/etc/hostname')) SELECT 0 AS row_id FROM f",
        "SELECT getenv('HOME') AS row_id", "SELECT st_point(1, 2), 0 AS row_id"})
    void filesAndTheNetworkAreOutOfReach(String sql) {
        assertEquals(SqlTaskException.Code.BINDING, code(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 0 AS row_id FROM query('DROP TABLE virtual_index')",
        "SELECT 0 AS row_id FROM query('SET lock_configuration=false')",
        "SELECT 0 AS row_id FROM query('SELECT 1; COPY virtual_index TO ''/tmp/ternion-escape.csv''')"})
    void aQueryInsideAQueryIsNoWayOut(String sql) {
        assertThrows(SqlTaskException.class, () -> organizer.organize(TABLE, NAMES, new TaskSpec.Sql(sql)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "SELECT * FROM virtual_index; SELECT * FROM virtual_index;"})
    void oneStatementOnly(String sql) {
        assertEquals(SqlTaskException.Code.MULTIPLE_STATEMENTS, code(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM virtual_index; DROP TABLE virtual_index",
        "COPY virtual_index TO '/tmp/ternion-escape.csv'; SELECT * FROM virtual_index"})
    void noStatementRunsBesideASelect(String sql) {
        assertEquals(SqlTaskException.Code.NOT_A_SELECT, code(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT count(*) AS row_id FROM generate_series(1, 2000000) a, generate_series(1, 2000000) b "
            + "WHERE a.generate_series * b.generate_series % 7 = 3",
        "SELECT 0 AS row_id FROM range(1000000000000) WHERE range < 0",
        "SELECT (SELECT count(*) FROM range(1000000000000) WHERE range % 2 = 0) AS row_id",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n AS row_id FROM t WHERE n < 0"})
    void longStatementIsCancelled(String sql) {
        DuckDbOrganizer impatient = new DuckDbOrganizer(
                new DuckDbOrganizer.Options(1, "256MB", Duration.ofMillis(300), false));
        long start = System.nanoTime();
        SqlTaskException e = assertThrows(SqlTaskException.class,
                () -> impatient.organize(TABLE, NAMES, new TaskSpec.Sql(sql)));
        assertEquals(SqlTaskException.Code.TIMEOUT, e.code(), e.getMessage());
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "cancelled late");
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("ternion-sql-time-limit")), "the timer thread has ended");
    }

    @Test
    void memoryIsLimited() {
        DuckDbOrganizer small = new DuckDbOrganizer(
                new DuckDbOrganizer.Options(1, "32MB", Duration.ofSeconds(60), false));
        SqlTaskException e = assertThrows(SqlTaskException.class, () -> small.organize(TABLE, NAMES, new TaskSpec.Sql(
                "SELECT row_id FROM virtual_index, range(50000000) ORDER BY hash(range)")));
        assertEquals(SqlTaskException.Code.ENGINE, e.code(), e.getMessage());
    }

    @Test
    void deepNestingIsRefused() {
        String sql = "SELECT row_id FROM virtual_index ORDER BY " + "(".repeat(3000) + "a" + ")".repeat(3000);
        String sums = "SELECT row_id FROM virtual_index ORDER BY a" + " + a".repeat(3000);
        String negations = "SELECT row_id FROM virtual_index ORDER BY " + "(- ".repeat(900) + "a"
                + ")".repeat(900);
        for (String text : List.of(sql, sums, negations)) {
            try {
                organizer.organize(TABLE, NAMES, new TaskSpec.Sql(text));
            } catch (SqlTaskException e) {
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
            }
        }
    }

    @Test
    void keysAreReportedAsWritten() {
        assertEquals(List.of(new TaskSpec.Key("b", Direction.DESC), new TaskSpec.Key("c d", Direction.ASC),
                new TaskSpec.Key("expression", Direction.DESC)), organizer.organize(TABLE, NAMES, new TaskSpec.Sql(
                "SELECT * FROM virtual_index v ORDER BY v.B DESC, \"C D\", a * 2 DESC")).keys());
        assertEquals(List.of(),
                organizer.organize(TABLE, NAMES, new TaskSpec.Sql("SELECT * FROM virtual_index")).keys());
        assertEquals(List.of(new TaskSpec.Key("a", Direction.ASC)), organizer.organize(TABLE, NAMES,
                new TaskSpec.Sql("WITH t AS (FROM virtual_index ORDER BY b DESC) FROM t ORDER BY a")).keys());
    }

    @Test
    void emptyResultIsAllowedOnRequest() {
        DuckDbOrganizer lenient = new DuckDbOrganizer(
                new DuckDbOrganizer.Options(1, "256MB", Duration.ofSeconds(30), true));
        Organization none = lenient.organize(TABLE, NAMES, new TaskSpec.Sql("FROM virtual_index WHERE a > 30"));
        assertEquals(0, none.size());
        assertTrue(none.filtered());
    }

    @Test
    void nanIsLastInBothDirectionsAndZerosAreEqual() {
        FloatMatrix table = FloatMatrix.copyOf(new float[] {Float.NaN, 0f, -0f, 1f, Float.NaN, -0f, 0f}, 7, 1);
        List<String> names = List.of("x");
        assertArrayEquals(new int[] {1, 2, 5, 6, 3, 0, 4}, organizer.organize(table, names,
                new TaskSpec.Sql("SELECT * FROM virtual_index ORDER BY x")).docOrder());
        assertArrayEquals(new int[] {3, 1, 2, 5, 6, 0, 4}, organizer.organize(table, names,
                new TaskSpec.Sql("SELECT * FROM virtual_index ORDER BY x DESC")).docOrder());
    }

    @Test
    void anyNameCanBeQuoted() {
        List<String> names = List.of("say \"hi\"", "größe", "select", "a.b", "'; DROP TABLE virtual_index; --",
                "rowid", "数", " padded ", "\uD83D\uDE00");
        float[] values = new float[names.size() * 2];
        for (int m = 0; m < names.size(); m++) {
            values[names.size() + m] = m + 1;
        }
        FloatMatrix table = FloatMatrix.wrap(values, 2, names.size());
        for (String name : names) {
            TaskSpec.Key key = new TaskSpec.Key(name, Direction.DESC);
            Organization order = organizer.organize(table, names,
                    new TaskSpec.Keys(List.of(key), OptionalInt.empty()));
            assertArrayEquals(new int[] {1, 0}, order.docOrder(), name);
            assertEquals(List.of(key), order.keys());
        }
    }

    @ParameterizedTest
    @CsvSource({"row_id, b", "ROW_ID, b", "b, B", "' ', b"})
    void namesThatSqlCannotTellApartAreRefused(String first, String second) {
        assertThrows(IllegalArgumentException.class, () -> organizer.organize(
                FloatMatrix.copyOf(new float[2], 1, 2), List.of(first, second), new TaskSpec.Sql("SELECT 1")));
    }

    @Test
    void namesMustFitTheTable() {
        assertThrows(IllegalArgumentException.class,
                () -> organizer.organize(TABLE, List.of("a"), new TaskSpec.Sql("SELECT * FROM virtual_index")));
    }

    @Test
    void unknownKeyIsNamed() {
        assertEquals("z", assertThrows(UnknownMetricException.class, () -> organizer.organize(TABLE, NAMES,
                new TaskSpec.Keys(List.of(new TaskSpec.Key("z", Direction.ASC)), OptionalInt.empty()))).name());
    }

    @Test
    void identityKeepsTheTable() {
        Organization order = organizer.organize(TABLE, NAMES, new TaskSpec.Identity());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, order.docOrder());
        assertEquals("none", order.backend());
        assertFalse(order.filtered());
    }

    @Test
    void weightedTasksHaveNoSqlForm() {
        assertThrows(SqlTaskException.class,
                () -> organizer.organize(TABLE, NAMES, new TaskSpec.Weighted(Map.of("a", 1.0))));
    }

    @Test
    void closeHoldsNothingBack() {
        organizer.close();
        organizer.close();
    }

    @Test
    void severalThreadsShareAnOrganizer() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<int[]> task = () -> organizer.organize(TABLE, NAMES,
                    new TaskSpec.Sql("SELECT * FROM virtual_index ORDER BY a DESC")).docOrder();
            for (Future<int[]> order : pool.invokeAll(IntStream.range(0, 16).mapToObj(i -> task).toList())) {
                assertArrayEquals(new int[] {1, 4, 2, 3, 0}, order.get());
            }
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1GB, PT1S", "1, much, PT1S", "1, '1GB; SET threads=9', PT1S", "1, 1GB, PT0S", "1, -1GB, PT1S"})
    void limitsAreChecked(int threads, String memory, Duration timeout) {
        assertThrows(IllegalArgumentException.class,
                () -> new DuckDbOrganizer.Options(threads, memory, timeout, false));
    }

    private SqlTaskException.Code code(String sql) {
        return assertThrows(SqlTaskException.class,
                () -> organizer.organize(TABLE, NAMES, new TaskSpec.Sql(sql))).code();
    }
}
