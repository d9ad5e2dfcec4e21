package org.ternion.krr.kernel;

import java.util.Arrays;

/** Modified Bessel functions of the first kind and of all integer orders. */
final class BesselSeries {
    /** Larger arguments need more than 1.5e5 orders. */
    static final double LARGEST = 1e8 * (1 + 1e-12);
    /** Orders below this fraction of order 0 are dropped. */
    private static final double CUT = 1e-17;
    private static final double RESCALE = 0x1p600;

    private BesselSeries() {
    }

    /**
     * {@code exp(-kappa) I_j(kappa)} for j = 0, 1, .. up to the last one above {@code 1e-17} of the first.
     *
     * <p>Downward recurrence {@code I_(j-1) = I_(j+1) + (2 j / kappa) I_j} (Miller): all terms are positive, so nothing
     * cancels, and the wrong start dies out. {@code exp(kappa) = I_0 + 2 (I_1 + I_2 + ..)} gives the scale.
     */
    static double[] scaled(double kappa) {
        // I_j / I_0 is below exp(-j^2 / (2 kappa)) for j < kappa and falls faster above: the start is below e^-100.
        int start = 60 + (int) Math.ceil(StrictMath.sqrt(200 * kappa));
        double[] orders = new double[start + 2];
        orders[start] = 0x1p-600;
        for (int j = start; j > 0; j--) {
            orders[j - 1] = Math.fma(2 * j / kappa, orders[j], orders[j + 1]);
            if (orders[j - 1] > RESCALE) {
                for (int i = j - 1; i <= start && orders[i] != 0; i++) {
                    orders[i] /= RESCALE;
                }
            }
        }
        double sum = 0;
        for (int j = start; j > 0; j--) {
            sum += orders[j];
        }
        sum = 2 * sum + orders[0];
        int length = 1;
        while (orders[length] > CUT * orders[0]) {
            length++;
        }
        double[] result = Arrays.copyOf(orders, length);
        for (int j = 0; j < length; j++) {
            result[j] /= sum;
        }
        return result;
    }
}
