package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;

/** Bad input gets one line that says what and where, the documented exit code and no output file. */
class BadInputTest {
    @TempDir
    private Path folder;
    private Path map;

    @BeforeEach
    void encodeWine() throws IOException {
        map = folder.resolve("wine.png");
        CommandRun run = CommandRun.of("vpm", "encode", CommandRun.table("wine.csv", folder), "-o", map, "--task",
                "proline");
        assertEquals(0, run.code(), run.err());
    }

    private CommandRun encode(Path table, Object... options) {
        Object[] args = Stream.concat(Stream.of("vpm", "encode", table, "-o", folder.resolve("out.png")),
                Arrays.stream(options)).toArray();
        return CommandRun.of(args);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private void assertOneLine(CommandRun run, int code, String... parts) {
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertEquals("", run.out());
        for (String part : parts) {
            assertTrue(run.err().contains(part), run.err() + " should name " + part);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> left = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("out") || name.endsWith(".tmp")).toList();
            assertEquals(List.of(), left);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> badTables() {
        return Stream.of(
                Arguments.of("a,b\n1,2\n3\n", "t.csv, line 3, column 2 'b'"),
                Arguments.of("a,b\n1,2\n3,4,5\n", "t.csv, line 3"),
                Arguments.of("a,a\n1,2\n", "t.csv, line 1, column 2 'a'"),
                Arguments.of("a,\n1,2\n", "t.csv, line 1, column 2"),
                Arguments.of("a\n\"1\n", "t.csv, line 2"),
                Arguments.of("", "t.csv"),
                Arguments.of("a,b\n", "t.csv, line 1"),
                Arguments.of("name\nx\n", "t.csv: no column is numeric"),
                Arguments.of("a,b\n1,2\n,3\n4,\n", "t.csv, line 3, column 'a': no value"),
                Arguments.of("a,b\n1,2\n,3\n4,\n", "also line 4, column 'b'"));
    }

    @ParameterizedTest
    @MethodSource("badTables")
    void badTablesAreNamedWithTheirPlace(String text, String place) throws IOException {
        assertOneLine(encode(csv(text), "--task", "a"), 1, place);
    }

    @Test
    void nothingLeftAfterDropIsAnError() throws IOException {
        assertOneLine(encode(csv("a,b\n1,\n,2\n"), "--task", "a", "--missing", "drop"), 1, "t.csv: every row");
    }

    @Test
    void askedMetricThatIsNotNumericIsAnErrorWithItsPlace() throws IOException {
        assertOneLine(encode(csv("a,b\n1,2\n3,four\n"), "--task", "a", "--metrics", "a,b"), 1,
                "t.csv, line 3, column 2 'b'", "'four'");
    }

    @ParameterizedTest
    @CsvSource({"--metrics, prolin", "--id-column, prolime"})
    void unknownColumnNamesTheNearest(String option, String name) {
        assertOneLine(encode(folder.resolve("wine.csv"), "--task", "proline", option, name), 1, "wine.csv",
                "'" + name + "'", "did you mean 'proline'", "flavanoids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.npy", "magic.npy", "short.npy", "cube.npy"})
    void badNpyIsNamed(String name) throws IOException {
        Path table = folder.resolve(name);
        Npy.write(table, DoubleMatrix.copyOf(new double[6], 2, 3));
        byte[] bytes = Files.readAllBytes(table);
        switch (name) {
            case "empty.npy" -> bytes = new byte[0];
            case "magic.npy" -> bytes[0] = 'x';
            case "short.npy" -> bytes = Arrays.copyOf(bytes, bytes.length - 1);
            default -> bytes = new String(bytes, StandardCharsets.ISO_8859_1)
                    .replace("(2, 3)", "(1,2,3)").getBytes(StandardCharsets.ISO_8859_1);
        }
        Files.write(table, bytes);
        assertOneLine(encode(table, "--task", "m0"), 1, name);
    }

    @Test
    void infinityInNpyIsNamedWithItsPlace() throws IOException {
        Path table = folder.resolve("t.npy");
        Npy.write(table, DoubleMatrix.copyOf(new double[] {1, 2, 3, Double.NEGATIVE_INFINITY}, 2, 2));
        assertOneLine(encode(table, "--task", "m0"), 1, "t.npy, row 1, column 'm1'", "-Infinity");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a DESC, c ASC|8", "a DESC b|7", "a,,b|2", "ORDER BY a, a|12"})
    void badTaskIsShownWithACaret(String task, int position) throws IOException {
        CommandRun run = encode(csv("a,b\n1,2\n"), "--task", task);
        assertEquals(1, run.code());
        assertEquals(3, run.errLines().size(), run.err());
        assertTrue(run.errLines().get(0).contains("position " + position), run.err());
        assertEquals("  " + task, run.errLines().get(1));
        assertEquals("  " + " ".repeat(position) + "^", run.errLines().get(2));
    }

    @Test
    void badSqlIsOneLineWithItsCode() throws IOException {
        CommandRun run = encode(csv("a,b\n1,2\n"), "--task", "SELECT row_id FROM virtual_index WHERE nothing > 1");
        assertOneLine(run, 1, "BINDING", "nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "view"})
    void unknownMetricNamesTheNearestAndTheRest(String verb) {
        Object[] output = verb.equals("view") ? new Object[] {"-o", folder.resolve("out.png")} : new Object[0];
        Object[] args = Stream.concat(Stream.of("vpm", verb, map, "--weights", "prolin=1,hue=2"),
                Arrays.stream(output)).toArray();
        assertOneLine(CommandRun.of(args), 1, "wine.png", "'prolin'", "did you mean 'proline'", "alcohol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide --weights hue", "decide --weights hue=x", "decide --weights hue=0", "decide",
        "decide --weights hue=1 --metric hue", "decide --metric hue --direction up", "decide --metric hue --top 0",
        "decide --metric hue --top x", "view --metric hue", "view --metric hue -o out.png --size 3",
        "view --metric hue -o out.png --size 0x1", "view --metric hue -o out.png --x -1", "export", "inspect --what",
        "export -o out.csv --scale mm", "forget"})
    void wrongUsageIsOneLineAndCodeTwo(String arguments) {
        String[] words = arguments.split(" ");
        Object[] args = Stream.concat(Stream.of("vpm", words[0], map), Arrays.stream(words).skip(1)).toArray();
        assertOneLine(CommandRun.of(args), 2, "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--task a --compression 10", "--task a --normalize ema", "--task a --normalize fixed:",
        "--task a --missing ignore", "--task a --hint cube", "--task a --metrics a,,b"})
    void wrongEncodeUsageIsOneLineAndCodeTwo(String options) throws IOException {
        Object[] words = options.isEmpty() ? new Object[0] : options.split(" ");
        assertOneLine(encode(csv("a\n1\n"), words), 2, "vpm encode");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"a\": [0, 1|not JSON", "[]|not an object", "{}|no range for metric 'a'",
        "{\"a\": [1, 0]}|min <= max", "{\"a\": 3}|two numbers", "{\"a\": [0, 1]} x|not JSON"})
    void badRangesAreNamed(String json, String problem) throws IOException {
        Path ranges = Files.writeString(folder.resolve("ranges.json"), json);
        assertOneLine(encode(csv("a\n1\n"), "--task", "a", "--normalize", "fixed:" + ranges), 1, "ranges.json",
                problem);
    }

    @Test
    void damagedMapIsNamedWithCodeAndOffset() throws IOException {
        byte[] good = Files.readAllBytes(map);
        byte[] bad = good.clone();
        bad[good.length - 20] ^= 1;
        Files.write(map, bad);
        CommandRun run = CommandRun.of("vpm", "decide", map, "--metric", "cultivar");
        assertOneLine(run, 1, "wine.png: CRC_MISMATCH at byte ");
        Files.write(map, Arrays.copyOf(good, good.length / 2));
        assertOneLine(CommandRun.of("vpm", "export", map, "-o", folder.resolve("out.csv")), 1,
                "wine.png: TRUNCATED at byte ");
        Files.write(map, new byte[] {1, 2, 3});
        assertOneLine(CommandRun.of("vpm", "inspect", map), 1, "wine.png: NOT_PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encode --task a", "decide --metric a", "inspect"})
    void missingFileAndFolderAsFileAreNamed(String arguments) {
        String[] words = arguments.split(" ");
        Object[] output = words[0].equals("encode") ? new Object[] {"-o", folder.resolve("out.png")} : new Object[0];
        for (String name : List.of("nowhere.csv", ".")) {
            Path file = folder.resolve(name);
            Object[] args = Stream.of(Stream.of("vpm", words[0], file), Arrays.stream(words).skip(1),
                    Arrays.stream(output))
                    .flatMap(part -> part).toArray();
            assertOneLine(CommandRun.of(args), 1, file.toString(), name.equals(".") ? "is a folder" : "no such file");
        }
    }

    @Test
    void unwritableOutputIsNamedBeforeTheWorkStarts() throws IOException {
        Path table = csv("a\n1\n");
        assertOneLine(CommandRun.of("vpm", "encode", table, "-o", folder.resolve("none/x.png"), "--task", "a"), 1,
                "none/x.png: cannot be written", "no folder");
        assertOneLine(CommandRun.of("vpm", "encode", table, "-o", folder, "--task", "a"), 1, "cannot be written",
                "folder");
    }

    @Test
    void failedRunLeavesTheOlderFile() throws IOException {
        byte[] before = Files.readAllBytes(map);
        CommandRun run = CommandRun.of("vpm", "encode", csv("a\nx\n"), "-o", map, "--task", "a");
        assertEquals(1, run.code());
        assertArrayEquals(before, Files.readAllBytes(map));
    }

    @Test
    void debugAddsTheStack() {
        CommandRun run = CommandRun.of("vpm", "decide", map, "--metric", "x", "--debug");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("\tat org.ternion"), run.err());
        assertFalse(CommandRun.of("vpm", "decide", map, "--metric", "x").err().contains("\tat "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vpm"})
    void aGroupAloneIsWrongUsage(String group) {
        CommandRun run = group.isEmpty() ? CommandRun.of() : CommandRun.of(group);
        assertOneLine(run, 2, "a command is missing");
    }
}
