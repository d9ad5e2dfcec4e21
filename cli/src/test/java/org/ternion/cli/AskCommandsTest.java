package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.io.CsvTable;

/** Questions to a map of the cars with complete rows, ordered for another purpose than the questions. */
class AskCommandsTest {
    @TempDir
    private Path folder;
    private Path map;
    private CarsTable cars;
    private List<Integer> rows;

    @BeforeEach
    void encodeCars() throws IOException {
        map = folder.resolve("cars.png");
        cars = CarsTable.read();
        rows = cars.complete();
        CommandRun run = CommandRun.of("vpm", "encode", CommandRun.table("cars.csv", folder), "-o", map, "--id-column",
                "name", "--missing", "drop", "--task", "acceleration ASC, year DESC");
        assertEquals(0, run.code(), run.err());
    }

    /** The 16-bit sample of a cell, scaled over the rows that are kept. */
    private double sample(int row, String column) {
        double min = rows.stream().mapToDouble(r -> cars.number(r, column)).min().orElseThrow();
        double max = rows.stream().mapToDouble(r -> cars.number(r, column)).max().orElseThrow();
        return Math.rint((cars.number(row, column) - min) / (max - min) * 65535);
    }

    private List<Integer> bruteForce(ToDoubleFunction<Integer> key, int top) {
        return rows.stream().sorted(Comparator.comparingDouble(key).reversed().thenComparingInt(r -> r)).limit(top)
                .toList();
    }

    private static List<Integer> docs(JsonNode answer) {
        return IntStream.range(0, answer.get("ranking").size())
                .mapToObj(i -> answer.get("ranking").get(i).get("doc").asInt()).toList();
    }

    @ParameterizedTest
    @CsvSource({"miles_per_gallon, desc", "miles_per_gallon, asc", "year, DESC", "cylinders, asc", "acceleration, Asc"})
    void oneMetricRanksAsTheTableDoes(String metric, String direction) throws IOException {
        JsonNode answer = CommandRun.of("vpm", "decide", map, "--metric", metric, "--direction", direction, "--top",
                400,
                "--json").json();
        double sign = direction.equalsIgnoreCase("desc") ? 1 : -1;
        assertEquals(bruteForce(r -> sign * sample(r, metric), 392), docs(answer));
        assertEquals(metric, answer.get("metric").asText());
    }

    @Test
    void weightsRankAsTheTableDoes() throws IOException {
        JsonNode answer = CommandRun.of("vpm", "decide", map, "--weights", "miles_per_gallon=0.5,weight_in_lbs=-0.25",
                "--top", 50, "--json").json();
        List<Integer> expected =
                bruteForce(r -> 0.5 * sample(r, "miles_per_gallon") - 0.25 * sample(r, "weight_in_lbs"), 50);
        assertEquals(expected, docs(answer));
        assertEquals(-0.25, answer.get("weights").get("weight_in_lbs").asDouble());
        JsonNode first = answer.get("ranking").get(0);
        assertEquals(1, first.get("rank").asInt());
        assertEquals(cars.cell(expected.get(0), "name"), first.get("id").asText());
        double score = 0.5 * sample(expected.get(0), "miles_per_gallon") / 65535
                - 0.25 * sample(expected.get(0), "weight_in_lbs") / 65535;
        assertEquals(score, first.get("score").asDouble(), 1e-12);
    }

    @Test
    void relevanceIsTheMeanOfTheBestEight() throws IOException {
        JsonNode answer =
                CommandRun.of("vpm", "decide", map, "--metric", "horsepower", "--top", 3, "--json").json();
        double mean = bruteForce(r -> sample(r, "horsepower"), 8).stream().mapToDouble(r -> sample(r,
                "horsepower") / 65535)
                .average().orElseThrow();
        assertEquals(mean, answer.get("relevance").asDouble(), 1e-12);
        assertEquals(3, answer.get("ranking").size());
    }

    @Test
    void tableForPeopleHasAHeaderAndTenRows() {
        CommandRun run = CommandRun.of("vpm", "decide", map, "--metric", "miles_per_gallon");
        assertEquals(0, run.code(), run.err());
        assertEquals(11, run.out().lines().count());
        assertTrue(run.out().contains("mazda glc"), run.out());
    }

