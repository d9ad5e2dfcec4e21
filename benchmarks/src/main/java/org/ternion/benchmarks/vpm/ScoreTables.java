package org.ternion.benchmarks.vpm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.random.CounterRandom;
import org.ternion.vpm.ScoreMatrix;
import org.ternion.vpm.TieRule;
import org.ternion.vpm.VpmRaster;

/** Made-up scores, the same for every implementation and every run. */
final class ScoreTables {
    private static final long SEED = 1;
    private static final int LEVELS = 100;

    private ScoreTables() {
    }

    /** Uniform scores; the first metric has few levels, so that a second sort key decides often. */
    static ScoreMatrix random(int documents, int metrics) {
        CounterRandom random = CounterRandom.of(SEED);
        double[] scores = new double[Math.multiplyExact(documents, metrics)];
        for (int i = 0; i < scores.length; i++) {
            double score = random.nextDouble();
            scores[i] = i % metrics == 0 ? Math.floor(score * LEVELS) : score;
        }
        return ScoreMatrix.wrap(names(metrics), documents, scores);
    }

    /**
     * A map as tasks make them: the documents are ordered by the first metric, the others follow it with noise, and
     * scores have three decimals as models write them.
     */
    static VpmRaster orderedMap(int documents, int metrics) {
        double[] rows = new double[Math.multiplyExact(documents, metrics)];
        for (int m = 0; m < metrics; m++) {
            CounterRandom random = CounterRandom.of(SEED).stream(m);
            double noise = m / (double) metrics;
            for (int d = 0; d < documents; d++) {
                double trend = 1 - d / (double) documents;
                double score = (1 - noise) * trend + noise * random.nextDouble();
                rows[m * documents + d] = Math.rint(score * 1000) / 1000;
            }
        }
        return map(rows, documents, metrics);
    }

    /** A map in the order of the table, with uniform scores: the best documents may be anywhere. */
    static VpmRaster uniformMap(int documents, int metrics) {
        CounterRandom random = CounterRandom.of(SEED);
        double[] rows = new double[Math.multiplyExact(documents, metrics)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextDouble();
        }
        return map(rows, documents, metrics);
    }

    private static VpmRaster map(double[] rows, int documents, int metrics) {
        return VpmRaster.ofMetricRows(names(metrics), DoubleMatrix.wrap(rows, metrics, documents), TieRule.MID_RANK);
    }

    /** Another weight for every metric, all positive and exact in binary. */
    static Map<String, Double> weights(int metrics) {
        Map<String, Double> weights = new TreeMap<>();
        for (int m = 0; m < metrics; m++) {
            weights.put("m" + m, (m + 1) / 64.0);
        }
        return weights;
    }

    static List<String> names(int metrics) {
        List<String> names = new ArrayList<>();
        for (int m = 0; m < metrics; m++) {
            names.add("m" + m);
        }
        return names;
    }
}
