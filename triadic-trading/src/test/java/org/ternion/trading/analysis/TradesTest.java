package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;

class TradesTest {
    /** An account of units with all costs, filled at some price of the bar. */
    private static RunLog account(double[] price, double[] fillAt, double[] units, double fee, double slip,
            double borrow) {
        int n = price.length;
        double[][] columns = new double[8][n];
        double cash = 1000;
        double held = 0;
        for (int t = 0; t < n; t++) {
            double change = units[t] - held;
            double paid = change == 0 ? price[t] : fillAt[t] * (1 + slip * Math.signum(change));
            columns[0][t] = paid;
            columns[1][t] = slip * Math.signum(change);
            columns[2][t] = fee * Math.abs(change) * paid;
            cash -= change * paid + columns[2][t] + borrow * Math.max(0, -held) * price[t];
            held = units[t];
            columns[3][t] = cash + held * price[t];
            columns[4][t] = columns[3][t] / 1000 - 1;
            columns[5][t] = held * price[t] / columns[3][t];
            columns[6][t] = change;
            columns[7][t] = cash;
        }
        return Logs.of(n).with(LogColumn.PRICE, price).with(LogColumn.FILL_PRICE, columns[0])
                .with(LogColumn.SLIPPAGE, columns[1]).with(LogColumn.FEE, columns[2])
                .with(LogColumn.EQUITY, columns[3]).with(LogColumn.PNL, columns[4])
                .with(LogColumn.EXPOSURE, columns[5]).with(LogColumn.FILL, columns[6])
                .with(LogColumn.CASH, columns[7]).with(LogColumn.UNITS, units).hourly("X");
    }

