package org.ternion.trading.position;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What an account holds and owes.
 *
 * @param model       what stays constant between fills
 * @param startEquity money at the start
 * @param lotSize     units are whole multiples of it, 0 for any; for {@link AccountModel#UNITS} only
 * @param minNotional least notional of a trade that does not close the position, in money
 * @param maxLeverage greatest absolute target exposure, NaN for no limit
 * @param borrowRate  rate per bar on what a short position owes
 * @param fundingRate rate per bar on the position, paid by longs and received by shorts
 */
public record AccountRules(AccountModel model, double startEquity, double lotSize, double minNotional,
                           double maxLeverage, double borrowRate, double fundingRate) {
    /**
     * Checks the values.
     *
     * @param model       see the record
     * @param startEquity see the record
     * @param lotSize     see the record
     * @param minNotional see the record
     * @param maxLeverage see the record
     * @param borrowRate  see the record
     * @param fundingRate see the record
     * @throws IllegalArgumentException if one is out of its range or the model has no units to make lots of
     */
    public AccountRules {
        Objects.requireNonNull(model, "model");
        Checks.positive(startEquity, "equity at the start");
        Checks.inRange(lotSize, 0, Double.MAX_VALUE, "lot size");
        Checks.inRange(minNotional, 0, Double.MAX_VALUE, "least notional");
        Checks.inRange(borrowRate, 0, 1, "borrow rate");
        Checks.inRange(fundingRate, -1, 1, "funding rate");
        if (!Double.isNaN(maxLeverage)) {
            Checks.inRange(maxLeverage, 0, Double.MAX_VALUE, "greatest leverage");
        }
        if (lotSize > 0 && model != AccountModel.UNITS) {
            throw new IllegalArgumentException("lots need an account of units, the model was " + model);
        }
    }
}
