package org.ternion.trading.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * One calendar day of a log, in UTC. Stress that is not defined counts neither in the mean nor in the greatest value;
 * where there is none of it both are NaN, and the score with them.
 *
 * @param date        the day
 * @param startTime   first stamp
 * @param endTime     last stamp
 * @param bars        rows
 * @param priceStart  first price
 * @param priceEnd    last price
 * @param valueStart  first value of the account
 * @param valueEnd    last value
 * @param meanStress  mean stress
 * @param maxStress   greatest stress
 * @param badRate     share of bars flagged as bad
 * @param badRun      most flagged bars in a row
 */
public record BadDay(LocalDate date, long startTime, long endTime, int bars, double priceStart, double priceEnd,
        double valueStart, double valueEnd, double meanStress, double maxStress, double badRate, int badRun)
        implements Measured {
    private static final long SECONDS_PER_DAY = 86400;
    private static final double MAX_WEIGHT = 0.5;
    private static final double RUN_WEIGHT = 0.1;

    /** {@return the change of the value over the day, as a share of the first one} */
    public double dayReturn() {
        return Sample.ratio(valueEnd - valueStart, valueStart);
    }

    /** {@return how bad the day was: mean stress, half its maximum and a tenth per bar of the longest streak} */
    public double badScore() {
        return meanStress + MAX_WEIGHT * maxStress + RUN_WEIGHT * badRun;
    }

    /**
     * The days of a log, by its equity.
     *
     * @param log with stress and flags
     * @return the worst day first, of equal ones the earlier, those without a score last
     */
    public static List<BadDay> of(RunLog log) {
        return of(log, log.equity());
    }

    /**
     * The days of a log, by some value of the account. The prototype takes the column {@code pnl}, which is worth
     * nothing here if it begins at 0.
     *
     * @param log   with stress and flags
     * @param value one per row
     * @return the worst day first, of equal ones the earlier, those without a score last
     */
    public static List<BadDay> of(RunLog log, double[] value) {
        long perDay = SECONDS_PER_DAY * StampScale.unitsPerSecond(log.times());
        List<BadDay> days = new ArrayList<>();
        for (int from = 0; from < log.size();) {
            long day = Math.floorDiv(log.times()[from], perDay);
            int to = from;
            while (to < log.size() && Math.floorDiv(log.times()[to], perDay) == day) {
                to++;
            }
            days.add(day(log, value, LocalDate.ofEpochDay(day), from, to));
            from = to;
        }
        days.sort(Comparator.comparingDouble(
                day -> Double.isNaN(day.badScore()) ? Double.POSITIVE_INFINITY : -day.badScore()));
        return List.copyOf(days);
    }

    private static BadDay day(RunLog log, double[] value, LocalDate date, int from, int to) {
        double[] price = log.column(LogColumn.PRICE);
        double[] stress = log.column(LogColumn.P_BAD);
        double[] flag = log.column(LogColumn.BAD_FLAG);
        double sum = 0;
        double max = Double.NaN;
        int defined = 0;
        int bad = 0;
        int run = 0;
        int longest = 0;
        for (int t = from; t < to; t++) {
            if (!Double.isNaN(stress[t])) {
                sum += stress[t];
                max = defined == 0 ? stress[t] : Math.max(max, stress[t]);
                defined++;
            }
            run = flag[t] != 0 ? run + 1 : 0;
            bad += flag[t] != 0 ? 1 : 0;
            longest = Math.max(longest, run);
        }
        return new BadDay(date, log.times()[from], log.times()[to - 1], to - from, price[from], price[to - 1],
                value[from], value[to - 1], Sample.ratio(sum, defined), max, (double) bad / (to - from), longest);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("date", date.toString()).add("start_ts", startTime).add("end_ts", endTime)
                .add("bars", bars).add("price_start", priceStart).add("price_end", priceEnd)
                .add("pnl_start", valueStart).add("pnl_end", valueEnd).add("ret_day", dayReturn())
                .add("mean_p_bad", meanStress).add("max_p_bad", maxStress).add("bad_rate", badRate)
                .add("bad_run", badRun).add("bad_score", badScore()).map();
    }
}