    private static double total(List<Trade> trades) {
        return trades.stream().mapToDouble(trade -> trade.netPnl() + trade.openPnl()).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "narrow", "noconf", "signstate", "sticky_bigmoves", "long_runs"})
    void profitsOfTradesAddUpToEquityOfThePrototype(String run) {
        RunLog log = RunLogs.golden("run_bars_" + run + "_log.csv");
        List<Trade> trades = Trades.of(log);

        assertEquals(log.equity()[log.size() - 1] - 1, total(trades), 1e-12);
        // Slippage was only logged there, so nothing is left but fees.
        for (Trade trade : trades) {
            assertEquals(0, trade.slippage());
            assertEquals(0, trade.carry(), 1e-14);
        }
    }

    @ParameterizedTest
    @EnumSource(LotMatching.class)
    void profitsOfTradesAddUpToEquityOfUnits(LotMatching matching) {
        for (int seed = 0; seed < 30; seed++) {
            CounterRandom random = CounterRandom.of(seed);
            int n = 300;
            double[] price = new double[n];
            double[] open = new double[n];
            double[] units = new double[n];
            double last = 100;
            for (int t = 0; t < n; t++) {
                open[t] = last * (1 + 0.01 * random.nextGaussian());
                price[t] = open[t] * (1 + 0.01 * random.nextGaussian());
                last = price[t];
                units[t] = random.nextInt(3) > 0 && t > 0 ? units[t - 1] : random.nextInt(7) - 3;
            }
            RunLog log = account(price, open, units, 5e-4, 3e-4, 1e-4);
            List<Trade> trades = Trades.of(log, matching);

            assertEquals(log.equity()[n - 1] - 1000, total(trades), 1e-9, "seed " + seed);
            assertTrue(trades.stream().allMatch(trade -> trade.slippage() > 0 && trade.fees() > 0), "seed " + seed);
            for (int i = 1; i < trades.size(); i++) {
                assertTrue(trades.get(i).entryRow() >= trades.get(i - 1).exitRow(), "seed " + seed);
            }
        }
    }

    @Test
    void aFlipClosesOneTradeAndOpensTheNextOnTheSameFill() {
        double[] price = {100, 110, 120, 90, 80};
        RunLog log = account(price, price, new double[] {0, 2, 2, -3, 0}, 0.01, 0, 0);

        List<Trade> trades = Trades.of(log);

        assertEquals(2, trades.size());
        Trade first = trades.get(0);
        assertEquals(List.of(1, 3), List.of(first.entryRow(), first.exitRow()));
        assertEquals(ExitReason.FLIP, first.exit());
        assertEquals(-40, first.grossPnl(), 1e-9);
        assertEquals(0.01 * 2 * (110 + 90), first.fees(), 1e-9);
        assertEquals(-40, first.maxAdverse(), 1e-9);
        assertEquals(20, first.maxFavourable(), 1e-9);
        assertEquals(110, first.entryPrice(), 1e-9);
        assertEquals(90, first.exitPrice(), 1e-9);
        assertEquals(240, first.maxNotional(), 1e-9);
        Trade second = trades.get(1);
        assertEquals(-1, second.side());
        assertEquals(30, second.grossPnl(), 1e-9);
        assertEquals(0.01 * 3 * (90 + 80), second.fees(), 1e-9);
        assertEquals(ExitReason.FLAT, second.exit());
    }

    @ParameterizedTest
    @EnumSource(LotMatching.class)
    void reductionsRealiseByTheirMatching(LotMatching matching) {
        double[] price = {100, 100, 120, 130, 130};
        Trade open = Trades.of(account(price, price, new double[] {0, 1, 2, 1, 1}, 0, 0, 0), matching).get(0);

        double realised = switch (matching) {
            case AVERAGE -> 20;
            case FIRST_IN_FIRST_OUT -> 30;
            case LAST_IN_FIRST_OUT -> 10;
        };
        assertEquals(realised, open.grossPnl(), 1e-9);
        assertEquals(40 - realised, open.openPnl(), 1e-9);
        assertEquals(ExitReason.END_OPEN, open.exit());
        assertEquals(110, open.entryPrice(), 1e-9);
        assertEquals(130, open.exitPrice(), 1e-9);
        assertEquals(2, open.maxUnits());
    }

    @Test
    void aTradeThatABanEndsSaysSo() {
        double[] price = {100, 100, 100, 100};
        RunLog plain = account(price, price, new double[] {1, 1, 0, 0}, 0, 0, 0);
        EnumMap<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        plain.columns().forEach(column -> columns.put(column, plain.column(column)));
        columns.put(LogColumn.BAN, new double[] {0, 1, 0, 0});
        columns.put(LogColumn.PENDING, new double[] {Double.NaN, 0, Double.NaN, Double.NaN});

        assertEquals(ExitReason.BAN, Trades.of(RunLog.wrap("X", plain.times(), columns)).get(0).exit());
    }

    @Test
    void slippageIsMoneyOnlyWhereItWasCharged() {
        double[] price = {100, 100, 200, 200};
        RunLog log = account(price, price, new double[] {0, 1, 1, 0}, 0, 0.01, 0);

        Trade trade = Trades.of(log).get(0);

        assertEquals(100, trade.grossPnl(), 1e-9);
        assertEquals(1 + 2, trade.slippage(), 1e-9);
        assertEquals(97, trade.netPnl(), 1e-9);
        assertEquals(101, trade.entryPrice(), 1e-9);
        assertEquals(97.0 / 200, trade.returnOnNotional(), 1e-9);
    }

    @Test
    void statisticsOfNoTradesAreNaN() {
        TradeStatistics none = TradeStatistics.of(List.of());

        assertEquals(0, none.trades());
        assertEquals(Double.NaN, none.winRate());
        assertEquals(Double.NaN, none.profitFactor());
        assertEquals(Double.NaN, none.expectancy());
        assertEquals(0, none.mostLosses());
    }

    @Test
    void statisticsByHand() {
        double[] price = {100, 110, 100, 90, 80, 100};
        double[] units = {1, 0, 1, 0, 1, 0};
        TradeStatistics statistics = TradeStatistics.of(Trades.of(account(price, price, units, 0, 0, 0)));

        assertEquals(3, statistics.trades());
        assertEquals(2.0 / 3, statistics.winRate());
        assertEquals(3, statistics.profitFactor(), 1e-9);
        assertEquals(15, statistics.averageWin(), 1e-9);
        assertEquals(-10, statistics.averageLoss(), 1e-9);
        assertEquals(1.5, statistics.payoff(), 1e-9);
        assertEquals(20.0 / 3, statistics.expectancy(), 1e-9);
        assertEquals(1, statistics.mostLosses());
        assertEquals(10, statistics.median(), 1e-9);
        assertEquals(-8, statistics.fifthPercentile(), 1e-9);
        assertEquals(1, statistics.meanBars());
    }
}
