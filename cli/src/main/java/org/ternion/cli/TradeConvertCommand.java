package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.BarWriter;
import org.ternion.trading.data.Ticks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade convert}. */
@Command(name = "convert", description = "Write bars as CSV or NDJSON, from any dialect that is read; or make bars of"
        + " trades.")
final class TradeConvertCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Parameters(index = "1", paramLabel = "OUT", description = "A file that ends in .csv, .ndjson or .jsonl; stamps are"
            + " nanoseconds since 1970.")
    private Path output;

    @Option(names = "--ticks", paramLabel = "PERIOD", converter = TradePeriod.Converter.class, description = "The file"
            + " holds trades (time, price, quantity): join those of each 1s, 5m, 4h, .. to a bar.")
    private TradePeriod ticks;

    @Override
    public void run() {
        OutputFile.check(output);
        BarSeries series = ticks == null ? bars.read() : joined(bars.asWritten());
        try {
            BarWriter.save(series, output);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
        spec.commandLine().getErr().println("wrote " + output + ", " + series.size() + " bars");
    }

    private BarSeries joined(BarSeries trades) {
        try {
            return Ticks.toBars(trades, ticks.nanos(), trades.stamp());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(bars.file() + ": " + e.getMessage(), e);
        }
    }
}
