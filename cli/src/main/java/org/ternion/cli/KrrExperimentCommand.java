package org.ternion.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.cli.Experiment.Prepared;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion krr experiment}. */
@Command(name = "experiment", description = "Run an experiment: a table on stdout; results.json, CSV tables and"
        + " pictures in a folder.")
final class KrrExperimentCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "wave|grayscott|primes", description = "wave: plane waves learnt from"
            + " scattered points. grayscott: the next step of a reaction on a torus. primes: divisibility and valuation"
            + " from residues.")
    private Experiment experiment;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Change a setting; lists are separated by commas."
            + " An unknown key lists those there are. The published design of grayscott is"
            + " '--set design=pixel --set target=full --set lambda=0.01'.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", required = true,
            description = "Folder for the files, made if missing.")
    private Path folder;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the data (default 0).")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object, that of results.json, instead of the table.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        Prepared prepared = prepare();
        ReportFolder files = ReportFolder.make(folder, spec.commandLine().getErr());
        ExperimentReport report = threads.stage(experiment.toString(),
                run -> prepared.work().apply(run.withSeed(seed)));
        timings.end("run");
        report.write(files);
        timings.end("write");

        Map<String, Object> results = new LinkedHashMap<>();
        results.put("experiment", experiment.toString());
        results.put("seed", seed);
        results.put("settings", prepared.settings());
        results.putAll(RecordTree.of(report.result()));
        results.remove("config");
        results.put("pictures", files.pictures());
        results.put("timings", timings.tree());
        String text = Json.line(results);
        Path file = files.write("results.json", text);
        if (json) {
            spec.commandLine().getOut().print(text);
        } else {
            spec.commandLine().getOut().print(report.table());
            spec.commandLine().getErr().println(file + ", tables (CSV) and " + files.pictures());
        }
    }

    private Prepared prepare() {
        try {
            return experiment.prepare(changes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        }
    }
}
