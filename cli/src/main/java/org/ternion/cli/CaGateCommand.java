package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ternion.ca.Automaton;
import org.ternion.ca.measure.Confusion;
import org.ternion.ca.measure.EngagementSurface;
import org.ternion.ca.measure.GateSweep;
import org.ternion.ca.measure.Hysteresis;
import org.ternion.ca.measure.SoftmaxRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca gate}. */
@Command(name = "gate", description = "Gates with two thresholds on what a learned rule believes, against the cells"
        + " that the true rule calls acceptable.")
final class CaGateCommand implements Runnable {
    private static final int TRAIN = 200;
    private static final CaSize TRAIN_SIZE = new CaSize(32, 32);
    private static final int CONSTRUCTIVE = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MOT1|MOT2", description = "The rule, with parameters as in"
            + " MOT1:theta9=8; softmax scores are learned from "
            + TRAIN + " starts of 32x32 first.")
    private String rule;

    @Option(names = "--kind", paramLabel = "counted|set_reset", defaultValue = "counted", description = "counted:"
            + " thresholds must hold for --k-on and --k-off steps. set_reset: engages at once (default counted).")
    private Hysteresis.Kind kind;

    @Option(names = "--tau-on", paramLabel = "P", defaultValue = "0.5", description = "Confidence that engages (default"
            + " 0.5).")
    private double tauOn;

    @Option(names = "--tau-off", paramLabel = "P,P", split = ",", defaultValue = "0.30,0.25,0.20,0.15,0.10,0.05",
            description = "Confidences below which a gate is released (default 0.30,0.25,0.20,0.15,0.10,0.05).")
    private List<Double> tauOff;

    @Option(names = "--k-on", paramLabel = "N", defaultValue = "1", description = "Steps in a row to engage (default"
            + " 1).")
    private int kOn;

    @Option(names = "--k-off", paramLabel = "N,N", split = ",", defaultValue = "1", description = "Steps in a row to"
            + " release (default 1).")
    private List<Integer> kOff;

    @Option(names = "--size", paramLabel = "HxW", defaultValue = "32x32", converter = CaSize.Converter.class,
            description = "Rows and columns of the run (default 32x32).")
    private CaSize size;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "Steps of the run (default 200).")
    private int steps;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the starts (default 0).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "A folder, made if missing, for gate.csv,"
            + " engagement.csv and charts of both (PNG).")
    private Path folder;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** The sweep and what became of the run. */
    private record Result(CaLesson lesson, List<String> verdicts, GateSweep sweep) {
    }

    @Override
    public void run() {
        threads.check();
        if (steps < 1) {
            throw new ParameterException(spec.commandLine(), "--steps must be at least 1, was " + steps);
        }
        List<Hysteresis> settings = settings();
        CaLesson lesson = CaLesson.of(CaWorldOptions.rule(spec, rule, Map.of()));
        if (CaJudge.acceptable(lesson.start().of(new CaSize(1, 1), 0)) == null) {
            throw new BadInputException(lesson.name() + " calls no cell acceptable; MOT1 and MOT2 do");
        }
        Result result = threads.stage("gate", options -> sweep(lesson, settings));
        long vacuous = result.sweep().rows().stream().filter(row -> row.counts().vacuous()).count();
        if (vacuous > 0) {
            spec.commandLine().getErr().println("warning: in " + vacuous + " of " + settings.size()
                    + " settings nothing acts: these are vacuous, their precision is undefined");
        }
        if (folder != null) {
            write(result, ReportFolder.make(folder, spec.commandLine().getErr()));
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(result));
        } else {
            print(result);
        }
    }

    private List<Hysteresis> settings() {
        List<Hysteresis> settings = new ArrayList<>();
        try {
            for (int k : kOff) {
                for (double tau : tauOff) {
                    settings.add(new Hysteresis(kind, tauOn, tau, kOn, k));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return settings;
    }

    private Result sweep(CaLesson lesson, List<Hysteresis> settings) {
        SoftmaxRule learned = lesson.softmax(lesson.histogram(lesson.examples(TRAIN_SIZE, seed + 1, TRAIN)));
        Automaton world = lesson.start().of(size, seed);
        CaJudge judge = CaJudge.of(world, steps);
        GateSweep sweep = new GateSweep((int) size.cells(), settings, EngagementSurface.DEFAULT_BINS);
        Map<Long, Double> known = new HashMap<>();
        for (int step = 0; step <= steps; step++) {
            CaMoment moment = new CaMoment(world, OptionalLong.empty());
            judge.see(moment);
            if (step < steps) {
                long[] codes = learned.features().codes(moment.layers());
                byte[] acceptable = CaJudge.acceptable(world).backingArray();
                double[] confidence = new double[codes.length];
                boolean[] wanted = new boolean[codes.length];
                for (int i = 0; i < codes.length; i++) {
                    confidence[i] = known.computeIfAbsent(codes[i], code -> learned.confidence(code, CONSTRUCTIVE));
                    wanted[i] = acceptable[i] != 0;
                }
                sweep.accept(confidence, wanted);
                world.step();
            }
        }
        return new Result(lesson, judge.verdicts(), sweep);
    }

    private static void write(Result result, ReportFolder report) {
        GateSweep sweep = result.sweep();
        CsvText gates = new CsvText(List.of("tau_on", "tau_off", "k_on", "k_off", "precision", "recall", "acts",
                "acceptable", "hold"));
        CsvText engagement = new CsvText(List.of("tau_off", "k_off", "confidence_from", "confidence_to", "cells",
                "engaged"));
        for (int i = 0; i < sweep.rows().size(); i++) {
            Hysteresis gate = sweep.rows().get(i).setting();
            Confusion counts = sweep.rows().get(i).counts();
            gates.row(gate.tauOn(), gate.tauOff(), gate.kOn(), gate.kOff(), number(counts.precision()),
                    number(counts.recall()), counts.acts(), number(counts.acceptableShare()),
                    number(counts.holdShare()));
            EngagementSurface surface = sweep.surface(i);
            for (int bin = 0; bin < surface.bins(); bin++) {
                engagement.row(gate.tauOff(), gate.kOff(), bin / (double) surface.bins(),
                        (bin + 1) / (double) surface.bins(), surface.cells(bin), number(surface.engaged(bin)));
            }
        }
        report.write("gate.csv", gates.toString());
        report.write("engagement.csv", engagement.toString());
        String title = String.join(", ", result.verdicts()) + ": " + result.lesson().name();
        report.draw("precision-recall.png", () -> CaCharts.precisionRecall(title, sweep));
        report.draw("engagement.png", () -> CaCharts.engagement(title, sweep));
    }

    /** NaN becomes a blank cell. */
    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private Map<String, Object> tree(Result result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", String.join(", ", result.verdicts()));
        tree.put("rule", result.lesson().name());
        tree.put("kind", Charts.word(kind));
        tree.put("steps", steps);
        List<Object> rows = new ArrayList<>();
        for (GateSweep.Row row : result.sweep().rows()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("tauOn", row.setting().tauOn());
            line.put("tauOff", row.setting().tauOff());
            line.put("kOn", row.setting().kOn());
            line.put("kOff", row.setting().kOff());
            line.put("vacuous", row.counts().vacuous());
            line.put("acts", row.counts().acts());
            line.put("precision", Json.finiteOrNull(row.counts().precision().orElse(Double.NaN)));
            line.put("recall", Json.finiteOrNull(row.counts().recall().orElse(Double.NaN)));
            line.put("acceptable", Json.finiteOrNull(row.counts().acceptableShare().orElse(Double.NaN)));
            line.put("hold", Json.finiteOrNull(row.counts().holdShare().orElse(Double.NaN)));
            rows.add(line);
        }
        tree.put("rows", rows);
        tree.put("knee", result.sweep().knee().isPresent() ? result.sweep().knee().getAsInt() : null);
        return tree;
    }

    private void print(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.join(", ", result.verdicts()) + ": " + result.lesson().name() + " on " + size + " cells, "
                + steps + " steps, gate " + Charts.word(kind));
        out.println(" tau on  tau off  k on  k off  precision  recall   acts      acceptable  hold");
        List<GateSweep.Row> rows = result.sweep().rows();
        int knee = result.sweep().knee().orElse(-1);
        for (int i = 0; i < rows.size(); i++) {
            Hysteresis gate = rows.get(i).setting();
            Confusion counts = rows.get(i).counts();
            out.println(String.format(Locale.ROOT, "%7.3f  %7.3f  %4d  %5d  %9s  %6s  %9d  %10s  %6s%s", gate.tauOn(),
                    gate.tauOff(), gate.kOn(), gate.kOff(),
                    counts.vacuous() ? "vacuous" : share(counts.precision()), share(counts.recall()), counts.acts(),
                    share(counts.acceptableShare()), share(counts.holdShare()), i == knee ? "  knee" : ""));
        }
    }

    private static String share(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
    }
}
