package org.ternion.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.BarOrder;
import org.ternion.trading.Decision;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.SeriesStatistics;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarStream;
import org.ternion.trading.data.Duplicates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade stream}. */
@Command(name = "stream", description = "Decide bar by bar: closed bars, or trades, as JSON objects, one per line, on"
        + " stdin; a decision for each bar at once on stdout, likewise.")
final class TradeStreamCommand implements Runnable {
    private static final String STDIN = "-";
    /** What is said of a bar, by the names that the log has. */
    private static final List<LogColumn> SAID = List.of(LogColumn.TS, LogColumn.SYMBOL, LogColumn.PRICE,
            LogColumn.STATE, LogColumn.RUN_LENGTH, LogColumn.ACCEPTABLE, LogColumn.MARGIN, LogColumn.P_BAD,
            LogColumn.BAN, LogColumn.ACTIONABILITY, LogColumn.INTENT_DIRECTION, LogColumn.INTENT_TARGET,
            LogColumn.URGENCY, LogColumn.HOLD, LogColumn.REASON, LogColumn.PENDING, LogColumn.FILL,
            LogColumn.FILL_PRICE, LogColumn.FEE, LogColumn.EXPOSURE, LogColumn.EQUITY);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NDJSON", defaultValue = STDIN, description = "Read from this"
            + " file, not from stdin.")
    private String input;

    @Mixin
    private TradeTauOptions engineOptions;

    @Mixin
    private TradeFormatOptions format;

    @Option(names = "--symbol", paramLabel = "NAME", defaultValue = "stream", description = "Name of the market"
            + " (default stream).")
    private String symbol;

    @Option(names = "--ticks", paramLabel = "PERIOD", converter = TradePeriod.Converter.class, description = "Lines are"
            + " trades (time, price, quantity): join those of each 1s, 5m, .. to a bar.")
    private TradePeriod ticks;

    @Option(names = "--period", paramLabel = "PERIOD", converter = TradePeriod.Converter.class,
            description = "Length of a bar, so that missing ones can be counted (default: of --ticks).")
    private TradePeriod period;

    @Option(names = "--late", paramLabel = "skip|reject|accept", defaultValue = "skip", description = "What is done"
            + " with a bar that is not later than the one before (default skip).")
    private BarOrder.Rule late;

    @Option(names = "--bad-lines", paramLabel = "stop|skip", defaultValue = "stop", description = "What is done at a"
            + " line that is no bar; skipped ones are counted (default stop).")
    private BadLines badLines;

    @Option(names = "--snapshot", paramLabel = "FILE", description = "Continue from this file if it exists; write it at"
            + " the end and on the way.")
    private Path snapshot;

    @Option(names = "--every", paramLabel = "N", defaultValue = "1000", description = "Write the snapshot each N bars"
            + " (default 1000).")
    private int every;

    private long bad;

    private enum BadLines { STOP, SKIP }

    @Override
    public void run() {
        if (every < 1) {
            throw new ParameterException(spec.commandLine(), "--every must be at least 1, was " + every);
        }
        if (snapshot != null) {
            OutputFile.check(snapshot);
        }
        TriadicEngine engine = engine(engineOptions.config());
        boolean stdin = input.equals(STDIN);
        try (InputStream in = stdin ? new KeptOpen(System.in)
                : Files.newInputStream(InputFile.existing(Path.of(input), "NDJSON"))) {
            decide(engine, stream(in, stdin ? "stdin" : input));
        } catch (IOException e) {
            throw ErrorLines.cannotRead(Path.of(stdin ? "stdin" : input), e);
        }
        spec.commandLine().getErr().println(engine.bars() + " bars in all, " + engine.lateBars() + " late, "
                + engine.duplicateBars() + " doubled, " + engine.missingBars() + " missing, " + bad + " bad lines");
    }

    /** Standard input belongs to the process. */
    private static final class KeptOpen extends FilterInputStream {
        KeptOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Not ours.
        }
    }

    private TriadicEngine engine(EngineConfig config) {
        TradePeriod expected = period != null ? period : ticks;
        TriadicEngine engine;
        try {
            engine = TriadicEngine.of(config, SeriesStatistics.NONE, null,
                    new BarOrder(late, expected == null ? 0 : expected.nanos()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ", a stream has none", e);
        }
        if (snapshot != null && Files.exists(snapshot)) {
            try {
                engine.restore(Files.readAllBytes(snapshot));
            } catch (IOException e) {
                throw ErrorLines.cannotRead(snapshot, e);
            }
        }
        return engine;
    }

    private BarStream stream(InputStream in, String name) {
        // The engine has the rule for bars that come twice.
        BarFormat asked = format.format(Duplicates.REJECT);
        return ticks == null ? BarStream.bars(in, name, asked) : BarStream.ticks(in, name, asked, ticks.nanos());
    }

    private void decide(TriadicEngine engine, BarStream stream) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        while (advance(stream)) {
            Decision decision;
            try {
                decision = engine.onBar(stream.bar());
            } catch (IllegalArgumentException e) {
                throw new BadInputException("line " + stream.line() + ": " + e.getMessage() + " (--late)", e);
            }
            if (decision.skipped()) {
                continue;
            }
            out.print(Json.line(tree(decision)));
            // Each decision at once; a reader that has gone ends the work.
            if (out.checkError()) {
                throw new BadInputException("stdout: nobody reads the decisions any more");
            }
            if (snapshot != null && engine.bars() % every == 0) {
                save(engine);
            }
        }
        if (snapshot != null) {
            save(engine);
        }
    }

    private boolean advance(BarStream stream) throws IOException {
        while (true) {
            try {
                return stream.advance();
            } catch (TableFormatException e) {
                if (badLines == BadLines.STOP) {
                    throw e;
                }
                bad++;
            }
        }
    }

    private void save(TriadicEngine engine) {
        byte[] bytes = engine.snapshot();
        OutputFile.write(snapshot, out -> out.write(bytes));
    }

    private Map<String, Object> tree(Decision decision) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (LogColumn column : SAID) {
            tree.put(column.header(), switch (column) {
                case TS -> decision.time();
                case SYMBOL -> symbol;
                case REASON -> Charts.word(decision.reason());
                default -> value(column, decision.value(column));
            });
        }
        return tree;
    }

    private static Object value(LogColumn column, double value) {
        return switch (column.kind()) {
            case INTEGER -> (Object) (long) value;
            case FLAG -> value != 0;
            default -> Json.finiteOrNull(value);
        };
    }
}
