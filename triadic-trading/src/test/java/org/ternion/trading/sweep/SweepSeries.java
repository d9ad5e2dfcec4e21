package org.ternion.trading.sweep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.io.CsvTable;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Goldens;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;

/** Series and texts for the tests of this package. */
final class SweepSeries {
    private SweepSeries() {
    }

    /** The closes all sweeps of the prototype ran on. */
    static BarSeries golden() {
        try {
            CsvTable table = CsvTable.read(new ByteArrayInputStream(Goldens.bytes("ohlcv_input.csv")), "ohlcv_input");
            double[] close = new double[table.rows()];
            Arrays.setAll(close, row -> table.number(row, table.column("Close")));
            return BarSeries.ofCloses("BTC", close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Driftless noise with all columns. */
    static BarSeries noise(long seed, int bars) {
        double[] close = new double[bars];
        Arrays.fill(close, 100);
        long[] times = new long[bars];
        Arrays.setAll(times, i -> 60_000_000_000L * i);
        CounterRandom random = CounterRandom.of(seed).stream(77);
        for (int i = 1; i < bars; i++) {
            close[i] = close[i - 1] * (1 + 1e-3 * random.nextGaussian());
        }
        double[] open = new double[bars];
        Arrays.setAll(open, i -> close[Math.max(0, i - 1)]);
        double[] high = new double[bars];
        Arrays.setAll(high, i -> Math.max(open[i], close[i]));
        double[] low = new double[bars];
        Arrays.setAll(low, i -> Math.min(open[i], close[i]));
        double[] volume = new double[bars];
        Arrays.setAll(volume, i -> 1000 * random.nextDouble());
        return BarSeries.wrap("NOISE", BarSeries.Stamp.CLOSE, times, open, high, low, close, volume);
    }

    static String csv(List<? extends Measured> rows) {
        StringWriter text = new StringWriter();
        try {
            Measured.writeCsv(rows, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
