package org.ternion.trading.lob;

import java.util.Arrays;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.signal.Percentile;

/**
 * What fills cost. Sides are 1 for bought and -1 for sold; mids are those of the exchange but for that of the decision,
 * which the desk knew. Fills for which a mid is missing do not count in its figure, and figures without fills are NaN.
 *
 * @param fills            number of fills
 * @param makerFills       those of resting orders
 * @param turnover         sum of price times quantity
 * @param fees             sum of fees, less rebates
 * @param slippage         sum of side (price - mid at the decision) quantity
 * @param queueDelayMean   mean seconds from arrival to fill of resting orders
 * @param queueDelayP50    median of these
 * @param queueDelayP95    95th percentile of these
 * @param impactBp         average price over the mid at arrival, in 1/10,000 of it against us, weighted by notional
 * @param adverseSecondBp  how far the mid went against us in the second after a fill, weighted likewise
 * @param adverseTenBp     how far in ten seconds
 */
public record FillQuality(int fills, int makerFills, double turnover, double fees, double slippage,
                          double queueDelayMean, double queueDelayP50, double queueDelayP95, double impactBp,
                          double adverseSecondBp, double adverseTenBp) {
    private static final double NANOS = 1e9;
    private static final double BASIS_POINTS = 1e4;

    static FillQuality of(LobFills fills) {
        int n = fills.size();
        double[] delays = new double[n];
        int makers = 0;
        double turnover = 0;
        double fees = 0;
        double slippage = 0;
        double delaySum = 0;
        for (int i = 0; i < n; i++) {
            double price = fills.price(i);
            double quantity = fills.quantity(i);
            turnover += price * Math.abs(quantity);
            fees += fills.fee(i);
            slippage += (price - fills.decisionMid(i)) * quantity;
            if (fills.maker(i)) {
                delays[makers] = (fills.exchangeTime(i) - fills.arrivalTime(i)) / NANOS;
                delaySum += delays[makers++];
            }
        }
        delays = Arrays.copyOf(delays, makers);
        return new FillQuality(n, makers, turnover, fees, slippage, delaySum / makers, Percentile.of(delays, 50),
                Percentile.of(delays, 95), impact(fills), adverse(fills, 0), adverse(fills, 1));
    }

    private static double impact(LobFills fills) {
        double cost = 0;
        double base = 0;
        for (int i = 0; i < fills.size(); i++) {
            double mid = fills.arrivalMid(i);
            if (mid > 0) {
                cost += (fills.price(i) - mid) * fills.quantity(i);
                base += mid * Math.abs(fills.quantity(i));
            }
        }
        return BASIS_POINTS * cost / base;
    }

    private static double adverse(LobFills fills, int horizon) {
        double cost = 0;
        double base = 0;
        for (int i = 0; i < fills.size(); i++) {
            double mid = fills.mid(i);
            double later = fills.midLater(horizon, i);
            if (mid > 0 && later > 0) {
                cost += (mid - later) * fills.quantity(i);
                base += mid * Math.abs(fills.quantity(i));
            }
        }
        return BASIS_POINTS * cost / base;
    }

    Fields addTo(Fields values) {
        return values.add("fills", fills).add("maker_fills", makerFills).add("turnover", turnover).add("fees", fees)
                .add("slippage", slippage).add("queue_delay_mean_s", queueDelayMean)
                .add("queue_delay_p50_s", queueDelayP50).add("queue_delay_p95_s", queueDelayP95)
                .add("impact_bp", impactBp).add("adverse_1s_bp", adverseSecondBp).add("adverse_10s_bp", adverseTenBp);
    }
}
