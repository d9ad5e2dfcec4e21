package org.ternion.trading;

import java.util.Objects;

/**
 * The sums of a run that sweeps compare: permission, activity, costs and equity, for rows of a log from a first one on.
 * {@link Backtest#totals} finds them without a log, {@link #of} from a log, with the same bits.
 *
 * @param rows            rows counted
 * @param acceptable      rows that were acceptable
 * @param act             rows with a direction
 * @param both            rows that were acceptable and had a direction
 * @param hold            rows that held
 * @param engagements     rows with a direction after a row without one
 * @param fills           rows with a fill
 * @param turnover        sum of the absolute changes of exposure
 * @param fees            sum of the fees, in money
 * @param slippage        sum of the absolute slippage rates
 * @param bad             rows whose stress was above its limit
 * @param pnlBefore       profit before the first row, a share of the start
 * @param pnl             profit at the last row, a share of the start
 * @param maxDrawdown     lowest distance from the greatest equity so far, a share of the start, at most 0
 * @param maxRelativeDrawdown the same as a share of the greatest equity so far
 * @param meanReturn      mean of the returns of equity, the first row counting as 0
 * @param deviation       sample deviation of these, NaN for fewer than two rows
 * @param forward         mean of the market's return into the next row
 * @param forwardEngaged  the same over rows with a direction, which is not multiplied in
 * @param forwardFlat     the same over rows without a direction
 * @param forwardBad      the same over rows with stress above its limit
 * @param forwardGood     the same over the other rows
 */
public record RunTotals(int rows, int acceptable, int act, int both, int hold, int engagements, int fills,
        double turnover, double fees, double slippage, int bad, double pnlBefore, double pnl, double maxDrawdown,
        double maxRelativeDrawdown, double meanReturn, double deviation, double forward, double forwardEngaged,
        double forwardFlat, double forwardBad, double forwardGood) {
    /**
     * The totals of all rows of a log.
     *
     * @param log any log with the columns of {@link Profile#REFERENCE}
     * @return its totals
     */
    public static RunTotals of(RunLog log) {
        return of(log, 0);
    }

    /**
     * The totals of the rows of a log from one on.
     *
     * @param log  any log with the columns of {@link Profile#REFERENCE}
     * @param from first row, 0 to {@code log.size()}
     * @return their totals
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static RunTotals of(RunLog log, int from) {
        Objects.checkFromToIndex(from, log.size(), log.size());
        double[] acceptable = log.column(LogColumn.ACCEPTABLE);
        double[] action = log.column(LogColumn.ACTION);
        double[] hold = log.column(LogColumn.HOLD);
        double[] fill = log.column(LogColumn.FILL);
        double[] fee = log.column(LogColumn.FEE);
        double[] slippage = log.column(LogColumn.SLIPPAGE);
        double[] pnl = log.column(LogColumn.PNL);
        double[] price = log.column(LogColumn.PRICE);
        double[] bad = log.has(LogColumn.BAD_FLAG) ? log.column(LogColumn.BAD_FLAG) : new double[log.size()];
        Sum sum = new Sum(from == 0 ? 0 : pnl[from - 1]);
        for (int i = from; i < log.size(); i++) {
            sum.add(acceptable[i] != 0, action[i] != 0, hold[i] != 0, fill[i], fee[i], slippage[i], pnl[i], price[i],
                    bad[i] != 0);
        }
        return sum.totals();
    }

    /** {@return the share of acceptable rows} */
    public double acceptableShare() {
        return (double) acceptable / rows;
    }

    /** {@return the share of acceptable rows among those with a direction, NaN if there are none} */
    public double precision() {
        return (double) both / act;
    }

    /** {@return the share of rows with a direction among the acceptable ones, NaN if there are none} */
    public double recall() {
        return (double) both / acceptable;
    }

    /** {@return the share of rows that held} */
    public double holdShare() {
        return (double) hold / rows;
    }

    /** Adds up rows, in one order for logs and runs. */
    static final class Sum {
        private final double pnlBefore;
        private int rows;
        private int acceptable;
        private int act;
        private int both;
        private int hold;
        private int engagements;
        private int fills;
        private double turnover;
        private double fees;
        private double slippage;
        private double pnl;
        private double top = Double.NEGATIVE_INFINITY;
        private double maxDrawdown;
        private double maxRelativeDrawdown;
        private double returns;
        private double squares;
        private boolean wasAct;
        private boolean wasBad;
        private double lastPrice;
        private int bad;
        private double lastEquity;
        // Rows with a next row whose return is a number: all, with a direction, bad.
        private int pairs;
        private int engagedPairs;
        private int badPairs;
        private double forward;
        private double forwardEngaged;
        private double forwardBad;

        Sum(double pnlBefore) {
            this.pnlBefore = pnlBefore;
            pnl = pnlBefore;
        }

        void add(boolean isAcceptable, boolean isAct, boolean isHold, double fill, double fee, double slippageRate,
                double pnlNow, double price, boolean isBad) {
            acceptable += isAcceptable ? 1 : 0;
            act += isAct ? 1 : 0;
            both += isAcceptable && isAct ? 1 : 0;
            hold += isHold ? 1 : 0;
            engagements += isAct && !wasAct ? 1 : 0;
            bad += isBad ? 1 : 0;
            if (fill != 0) {
                fills++;
                turnover += Math.abs(fill);
                fees += fee;
                slippage += Math.abs(slippageRate);
            }
            double equity = pnlNow + 1;
            if (rows > 0) {
                pair(price);
                if (equity != lastEquity) {
                    double r = equity / lastEquity - 1;
                    returns += r;
                    squares += r * r;
                }
            }
            if (!(equity < top)) {
                top = equity;
            } else {
                drawdown(equity - top);
            }
            pnl = pnlNow;
            lastEquity = equity;
            lastPrice = price;
            wasAct = isAct;
            wasBad = isBad;
            rows++;
        }

        private void drawdown(double depth) {
            if (depth < maxDrawdown) {
                maxDrawdown = depth;
            }
            // Compared without a division first: most rows are no new depth.
            if (depth < maxRelativeDrawdown * top) {
                maxRelativeDrawdown = depth / top;
            }
        }

        private void pair(double price) {
            double r = price / lastPrice - 1;
            if (r == r) {
                pairs++;
                forward += r;
                if (wasAct) {
                    engagedPairs++;
                    forwardEngaged += r;
                }
                if (wasBad) {
                    badPairs++;
                    forwardBad += r;
                }
            }
        }

        RunTotals totals() {
            double mean = returns / rows;
            double deviation = rows < 2 ? Double.NaN
                    : Math.sqrt(Math.max(0, squares - rows * mean * mean) / (rows - 1));
            return new RunTotals(rows, acceptable, act, both, hold, engagements, fills, turnover, fees, slippage, bad,
                    pnlBefore, pnl, maxDrawdown, maxRelativeDrawdown, mean, deviation, forward / pairs,
                    forwardEngaged / engagedPairs, (forward - forwardEngaged) / (pairs - engagedPairs),
                    forwardBad / badPairs, (forward - forwardBad) / (pairs - badPairs));
        }
    }
}
