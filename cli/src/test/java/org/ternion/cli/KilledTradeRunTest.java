package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.trading.LogReader;
import org.ternion.trading.RunLog;
import org.ternion.trading.data.BarWriter;
import org.ternion.trading.data.SyntheticBars;

@Tag("slow")
class KilledTradeRunTest {
    private static final int BARS = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void killedRunLeavesAValidLogAManifestThatSaysSoAndTheOlderLog() throws IOException, InterruptedException {
        Path bars = folder.resolve("bars.csv");
        BarWriter.save(SyntheticBars.garch(BARS).draw(11), bars);
        Path log = Files.writeString(folder.resolve("log.csv"), "older");
        Path part = folder.resolve("log.csv.part");
        Process run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.ternion.cli.Main", "trade", "run", bars.toString(), "-o",
                log.toString(), "--bootstrap", "0", "--controls", "0")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (run.isAlive() && !(Files.exists(part) && Files.size(part) > 1 << 20)) {
                Thread.sleep(1);
            }
            run.destroyForcibly();
            assertTrue(run.waitFor(60, TimeUnit.SECONDS));
        } finally {
            run.destroyForcibly();
        }
        assertNotEquals(0, run.exitValue(), "it ended before it could be killed");
        assertEquals("older", Files.readString(log));
        assertFalse(Files.exists(TradeLogFile.manifestOf(log)));
        assertFalse(new ObjectMapper().readTree(Files.readAllBytes(TradeLogFile.manifestOf(part))).get("complete")
                .asBoolean());
        RunLog left = LogReader.read(part);
        assertTrue(left.size() > 1000 && left.size() < BARS, left.size() + " rows");
    }
}
