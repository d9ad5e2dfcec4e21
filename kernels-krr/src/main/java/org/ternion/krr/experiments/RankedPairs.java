package org.ternion.krr.experiments;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How well scores order numbers with target 1 before those with target 0. */
final class RankedPairs {
    private RankedPairs() {
    }

    /** Area under the receiver operating curve; NaN unless the targets are 0 and 1, both present. */
    static double auc(double[] targets, double[] scores) {
        int[] order = IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue).toArray();
        long below = 0;
        long ones = 0;
        double pairs = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            long tiedOnes = 0;
            while (to < order.length && Double.compare(scores[order[to]], scores[order[from]]) == 0) {
                double target = targets[order[to++]];
                if (target != 0 && target != 1) {
                    return Double.NaN;
                }
                tiedOnes += (long) target;
            }
            long tiedZeros = to - from - tiedOnes;
            pairs += tiedOnes * (below + 0.5 * tiedZeros);
            below += tiedZeros;
            ones += tiedOnes;
            from = to;
        }
        return pairs / ((double) ones * below);
    }
}
