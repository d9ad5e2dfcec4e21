package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;

class EncodeCommandTest {
    @TempDir
    private Path folder;

    private Path map() {
        return folder.resolve("map.png");
    }

    private JsonNode encode(Object... options) throws IOException {
        List<Object> args = new ArrayList<>(List.of("vpm", "encode", "--json", "-o", map()));
        args.addAll(List.of(options));
        CommandRun run = CommandRun.of(args.toArray());
        assertEquals(0, run.code(), run.err());
        return run.json();
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private static List<Integer> ints(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asInt()));
        return values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    @Test
    void jsonHasTheDocumentedFieldsAndNoOthers() throws IOException {
        JsonNode report = encode(CommandRun.table("wine.csv", folder), "--task", "proline DESC");
        List<String> names = new ArrayList<>();
        report.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("documents", "metrics", "task", "primary", "docOrder", "tileId", "file", "bytes",
                "timings",
                "warnings"), names);
        assertEquals(178, report.get("documents").asInt());
        assertEquals(14, report.get("metrics").size());
        assertEquals("proline DESC", report.get("task").asText());
        assertEquals("proline", report.get("primary").get("metric").asText());
        assertEquals("DESC", report.get("primary").get("direction").asText());
        assertEquals(178, report.get("docOrder").size());
        assertTrue(report.get("tileId").asText().matches("[0-9a-f]{32}"));
        assertEquals(map().toString(), report.get("file").asText());
        assertEquals(Files.size(map()), report.get("bytes").asLong());
        assertTrue(report.get("timings").get("totalMillis").asDouble() > 0);
    }

    @Test
    void emptyTaskKeepsTheOrderOfTheTableAndHasNoPrimary() throws IOException {
        JsonNode report = encode(csv("a,b\n1,2\n3,1\n"), "--task", "");
        assertTrue(report.get("primary").isNull());
        assertEquals(List.of(0, 1), ints(report.get("docOrder")));
    }

    @Test
    void docOrderCountsTheRowsThatWereDropped() throws IOException {
        CarsTable cars = CarsTable.read();
        JsonNode report = encode(CommandRun.table("cars.csv", folder), "--id-column", "name", "--missing", "drop",
                "--task",
                "horsepower DESC, acceleration ASC");
        List<Integer> expected = cars.complete();
        expected.sort(Comparator.comparingDouble((Integer r) -> -cars.number(r, "horsepower"))
                .thenComparingDouble(r -> cars.number(r, "acceleration")).thenComparingInt(r -> r));
        assertEquals(expected, ints(report.get("docOrder")));
        assertEquals(392, report.get("documents").asInt());
        assertTrue(report.get("warnings").toString().contains("14 of 406 rows left out"), report.toString());
    }

    @Test
    void columnsThatAreNotNumericAreReportedWithTheirFirstCell() throws IOException {
        JsonNode report = encode(csv("name,a,mixed,empty\nx,1,2,\ny,3,four,\n"), "--task", "a");
        assertEquals(List.of("a"), texts(report.get("metrics")));
        assertEquals(List.of("column 'name' left out, it is not numeric: 'x' in line 2",
                "column 'mixed' left out, it is not numeric: 'four' in line 3",
                "column 'empty' left out, it has no values"), texts(report.get("warnings")));
    }

    @Test
    void medianFillsCellsWithoutAValue() throws IOException {
        JsonNode report = encode(csv("a,b\n1,1\n,2\n3,3\n7,4\n"), "--missing", "median", "--task", "a DESC");
        assertEquals(List.of(3, 1, 2, 0), ints(report.get("docOrder")));
        assertEquals(List.of("1 cell without a value in 'a' filled with the median 3.0"),
                texts(report.get("warnings")));
    }

    @Test
    void metricsAreTakenInTheOrderAsked() throws IOException {
        JsonNode report = encode(csv("a,\"b,c\",d\n1,2,3\n"), "--metrics", "d,\"b,c\"", "--task", "d");
        assertEquals(List.of("d", "b,c"), texts(report.get("metrics")));
    }

    @Test
    void npyColumnsAreNumbered() throws IOException {
        Path table = folder.resolve("table.npy");
        Npy.write(table, DoubleMatrix.copyOf(new double[] {1, 5, 2, 4, 3, 3}, 3, 2));
        JsonNode report = encode(table, "--task", "m1 ASC");
        assertEquals(List.of("m0", "m1"), texts(report.get("metrics")));
        assertEquals(List.of(2, 1, 0), ints(report.get("docOrder")));
    }

    @Test
    void nanInNpyHasNoValue() throws IOException {
        Path table = folder.resolve("table.npy");
        Npy.write(table, DoubleMatrix.copyOf(new double[] {1, Double.NaN, 2, 4, 3, 3}, 3, 2));
        assertEquals(List.of(2, 1), ints(encode(table, "--task", "m0", "--missing", "drop").get("docOrder")));
    }

    @Test
    void selectIsRunBySql() throws IOException {
        JsonNode report = encode(csv("a,b\n1,2\n3,1\n2,9\n"), "--task",
                "SELECT row_id FROM virtual_index WHERE a > 0.2 ORDER BY b DESC");
        assertEquals(List.of(2, 1), ints(report.get("docOrder")));
    }

    @Test
    void fixedRangesScaleTheScores() throws IOException {
        Path ranges = Files.writeString(folder.resolve("ranges.json"), "{\"a\": [0, 10], \"other\": [0, 1]}");
        JsonNode report = encode(csv("a\n5\n2.5\n"), "--task", "a", "--normalize", "fixed:" + ranges);
        assertTrue(report.get("warnings").toString().contains("'other'"), report.toString());
        JsonNode ranking = CommandRun.of("vpm", "decide", map(), "--metric", "a", "--json").json().get("ranking");
        assertEquals(0.5, ranking.get(0).get("score").asDouble(), 1e-5);
        assertEquals(0.25, ranking.get(1).get("score").asDouble(), 1e-5);
    }

    @Test
    void hintsAddMetrics() throws IOException {
        Path table = csv("a,b\n1,2\n3,1\n");
        int plain = encode(table, "--task", "a").get("metrics").size();
        assertTrue(encode(table, "--task", "a", "--hint", "auto_diff").get("metrics").size() > plain);
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        Path table = CommandRun.table("wine.csv", folder);
        encode(table, "--task", "proline");
        byte[] first = Files.readAllBytes(map());
        encode(table, "--task", "proline");
        assertArrayEquals(first, Files.readAllBytes(map()));
        encode(table, "--task", "proline", "--compression", "0");
        assertNotEquals(first.length, Files.size(map()));
    }

    @Test
    void withoutJsonStdoutIsEmpty() throws IOException {
        CommandRun run = CommandRun.of("vpm", "encode", csv("a\n1\n"), "-o", map(), "--task", "a");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertFalse(run.err().isBlank());
    }
}
