package org.ternion.benchmarks.trading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** A series in ta4j, with its faster kind of number, and the crossover of two averages of closes. */
final class Ta4jMarket {
    static final int SHORT = 9;
    static final int LONG = 26;

    private final BarSeries series;

    private Ta4jMarket(BarSeries series) {
        this.series = series;
    }

    static Ta4jMarket of(org.ternion.trading.data.BarSeries bars) {
        BarSeries series = new BaseBarSeriesBuilder().withName(bars.symbol()).withNumTypeOf(DoubleNum.class).build();
        Duration period = Duration.ofNanos(bars.medianSpacing());
        for (int i = 0; i < bars.size(); i++) {
            Instant end = Instant.ofEpochSecond(0, bars.times()[i]).plus(period);
            series.addBar(new BaseBar(period, end.atZone(ZoneOffset.UTC), bars.open()[i], bars.high()[i], bars.low()[i],
                    bars.close()[i], bars.volume()[i], 0, 0, DoubleNum::valueOf));
        }
        return new Ta4jMarket(series);
    }

    /** Runs the crossover of simple averages: number of positions closed. */
    int simple() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        return run(new SMAIndicator(close, SHORT), new SMAIndicator(close, LONG)).getPositionCount();
    }

    /** Runs the crossover of exponential averages: number of positions closed. */
    int exponential() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        return run(new EMAIndicator(close, SHORT), new EMAIndicator(close, LONG)).getPositionCount();
    }

    private TradingRecord run(Indicator<Num> fast, Indicator<Num> slow) {
        return new BarSeriesManager(series).run(new BaseStrategy(new CrossedUpIndicatorRule(fast, slow),
                new CrossedDownIndicatorRule(fast, slow)));
    }
}