    @Test
    void viewIsACropOfSamplesInTheOrderAsked() throws IOException {
        Path tile = folder.resolve("tile.png");
        CommandRun run = CommandRun.of("vpm", "view", map, "--metric", "horsepower", "--x", 2, "--y", 3, "--size",
                "5x2",
                "-o", tile);
        assertEquals(0, run.code(), run.err());
        BufferedImage picture = ImageIO.read(tile.toFile());
        assertEquals(List.of(5, 2, 16), List.of(picture.getWidth(), picture.getHeight(),
                picture.getColorModel().getComponentSize(0)));
        List<Integer> best = bruteForce(r -> sample(r, "horsepower"), 7);
        for (int x = 0; x < 5; x++) {
            assertEquals(sample(best.get(x + 2), "horsepower"), picture.getRaster().getSample(x, 0, 0));
            assertEquals(sample(best.get(x + 2), "weight_in_lbs"), picture.getRaster().getSample(x, 1, 0));
        }
    }

    @Test
    void viewIsSmallerAtTheEdge() throws IOException {
        Path tile = folder.resolve("tile.png");
        assertEquals(0, CommandRun.of("vpm", "view", map, "--metric", "year", "--x", 390, "--y", 6, "-o", tile).code());
        BufferedImage picture = ImageIO.read(tile.toFile());
        assertEquals(List.of(2, 1), List.of(picture.getWidth(), picture.getHeight()));
    }

    @Test
    void exportRestoresTheTableInItsOwnOrder() throws IOException {
        Path table = folder.resolve("back.csv");
        CommandRun run = CommandRun.of("vpm", "export", map, "-o", table);
        assertEquals(0, run.code(), run.err());
        CsvTable back = CsvTable.read(table);
        assertEquals(List.of("id", "miles_per_gallon", "cylinders", "displacement", "horsepower", "weight_in_lbs",
                "acceleration", "year"), back.header());
        assertEquals(392, back.rows());
        for (int c = 1; c < back.header().size(); c++) {
            String name = back.header().get(c);
            double min = rows.stream().mapToDouble(r -> cars.number(r, name)).min().orElseThrow();
            double max = rows.stream().mapToDouble(r -> cars.number(r, name)).max().orElseThrow();
            for (int r = 0; r < back.rows(); r++) {
                assertEquals(cars.number(rows.get(r), name), back.number(r, c), (max - min) / 131070 * (1 + 1e-9),
                        name);
                assertEquals(cars.cell(rows.get(r), "name"), back.cell(r, 0));
            }
        }
    }

    @Test
    void exportOnTheUnitScaleGivesTheSamples() throws IOException {
        Path table = folder.resolve("unit.csv");
        assertEquals(0, CommandRun.of("vpm", "export", map, "-o", table, "--scale", "unit").code());
        CsvTable back = CsvTable.read(table);
        for (int r = 0; r < back.rows(); r++) {
            assertEquals(sample(rows.get(r), "horsepower") / 65535, back.number(r, back.column("horsepower")));
        }
    }

    @Test
    void exportedTableEncodesAgainToTheSameOrder() throws IOException {
        Path table = folder.resolve("back.csv");
        CommandRun.of("vpm", "export", map, "-o", table);
        Path again = folder.resolve("again.png");
        CommandRun run = CommandRun.of("vpm", "encode", table, "-o", again, "--id-column", "id", "--task",
                "acceleration ASC, year DESC");
        assertEquals(0, run.code(), run.err());
        assertEquals(CommandRun.of("vpm", "decide", map, "--metric", "year").out().replaceAll(" +[0-9]+ +(?=1\\.0)",
                " "),
                CommandRun.of("vpm", "decide", again, "--metric", "year").out().replaceAll(" +[0-9]+ +(?=1\\.0)", " "));
    }

    @Test
    void inspectNamesWhatTheFileHolds() throws IOException {
        CommandRun text = CommandRun.of("vpm", "inspect", map);
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("acceleration ASC, year DESC"), text.out());
        assertTrue(text.out().contains("weight_in_lbs"), text.out());
        JsonNode json = CommandRun.of("vpm", "inspect", map, "--json").json();
        assertEquals(7, json.get("metrics").size(), json.toString());
        assertEquals("[8.0,24.8]", json.get("ranges").get("acceleration").toString());
        assertEquals(392, json.get("documents").asInt(), json.toString());
        assertTrue(json.get("problems").isEmpty(), json.toString());
    }

    @Test
    void inspectSaysWhatIsWrongWithADamagedFile() throws IOException {
        byte[] bytes = Files.readAllBytes(map);
        bytes[bytes.length / 2] ^= 1;
        Files.write(map, bytes);
        CommandRun run = CommandRun.of("vpm", "inspect", map);
        assertEquals(1, run.code());
        assertTrue((run.out() + run.err()).contains("CRC_MISMATCH"), run.out() + run.err());
    }
}
