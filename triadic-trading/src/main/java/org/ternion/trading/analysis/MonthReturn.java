package org.ternion.trading.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ternion.trading.RunLog;

/**
 * Return of one calendar month, in UTC, from the last close before it to its last close. The first month is measured
 * from the start of the account.
 *
 * @param month       the month
 * @param bars        rows
 * @param totalReturn equity at its end over equity at its beginning, less 1
 */
public record MonthReturn(YearMonth month, int bars, double totalReturn) implements Measured {
    private static final long SECONDS_PER_DAY = 86400;

    /**
     * The months of a log.
     *
     * @param log with stamps in order
     * @return months in the order of time; those without rows are left out
     */
    public static List<MonthReturn> of(RunLog log) {
        long perDay = SECONDS_PER_DAY * StampScale.unitsPerSecond(log.times());
        double[] equity = log.equity();
        double before = BarFlows.startEquity(log);
        List<MonthReturn> months = new ArrayList<>();
        for (int from = 0; from < log.size();) {
            YearMonth month = month(log.times()[from], perDay);
            int to = from;
            while (to < log.size() && month(log.times()[to], perDay).equals(month)) {
                to++;
            }
            months.add(new MonthReturn(month, to - from, equity[to - 1] / before - 1));
            before = equity[to - 1];
            from = to;
        }
        return List.copyOf(months);
    }

    private static YearMonth month(long time, long perDay) {
        return YearMonth.from(LocalDate.ofEpochDay(Math.floorDiv(time, perDay)));
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("month", month.toString()).add("bars", bars).add("total_return", totalReturn).map();
    }
}
