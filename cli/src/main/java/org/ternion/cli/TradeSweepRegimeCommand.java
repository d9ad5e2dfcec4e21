package org.ternion.cli;

import java.util.List;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.RegimeSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ternion trade sweep regime}. */
@Command(name = "regime", description = "How many bars are acceptable, by shortest run, cap of volatility and cap of"
        + " the flip rate.")
final class TradeSweepRegimeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Mixin
    private TradeEngineOptions engine;

    @Option(names = "--min-run", paramLabel = "N,N", split = ",", description = "Shortest runs (default 2,3,4,5,6).")
    private List<Integer> minRuns;

    @Option(names = "--min_run", arity = "1..*", split = ",", hidden = true)
    private List<Integer> minRunsApart;

    @Option(names = "--vol-pct", paramLabel = "P,P", split = ",", converter = OptionalNumber.class, description =
            "Percentiles that cap volatility, none for no cap (default none,70,80,90).")
    private List<Double> percentiles;

    @Option(names = "--vol_pct", arity = "1..*", split = ",", converter = OptionalNumber.class, hidden = true)
    private List<Double> percentilesApart;

    @Option(names = "--flip-cap", paramLabel = "R,R", split = ",", converter = OptionalNumber.class, description =
            "Greatest flip rates, none for no cap (default none,0.05,0.1).")
    private List<Double> flipCaps;

    @Option(names = "--flip_cap", arity = "1..*", split = ",", converter = OptionalNumber.class, hidden = true)
    private List<Double> flipCapsApart;

    @Option(names = "--window", paramLabel = "BARS", defaultValue = "50", description = "States of the flip rate"
            + " (default 50).")
    private int window;

    @Mixin
    private TradeSweepOutput output;

    @Mixin
    private ThreadOption threads;

    /** A number, or none. */
    static final class OptionalNumber implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (text.equalsIgnoreCase("none")) {
                return Double.NaN;
            }
            try {
                double number = Double.parseDouble(text);
                if (!Double.isNaN(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new TypeConversionException("expected a number or none, was '" + text + "'");
        }
    }

    @Override
    public void run() {
        threads.check();
        output.check();
        RegimeSweep defaults = RegimeSweep.DEFAULT;
        RegimeSweep sweep = TradeUsage.checked(spec, () -> new RegimeSweep(
                given(minRuns, minRunsApart, defaults.minRuns()),
                given(percentiles, percentilesApart, defaults.percentiles()),
                given(flipCaps, flipCapsApart, defaults.flipCaps()), window));
        EngineConfig config = engine.warned(engine.config());
        BarSeries series = bars.read(config.profile());
        List<RegimeSweep.Cell> cells = threads.stage("sweep",
                options -> sweep.run(SignalColumns.of(series, config), config, options));
        output.write(cells, series, config, 0);
    }

    private static <T> List<T> given(List<T> values, List<T> apart, List<T> fallback) {
        return values != null ? values : apart != null ? apart : fallback;
    }
}
