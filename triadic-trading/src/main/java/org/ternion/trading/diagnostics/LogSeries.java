package org.ternion.trading.diagnostics;

import java.util.Arrays;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.Regime;
import org.ternion.trading.signal.RegimeSpec;
import org.ternion.trading.signal.RunLength;
import org.ternion.trading.signal.Volatility;
import org.ternion.trading.signal.VolatilitySource;

/** What most diagnostics take from a log, row by row. */
final class LogSeries {
    private static final int VOLATILITY_WINDOW = 50;
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private LogSeries() {
    }

    /** 1 where the bar was acceptable, else 0. */
    static double[] acceptable(RunLog log) {
        return log.column(LogColumn.ACCEPTABLE);
    }

    /** 1 where there was an action, else 0. */
    static double[] act(RunLog log) {
        return Arrays.stream(log.column(LogColumn.ACTION)).map(action -> action != 0 ? 1 : 0).toArray();
    }

    static double[] actionability(RunLog log) {
        return log.column(LogColumn.ACTIONABILITY);
    }

    /** Stamps less the first one. */
    static double[] offsets(RunLog log) {
        long[] times = log.times();
        double[] offsets = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            offsets[i] = (double) (times[i] - times[0]);
        }
        return offsets;
    }

    /** Acceptable bars up to this one without a break, 0 where it is not acceptable. */
    static double[] acceptableRun(RunLog log) {
        double[] acceptable = acceptable(log);
        double[] run = new double[acceptable.length];
        for (int i = 0; i < run.length; i++) {
            run[i] = acceptable[i] == 0 ? 0 : i == 0 ? 1 : run[i - 1] + 1;
        }
        return run;
    }

    /** Length of the run of equal states each bar is in. */
    static int[] runLength(RunLog log) {
        double[] states = log.column(LogColumn.STATE);
        RunLength length = new RunLength();
        int[] runs = new int[states.length];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = length.next((int) states[i]);
        }
        return runs;
    }

    /** The margin of the settings' regime, else of the log, else of the prototype's regime. */
    static double[] margin(RunLog log, DiagnosticSettings settings) {
        if (settings.regime.isEmpty() && log.has(LogColumn.MARGIN)) {
            return log.column(LogColumn.MARGIN);
        }
        Regime regime = new Regime(settings.regime.orElse(RegimeSpec.REFERENCE));
        double[] states = log.column(LogColumn.STATE);
        int[] runs = runLength(log);
        double[] volatility = volatility(log);
        double[] margin = new double[runs.length];
        for (int i = 0; i < runs.length; i++) {
            regime.next((int) states[i], runs[i], volatility[i]);
            margin[i] = regime.margin();
        }
        return margin;
    }

    /** That of the log, else the prototype's: of 50 price differences. */
    private static double[] volatility(RunLog log) {
        if (log.has(LogColumn.VOL)) {
            return log.column(LogColumn.VOL);
        }
        Volatility volatility =
                new Volatility(VolatilitySource.PRICE_DIFFERENCE, VOLATILITY_WINDOW, MissingPrice.POISON);
        return Arrays.stream(log.column(LogColumn.PRICE)).map(volatility::next).toArray();
    }

    /**
     * At most so many rows: one of each of as many equal stretches, at places that differ by the golden ratio, so that
     * the choice is the same each time and does not beat with a day or a week.
     */
    static int[] thinned(int rows, int most) {
        int kept = Math.min(rows, most);
        int[] indices = new int[kept];
        for (int i = 0; i < kept; i++) {
            double place = i * GOLDEN_RATIO;
            indices[i] = (int) ((i + place - Math.floor(place)) * rows / kept);
        }
        return indices;
    }
}
