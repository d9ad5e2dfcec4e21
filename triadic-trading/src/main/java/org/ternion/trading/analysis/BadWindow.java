package org.ternion.trading.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * A span of time with bad bars, to look up what was in the news. A bar triggers if it is flagged and its stress is at
 * least 0.7; triggers at most 15 minutes apart make one window.
 *
 * @param startTime   stamp of the first trigger
 * @param endTime     stamp of the last trigger
 * @param paddedStart 60 minutes before the first
 * @param paddedEnd   60 minutes after the last
 * @param triggers    bars that trigger
 * @param maxStress   greatest stress of them
 */
public record BadWindow(long startTime, long endTime, long paddedStart, long paddedEnd, int triggers,
        double maxStress) implements Measured {
    private static final double LEAST_STRESS = 0.7;
    private static final long MERGE_SECONDS = 15 * 60;
    private static final long PAD_SECONDS = 60 * 60;

    /**
     * The windows of a log.
     *
     * @param log with stress and flags, in the order of time
     * @return windows in the order of time; padded ones may overlap
     */
    public static List<BadWindow> of(RunLog log) {
        long second = StampScale.unitsPerSecond(log.times());
        double[] stress = log.column(LogColumn.P_BAD);
        double[] flag = log.column(LogColumn.BAD_FLAG);
        List<BadWindow> found = new ArrayList<>();
        for (int t = 0; t < log.size(); t++) {
            if (flag[t] != 0 && stress[t] >= LEAST_STRESS) {
                long time = log.times()[t];
                BadWindow last = found.isEmpty() ? null : found.get(found.size() - 1);
                if (last != null && time - last.endTime <= MERGE_SECONDS * second) {
                    found.set(found.size() - 1, new BadWindow(last.startTime, time, last.paddedStart,
                            time + PAD_SECONDS * second, last.triggers + 1, Math.max(last.maxStress, stress[t])));
                } else {
                    found.add(new BadWindow(time, time, time - PAD_SECONDS * second, time + PAD_SECONDS * second, 1,
                            stress[t]));
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("ts_start", startTime).add("ts_end", endTime).add("padded_start", paddedStart)
                .add("padded_end", paddedEnd).add("triggers", triggers).add("p_bad_max", maxStress).map();
    }
}
