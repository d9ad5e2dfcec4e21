package org.ternion.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ternion.core.Progress;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogWriter;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.data.BarSeries;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A run log as CSV, {@code LOG.csv}, with its manifest {@code LOG.csv.manifest.json}. Until it is whole it is called
 * {@code LOG.csv.part}, with a manifest that says it is not: that is what a killed run leaves, beside an older log and
 * manifest as they were.
 */
final class TradeLogFile {
    private static final int BLOCK_ROWS = 1 << 14;

    private TradeLogFile() {
    }

    /** The manifest of a run over these bars. */
    static Manifest manifest(EngineConfig config, BarSeries bars, long seed) {
        String version = TradeLogFile.class.getPackage().getImplementationVersion();
        return Manifest.begin(config, Manifest.hash(bars), version == null ? "(not packaged)" : version, seed);
    }

    static Path manifestOf(Path log) {
        return log.resolveSibling(log.getFileName() + ".manifest.json");
    }

    /** Fails early where the path alone shows that the log cannot be written. */
    static void check(Path target) {
        OutputFile.check(target);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new BadInputException(target + ": cannot be written, it is no regular file");
        }
    }

    /** Runs and writes what came of it; returns the log. */
    static RunLog write(Path target, Manifest begun, String symbol, Supplier<RunLog> run, Progress progress) {
        try {
            // A link stays a link.
            Path file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
            Path part = file.resolveSibling(file.getFileName() + ".part");
            begun.write(manifestOf(part));
            RunLog log;
            try (FileOutputStream out = new FileOutputStream(part.toFile());
                    LogWriter writer = LogWriter.of(out, symbol, LogWriter.columnsOf(begun.config().profile()))) {
                writer.flush();
                log = run.get();
                for (int from = 0; from < log.size(); from += BLOCK_ROWS) {
                    int to = Math.min(log.size(), from + BLOCK_ROWS);
                    writer.append(log, from, to);
                    progress.reportOrCancel(to, log.size());
                }
                writer.flush();
                out.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            begun.done().write(manifestOf(file));
            Files.delete(manifestOf(part));
            return log;
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(target, e);
        }
    }

    /** Writes what a table was made from beside it: a manifest, and the arguments of the command. */
    static void writeManifest(Path table, CommandSpec spec, Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("arguments", spec.commandLine().getParseResult().originalArgs());
        tree.putAll(tree(manifest.done()));
        byte[] json = Json.line(tree).getBytes(StandardCharsets.UTF_8);
        OutputFile.write(manifestOf(table), out -> out.write(json));
    }

    /** A manifest for {@code --json}. */
    static Map<String, Object> tree(Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("complete", manifest.complete());
        tree.put("code", manifest.codeVersion());
        tree.put("jvm", manifest.jvm());
        tree.put("seed", manifest.seed());
        tree.put("input", manifest.inputHash());
        tree.put("profile", manifest.config().profile().name().toLowerCase(Locale.ROOT));
        tree.put("lookAhead", manifest.config().lookAhead());
        tree.put("settings", manifest.config().toMap());
        return tree;
    }
}
