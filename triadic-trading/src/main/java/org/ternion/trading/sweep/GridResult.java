package org.ternion.trading.sweep;

import java.util.List;
import org.ternion.trading.analysis.Measured;

/**
 * What a grid came to. The best of many is partly luck: give {@code points} and {@code sharpeDeviation} to
 * {@code ReportOptions.withTrials}, and look at {@link WalkForward} before believing it.
 *
 * @param best            the best points, the best one first; written by {@link Measured#writeCsv}
 * @param points          combinations that were run
 * @param skipped         combinations that contradict themselves, say a tau off above tau on
 * @param sharpeDeviation sample deviation of the Sharpe ratios per bar over the points that have one
 */
public record GridResult(List<GridPoint> best, long points, long skipped, double sharpeDeviation) {
    /**
     * Keeps a copy of the list.
     *
     * @param best            see the record
     * @param points          see the record
     * @param skipped         see the record
     * @param sharpeDeviation see the record
     */
    public GridResult {
        best = List.copyOf(best);
    }
}
