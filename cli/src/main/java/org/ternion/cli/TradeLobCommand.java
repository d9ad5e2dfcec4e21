package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.lob.FaultRule;
import org.ternion.trading.lob.FillWriter;
import org.ternion.trading.lob.LobEvents;
import org.ternion.trading.lob.LobGenerator;
import org.ternion.trading.lob.LobGrid;
import org.ternion.trading.lob.LobIntents;
import org.ternion.trading.lob.LobLatency;
import org.ternion.trading.lob.LobReplay;
import org.ternion.trading.lob.LobResult;
import org.ternion.trading.lob.LobRules;
import org.ternion.trading.lob.LobSummary;
import org.ternion.trading.lob.QueueModel;
import org.ternion.trading.position.Intent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade lob}. */
@Command(name = "lob", description = "Replay an order book with intents: orders, their place in the queue, fills and"
        + " what they cost.")
final class TradeLobCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "EVENTS", description = "Events of a market: CSV"
            + " (exch_ts,local_ts,kind,side,price,qty), .npy or .npz as hftbacktest has them.")
    private Path file;

    @Option(names = "--generate", paramLabel = "N", description = "No file: N events of a market without intelligence.")
    private Integer generate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of --generate (default 0).")
    private long seed;

    @Option(names = "--save-events", paramLabel = "CSV", description = "Write the events.")
    private Path savedEvents;

    @Option(names = "--intents", paramLabel = "CSV", description = "What is wanted and when: ts, direction, target,"
            + " urgency; or a run log whose bars are stamped with the time at which they are known (default: none;"
            + " random ones for --generate).")
    private Path intentsFile;

    @Option(names = "--tick", paramLabel = "STEP", defaultValue = "NaN", description = "Step of prices (default: from"
            + " the events).")
    private double tick;

    @Option(names = "--lot", paramLabel = "STEP", defaultValue = "NaN", description = "Step of quantities (default:"
            + " from the events).")
    private double lot;

    @Mixin
    private TradeLobRules rules;

    @Option(names = {"-o", "--output", "--out"}, paramLabel = "CSV", description = "Write the fills.")
    private Path output;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** How intents become orders and orders fills. */
    static final class TradeLobRules {
        @Option(names = "--queue", paramLabel = "MODEL", defaultValue = "risk-averse", description = "How orders move"
                + " up: risk-averse, proportional or power:3 (default risk-averse).")
        private String queue;

        @Option(names = "--latency", paramLabel = "TIME", converter = TradePeriod.Converter.class,
                description = "From desk to exchange, as 5ms (default none).")
        private TradePeriod entry;

        @Option(names = "--response", paramLabel = "TIME", converter = TradePeriod.Converter.class, description = "From"
                + " exchange to desk (default: as --latency).")
        private TradePeriod response;

        @Option(names = "--feed-factor", paramLabel = "F", defaultValue = "0", description = "Multiple of the latency"
                + " of the feed that is added to both (default 0).")
        private double feedFactor;

        @Option(names = "--maker-fee", paramLabel = "RATE", defaultValue = "0.0002", description = "Of resting orders,"
                + " a rebate if negative (default 0.0002).")
        private double maker;

        @Option(names = "--taker-fee", paramLabel = "RATE", defaultValue = "0.0005", description = "Of fills on arrival"
                + " (default 0.0005).")
        private double taker;

        @Option(names = "--equity", paramLabel = "MONEY", defaultValue = "100000", description = "At the start (default"
                + " 100000).")
        private double equity;

        @Option(names = "--ticks-through", paramLabel = "N", defaultValue = "10", description = "How far beyond the"
                + " other side's best price urgent orders go (default 10).")
        private int through;

        @Option(names = "--remember-taken", description = "What was taken is gone until it is displayed anew.")
        private boolean remember;

        @Option(names = "--faults", paramLabel = "RULE", defaultValue = "repair", description = "What is done about"
                + " events that cannot be right: ${COMPLETION-CANDIDATES} (default repair).")
        private FaultRule faults;

        LobRules rules() {
            long there = entry == null ? 0 : entry.nanos();
            long back = response == null ? there : response.nanos();
            return LobRules.DEFAULT.withQueue(QueueModel.parse(queue))
                    .withLatency(new LobLatency(there, back, feedFactor)).withFees(maker, taker).withStartEquity(equity)
                    .withTicksThrough(through).withRememberTaken(remember).withFaults(faults);
        }
    }

    @Override
    public void run() {
        threads.check();
        for (Path target : new Path[] {output, savedEvents}) {
            if (target != null) {
                OutputFile.check(target);
            }
        }
        LobRules chosen = TradeUsage.checked(spec, rules::rules);
        LobEvents events = events();
        List<Intent> intents = intents(events);
        LobResult result = threads.stage("replay",
                options -> LobReplay.run(events, intents, chosen, options.progress()));
        if (savedEvents != null) {
            TradeTable.write(savedEvents, spec, events::writeCsv);
        }
        if (output != null) {
            TradeTable.write(output, spec, out -> FillWriter.write(result.fills(), out));
        }
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("market", events.name());
            tree.put("tick", events.tickSize());
            tree.put("lot", events.lotSize());
            tree.putAll(TradeTable.tree(result.summary()));
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(events, result.summary());
        }
    }

    private LobEvents events() {
        if (file == null == (generate == null)) {
            throw new ParameterException(spec.commandLine(), "either EVENTS or --generate N is needed");
        }
        if (generate != null) {
            return TradeUsage.checked(spec, () -> LobGenerator.events(seed, generate));
        }
        LobGrid grid = TradeUsage.checked(spec, () -> new LobGrid(tick, lot));
        try {
            return LobEvents.read(InputFile.existing(file, "events of a market (CSV, .npy or .npz)"), grid);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private List<Intent> intents(LobEvents events) {
        if (intentsFile == null) {
            return generate == null ? List.of() : LobGenerator.intents(seed, events, Math.max(1, generate / 1000));
        }
        try {
            return LobIntents.read(InputFile.existing(intentsFile, "intents (CSV)"));
        } catch (IOException e) {
            throw ErrorLines.cannotRead(intentsFile, e);
        }
    }

    private void print(LobEvents events, LobSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%s: %d events of %.3f s, tick %s, lot %s", events.name(),
                summary.events(), summary.seconds(), Charts.label(events.tickSize()), Charts.label(events.lotSize())));
        summary.toMap().forEach((name, value) -> out.println(String.format(Locale.ROOT, "%-22s %s",
                name.replace('_', ' '), Measured.text(value))));
    }
}
