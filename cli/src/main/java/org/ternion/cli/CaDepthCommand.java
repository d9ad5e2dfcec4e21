package org.ternion.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.measure.BlockShape;
import org.ternion.ca.measure.DepthPoint;
import org.ternion.ca.measure.Reducer;
import org.ternion.ca.measure.Scales;
import org.ternion.core.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca depth}. */
@Command(name = "depth", description = "Change and entropy of a run against the scale at which it is seen, beside"
        + " independent flicker of the same rate and uniform chaos.")
final class CaDepthCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE|FRAMES.npy", description = "A rule or preset, or an array of frames as"
            + " run --frames writes it.")
    private String subject;

    @Option(names = "--ks", paramLabel = "K,K", split = ",", defaultValue = "1,2,4,8",
            description = "Sides of the blocks (default 1,2,4,8).")
    private List<Integer> sides;

    @Option(names = "--reducer", paramLabel = "plurality|source_majority|mean", defaultValue = "plurality",
            description = "How a block becomes one symbol (default plurality).")
    private Reducer reducer;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "Steps of a rule (default 200).")
    private long steps;

    @Option(names = "--csv", paramLabel = "CSV", description = "The three curves as a table.")
    private Path csv;

    @Option(names = "--chart", paramLabel = "PNG", description = "The three curves as a picture.")
    private Path chart;

    @Mixin
    private CaWorldOptions worlds;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** A run seen at all scales. */
    private record Seen(String name, CaJudge judge, CaCurves curves) {
    }

    @Override
    public void run() {
        threads.check();
        if (steps < 1) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least 1, was " + steps);
        }
        Scales scales = scales();
        for (Path file : new Path[] {csv, chart}) {
            if (file != null) {
                OutputFile.check(file);
            }
        }
        Seen seen = TableReader.isNpy(Path.of(subject)) ? ofFrames(scales) : ofRule(scales);
        long seed = worlds.seed();
        Map<String, List<DepthPoint>> curves = threads.stage("controls", options -> seen.curves().withControls(seed));
        List<String> verdicts = seen.judge().verdicts(curves.get(CaCurves.RUN));
        if (csv != null) {
            byte[] table = CaCurves.table(curves).toString().getBytes(StandardCharsets.UTF_8);
            OutputFile.write(csv, out -> out.write(table));
        }
        if (chart != null) {
            String title = String.join(", ", verdicts) + ": " + seen.name();
            ReportFolder.make(chart.toAbsolutePath().getParent(), spec.commandLine().getErr())
                    .draw(chart.getFileName().toString(), () -> CaCurves.draw(title, curves));
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(seen, verdicts, curves));
        } else {
            print(seen, verdicts, curves);
        }
    }

    private Scales scales() {
        try {
            return new Scales(BlockShape.SQUARE, reducer, sides);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--ks: " + e.getMessage(), e);
        }
    }

    private Seen ofRule(Scales scales) {
        CaWorld world = worlds.world(subject);
        if (world.unbounded()) {
            throw new ParameterException(spec.commandLine(), "blocks need a grid with edges, the topology is"
                    + " unbounded");
        }
        return threads.stage("run", options -> see(world.automaton(options.parallelism()), steps, scales,
                options.progress()));
    }

    private static Seen see(Automaton automaton, long steps, Scales scales, Progress progress) {
        CaJudge judge = CaJudge.of(automaton, steps);
        CaCurves curves = new CaCurves(automaton.layer(0), scales);
        CaRun.run(automaton, steps, progress, List.of(judge, curves));
        return new Seen(automaton.rule(), judge, curves);
    }

    private Seen ofFrames(Scales scales) {
        List<CellGrid> frames = CaPatterns.frames(Path.of(subject), worlds.maxCells());
        if (frames.size() < 2) {
            throw new BadInputException(subject + ": one frame is no run, at least two are needed");
        }
        Recorded recorded = new Recorded(subject, frames);
        return see(recorded, frames.size() - 1L, scales, Progress.NONE);
    }

    /** Frames that were computed before. */
    private static final class Recorded implements Automaton {
        private final String name;
        private final List<CellGrid> frames;
        private int now;

        Recorded(String name, List<CellGrid> frames) {
            this.name = name;
            this.frames = frames;
        }

        @Override
        public String rule() {
            return name;
        }

        @Override
        public CellGrid layer(int layer) {
            return frames.get(now);
        }

        @Override
        public long generation() {
            return now;
        }

        @Override
        public void step() {
            now++;
        }
    }

    private Map<String, Object> tree(Seen seen, List<String> verdicts, Map<String, List<DepthPoint>> curves) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", String.join(", ", verdicts));
        tree.put("run", seen.name());
        tree.put("frames", seen.curves().frames());
        tree.put("reducer", Charts.word(reducer));
        Map<String, Object> all = new LinkedHashMap<>();
        curves.forEach((name, points) -> {
            List<Object> rows = new ArrayList<>();
            points.forEach(point -> rows.add(RecordTree.of(point)));
            all.put(name, rows);
        });
        tree.put("curves", all);
        return tree;
    }

    private void print(Seen seen, List<String> verdicts, Map<String, List<DepthPoint>> curves) {
        var out = spec.commandLine().getOut();
        out.println(String.join(", ", verdicts) + ": " + seen.name() + ", " + seen.curves().frames() + " frames, blocks"
                + " by " + Charts.word(reducer));
        out.println(String.format(Locale.ROOT, "%-8s %4s %12s %14s %18s %14s", "curve", "k", "change rate",
                "block bits", "given the last", "shared bits"));
        curves.forEach((name, points) -> points.forEach(point -> out.println(String.format(Locale.ROOT,
                "%-8s %4d %12s %14s %18s %14s", name, point.k(), number(point.changeRate()),
                number(point.blockEntropy()), number(point.conditionalEntropy()),
                number(point.mutualInformation())))));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
