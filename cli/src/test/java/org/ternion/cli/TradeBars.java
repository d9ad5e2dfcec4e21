package org.ternion.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The bars of the demo, for tests. */
final class TradeBars {
    private TradeBars() {
    }

    /** Four-hour bars of 2016 to 2025: 20,695 of them. */
    static Path bitcoin(Path folder) throws IOException {
        Path file = folder.resolve("btc-usd-4h.csv");
        try (InputStream in = new GZIPInputStream(TradeDemo.class.getResourceAsStream(TradeDemo.RESOURCE))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    /** The first of these bars, under a name of their own. */
    static Path bitcoin(Path folder, int bars) throws IOException {
        Path all = bitcoin(folder);
        try (Stream<String> lines = Files.lines(all)) {
            List<String> first = lines.limit(bars + 1L).toList();
            return Files.write(folder.resolve("btc" + bars + ".csv"), first);
        }
    }

    /** The same bars as NDJSON. */
    static Path ndjson(Path bars) {
        Path file = bars.resolveSibling(TradeBarInput.name(bars) + ".ndjson");
        CommandRun run = CommandRun.of("trade", "convert", bars, file);
        if (run.code() != 0) {
            throw new AssertionError(run.err());
        }
        return file;
    }
}
