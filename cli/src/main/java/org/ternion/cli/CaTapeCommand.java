package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.CellGrid;
import org.ternion.ca.motif.EpistemicTape;
import org.ternion.ca.motif.PriceChannels;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca tape}. */
@Command(name = "tape", description = "Feed prices to the epistemic tape; print how its gate stood.")
final class CaTapeCommand implements Runnable {
    private static final int MOST_WIDTH = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PRICES.csv", description = "A table (CSV or NPY), oldest price first.")
    private Path input;

    @Option(names = "--price", paramLabel = "COLUMN", defaultValue = "close", description = "The column with prices"
            + " (default close).")
    private String column;

    @Option(names = "--width", paramLabel = "N", defaultValue = "128", description = "Columns of the tape (default"
            + " 128).")
    private int width;

    @Option(names = "--window", paramLabel = "N", defaultValue = "50", description = "Returns of a deviation (default"
            + " 50).")
    private int window;

    @Option(names = "--profile", paramLabel = "fixed|reference", defaultValue = "fixed", description = "fixed:"
            + " thresholds from the past, ends of the tape apart. reference: the prototype, which looks ahead (default"
            + " fixed).")
    private EpistemicTape.Profile profile;

    @Mixin
    private CaOutputOptions outputs;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Sums over all steps. */
    private static final class Totals implements CaWatcher {
        private final long[] gate = new long[3];
        private long contentChanges;
        private long gateChanges;

        @Override
        public long next(long after) {
            return Math.max(0, after) + 1;
        }

        @Override
        public void see(CaMoment moment) {
            EpistemicTape tape = (EpistemicTape) moment.automaton();
            long[] now = moment.population(EpistemicTape.GATE);
            for (int i = 0; i < gate.length; i++) {
                gate[i] += now[i];
            }
            contentChanges += tape.contentChanges();
            gateChanges += tape.gateChanges();
        }

        private double share(int trit) {
            return gate[trit + 1] / (double) (gate[0] + gate[1] + gate[2]);
        }
    }

    /** What the tape came to. */
    private record Result(EpistemicTape tape, CaJudge judge, Totals totals, double cells, List<String> files) {
    }

    @Override
    public void run() {
        threads.check();
        if (width < 1 || width > MOST_WIDTH) {
            throw new ParameterException(spec.commandLine(), "--width must be 1 to " + MOST_WIDTH + ", was " + width);
        }
        if (window < 2) {
            throw new ParameterException(spec.commandLine(), "--window must be at least 2, was " + window);
        }
        outputs.check();
        double[] prices = prices();
        Result result = threads.stage("tape", options -> feed(prices, options));
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(result));
        } else {
            print(result);
        }
    }

    private double[] prices() {
        TableContent table = new TableReader(input, null, List.of(column), new ArrayList<>()).read();
        double[] prices = table.column(0);
        for (int row = 0; row < prices.length; row++) {
            if (!(prices[row] > 0)) {
                throw new BadInputException(input + ", " + table.place(row, 0) + ": a price must be above 0, "
                        + (Double.isNaN(prices[row]) ? "this cell is blank" : "was " + prices[row]));
            }
        }
        return prices;
    }

    private Result feed(double[] prices, RunOptions options) {
        boolean reference = profile == EpistemicTape.Profile.REFERENCE;
        CellGrid channels = reference ? PriceChannels.reference(prices, window) : PriceChannels.of(prices, window);
        EpistemicTape tape = EpistemicTape.of(
                reference ? EpistemicTape.Config.REFERENCE : EpistemicTape.Config.DEFAULT, channels, width);
        CaJudge judge = CaJudge.of(tape, prices.length);
        Totals totals = new Totals();
        List<CaOutput> open = outputs.open(tape, prices.length, false);
        try {
            List<CaWatcher> watchers = new ArrayList<>(open);
            watchers.add(judge);
            watchers.add(totals);
            CaRun.run(tape, prices.length, options.progress(), watchers);
            open.forEach(CaOutput::commit);
            return new Result(tape, judge, totals, (double) channels.height() * width * prices.length,
                    open.stream().map(file -> file.file().toString()).toList());
        } finally {
            open.forEach(CaOutput::close);
        }
    }

    private Map<String, Object> tree(Result result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", String.join(", ", result.judge().verdicts()));
        tree.put("rule", result.tape().rule());
        tree.put("profile", Charts.word(profile));
        tree.put("size", List.of(result.tape().layer(0).height(), width));
        tree.put("steps", result.tape().generation());
        tree.put("act", result.totals().share(1));
        tree.put("hold", result.totals().share(0));
        tree.put("ban", result.totals().share(-1));
        tree.put("contentChangeRate", result.totals().contentChanges / result.cells());
        tree.put("gateChangeRate", result.totals().gateChanges / result.cells());
        tree.put("outputs", result.files());
        return tree;
    }

    private void print(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.join(", ", result.judge().verdicts()));
        out.println(result.tape().rule() + " of " + result.tape().layer(0).height() + " x " + width + " cells, profile "
                + Charts.word(profile) + ", " + result.tape().generation() + " prices");
        out.println(String.format(Locale.ROOT, "gate: ACT %.4f, HOLD %.4f, BAN %.4f of all cells and steps",
                result.totals().share(1), result.totals().share(0), result.totals().share(-1)));
        out.println(String.format(Locale.ROOT, "changes per cell and step, beside moving: content %.4f, gate %.4f",
                result.totals().contentChanges / result.cells(), result.totals().gateChanges / result.cells()));
        result.files().forEach(file -> spec.commandLine().getErr().println("wrote " + file));
    }
}
