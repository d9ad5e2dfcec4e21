package org.ternion.trading.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunTotals;
import org.ternion.trading.analysis.Fields;
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
        Fields row = new Fields();
        settings.forEach((key, value) -> row.add(key, Axis.cell(value)));
        return addTotals(row.add("score", score), totals).map();
    }

    static Fields addTotals(Fields row, RunTotals totals) {
        return TauPoint.addPermission(row, totals).add("fills", totals.fills()).add("turnover", totals.turnover())
                .add("fees", totals.fees()).add("pnl_net", totals.pnl() - totals.pnlBefore())
                .add("max_dd", totals.maxDrawdown()).add("max_dd_relative", totals.maxRelativeDrawdown())
                .add("mean_ret", totals.meanReturn()).add("std_ret", totals.deviation());
    }
}
