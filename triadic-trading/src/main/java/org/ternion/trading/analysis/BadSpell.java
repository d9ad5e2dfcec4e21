package org.ternion.trading.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * Bars in a row that are flagged as bad, from their onset: what such a spell costs, and how much of it at once.
 *
 * @param startRow  the onset
 * @param endRow    last flagged row
 * @param startTime stamp of the onset
 * @param pnl       change of equity from the close before the onset to the end
 * @param earlyPnl  the same over the first bars only
 * @param earlyBars how many those were
 */
public record BadSpell(int startRow, int endRow, long startTime, double pnl, double earlyPnl, int earlyBars)
        implements Measured {
    /** {@return the number of bars} */
    public int bars() {
        return endRow - startRow + 1;
    }

    /**
     * The spells of a log.
     *
     * @param log   with flags
     * @param early bars near the onset that are measured apart, {@code >= 1}
     * @return spells in the order of time; the last one may have gone on after the data
     */
    public static List<BadSpell> of(RunLog log, int early) {
        Checks.inRange(early, 1, Integer.MAX_VALUE, "early bars");
        double[] flag = log.column(LogColumn.BAD_FLAG);
        double[] equity = log.equity();
        List<BadSpell> spells = new ArrayList<>();
        for (int t = 0; t < log.size(); t++) {
            if (flag[t] != 0) {
                int start = t;
                while (t + 1 < log.size() && flag[t + 1] != 0) {
                    t++;
                }
                double before = start == 0 ? BarFlows.startEquity(log) : equity[start - 1];
                int earlyEnd = (int) Math.min(t, start + (long) early - 1);
                spells.add(new BadSpell(start, t, log.times()[start], equity[t] - before, equity[earlyEnd] - before,
                        earlyEnd - start + 1));
            }
        }
        return List.copyOf(spells);
    }

    /**
     * The hazard of spells: the share of those that reached some length and ended there.
     *
     * @param spells any
     * @param bars   the length, {@code >= 1}
     * @return the share, NaN if none reached it
     */
    public static double hazard(List<BadSpell> spells, int bars) {
        long reached = spells.stream().filter(spell -> spell.bars() >= bars).count();
        return Sample.ratio(spells.stream().filter(spell -> spell.bars() == bars).count(), reached);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("start_row", startRow).add("end_row", endRow).add("start_time", startTime)
                .add("bars", bars()).add("pnl", pnl).add("early_bars", earlyBars).add("early_pnl", earlyPnl).map();
    }
}
