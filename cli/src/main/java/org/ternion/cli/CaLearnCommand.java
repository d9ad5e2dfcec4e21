package org.ternion.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.measure.FeatureHistogram;
import org.ternion.ca.measure.LabelScores;
import org.ternion.ca.measure.LearnedRule;
import org.ternion.ca.measure.Rollout;
import org.ternion.ca.measure.TableRule;
import org.ternion.core.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca learn}. */
@Command(name = "learn", description = "Learn a rule from first steps of random starts; print how well it predicts one"
        + " step, and how long it stays with the true rule when both run freely.")
final class CaLearnCommand implements Runnable {
    private static final long JUDGED_STEPS = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RULE", description = "MOT1, MOT2, both with any parameters, or a rule or"
            + " preset that counts the eight neighbours.")
    private String rule;

    @Option(names = "--learner", paramLabel = "softmax|table", defaultValue = "softmax", description = "softmax: linear"
            + " scores of counts. table: the commonest outcome of what was seen (default softmax).")
    private Learner learner;

    @Option(names = "--size", paramLabel = "HxW", defaultValue = "32x32", converter = CaSize.Converter.class,
            description = "Rows and columns (default 32x32).")
    private CaSize size;

    @Option(names = "--train", paramLabel = "N", defaultValue = "200", description = "Starts to learn from (default"
            + " 200).")
    private int train;

    @Option(names = "--test", paramLabel = "N", defaultValue = "50", description = "Other starts to test with (default"
            + " 50).")
    private int test;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Chooses the starts (default 0).")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private enum Learner { SOFTMAX, TABLE }

    /** All that is told. */
    private record Report(CaLesson lesson, List<String> verdicts, FeatureHistogram seen, double trained,
            LabelScores scores, long guessed, List<Rollout> rollout) {
    }

    @Override
    public void run() {
        threads.check();
        for (int count : new int[] {train, test}) {
            if (count < 1) {
                throw new ParameterException(spec.commandLine(), "--train and --test must be at least 1, was " + count);
            }
        }
        CaLesson lesson = CaLesson.of(CaWorldOptions.rule(spec, rule, Map.of()));
        Report report = threads.stage("learn", options -> learn(lesson));
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(report));
        } else {
            print(report);
        }
    }

    private Report learn(CaLesson lesson) {
        List<CaLesson.Example> lessons = lesson.examples(size, seed, train);
        List<CaLesson.Example> exam = lesson.examples(size, seed + train, test);
        FeatureHistogram seen = lesson.histogram(lessons);
        LearnedRule learned = learner == Learner.TABLE ? TableRule.learn(seen) : lesson.softmax(seen);
        List<List<CellGrid>> starts = exam.stream().map(CaLesson.Example::before).toList();
        Automaton first = lesson.truth().apply(starts.get(0));
        CaJudge judge = CaJudge.of(first, JUDGED_STEPS);
        CaRun.run(first, JUDGED_STEPS, Progress.NONE, List.of(judge));
        return new Report(lesson, judge.verdicts(), seen, score(learned, lessons).accuracy().getAsDouble(),
                score(learned, exam), guessed(learned, starts),
                Rollout.table(lesson.truth(), learned, starts, Rollout.HORIZONS));
    }

    private static LabelScores score(LearnedRule learned, List<CaLesson.Example> examples) {
        LabelScores scores = new LabelScores(examples.get(0).after().states());
        examples.forEach(example -> scores.accept(example.after(), learned.predict(example.before())));
        return scores;
    }

    /** Cells that a table has never seen the like of. */
    private static long guessed(LearnedRule learned, List<List<CellGrid>> starts) {
        long guessed = 0;
        if (learned instanceof TableRule table) {
            for (List<CellGrid> start : starts) {
                for (long code : table.features().codes(start)) {
                    guessed += table.knows(code) ? 0 : 1;
                }
            }
        }
        return guessed;
    }

    private Map<String, Object> tree(Report report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", String.join(", ", report.verdicts()));
        tree.put("rule", report.lesson().name());
        tree.put("learner", Charts.word(learner));
        tree.put("cells", report.seen().cells());
        tree.put("distinct", report.seen().distinct());
        tree.put("trainAccuracy", report.trained());
        tree.put("testAccuracy", Json.finiteOrNull(report.scores().accuracy().orElse(Double.NaN)));
        tree.put("guessed", report.guessed());
        List<Object> states = new ArrayList<>();
        for (int state = 0; state < report.seen().states(); state++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("state", state);
            row.put("precision", Json.finiteOrNull(report.scores().precision(state).orElse(Double.NaN)));
            row.put("recall", Json.finiteOrNull(report.scores().recall(state).orElse(Double.NaN)));
            states.add(row);
        }
        tree.put("states", states);
        List<Object> rollout = new ArrayList<>();
        report.rollout().forEach(row -> rollout.add(RecordTree.of(row)));
        tree.put("rollout", rollout);
        return tree;
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.join(", ", report.verdicts()) + ": the true world of " + report.lesson().name() + " after "
                + JUDGED_STEPS + " steps");
        out.println(String.format(Locale.ROOT, "one step: %.4f right in training, %.4f in the test", report.trained(),
                report.scores().accuracy().getAsDouble())
                + (learner == Learner.TABLE ? ", " + report.guessed() + " cells never seen before" : ""));
        for (int state = 0; state < report.seen().states(); state++) {
            out.println("   state " + state + ": precision " + share(report.scores().precision(state)) + ", recall "
                    + share(report.scores().recall(state)));
        }
        out.println("free run   agreement   nothing changes");
        report.rollout().forEach(row -> out.println(String.format(Locale.ROOT, "%8d   %9.4f   %15.4f", row.horizon(),
                row.agreement(), row.persistence())));
    }

    private static String share(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "undefined";
    }
}
