package org.ternion.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ternion.trading.data.BarCheck;
import org.ternion.trading.data.BarSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion trade check}. */
@Command(name = "check", description = "Look at bars as they are in the file: order, repeated stamps, gaps, impossible"
        + " prices and volumes. Exit 1 if they cannot be used as they are; gaps are no error.")
final class TradeCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TradeBarOptions bars;

    @Option(names = "--json", description = "Print one JSON object; stamps are in nanoseconds.")
    private boolean json;

    @Override
    public Integer call() {
        BarSeries series = bars.asWritten();
        BarCheck check = BarCheck.of(series);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("ok", check.ok());
            tree.putAll(check.values());
            tree.put("messages", check.messages());
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(series, check);
        }
        return check.ok() ? 0 : 1;
    }

    private void print(BarSeries series, BarCheck check) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(check.ok() ? "ok" : "not usable as it is");
        if (series.size() > 0) {
            TradeClock clock = TradeClock.of(series.times());
            out.println(series.size() + " bars of " + series.symbol() + ", from " + clock.text(series.times()[0])
                    + " to " + clock.text(series.times()[series.size() - 1]) + (clock.dated() ? ", stamped at the "
                    + Charts.word(series.stamp()) : ""));
        }
        check.values().forEach((name, value) -> out.println(name.replace('_', ' ') + ": " + text(name, value)));
        check.messages().forEach(out::println);
    }

    /** Lengths of time in seconds. */
    private static String text(String name, long value) {
        return name.endsWith("spacing") ? Charts.label(value / 1e9) + " s" : Long.toString(value);
    }
}
