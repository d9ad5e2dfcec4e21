package org.ternion.trading.analysis;

import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * How permission to act agrees with what was acceptable; profit plays no part. A bar acts if its intent has a
 * direction. Shares with a denominator of 0 are NaN. A precision of 1 says little: mostly a bar must have lasted longer
 * to act than to be acceptable.
 *
 * @param bars       rows of the log
 * @param acceptable acceptable bars
 * @param act        bars that act
 * @param both       acceptable bars that act
 * @param hold       bars that hold
 * @param fills      bars with a fill
 * @param switches   bars that act after one that did not, or the other way round
 * @param actRuns    stretches of bars that act
 */
public record EpistemicMetrics(long bars, long acceptable, long act, long both, long hold, long fills, long switches,
        long actRuns) implements Measured {
    /**
     * Counts the rows of a log.
     *
     * @param log with the columns of the reference profile
     * @return its measures
     */
    public static EpistemicMetrics of(RunLog log) {
        double[] acceptable = log.column(LogColumn.ACCEPTABLE);
        double[] action = log.column(LogColumn.ACTION);
        double[] hold = log.column(LogColumn.HOLD);
        double[] fill = log.column(LogColumn.FILL);
        long[] count = new long[7];
        boolean before = false;
        for (int t = 0; t < log.size(); t++) {
            boolean acts = action[t] != 0;
            boolean allowed = acceptable[t] != 0;
            count[0] += allowed ? 1 : 0;
            count[1] += acts ? 1 : 0;
            count[2] += acts && allowed ? 1 : 0;
            count[3] += hold[t] != 0 ? 1 : 0;
            count[4] += fill[t] != 0 ? 1 : 0;
            count[5] += t > 0 && acts != before ? 1 : 0;
            count[6] += acts && !before ? 1 : 0;
            before = acts;
        }
        return new EpistemicMetrics(log.size(), count[0], count[1], count[2], count[3], count[4], count[5], count[6]);
    }

    /** {@return the share of acceptable bars} */
    public double acceptableShare() {
        return Sample.ratio(acceptable, bars);
    }

    /** {@return the share of acceptable bars among those that act} */
    public double precision() {
        return Sample.ratio(both, act);
    }

    /** {@return the share of bars that act among the acceptable ones} */
    public double recall() {
        return Sample.ratio(both, acceptable);
    }

    /** {@return the share of bars that hold} */
    public double holdShare() {
        return Sample.ratio(hold, bars);
    }

    /** {@return the harmonic mean of precision and recall} */
    public double f1() {
        return Sample.ratio(2.0 * both, act + acceptable);
    }

    /** {@return Matthews' correlation of acting and acceptable} */
    public double mcc() {
        double neither = bars - acceptable - act + both;
        double falseActs = act - both;
        double missed = acceptable - both;
        return Sample.ratio(both * neither - falseActs * missed,
                Math.sqrt((double) act * acceptable * (bars - acceptable) * (bars - act)));
    }

    /** {@return fills per acceptable bar} */
    public double fillsPerAcceptable() {
        return Sample.ratio(fills, acceptable);
    }

    /** {@return the mean number of bars in a row that act} */
    public double meanActRun() {
        return Sample.ratio(act, actRuns);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("acceptable_pct", acceptableShare()).add("precision", precision())
                .add("recall", recall()).add("act_bars", act).add("hold_pct", holdShare()).add("f1", f1())
                .add("mcc", mcc()).add("bars", bars).add("acceptable_bars", acceptable).add("fills", fills)
                .add("fills_per_acceptable", fillsPerAcceptable()).add("switches", switches)
                .add("mean_act_run", meanActRun()).map();
    }
}
