package org.ternion.sphere.angular;

import java.util.concurrent.atomic.AtomicLong;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.Geometry;
import org.ternion.sphere.simd.DotKernels;

/**
 * The smallest angle between two unit vectors. Float dot products cannot tell small angles apart; they only choose the
 * pairs whose angle is then computed in double.
 */
final class NearestPair {
    /** Rounding of squared norms of float unit vectors, 2^-21 each way, and of two short sums, in units of 2^-24. */
    private static final int UNITS = 26;

    private NearestPair() {
    }

    /** Radians; NaN with fewer than two rows. */
    static double angle(FloatMatrix units, int parallelism, SharedProgress progress) {
        int n = units.rows();
        double slack = (units.cols() / 8 + UNITS) * 0x1p-24;
        // Positive doubles are ordered as their bits are.
        AtomicLong smallest = new AtomicLong(Double.doubleToLongBits(Double.POSITIVE_INFINITY));
        // Row i has n - 1 - i partners: rows i and n - 1 - i together give every range the same work.
        Parallel.ranges(parallelism, (n + 1) / 2, 1, (from, to) -> {
            Search search = new Search(units, slack);
            for (int i = from; i < to; i++) {
                progress.check();
                search.row(i);
                if (n - 1 - i > i) {
                    search.row(n - 1 - i);
                }
                progress.add(n - 1 - i > i ? 2 : 1);
            }
            smallest.accumulateAndGet(Double.doubleToLongBits(search.angle), Math::min);
        });
        return n < 2 ? Double.NaN : Double.longBitsToDouble(smallest.get());
    }

    /** What one thread has seen. */
    private static final class Search {
        private final FloatMatrix units;
        private final double slack;
        private final float[] dots;
        private final float[] here;
        private final float[] there;
        private double largestDot = Double.NEGATIVE_INFINITY;
        private double angle = Double.POSITIVE_INFINITY;

        Search(FloatMatrix units, double slack) {
            this.units = units;
            this.slack = slack;
            dots = new float[units.rows()];
            here = new float[units.cols()];
            there = new float[units.cols()];
        }

        /** Compares a row with all after it. */
        void row(int i) {
            int n = units.rows();
            DotKernels.CHOSEN.scan(units, i + 1, n, units.backingArray(), i * units.cols(), dots);
            units.copyRow(i, here, 0);
            for (int j = i + 1; j < n && angle > 0; j++) {
                float dot = dots[j - i - 1];
                if (dot >= largestDot - slack) {
                    largestDot = Math.max(largestDot, dot);
                    units.copyRow(j, there, 0);
                    angle = Math.min(angle, Geometry.angle(here, there));
                }
            }
        }
    }
}
