package org.ternion.trading.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunTotals;
import org.ternion.trading.analysis.Measured;

/**
 * One combination of a grid and what came of it.
 *
 * @param index    number of the combination in the grid
 * @param settings values by key, in the order of the grid
 * @param totals   of the rows that count
 * @param score    of these, NaN if not defined
 */
public record GridPoint(long index, Map<String, String> settings, RunTotals totals, double score)
        implements Measured {
    /**
     * Keeps a copy of the settings in their order.
     *
     * @param index    see the record
     * @param settings see the record
     * @param totals   see the record
     * @param score    see the record
     */
    public GridPoint {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * The settings of the run.
     *
     * @param base all settings the grid does not have
     * @return settings with those of this combination
     */
    public EngineConfig config(EngineConfig base) {
        EngineConfig config = base;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            config = config.with(setting.getKey() + "=" + setting.getValue());
        }
        return config;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> row = new LinkedHashMap<>();
        settings.forEach((key, value) -> row.put(key, Axis.cell(value)));
        row.put("score", score);
        putTotals(row, totals);
        return row;
    }

    static void putTotals(Map<String, Object> row, RunTotals totals) {
        row.put("acceptable_pct", totals.acceptableShare());
        row.put("precision", totals.precision());
        row.put("recall", totals.recall());
        row.put("act_bars", totals.act());
        row.put("hold_pct", totals.holdShare());
        row.put("fills", totals.fills());
        row.put("turnover", totals.turnover());
        row.put("fees", totals.fees());
        row.put("pnl_net", totals.pnl() - totals.pnlBefore());
        row.put("max_dd", totals.maxDrawdown());
        row.put("max_dd_relative", totals.maxRelativeDrawdown());
        row.put("mean_ret", totals.meanReturn());
        row.put("std_ret", totals.deviation());
    }
}
