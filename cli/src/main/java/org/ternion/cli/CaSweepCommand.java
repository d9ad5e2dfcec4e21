package org.ternion.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Parallel;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca sweep}. */
@Command(name = "sweep", description = "Run a rule with many values of its parameters, all combinations of them; print"
        + " what became of each run as CSV.")
final class CaSweepCommand implements Runnable {
    private static final int MOST_POINTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE", description = "A rule or preset with parameters.")
    private String rule;

    @Option(names = "--param", paramLabel = "NAME=LOW:HIGH:COUNT", required = true, description = "Values of a"
            + " parameter, ends included; or a single value.")
    private Map<String, String> ranges = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "400", description = "Steps of each run (default 400).")
    private long steps;

    @Option(names = {"-o", "--output"}, paramLabel = "CSV", description = "Write the table here, not on stdout.")
    private Path output;

    @Mixin
    private CaWorldOptions worlds;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Parameters of a run, and what became of it; the change rate is that of the last step, in the first layer. */
    private record Point(Map<String, String> parameters, String verdict, Integer period, double changeRate,
            Map<String, Double> shares) {
    }

    @Override
    public void run() {
        threads.check();
        if (steps < 1) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least 1, was " + steps);
        }
        if (output != null) {
            OutputFile.check(output);
        }
        List<CaWorld> all = new ArrayList<>();
        List<Map<String, String>> combinations = combinations();
        combinations.forEach(parameters -> all.add(worlds.world(rule, parameters)));
        if (all.get(0).unbounded()) {
            throw new ParameterException(spec.commandLine(), "a sweep needs a grid with edges, the topology is"
                    + " unbounded");
        }
        Point[] points = new Point[all.size()];
        threads.stage("sweep", options -> {
            sweep(options, combinations, all, points);
            return points;
        });
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(List.of(points)));
            return;
        }
        String table = table(List.of(points)).toString();
        if (output == null) {
            spec.commandLine().getOut().print(table);
        } else {
            OutputFile.write(output, out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
            spec.commandLine().getErr().println("wrote " + output);
        }
    }

    private List<Map<String, String>> combinations() {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, String> range : ranges.entrySet()) {
            List<String> values;
            try {
                values = CaRangeList.parse(range.getValue());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--param " + range.getKey() + ": " + e.getMessage(),
                        e);
            }
            if ((long) combinations.size() * values.size() > MOST_POINTS) {
                throw new ParameterException(spec.commandLine(), "--param: more than " + MOST_POINTS + " combinations");
            }
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : values) {
                    Map<String, String> next = new LinkedHashMap<>(combination);
                    next.put(range.getKey(), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** Threads take the points from a common list, as some runs take longer; each point has one thread. */
    private void sweep(RunOptions options, List<Map<String, String>> combinations, List<CaWorld> all,
            Point[] points) {
        int threadCount = Math.min(options.parallelism(), points.length);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Parallel.ranges(threadCount, threadCount, 1, (from, to) -> {
            for (int i = next.getAndIncrement(); i < points.length; i = next.getAndIncrement()) {
                points[i] = point(combinations.get(i), all.get(i));
                int finished = done.incrementAndGet();
                if (from == 0) {
                    options.progress().report(finished, points.length);
                }
            }
        });
    }

    private Point point(Map<String, String> parameters, CaWorld world) {
        Automaton automaton = world.automaton(1);
        CaJudge judge = CaJudge.of(world, automaton, steps, 1);
        LastChange change = new LastChange(steps);
        CaRun.run(automaton, steps, Progress.NONE, List.of(judge, change));
        CellGrid end = automaton.layer(0);
        int[] population = end.population();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < population.length; i++) {
            shares.put(Integer.toString(end.lowest() + i), population[i] / (double) world.size().cells());
        }
        return new Point(parameters, String.join(", ", judge.verdicts()),
                judge.period().isPresent() ? judge.period().getAsInt() : null, change.rate(), shares);
    }

    /** The share of cells that the last step changes. */
    private static final class LastChange implements CaWatcher {
        private final long steps;
        private CellGrid before;
        private double rate;

        LastChange(long steps) {
            this.steps = steps;
        }

        @Override
        public long next(long after) {
            return after < steps - 1 ? steps - 1 : after < steps ? steps : Long.MAX_VALUE;
        }

        @Override
        public void see(CaMoment moment) {
            CellGrid now = moment.layers().get(0);
            if (before != null) {
                rate = before.changes(now) / ((double) now.height() * now.width());
            }
            before = now;
        }

        double rate() {
            return rate;
        }
    }

    private CsvText table(List<Point> points) {
        List<String> header = new ArrayList<>(ranges.keySet());
        header.addAll(List.of("verdict", "period", "change_rate"));
        points.get(0).shares().keySet().forEach(state -> header.add("share_" + state));
        CsvText table = new CsvText(header);
        for (Point point : points) {
            List<Object> row = new ArrayList<>(point.parameters().values());
            row.add(point.verdict());
            row.add(point.period() == null ? "" : point.period());
            row.add(point.changeRate());
            row.addAll(point.shares().values());
            table.row(row);
        }
        return table;
    }

    private Map<String, Object> tree(List<Point> points) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule);
        tree.put("steps", steps);
        tree.put("points", points.stream().map(RecordTree::of).toList());
        return tree;
    }
}
