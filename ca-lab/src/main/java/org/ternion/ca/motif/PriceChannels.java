package org.ternion.ca.motif;

import java.util.Arrays;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Trit channels of a price series for the {@link EpistemicTape}: return, volatility, stress and permission. The return
 * at {@code t} is {@code (P[t] - P[t-1]) / P[t]}, 0 at the start; its deviation is the sample standard deviation of the
 * last {@code window} returns, the present one included; stress is the absolute return in deviations.
 */
public final class PriceChannels {
    private static final double GUARD = 1e-9;
    private static final double DEAD_ZONE = .75;
    private static final double STRESS_QUANTILE = .75;
    private static final double LOUD = 1.25;
    private static final double QUIET = .8;

    private final double[] returns;
    private final double[] means;
    private final double[] deviations;
    private final double[] stresses;

    private PriceChannels(double[] prices, int window) {
        Checks.inRange(window, 2, Integer.MAX_VALUE, "window");
        Checks.inRange(prices.length, 1, Integer.MAX_VALUE, "number of prices");
        int n = prices.length;
        returns = new double[n];
        means = new double[n];
        deviations = new double[n];
        stresses = new double[n];
        for (int t = 0; t < n; t++) {
            Checks.positive(prices[t], "price " + t);
            returns[t] = t == 0 ? 0 : (prices[t] - prices[t - 1]) / prices[t];
        }
        for (int t = window - 1; t < n; t++) {
            double sum = 0;
            for (int i = t - window + 1; i <= t; i++) {
                sum += returns[i];
            }
            means[t] = sum / window;
            double squares = 0;
            for (int i = t - window + 1; i <= t; i++) {
                squares += (returns[i] - means[t]) * (returns[i] - means[t]);
            }
            deviations[t] = Math.sqrt(squares / (window - 1));
            stresses[t] = Math.abs(returns[t]) / (deviations[t] + GUARD);
        }
    }

    /**
     * The prototype's four channels. Their thresholds are taken from the whole series: what they say about a time
     * depends on later prices. Channel 0: sign of the return outside half the median absolute return; 1: sign of the
     * standardised return outside .75; 2: +1 where stress exceeds its third quartile; 3: channel 0 again.
     *
     * @param prices finite and positive
     * @param window returns of a deviation, {@code >= 2}; 50 in the prototype
     * @return trits, 4 rows, one column per price; channels 1 and 2 are 0 before the first whole window
     * @throws IllegalArgumentException if a price or the window is not allowed
     */
    public static CellGrid reference(double[] prices, int window) {
        PriceChannels series = new PriceChannels(prices, window);
        int n = prices.length;
        Sample absoluteReturns = new Sample(n);
        Sample stress = new Sample(n);
        for (int t = 0; t < n; t++) {
            absoluteReturns.add(Math.abs(series.returns[t]));
            if (t >= window - 1) {
                stress.add(series.stresses[t]);
            }
        }
        double still = absoluteReturns.quantile(.5) / 2;
        double stressed = n < window ? Double.NaN : stress.quantile(STRESS_QUANTILE);
        byte[] trits = new byte[Math.multiplyExact(4, n)];
        for (int t = 0; t < n; t++) {
            byte direction = sign(series.returns[t], still);
            trits[t] = direction;
            trits[3 * n + t] = direction;
            if (t >= window - 1) {
                double standardised = (series.returns[t] - series.means[t]) / (series.deviations[t] + GUARD);
                trits[n + t] = sign(standardised, DEAD_ZONE);
                trits[2 * n + t] = (byte) (series.stresses[t] > stressed ? 1 : 0);
            }
        }
        return CellGrid.wrapTrits(trits, 4, n);
    }

    /**
     * Three channels with thresholds from earlier prices only, all 0 for the first {@code window} prices. Channel 0:
     * sign of the return outside half the median of earlier absolute returns; 1: volatility, +1 where the deviation
     * exceeds 1.25 times the median of earlier ones, -1 below .8 times; 2: +1 where stress exceeds the third quartile
     * of earlier stress.
     *
     * @param prices finite and positive
     * @param window returns of a deviation, {@code >= 2}
     * @return trits, 3 rows, one column per price
     * @throws IllegalArgumentException if a price or the window is not allowed
     */
    public static CellGrid of(double[] prices, int window) {
        PriceChannels series = new PriceChannels(prices, window);
        int n = prices.length;
        Sample absoluteReturns = new Sample(n);
        Sample deviation = new Sample(n);
        Sample stress = new Sample(n);
        byte[] trits = new byte[Math.multiplyExact(3, n)];
        for (int t = 0; t < n; t++) {
            if (t >= window) {
                trits[t] = sign(series.returns[t], absoluteReturns.quantile(.5) / 2);
                double usual = deviation.quantile(.5);
                trits[n + t] = (byte) (series.deviations[t] > LOUD * usual ? 1
                        : series.deviations[t] < QUIET * usual ? -1 : 0);
                trits[2 * n + t] = (byte) (series.stresses[t] > stress.quantile(STRESS_QUANTILE) ? 1 : 0);
            }
            absoluteReturns.add(Math.abs(series.returns[t]));
            if (t >= window - 1) {
                deviation.add(series.deviations[t]);
                stress.add(series.stresses[t]);
            }
        }
        return CellGrid.wrapTrits(trits, 3, n);
    }

    /**
     * The channels of {@link #of(double[], int)} and a permission that the caller gives.
     *
     * @param prices     finite and positive
     * @param window     returns of a deviation, {@code >= 2}
     * @param permission trits, one row, one column per price
     * @return trits, 4 rows, one column per price
     * @throws IllegalArgumentException if a price, the window or the permission is not allowed
     */
    public static CellGrid of(double[] prices, int window, CellGrid permission) {
        int n = prices.length;
        if (permission.height() != 1 || permission.width() != n || permission.lowest() == 0) {
            throw new IllegalArgumentException("permission must be 1 x " + n + " trits, was " + permission);
        }
        byte[] trits = Arrays.copyOf(of(prices, window).backingArray(), Math.multiplyExact(4, n));
        permission.copyRow(0, trits, 3 * n);
        return CellGrid.wrapTrits(trits, 4, n);
    }

    private static byte sign(double value, double deadZone) {
        return (byte) (value > deadZone ? 1 : value < -deadZone ? -1 : 0);
    }

    /** A growing sample kept in order. Insertion moves memory, which beats a tree up to some 10^5 values. */
    private static final class Sample {
        private final double[] sorted;
        private int size;

        Sample(int capacity) {
            sorted = new double[capacity];
        }

        void add(double value) {
            int found = Arrays.binarySearch(sorted, 0, size, value);
            int at = found < 0 ? -found - 1 : found;
            System.arraycopy(sorted, at, sorted, at + 1, size - at);
            sorted[at] = value;
            size++;
        }

        /** Linear between the two neighbouring values. */
        double quantile(double q) {
            double at = q * (size - 1);
            int below = (int) at;
            int above = Math.min(below + 1, size - 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
    }
}
