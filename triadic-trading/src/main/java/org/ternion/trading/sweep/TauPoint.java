package org.ternion.trading.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.trading.RunTotals;
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
        Map<String, Object> row = permission();
        row.put("tau_on", tauOn);
        row.put("tau_off", tauOff);
        return row;
    }

    /**
     * The same with what the account did, as in the prototype's table of 24 December 2025: {@code trades} are fills,
     * {@code max_dd} is absolute, {@code impact} a sum of rates, and {@code ret_engaged} knows no direction.
     *
     * @return a row of 22 values
     */
    public Measured withProfit() {
        return () -> {
            Map<String, Object> row = permission();
            double fees = totals.fees() / startEquity;
            row.put("pnl_net", totals.pnl());
            row.put("pnl_gross", totals.pnl() + fees);
            row.put("max_dd", totals.maxDrawdown());
            row.put("turnover", totals.turnover());
            row.put("trades", totals.fills());
            row.put("fees", fees);
            row.put("impact", totals.slippage());
            row.put("mean_ret", totals.meanReturn());
            row.put("std_ret", totals.deviation());
            row.put("edge_per_turnover", totals.turnover() == 0 ? Double.NaN : totals.pnl() / totals.turnover());
            row.put("ret_all", totals.forward());
            row.put("ret_engaged", totals.forwardEngaged());
            row.put("ret_flat", totals.forwardFlat());
            row.put("ret_bad", totals.forwardBad());
            row.put("ret_good", totals.forwardGood());
            row.put("tau_on", tauOn);
            row.put("tau_off", tauOff);
            return row;
        };
    }

    private Map<String, Object> permission() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("acceptable_pct", totals.acceptableShare());
        row.put("precision", totals.precision());
        row.put("recall", totals.recall());
        row.put("act_bars", totals.act());
        row.put("hold_pct", totals.holdShare());
        return row;
    }
}
