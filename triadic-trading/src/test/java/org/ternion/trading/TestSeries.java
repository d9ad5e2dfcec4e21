package org.ternion.trading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.ternion.core.io.CsvTable;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.data.BarSeries;

/** Series for tests of this package. */
final class TestSeries {
    private TestSeries() {
    }

    /** Driftless noise with changing volatility and all columns. */
    static BarSeries noise(long seed, int bars) {
        CounterRandom random = CounterRandom.of(seed);
        double[] open = new double[bars];
        double[] high = new double[bars];
        double[] low = new double[bars];
        double[] close = new double[bars];
        double[] volume = new double[bars];
        long[] times = new long[bars];
        Arrays.setAll(times, i -> 60_000_000_000L * i);
        double price = 100;
        double variance = 1e-6;
        for (int i = 0; i < bars; i++) {
            double shock = random.nextGaussian();
            double r = Math.sqrt(variance) * shock;
            variance = 2e-8 + 0.08 * r * r + 0.9 * variance;
            open[i] = price * (1 + 1e-4 * random.nextGaussian());
            price *= StrictMath.exp(r);
            close[i] = price;
            high[i] = Math.max(open[i], price) * 1.0001;
            low[i] = Math.min(open[i], price) * 0.9999;
            volume[i] = 1000 * random.nextDouble();
        }
        return BarSeries.wrap("NOISE", BarSeries.Stamp.CLOSE, times, open, high, low, close, volume);
    }

    /** Columns of a file of the test resources; a missing stamp column gives 0, 1, 2, .. */
    static BarSeries resource(String path, String symbol) {
        CsvTable table = table(path);
        int n = table.rows();
        long[] times = new long[n];
        double[][] columns = new double[5][n];
        String[] names = {"open", "high", "low", "close", "volume"};
        for (int i = 0; i < n; i++) {
            times[i] = table.column("ts") < 0 ? i : Long.parseLong(table.cell(i, table.column("ts")));
            for (int c = 0; c < names.length; c++) {
                int at = table.column(names[c]);
                columns[c][i] = at < 0 ? Double.NaN : table.number(i, at);
            }
        }
        return BarSeries.wrap(symbol, BarSeries.Stamp.OPEN, times, columns[0], columns[1], columns[2], columns[3],
                columns[4]);
    }

    static CsvTable table(String path) {
        try {
            return CsvTable.read(new ByteArrayInputStream(Goldens.resource(path)), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bars with all prices times a factor. */
    static BarSeries scaled(BarSeries bars, double factor) {
        return BarSeries.wrap(bars.symbol(), bars.stamp(), bars.times(), times(bars.open(), factor),
                times(bars.high(), factor), times(bars.low(), factor), times(bars.close(), factor), bars.volume());
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
