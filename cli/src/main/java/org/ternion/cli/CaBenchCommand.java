package org.ternion.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.Topology;
import org.ternion.ca.fast.FastEngine;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca bench}. */
@Command(name = "bench", description = "Measure how many cells a second are stepped on this machine, by the engine that"
        + " run takes and, where that is another one, by the plain engine.")
final class CaBenchCommand implements Runnable {
    private static final List<String> RULES =
            List.of("CYC3:k=3", "PLUR", "B3/S23", "345/2/4", "R1/T3/C4/NM", "MOT1", "TWO", "MOV", "CA1", "CA2");
    private static final double NANOS = 1e9;
    /** What goes before a measurement, in parts of it, so that the loops are compiled. */
    private static final double WARM_UP = 0.5;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0..*", arity = "0..*", paramLabel = "RULE", description = "Rules or presets (default: ten of"
            + " all kinds), from random starts on a torus.")
    private List<String> rules = RULES;

    @Option(names = "--size", paramLabel = "HxW", defaultValue = "1024x1024", converter = CaSize.Converter.class,
            description = "Rows and columns (default 1024x1024).")
    private CaSize size;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1", description = "Time of a measurement, half as"
            + " much goes before it (default 1).")
    private double seconds;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Cells per second; of rules with one engine only the second number is NaN. */
    private record Row(String rule, String engine, double cellsPerSecond, double plain) {
    }

    @Override
    public void run() {
        threads.check();
        if (!(seconds > 0 && seconds <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be above 0, at most 3600, was " + seconds);
        }
        List<CaWorld> worlds = new ArrayList<>();
        for (String rule : rules) {
            worlds.add(CaWorldOptions.onTorus(spec, rule, size));
        }
        List<Row> rows = threads.stage("bench", options -> measure(worlds, options));
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("size", List.of(size.height(), size.width()));
            tree.put("rows", rows.stream().map(CaBenchCommand::tree).toList());
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(rows);
        }
    }

    private List<Row> measure(List<CaWorld> worlds, RunOptions options) {
        List<Row> rows = new ArrayList<>();
        for (CaWorld world : worlds) {
            Automaton chosen = world.automaton(options.parallelism());
            boolean fast = chosen instanceof FastEngine;
            double speed = cellsPerSecond(chosen);
            double plain = fast ? cellsPerSecond(world.rule().automaton(world.start(), Topology.TORUS)) : Double.NaN;
            rows.add(new Row(chosen.rule(), fast ? "bit planes" : "plain", speed, plain));
            options.progress().report(rows.size(), worlds.size());
        }
        return rows;
    }

    private double cellsPerSecond(Automaton automaton) {
        long block = warmUp(automaton, WARM_UP * seconds);
        long start = System.nanoTime();
        long done = 0;
        do {
            automaton.advance(block, Progress.NONE);
            done += block;
        } while (System.nanoTime() - start < seconds * NANOS);
        return done * (double) size.cells() * NANOS / (System.nanoTime() - start);
    }

    /** Runs for a time, in ever longer blocks, and returns the steps of the last one. */
    private static long warmUp(Automaton automaton, double time) {
        long start = System.nanoTime();
        long block = 1;
        while (true) {
            long before = System.nanoTime();
            automaton.advance(block, Progress.NONE);
            long now = System.nanoTime();
            if (now - start >= time * NANOS) {
                return block;
            }
            // A block never takes more than about a tenth of the time.
            block = now - before < time * NANOS / 20 ? 2 * block : block;
        }
    }

    private static Map<String, Object> tree(Row row) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", row.rule());
        tree.put("engine", row.engine());
        tree.put("cellsPerSecond", row.cellsPerSecond());
        tree.put("plainCellsPerSecond", Json.finiteOrNull(row.plain()));
        return tree;
    }

    private void print(List<Row> rows) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%-28s %-11s %10s %10s %8s", size + " cells", "engine", "Gcells/s",
                "plain", "ratio"));
        for (Row row : rows) {
            boolean both = Double.isFinite(row.plain());
            out.println(String.format(Locale.ROOT, "%-28s %-11s %10.4g %10s %8s", row.rule(), row.engine(),
                    row.cellsPerSecond() / NANOS, both ? String.format(Locale.ROOT, "%.4g", row.plain() / NANOS) : "-",
                    both ? String.format(Locale.ROOT, "%.1f", row.cellsPerSecond() / row.plain()) : "-"));
        }
    }
}
