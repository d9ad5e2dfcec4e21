package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("standard input belongs to the process")
class TradeStreamCommandTest {
    private static final int BARS = 700;

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static CommandRun fed(String text, Object... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return CommandRun.of(Stream.concat(Stream.of("trade", "stream"), Arrays.stream(args)).toArray());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void decisionsAreThoseOfARun() throws IOException {
        Path bars = TradeBars.bitcoin(folder, BARS);
        CommandRun.of("trade", "run", bars, "-o", file("log.csv"), "--bootstrap", 0, "--controls", 0);
        List<String> log = Files.readAllLines(file("log.csv"));
        List<String> header = List.of(log.get(0).split(","));
        CommandRun run = fed(Files.readString(TradeBars.ndjson(bars)), "--symbol", "btc" + BARS);
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("700 bars in all, 0 late, 0 doubled, 0 missing, 0 bad lines"), run.errLines());
        List<String> decisions = run.out().lines().toList();
        assertEquals(BARS, decisions.size());
        for (int i = 0; i < BARS; i++) {
            JsonNode decision = new ObjectMapper().readTree(decisions.get(i));
            String[] row = log.get(i + 1).split(",", -1);
            for (String column : List.of("ts", "symbol", "state", "hold", "reason")) {
                assertEquals(row[header.indexOf(column)], decision.get(column).asText(), column);
            }
            for (String column : List.of("exposure", "equity", "fill", "actionability", "pending")) {
                String cell = row[header.indexOf(column)];
                assertEquals(cell.isEmpty(), decision.get(column).isNull(), column);
                assertEquals(cell.isEmpty() ? 0 : Double.parseDouble(cell), decision.get(column).asDouble(), column);
            }
        }
    }

    @Test
    void aSnapshotContinuesWhereItWasAndDropsWhatComesAgain() throws IOException {
        List<String> lines = Files.readAllLines(TradeBars.ndjson(TradeBars.bitcoin(folder, BARS)));
        String whole = fed(String.join("\n", lines)).out();
        Path snapshot = file("engine.snapshot");
        CommandRun first = fed(String.join("\n", lines.subList(0, 400)), "--snapshot", snapshot, "--every", 37);
        CommandRun second = fed(String.join("\n", lines.subList(390, BARS)), "--snapshot", snapshot);
        assertEquals(whole, first.out() + second.out());
        assertEquals(List.of("700 bars in all, 9 late, 1 doubled, 0 missing, 0 bad lines"), second.errLines());
        CommandRun other = fed(lines.get(0), "--snapshot", snapshot, "--tau-on", 0.6);
        assertEquals(1, other.code());
        assertTrue(other.err().contains("the snapshot was made with other settings"), other.err());
        Files.write(snapshot, new byte[] {1, 2, 3, 4, 5});
        assertTrue(fed(lines.get(0), "--snapshot", snapshot).err().contains("damaged"));
    }

    @Test
    void tradesAreJoinedAndMissingBarsCounted() {
        String trades = """
                {"ts": 1700000000, "price": 10, "qty": 1}
                {"ts": 1700000001, "price": "11", "qty": 1}
                {"ts": 1700000301, "price": 12, "qty": 2}
                """;
        CommandRun run = fed(trades, "--ticks", "1m");
        assertEquals(0, run.code(), run.err());
        assertEquals(2, run.out().lines().count());
        assertEquals(List.of("2 bars in all, 0 late, 0 doubled, 4 missing, 0 bad lines"), run.errLines());
    }

    @Test
    void badLinesStopOrAreCounted() {
        String lines = "{\"ts\": 1700000000, \"close\": 10}\nnonsense\n{\"ts\": 1700000060, \"close\": 11}\n";
        CommandRun stopped = fed(lines);
        assertEquals(1, stopped.code());
        assertTrue(stopped.err().contains("stdin, line 2"), stopped.err());
        assertEquals(1, stopped.out().lines().count(), "what was decided before stands");
        CommandRun counted = fed(lines, "--bad-lines", "skip");
        assertEquals(0, counted.code(), counted.err());
        assertTrue(counted.err().contains("2 bars in all") && counted.err().contains("1 bad lines"), counted.err());
    }

    @Test
    void barsOutOfOrderAreNamed() {
        CommandRun run = fed("{\"ts\": 1700000060, \"close\": 10}\n{\"ts\": 1700000000, \"close\": 10}\n", "--late",
                "reject");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("line 2: bars must rise in time"), run.err());
    }

    @Test
    void aStreamHasNoWholeSeries() {
        CommandRun run = fed("", "--profile", "reference");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("whole-series needs statistics of the whole series, a stream has none"),
                run.err());
    }
}
