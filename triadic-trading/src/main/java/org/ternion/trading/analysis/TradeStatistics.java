package org.ternion.trading.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Net profits of closed trades. What needs trades that there are not is NaN.
 *
 * @param trades          closed trades
 * @param openTrades      trades the data ended in
 * @param openPnl         their open profit
 * @param winRate         share with a profit
 * @param profitFactor    profits over losses
 * @param averageWin      mean profit
 * @param averageLoss     mean loss, {@code < 0}
 * @param payoff          mean profit over mean loss, positive
 * @param expectancy      mean
 * @param median          median
 * @param fifthPercentile what 95 % of the trades are above
 * @param mostLosses      most trades in a row without a profit
 * @param meanBars        mean bars held
 * @param meanAdverse     mean of the most unfavourable profits
 * @param meanFavourable  mean of the most favourable profits
 */
public record TradeStatistics(int trades, int openTrades, double openPnl, double winRate, double profitFactor,
        double averageWin, double averageLoss, double payoff, double expectancy, double median,
        double fifthPercentile, int mostLosses, double meanBars, double meanAdverse, double meanFavourable)
        implements Measured {
    /**
     * Measures trades.
     *
     * @param all in the order of exit
     * @return their measures
     */
    public static TradeStatistics of(List<Trade> all) {
        List<Trade> closed = all.stream().filter(trade -> !trade.open()).toList();
        double[] net = closed.stream().mapToDouble(Trade::netPnl).toArray();
        double[] wins = Arrays.stream(net).filter(pnl -> pnl > 0).toArray();
        double[] losses = Arrays.stream(net).filter(pnl -> pnl < 0).toArray();
        double[] sorted = Sample.sorted(net);
        double openPnl = all.stream().filter(Trade::open).mapToDouble(Trade::openPnl).sum();
        return new TradeStatistics(net.length, all.size() - net.length, openPnl, Sample.ratio(wins.length, net.length),
                Sample.ratio(Sample.sum(wins), -Sample.sum(losses)), Sample.mean(wins), Sample.mean(losses),
                Sample.mean(wins) / -Sample.mean(losses), Sample.mean(net), Sample.percentile(sorted, 50),
                Sample.percentile(sorted, 5), mostLosses(net), mean(closed, Trade::barsHeld),
                mean(closed, Trade::maxAdverse), mean(closed, Trade::maxFavourable));
    }

    private static double mean(List<Trade> trades, ToDoubleFunction<Trade> value) {
        return Sample.mean(trades.stream().mapToDouble(value).toArray());
    }

    private static int mostLosses(double[] net) {
        int most = 0;
        int run = 0;
        for (double pnl : net) {
            run = pnl > 0 ? 0 : run + 1;
            most = Math.max(most, run);
        }
        return most;
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("trades", trades).add("open_trades", openTrades).add("open_pnl", openPnl)
                .add("win_rate", winRate).add("profit_factor", profitFactor).add("average_win", averageWin)
                .add("average_loss", averageLoss).add("payoff", payoff).add("expectancy", expectancy)
                .add("median_pnl", median).add("pnl_p5", fifthPercentile).add("max_consecutive_losses", mostLosses)
                .add("mean_bars_held", meanBars).add("mean_mae", meanAdverse).add("mean_mfe", meanFavourable).map();
    }
}
