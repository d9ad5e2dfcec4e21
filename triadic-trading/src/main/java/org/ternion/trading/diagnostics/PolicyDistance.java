package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ternion.trading.DecimalText;
import org.ternion.trading.RunLog;
import org.ternion.trading.diagnostics.DiagnosticInput.Part;

/**
 * How much two logs differ in when they act and in how they move, over the states made of acceptable or not and of bins
 * of actionability. States are weighted by the mean of the shares of bars the two logs spend in them.
 */
final class PolicyDistance implements Diagnostic {
    /** Names of the distances. */
    static final List<String> NAMES = List.of("js", "l1", "l2", "l1_boundary", "kernel_frobenius");

    private static final double LEAST_PROBABILITY = 1e-12;
    /** Runs of this length are at the border of the prototype's regime. */
    private static final int BORDER_RUN = 3;

    private final double[] values;
    private final String title;

    private PolicyDistance(double[] values, String title) {
        this.values = values;
        this.title = title;
    }

    /** One log as a policy. */
    private static final class Policy {
        private final double[] act;
        private final double[] occupancy;
        private final double[] border;
        private final double[] sources;
        private final double[] kernel;

        Policy(RunLog log, GridAxis bins) {
            int size = 2 * bins.size();
            double[] actions = LogSeries.act(log);
            int[] runs = LogSeries.runLength(log);
            int[] states = states(log, bins);
            act = new double[size];
            occupancy = new double[size];
            border = new double[size];
            sources = new double[size];
            kernel = new double[size * size];
            for (int i = 0; i < states.length; i++) {
                act[states[i]] += actions[i];
                occupancy[states[i]]++;
                border[states[i]] += StrictMath.exp(-Math.abs(runs[i] - BORDER_RUN));
                if (i + 1 < states.length) {
                    sources[states[i]]++;
                    kernel[states[i] * size + states[i + 1]]++;
                }
            }
            for (int s = 0; s < size; s++) {
                act[s] = occupancy[s] > 0 ? act[s] / occupancy[s] : 0;
                for (int to = 0; to < size && sources[s] > 0; to++) {
                    kernel[s * size + to] /= sources[s];
                }
            }
            normalise(occupancy);
            normalise(border);
            normalise(sources);
        }

        private static int[] states(RunLog log, GridAxis bins) {
            double[] acceptable = LogSeries.acceptable(log);
            double[] actionability = LogSeries.actionability(log);
            int[] states = new int[acceptable.length];
            for (int i = 0; i < states.length; i++) {
                int bin = bins.indexOf(Math.min(1, Math.max(0, actionability[i])));
                // a missing actionability counts as 0
                states[i] = (acceptable[i] == 0 ? 0 : bins.size()) + Math.max(0, bin);
            }
            return states;
        }

        private static void normalise(double[] weights) {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            for (int i = 0; i < weights.length && sum > 0; i++) {
                weights[i] /= sum;
            }
        }
    }

    static PolicyDistance of(DiagnosticInput input, DiagnosticSettings settings) {
        GridAxis bins = TimeMap.actBins(settings);
        Policy p = new Policy(input.log(), bins);
        Policy q = new Policy(input.secondLog(), bins);
        double divergence = 0;
        double l1 = 0;
        double squares = 0;
        double border = 0;
        double moves = 0;
        int size = p.act.length;
        for (int s = 0; s < size; s++) {
            double weight = (p.occupancy[s] + q.occupancy[s]) / 2;
            double gap = Math.abs(p.act[s] - q.act[s]);
            divergence += weight * jensenShannon(p.act[s], q.act[s]);
            l1 += weight * gap;
            squares += weight * gap * gap;
            border += (p.border[s] + q.border[s]) / 2 * gap;
            for (int to = 0; to < size; to++) {
                double change = p.kernel[s * size + to] - q.kernel[s * size + to];
                moves += (p.sources[s] + q.sources[s]) / 2 * change * change;
            }
        }
        return new PolicyDistance(new double[] {divergence, l1, Math.sqrt(squares), border, Math.sqrt(moves)},
                "Distance of " + input.label(Part.LOG) + " and " + input.label(Part.SECOND_LOG));
    }

    /** Of two coins, in natural units. */
    private static double jensenShannon(double p, double q) {
        double a = clipped(p);
        double b = clipped(q);
        double middle = (a + b) / 2;
        return (divergence(a, middle) + divergence(b, middle)) / 2;
    }

    private static double divergence(double p, double q) {
        return p * StrictMath.log(p / q) + (1 - p) * StrictMath.log((1 - p) / (1 - q));
    }

    private static double clipped(double probability) {
        return Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
    }

    double value(String name) {
        return values[NAMES.indexOf(name)];
    }

    @Override
    public DiagnosticTable table() {
        return DiagnosticTable.of(List.of("metric", "value"), NAMES.size(),
                i -> List.of(NAMES.get(i), DecimalText.of(values[i])));
    }

    @Override
    public Svg picture() {
        Svg svg = new Svg(680, Panel.ROOM_ABOVE + 240 + Panel.ROOM_BELOW);
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        List<String> upwards = new ArrayList<>(NAMES);
        Collections.reverse(upwards);
        Panel panel = new Panel(svg, 140, Panel.ROOM_ABOVE, 460, 240,
                Axis.numbers("distance", 0, greatest > 0 ? greatest * 1.2 : 1), Axis.names("", upwards)).title(title);
        for (int i = 0; i < values.length; i++) {
            int place = values.length - 1 - i;
            panel.bar(0, values[i], place + 0.2, place + 0.8, Palette.category(0)).note(values[i], place + 0.5,
                    String.format(Locale.ROOT, "%.4f", values[i]));
        }
        panel.frame();
        return svg;
    }
}
