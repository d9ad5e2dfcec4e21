package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.motif.EpistemicTape;
import org.ternion.ca.motif.MotifRules;
import org.ternion.ca.motif.PriceChannels;
import org.ternion.ca.rule.ParsedRule;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca tape}. */
@Command(name = "tape", description = "Feed prices to a tape or a field; print what became of it.")
final class CaTapeCommand implements Runnable {
    private static final String TAPE = "TAPE";
    private static final int MOST_WIDTH = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PRICES.csv", description = "A table (CSV or NPY), oldest price first.")
    private Path input;

    @Option(names = "--rule", paramLabel = "RULE", defaultValue = "TAPE", description = "TAPE, the epistemic tape"
            + " (default); CA3, signs of returns on a tape, as CA3:table=cyclic,window=200,kappa=0.5; CA4, a field of"
            + " prices and times, as CA4:height=128,k=3,sigma_window=200,frame=fixed.")
    private String rule;

    @Option(names = "--price", paramLabel = "COLUMN", defaultValue = "close", description = "The column with prices"
            + " (default close).")
    private String column;

    @Option(names = "--width", paramLabel = "N", defaultValue = "128", description = "Columns of the tape (default"
            + " 128).")
    private int width;

    @Option(names = "--window", paramLabel = "N", defaultValue = "50", description = "Returns of a deviation, for TAPE"
            + " (default 50).")
    private int window;

    @Option(names = "--profile", paramLabel = "fixed|reference", defaultValue = "fixed", description = "fixed:"
            + " thresholds from the past, ends of the tape apart. reference: the prototype, which looks ahead; for"
            + " TAPE (default fixed).")
    private EpistemicTape.Profile profile;

    @Mixin
    private CaOutputOptions outputs;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Sums over all steps of an epistemic tape. */
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

        private Map<String, Object> tree(double cells) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("act", share(1));
            tree.put("hold", share(0));
            tree.put("ban", share(-1));
            tree.put("contentChangeRate", contentChanges / cells);
            tree.put("gateChangeRate", gateChanges / cells);
            return tree;
        }

        private void print(PrintWriter out, double cells) {
            out.println(String.format(Locale.ROOT, "gate: ACT %.4f, HOLD %.4f, BAN %.4f of all cells and steps",
                    share(1), share(0), share(-1)));
            out.println(String.format(Locale.ROOT, "changes per cell and step, beside moving: content %.4f, gate %.4f",
                    contentChanges / cells, gateChanges / cells));
        }
    }

    /** What the prices came to; of CA3 and CA4 there are no totals. */
    private record Result(Automaton fed, List<String> verdicts, Totals totals, List<String> files) {
        private double cells() {
            CellGrid layer = fed.layer(0);
            return (double) layer.height() * layer.width() * fed.generation();
        }
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
        ParsedRule parsed = CaWorldOptions.rule(spec, rule, Map.of());
        double[] prices = prices();
        Automaton fed = automaton(parsed, prices);
        long steps = fed instanceof EpistemicTape ? prices.length : prices.length - 1L;
        Result result = threads.stage("tape", options -> feed(fed, steps, options));
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

    private Automaton automaton(ParsedRule parsed, double[] prices) {
        try {
            if (!parsed.name().equals(TAPE)) {
                return MotifRules.ofPrices(parsed, Arrays.stream(prices).map(Math::log).toArray(), width);
            }
            boolean reference = profile == EpistemicTape.Profile.REFERENCE;
            CellGrid channels = reference ? PriceChannels.reference(prices, window) : PriceChannels.of(prices, window);
            return MotifRules.tape(reference ? parsed.with("profile", "reference") : parsed, channels, width);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--rule: " + e.getMessage(), e);
        }
    }

    private Result feed(Automaton fed, long steps, RunOptions options) {
        CaJudge judge = CaJudge.of(fed, steps);
        Totals totals = fed instanceof EpistemicTape ? new Totals() : null;
        List<CaOutput> open = outputs.open(fed, steps, false);
        try {
            List<CaWatcher> watchers = new ArrayList<>(open);
            watchers.add(judge);
            if (totals != null) {
                watchers.add(totals);
            }
            CaRun.run(fed, steps, options.progress(), watchers);
            open.forEach(CaOutput::commit);
            return new Result(fed, judge.verdicts(), totals,
                    open.stream().map(file -> file.file().toString()).toList());
        } finally {
            open.forEach(CaOutput::close);
        }
    }

    private static Map<String, Long> population(Automaton fed) {
        CellGrid cells = fed.layer(0);
        int[] counts = cells.population();
        Map<String, Long> population = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            population.put(Integer.toString(cells.lowest() + i), (long) counts[i]);
        }
        return population;
    }

    private Map<String, Object> tree(Result result) {
        Automaton fed = result.fed();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", String.join(", ", result.verdicts()));
        tree.put("rule", fed.rule());
        tree.put("size", List.of(fed.layer(0).height(), width));
        tree.put("steps", fed.generation());
        tree.put("population", population(fed));
        if (result.totals() != null) {
            tree.put("profile", Charts.word(profile));
            tree.putAll(result.totals().tree(result.cells()));
        }
        tree.put("outputs", result.files());
        return tree;
    }

    private void print(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        Automaton fed = result.fed();
        out.println(String.join(", ", result.verdicts()));
        out.println(fed.rule() + " of " + fed.layer(0).height() + " x " + width + " cells, "
                + (result.totals() == null ? "" : "profile " + Charts.word(profile) + ", ") + fed.generation()
                + " steps");
        if (result.totals() != null) {
            result.totals().print(out, result.cells());
        } else {
            out.println("cells at the end: " + population(fed));
        }
        result.files().forEach(file -> spec.commandLine().getErr().println("wrote " + file));
    }
}
