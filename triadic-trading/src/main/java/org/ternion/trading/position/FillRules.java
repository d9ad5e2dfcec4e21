package org.ternion.trading.position;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How a decision becomes a fill and what that costs.
 *
 * @param timing           when it is executed
 * @param feeRate          fee as a share of what {@code feeBase} says
 * @param feeBase          what fees are a share of
 * @param slippageRate     slippage as a share of the price
 * @param slippageRule     what slippage does
 * @param impact           added to the slippage rate, times the square root of the share of the bar's volume traded
 * @param minTrade         least change of exposure
 * @param minTradeRule     how a change is compared with it
 * @param maxParticipation greatest share of the volume of the executing bar, NaN for no limit
 * @param maxGap           greatest distance of an open from the close before, a share of that close, at which is
 *                         filled; beyond it fills are at the close, infinite for any
 */
public record FillRules(FillTiming timing, double feeRate, FeeBase feeBase, double slippageRate,
                        SlippageRule slippageRule, double impact, double minTrade, MinTradeRule minTradeRule,
                        double maxParticipation, double maxGap) {
    /**
     * Checks the values.
     *
     * @param timing           see the record
     * @param feeRate          see the record
     * @param feeBase          see the record
     * @param slippageRate     see the record
     * @param slippageRule     see the record
     * @param impact           see the record
     * @param minTrade         see the record
     * @param minTradeRule     see the record
     * @param maxParticipation see the record
     * @param maxGap           see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public FillRules {
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(feeBase, "fee base");
        Objects.requireNonNull(slippageRule, "slippage rule");
        Objects.requireNonNull(minTradeRule, "least trade rule");
        Checks.inRange(feeRate, 0, 1, "fee rate");
        Checks.inRange(slippageRate, 0, 1, "slippage rate");
        Checks.inRange(impact, 0, Double.MAX_VALUE, "impact");
        Checks.inRange(minTrade, 0, Double.MAX_VALUE, "least trade");
        if (!Double.isNaN(maxParticipation)) {
            Checks.inRange(maxParticipation, 0, 1, "greatest participation");
        }
        Checks.inRange(maxGap, 0, Double.POSITIVE_INFINITY, "greatest gap");
    }
}
