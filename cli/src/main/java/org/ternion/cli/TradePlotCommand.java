package org.ternion.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.diagnostics.Diagnostic;
import org.ternion.trading.diagnostics.DiagnosticInput;
import org.ternion.trading.diagnostics.DiagnosticKind;
import org.ternion.trading.diagnostics.DiagnosticSettings;
import org.ternion.trading.diagnostics.NumberTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade plot}. */
@Command(name = "plot", description = "A diagnostic of logs and sweeps as a picture (SVG) or as its data (CSV).")
final class TradePlotCommand implements Runnable {
    private static final String ALL = "all";
    private static final int MOST_FILES = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Which one, say acceptability; a wrong name shows all"
            + " of them. all: those for which everything is given, into a folder.")
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "LOG.csv", description = "A run log, and one to compare it"
            + " with.")
    private List<Path> placedLogs = List.of();

    @Option(names = "--log", paramLabel = "LOG.csv", description = "The same, given by name.")
    private List<Path> namedLogs = List.of();

    @Option(names = "--sweep", paramLabel = "CSV", description = "The table of a sweep, and one to compare it with.")
    private List<Path> sweeps = List.of();

    @Option(names = {"-o", "--output", "--save"}, paramLabel = "SVG|CSV|DIR", required = true,
            description = "Ends in .svg or .csv; a folder, made if missing, for all. Pictures get the time into their"
            + " name.")
    private Path output;

    @Option(names = "--overwrite", description = "No time in names of pictures: replace older ones.")
    private boolean overwrite;

    @Mixin
    private TradePlotSettings settings;

    @Override
    public void run() {
        List<DiagnosticKind> kinds = name.equals(ALL) ? List.of(DiagnosticKind.values())
                : List.of(TradeUsage.checked(spec, () -> DiagnosticKind.named(name)));
        boolean table = output.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        if (!name.equals(ALL)) {
            if (!table && !output.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
                throw new ParameterException(spec.commandLine(), "-o must end in .svg or .csv, was " + output);
            }
            OutputFile.check(output);
        }
        DiagnosticSettings chosen = TradeUsage.checked(spec, settings::settings);
        DiagnosticInput input = input(name.equals(ALL) ? List.of() : kinds.get(0).sweepColumns());
        if (!name.equals(ALL)) {
            write(compute(kinds.get(0), input, chosen), output);
            return;
        }
        List<DiagnosticKind> possible = kinds.stream().filter(kind -> kind.accepts(input)).toList();
        if (possible.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a log or the table of a sweep is needed");
        }
        ReportFolder.make(output, spec.commandLine().getErr());
        for (DiagnosticKind kind : possible) {
            Diagnostic diagnostic = compute(kind, input, chosen);
            write(diagnostic, output.resolve(kind.id() + ".svg"));
            write(diagnostic, output.resolve(kind.id() + ".csv"));
        }
    }

    private Diagnostic compute(DiagnosticKind kind, DiagnosticInput input, DiagnosticSettings chosen) {
        // What is missing is told by the library, as bad input.
        return kind.compute(input, chosen);
    }

    private DiagnosticInput input(List<String> needed) {
        List<Path> logs = new ArrayList<>(placedLogs);
        logs.addAll(namedLogs);
        for (Map.Entry<String, List<Path>> files : Map.of("logs", logs, "--sweep tables", sweeps).entrySet()) {
            if (files.getValue().size() > MOST_FILES) {
                throw new ParameterException(spec.commandLine(), "at most two " + files.getKey()
                        + " can be compared, there are " + files.getValue().size());
            }
        }
        DiagnosticInput input = DiagnosticInput.EMPTY;
        for (Path log : logs) {
            input = input.withLog(TradeLogInput.read(log), TradeBarInput.name(log));
        }
        for (Path sweep : sweeps) {
            input = input.withSweep(numbers(sweep, needed), TradeBarInput.name(sweep));
        }
        return input;
    }

    /** The columns that are needed; if none is named, those that any diagnostic reads. */
    private static NumberTable numbers(Path file, List<String> needed) {
        try {
            CsvTable table = CsvTable.read(InputFile.existing(file, "the table of a sweep (CSV)"));
            Set<String> known = Arrays.stream(DiagnosticKind.values()).flatMap(kind -> kind.sweepColumns().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            known.retainAll(table.header());
            return NumberTable.of(table, needed.isEmpty() ? List.copyOf(known) : needed);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private void write(Diagnostic diagnostic, Path file) {
        Path target = file;
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            TradeTable.write(file, diagnostic.table()::writeTo);
        } else {
            target = overwrite ? file : TradePictureFile.stamped(file, Clock.systemUTC());
            byte[] picture = diagnostic.picture().document().getBytes(StandardCharsets.UTF_8);
            OutputFile.write(target, out -> out.write(picture));
        }
        spec.commandLine().getErr().println("wrote " + target);
    }
}
