package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeLobCommandTest {
    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static CommandRun ok(Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    @Test
    void aMarketWithoutIntelligenceIsReplayedTheSameEachTime() throws IOException {
        Object[] replay = {"trade", "lob", "--generate", 20_000, "--seed", 5, "--latency", "3ms", "-o", file("a.csv"),
            "--save-events", file("events.csv"), "--json"};
        JsonNode first = ok(replay).json();
        byte[] fills = Files.readAllBytes(file("a.csv"));
        assertEquals(20_000, first.get("events").asInt());
        assertTrue(first.get("fills").asInt() > 0, first.toString());
        assertEquals(first, ok(replay).json());
        assertArrayEquals(fills, Files.readAllBytes(file("a.csv")));
        assertEquals(first.get("fills").asInt() + 1, Files.readAllLines(file("a.csv")).size());
        JsonNode read = ok("trade", "lob", file("events.csv"), "--json").json();
        assertEquals(first.get("book_checksum"), read.get("book_checksum"));
        assertEquals(0, read.get("orders").asInt(), "nothing is wanted, nothing is ordered");
    }

    @Test
    void intentsBecomeFillsAtTheOtherSide() throws IOException {
        Path events = Files.writeString(file("book.csv"), """
                exch_ts,local_ts,kind,side,price,qty
                1000,1000,depth,buy,99,10
                1000,1000,depth,sell,101,10
                5000,5000,depth,buy,98,1
                """);
        Path intents = Files.writeString(file("intents.csv"), "ts,direction,target,urgency\n2000,1,0.001,1\n");
        CommandRun run = ok("trade", "lob", events, "--intents", intents, "--lot", 0.01, "-o", file("fills.csv"));
        assertTrue(run.out().contains("book.csv: 3 events"), run.out());
        assertEquals(2, Files.readAllLines(file("fills.csv")).size());
        assertTrue(Files.readAllLines(file("fills.csv")).get(1).startsWith("2000,1.0,101.0,"),
                Files.readAllLines(file("fills.csv")).get(1));
    }
}
