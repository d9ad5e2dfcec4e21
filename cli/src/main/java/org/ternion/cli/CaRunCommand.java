package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.UnboundedStepper;
import org.ternion.ca.file.CellPattern;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca run}. */
@Command(name = "run", description = "Run an automaton; print what became of it, in which state its cells are and how"
        + " fast it ran.")
final class CaRunCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", description = "A preset (see presets) or a rule:"
            + " CYC3:k=3, R1/T3/C3/NM, PLUR, B3/S23, 345/2/4, R5,C0,M1,S34..58,B34..45,NM, MOT1:theta9=8, TWO, CMP,"
            + " MOV, SWP, CA1, CA2, CA5, POTTS3, @FILE.rule for a rule file of Golly (table or tree); a topology behind"
            + " a colon; default: that of --in.")
    private String rule;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "400", description = "Steps (default 400).")
    private long steps;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Change a parameter of the rule.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = {"-o", "--output"}, paramLabel = "PATTERN", description = "The first layer at the end (.rle,"
            + " .cells, .lif, .txt or .npy).")
    private Path output;

    @Option(names = "--out", paramLabel = "DIR", description = "A folder, made if missing, for params.json, stats.csv,"
            + " depth.csv, final.rle (or final.npy), report.md and charts (PNG); the same input gives the same bytes.")
    private Path folder;

    @Mixin
    private CaWorldOptions worlds;

    @Mixin
    private CaOutputOptions outputs;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** What a run came to. The judge of an unbounded plane is null. */
    private record Result(CaWorld world, Automaton automaton, CaMoment end, CaJudge judge, List<String> verdicts,
            double seconds, List<String> files) {

        /** Not finite for a run without steps. */
        double cellsPerSecond() {
            return judge == null ? Double.NaN : automaton.generation() * (double) world.size().cells() / seconds;
        }
    }

    @Override
    public void run() {
        threads.check();
        if (steps < 0) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least 0, was " + steps);
        }
        outputs.check();
        if (output != null) {
            CaPatterns.checkTarget(output);
        }
        CaWorld world = worlds.world(rule, parameters);
        if (folder != null && (world.unbounded() || steps < 1)) {
            throw new ParameterException(spec.commandLine(), "--out needs a grid with edges and at least one step");
        }
        Result result = threads.stage("run", options -> run(world, options));
        if (output != null) {
            CaPatterns.write(output, pattern(result.world(), result.automaton()));
            result.files().add(output.toString());
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(result));
        } else {
            print(result);
        }
    }

    private Result run(CaWorld world, RunOptions options) {
        Automaton automaton = world.automaton(options.parallelism());
        CaJudge judge = world.unbounded() ? null : CaJudge.of(world, automaton, steps, options.parallelism());
        CaRunFolder report = folder == null ? null
                : CaRunFolder.make(folder, automaton, spec.commandLine().getErr());
        List<CaOutput> open = outputs.open(automaton, steps, world.unbounded());
        try {
            List<CaWatcher> watchers = new ArrayList<>(open);
            if (judge != null) {
                watchers.add(judge);
            }
            if (report != null) {
                open.add(report.statistics());
                watchers.addAll(List.of(report.statistics(), report.curves()));
            }
            double seconds = CaRun.run(automaton, steps, options.progress(), watchers);
            open.forEach(CaOutput::commit);
            List<String> verdicts = judge == null ? List.of() : judge.verdicts();
            List<String> files = new ArrayList<>(open.stream().map(file -> file.file().toString()).toList());
            if (report != null) {
                files.addAll(report.write(world, automaton, pattern(world, automaton), verdicts));
            }
            return new Result(world, automaton, new CaMoment(automaton, OptionalLong.empty()), judge, verdicts, seconds,
                    files);
        } finally {
            open.forEach(CaOutput::close);
        }
    }

    private static CellPattern pattern(CaWorld world, Automaton automaton) {
        CellGrid cells = automaton.layer(0);
        Optional<CellPattern.Corner> corner = Optional.empty();
        String suffix = world.topology().suffix(cells.height(), cells.width());
        if (automaton instanceof UnboundedStepper plane) {
            corner = Optional.of(new CellPattern.Corner(plane.left(), plane.top()));
            suffix = "";
        }
        return new CellPattern(cells, automaton.rule() + suffix, List.of(), corner, automaton.generation());
    }

    private Map<String, Object> tree(Result result) {
        Automaton automaton = result.automaton();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", automaton.rule());
        tree.put("size", List.of(result.world().size().height(), result.world().size().width()));
        tree.put("topology", result.world().topology().toString());
        tree.put("steps", automaton.generation());
        tree.put("population", population(result, 0));
        if (automaton.layers() > 1) {
            Map<String, Object> layers = new LinkedHashMap<>();
            for (int layer = 0; layer < automaton.layers(); layer++) {
                layers.put(automaton.layerName(layer), population(result, layer));
            }
            tree.put("layers", layers);
        }
        tree.put("verdict", result.judge() == null ? null : String.join(", ", result.verdicts()));
        tree.put("period", result.judge() == null || result.judge().period().isEmpty() ? null
                : result.judge().period().getAsInt());
        tree.put("cellsPerSecond", Json.finiteOrNull(result.cellsPerSecond()));
        tree.put("outputs", result.files());
        return tree;
    }

    private static Map<String, Long> population(Result result, int layer) {
        long[] counts = result.end().population(layer);
        int lowest = result.end().layers().get(layer).lowest();
        Map<String, Long> population = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            population.put(Integer.toString(lowest + i), counts[i]);
        }
        return population;
    }

    private void print(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        Automaton automaton = result.automaton();
        out.println(result.judge() == null ? "no verdict on an unbounded plane"
                : String.join(", ", result.verdicts()));
        out.println(automaton.rule() + " on " + result.world().size() + " cells, topology "
                + result.world().topology() + ", " + automaton.generation() + " steps");
        for (int layer = 0; layer < automaton.layers(); layer++) {
            Map<String, Long> population = population(result, layer);
            double all = population.values().stream().mapToLong(Long::longValue).sum();
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", automaton.layerName(layer)));
            population.forEach((state, cells) -> line.append(
                    String.format(Locale.ROOT, "  %s: %d (%.4f)", state, cells, cells / all)));
            out.println(line);
        }
        if (Double.isFinite(result.cellsPerSecond())) {
            out.println(String.format(Locale.ROOT, "%.3g Gcells/s", result.cellsPerSecond() / 1e9));
        }
        result.files().forEach(file -> spec.commandLine().getErr().println("wrote " + file));
    }
}
