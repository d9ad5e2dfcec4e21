package org.ternion.sphere.simd;

import java.util.Objects;
import org.ternion.core.simd.TaylorExponential;

/** Plain loops; also the exponential and the sums of the vector implementation's tails. */
final class ScalarEntropicRow implements EntropicRow {
    @Override
    public double choose(double[] cost, int offset, double[] price, double sharpness, double[] plan, double[] columns) {
        int n = price.length;
        Objects.checkFromIndexSize(offset, n, cost.length);
        Objects.checkFromIndexSize(0, n, columns.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            plan[k] = (price[k] - cost[offset + k]) * sharpness;
            largest = plan[k] > largest ? plan[k] : largest;
        }
        for (int k = 0; k < n; k++) {
            plan[k] = exp(plan[k] - largest);
        }
        double sum = sum(plan, n);
        double scale = 1 / sum;
        for (int k = 0; k < n; k++) {
            plan[k] *= scale;
            columns[k] += plan[k];
        }
        return largest + StrictMath.log(sum);
    }

    /** For x at most 0; NaN, which a row of closed shells gives, becomes 0 as in the vector loop. */
    static double exp(double x) {
        return x >= TaylorExponential.LOWEST ? TaylorExponential.exp(x) : 0;
    }

    static double sum(double[] x, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        // At most seven are left: one for each lane but the last.
        a += i < n ? x[i] : 0;
        b += i + 1 < n ? x[i + 1] : 0;
        c += i + 2 < n ? x[i + 2] : 0;
        d += i + 3 < n ? x[i + 3] : 0;
        e += i + 4 < n ? x[i + 4] : 0;
        f += i + 5 < n ? x[i + 5] : 0;
        g += i + 6 < n ? x[i + 6] : 0;
        return ((a + e) + (c + g)) + ((b + f) + (d + h));
    }
}
