package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.data.BarSeries;

class EngineTradesTest {
    private static final BarSeries BARS = bars(5);

    private static BarSeries bars(long seed) {
        int n = 3000;
        CounterRandom random = CounterRandom.of(seed);
        long[] times = new long[n];
        double[][] price = new double[4][n];
        double last = 100;
        for (int t = 0; t < n; t++) {
            times[t] = Logs.START + t * Logs.HOUR;
            price[0][t] = last * (1 + 0.001 * random.nextGaussian());
            price[3][t] = price[0][t] * (1 + 0.01 * random.nextGaussian());
            price[1][t] = Math.max(price[0][t], price[3][t]);
            price[2][t] = Math.min(price[0][t], price[3][t]);
            last = price[3][t];
        }
        double[] volume = new double[n];
        Arrays.fill(volume, 1e9);
        return BarSeries.wrap("X", BarSeries.Stamp.CLOSE, times, price[0], price[1], price[2], price[3], volume);
    }

    /** The profile, then changes of it. */
    @ParameterizedTest
    @ValueSource(strings = {"REFERENCE", "CAUSAL", "CAUSAL strategy.base-size=0.9",
        "CAUSAL account.borrow-rate=0.0001 account.funding-rate=0.00005 account.start=100000",
        "CAUSAL account.model=fraction", "REFERENCE account.model=units", "CAUSAL stress.enabled=true",
        "CAUSAL execution.fill=same-close", "REFERENCE execution.fill=next-open execution.slippage-rule=charged"})
    void profitsOfTradesAddUpToTheChangeOfEquity(String settings) {
        List<String> parts = List.of(settings.split(" "));
        EngineConfig config = EngineConfig.of(Profile.valueOf(parts.get(0)));
        for (String change : parts.subList(1, parts.size())) {
            config = config.with(change);
        }
        RunLog log = Backtest.run(BARS, config);
        List<Trade> trades = Trades.of(log);
        double start = BarFlows.startEquity(log);

        assertTrue(trades.size() > 5, () -> trades.size() + " trades");
        assertEquals(log.equity()[log.size() - 1] - start,
                trades.stream().mapToDouble(trade -> trade.netPnl() + trade.openPnl()).sum(), 1e-12 * start);
        boolean charged = parts.get(0).equals("CAUSAL") || settings.contains("charged");
        // A fraction is rebalanced at opens, filled or not: of second order in the returns.
        boolean rebalanced = settings.contains("=fraction") || settings.contains("next-open");
        double carry = settings.contains("borrow") ? start : rebalanced ? 1e-5 : 1e-10 * start;
        for (Trade trade : trades) {
            assertEquals(charged, trade.slippage() > 0, trade::toString);
            assertEquals(0, trade.carry(), carry, trade::toString);
        }
    }
}
