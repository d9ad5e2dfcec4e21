package org.ternion.trading.sweep;

import java.util.Map;
import org.ternion.trading.RunTotals;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * One pair of thresholds and what came of it. A precision of 1 says little: mostly a bar must have lasted longer to act
 * than to be acceptable. Put the row of {@link Controls} with shuffled confidence beside it.
 *
 * @param tauOn       upper threshold
 * @param tauOff      lower threshold
 * @param totals      of the run
 * @param startEquity money at the start of the run
 */
public record TauPoint(double tauOn, double tauOff, RunTotals totals, double startEquity) implements Measured {
    /** {@return the measures of permission, as in the prototype's precision-recall table} */
    @Override
    public Map<String, Object> toMap() {
        return addThresholds(addPermission(new Fields(), totals)).map();
    }

    /**
     * The same with what the account did, as in the prototype's table of 24 December 2025: {@code trades} are fills,
     * {@code max_dd} is absolute, {@code impact} a sum of rates, and {@code ret_engaged} knows no direction.
     *
     * @return a row of 22 values
     */
    public Measured withProfit() {
        double fees = totals.fees() / startEquity;
        return () -> addThresholds(addPermission(new Fields(), totals).add("pnl_net", totals.pnl())
                .add("pnl_gross", totals.pnl() + fees).add("max_dd", totals.maxDrawdown())
                .add("turnover", totals.turnover()).add("trades", totals.fills()).add("fees", fees)
                .add("impact", totals.slippage()).add("mean_ret", totals.meanReturn())
                .add("std_ret", totals.deviation()).add("edge_per_turnover",
                        totals.turnover() == 0 ? Double.NaN : totals.pnl() / totals.turnover())
                .add("ret_all", totals.forward()).add("ret_engaged", totals.forwardEngaged())
                .add("ret_flat", totals.forwardFlat()).add("ret_bad", totals.forwardBad())
                .add("ret_good", totals.forwardGood())).map();
    }

    static Fields addPermission(Fields row, RunTotals totals) {
        return row.add("acceptable_pct", totals.acceptableShare()).add("precision", totals.precision())
                .add("recall", totals.recall()).add("act_bars", totals.act()).add("hold_pct", totals.holdShare());
    }

    private Fields addThresholds(Fields row) {
        return row.add("tau_on", tauOn).add("tau_off", tauOff);
    }
}
