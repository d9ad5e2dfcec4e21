package org.ternion.sphere.angular;

import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/**
 * Compares the neighbourhoods of the same points in two sets of unit vectors. Ranks are counted in integers and cosines
 * added in the order of the points, so that the bits do not depend on the threads. Used once.
 */
final class Preservation {
    private final FloatMatrix before;
    private final FloatMatrix after;
    private final int n;
    private final int k;
    /** Per point: how far beyond k the false and the lost neighbours are. */
    private final long[] falseRanks;
    private final long[] lostRanks;
    private final double[] cosinesBefore;
    private final double[] cosinesAfter;

    /** Nothing is compared if k is 0. */
    Preservation(FloatMatrix before, FloatMatrix after, int k) {
        this.before = before;
        this.after = after;
        this.k = k;
        n = before.rows();
        falseRanks = new long[n];
        lostRanks = new long[n];
        cosinesBefore = new double[n];
        cosinesAfter = new double[n];
    }

    void compare(int parallelism, SharedProgress progress) {
        Parallel.ranges(parallelism, n, 1, (from, to) -> {
            float[] dotsBefore = new float[n];
            float[] dotsAfter = new float[n];
            TopK best = new TopK(Math.max(1, k));
            for (int i = from; i < to; i++) {
                progress.check();
                if (k > 0) {
                    compare(i, dotsBefore, dotsAfter, best);
                }
                progress.add(1);
            }
        });
    }

    private void compare(int i, float[] dotsBefore, float[] dotsAfter, TopK best) {
        DotKernels.CHOSEN.scan(before, 0, n, before.backingArray(), i * before.cols(), dotsBefore);
        DotKernels.CHOSEN.scan(after, 0, n, after.backingArray(), i * after.cols(), dotsAfter);
        int[] nearBefore = nearest(dotsBefore, i, best);
        int[] nearAfter = nearest(dotsAfter, i, best);
        falseRanks[i] = ranksBeyond(nearAfter, nearBefore, dotsBefore, i);
        lostRanks[i] = ranksBeyond(nearBefore, nearAfter, dotsAfter, i);
        for (int j : nearBefore) {
            cosinesBefore[i] += dotsBefore[j];
            cosinesAfter[i] += dotsAfter[j];
        }
    }

    private int[] nearest(float[] dots, int i, TopK best) {
        best.clear();
        best.offerAll(dots, 0, i, 0);
        best.offerAll(dots, i + 1, n - i - 1, i + 1);
        return best.ids();
    }

    /** Sum of rank - k over the neighbours in one list that are not in the other; ranks are those of the other. */
    private long ranksBeyond(int[] near, int[] other, float[] otherDots, int i) {
        long sum = 0;
        for (int j : near) {
            if (!contains(other, j)) {
                sum += rank(otherDots, i, j) - k;
            }
        }
        return sum;
    }

    private static boolean contains(int[] list, int value) {
        for (int entry : list) {
            if (entry == value) {
                return true;
            }
        }
        return false;
    }

    /** Rank of j among all points but i. */
    private static int rank(float[] dots, int i, int j) {
        float dot = dots[j];
        int ahead = 0;
        for (int m = 0; m < j; m++) {
            ahead += dots[m] >= dot ? 1 : 0;
        }
        for (int m = j + 1; m < dots.length; m++) {
            ahead += dots[m] > dot ? 1 : 0;
        }
        boolean selfAhead = dots[i] > dot || dots[i] == dot && i < j;
        return ahead + (selfAhead ? 0 : 1);
    }

    double trustworthiness() {
        return share(falseRanks);
    }

    double continuity() {
        return share(lostRanks);
    }

    private double share(long[] ranks) {
        long sum = 0;
        for (long rank : ranks) {
            sum += rank;
        }
        return k == 0 ? Double.NaN : 1 - 2.0 * sum / ((double) n * k * (2.0 * n - 3.0 * k - 1));
    }

    double cosineBefore() {
        return mean(cosinesBefore);
    }

    double cosineAfter() {
        return mean(cosinesAfter);
    }

    private double mean(double[] sums) {
        double sum = 0;
        for (double s : sums) {
            sum += s;
        }
        return k == 0 ? Double.NaN : sum / ((double) n * k);
    }
}
