package org.ternion.trading.analysis;

import java.util.Map;
import org.ternion.trading.RunLog;

/**
 * One market of a {@link Scoreboard}.
 *
 * @param symbol       market
 * @param returns      returns and their ratios
 * @param drawdown     deepest falls
 * @param meanExposure mean absolute exposure, beside which returns are to be read
 * @param trades       closed trades
 * @param winRate      share of them with a profit
 * @param epistemic    how acting agrees with acceptable
 */
public record MarketScore(String symbol, ReturnMeasures returns, Drawdown drawdown, double meanExposure, int trades,
        double winRate, EpistemicMetrics epistemic) implements Measured {
    static MarketScore of(RunLog log, double periodsPerYear, double riskFree) {
        BarFlows flows = BarFlows.of(log);
        double periods = Double.isNaN(periodsPerYear) ? StampScale.periodsPerYear(log.times()) : periodsPerYear;
        TradeStatistics trades = TradeStatistics.of(Trades.of(flows, LotMatching.AVERAGE));
        return new MarketScore(log.symbol(), ReturnMeasures.of(log.equity(), periods, riskFree),
                Drawdown.of(log.equity()), ExposureMeasures.of(flows, 0, periods).meanExposure(), trades.trades(),
                trades.winRate(), EpistemicMetrics.of(log));
    }

    /** {@return whether the market ended with a profit} */
    public boolean won() {
        return returns.totalReturn() > 0;
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("symbol", symbol).add("bars", epistemic.bars())
                .add("total_return", returns.totalReturn()).add("cagr", returns.cagr())
                .add("sharpe", returns.sharpe()).add("max_drawdown", drawdown.relative())
                .add("mean_exposure", meanExposure).add("fills", epistemic.fills()).add("trades", trades)
                .add("win_rate", winRate).add("hold_pct", epistemic.holdShare())
                .add("acceptable_pct", epistemic.acceptableShare()).add("precision", epistemic.precision())
                .add("recall", epistemic.recall()).add("won", won() ? "yes" : "no").map();
    }
}
