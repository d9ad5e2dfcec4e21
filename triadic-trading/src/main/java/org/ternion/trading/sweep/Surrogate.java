package org.ternion.trading.sweep;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.SyntheticBars;

/**
 * Series that share something with a real one but nothing that could be known in advance. Stamps, first close and bars
 * whose close is not positive and finite stay where they are.
 */
public enum Surrogate {
    /** Driftless independent returns of the same deviation; volumes are kept. */
    NOISE {
        @Override
        void fill(Columns to, long seed) {
            synthetic(to, 0, 0, seed);
        }
    },
    /** Driftless returns of the same deviation whose variance clusters; volumes are kept. */
    GARCH {
        @Override
        void fill(Columns to, long seed) {
            synthetic(to, ARCH, GARCH_WEIGHT, seed);
        }
    },
    /**
     * The same mean and power spectrum of returns, hence their autocorrelation, with random phases: what is not linear
     * is gone. Each open is the close before; volumes are kept.
     */
    PHASE_RANDOMISED {
        @Override
        void fill(Columns to, long seed) {
            double[] returns = to.returns();
            randomisePhases(returns, CounterRandom.of(seed));
            double level = StrictMath.log(to.from.close()[to.usable[0]]);
            for (int j = 1; j < to.usable.length; j++) {
                level += returns[j - 1];
                to.closeAlone(to.usable[j], to.close[to.usable[j - 1]], StrictMath.exp(level));
            }
        }
    },
    /** Bars with their shapes and volumes, in blocks of random lengths of 50 on average, drawn with replacement. */
    BLOCK_BOOTSTRAP {
        @Override
        void fill(Columns to, long seed) {
            RandomGenerator random = CounterRandom.of(seed);
            int moves = to.usable.length - 1;
            int source = 0;
            for (int j = 1; j <= moves; j++) {
                boolean begins = j == 1 || random.nextDouble() < 1.0 / MEAN_BLOCK;
                source = begins ? random.nextInt(moves) : (source + 1) % moves;
                to.copyShape(to.usable[j], to.usable[j - 1], to.usable[source + 1], to.usable[source]);
            }
        }
    };

    private static final double ARCH = 0.1;
    private static final double GARCH_WEIGHT = 0.85;
    private static final int MEAN_BLOCK = 50;
    private static final int LEAST_BARS = 3;

    abstract void fill(Columns to, long seed);

    /**
     * Draws a series.
     *
     * @param bars the real series
     * @param seed any value; the same seed gives the same bits on every machine
     * @return as many bars
     * @throws IllegalArgumentException if fewer than three closes are positive and finite, all are equal, or, for
     *                                  {@link #NOISE} and {@link #GARCH}, all returns are
     */
    public BarSeries draw(BarSeries bars, long seed) {
        Columns columns = new Columns(bars);
        fill(columns, seed);
        return BarSeries.wrap(bars.symbol(), bars.stamp(), bars.times(), columns.open, columns.high, columns.low,
                columns.close, columns.volume);
    }

    /** {@return the name in tables and on command lines, such as {@code phase_randomised}} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void synthetic(Columns to, double arch, double garch, long seed) {
        double[] returns = to.returns();
        double deviation = RunningDeviation.of(returns);
        BarSeries drawn = new SyntheticBars(returns.length, to.from.close()[to.usable[0]], deviation, arch, garch, 0, 1)
                .draw(seed);
        for (int j = 1; j < to.usable.length; j++) {
            to.put(to.usable[j], drawn.open()[j - 1], drawn.high()[j - 1], drawn.low()[j - 1], drawn.close()[j - 1]);
        }
    }

    /** Turns each pair of frequencies by a random angle; mean and, for an even length, the highest one stay. */
    static void randomisePhases(double[] values, RandomGenerator random) {
        int n = values.length;
        double[] im = new double[n];
        Fourier.transform(values, im);
        for (int k = 1; 2 * k < n; k++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            double turned = values[k] * cos - im[k] * sin;
            im[k] = values[k] * sin + im[k] * cos;
            values[k] = turned;
            values[n - k] = turned;
            im[n - k] = -im[k];
        }
        Fourier.inverse(values, im);
    }

    /** Columns that begin as those of a series. */
    private static final class Columns {
        private final BarSeries from;
        /** Bars with a positive and finite close. */
        private final int[] usable;
        private final double[] open;
        private final double[] high;
        private final double[] low;
        private final double[] close;
        private final double[] volume;

        Columns(BarSeries bars) {
            from = bars;
            open = bars.open().clone();
            high = bars.high().clone();
            low = bars.low().clone();
            close = bars.close().clone();
            volume = bars.volume().clone();
            usable = IntStream.range(0, bars.size()).filter(t -> close[t] > 0 && close[t] <= Double.MAX_VALUE)
                    .toArray();
            boolean moves = Arrays.stream(usable).anyMatch(t -> close[t] != close[usable[0]]);
            if (usable.length < LEAST_BARS || !moves) {
                throw new IllegalArgumentException("at least " + LEAST_BARS
                        + " positive closes that differ expected, got " + usable.length + " in " + bars.symbol());
            }
        }

        /** Logarithmic, between usable bars. */
        double[] returns() {
            double[] returns = new double[usable.length - 1];
            for (int j = 0; j < returns.length; j++) {
                returns[j] = StrictMath.log(from.close()[usable[j + 1]] / from.close()[usable[j]]);
            }
            return returns;
        }

        /** What the real bar does not know the drawn one does not know either. */
        void put(int t, double newOpen, double newHigh, double newLow, double newClose) {
            open[t] = Double.isNaN(open[t]) ? Double.NaN : newOpen;
            high[t] = Double.isNaN(high[t]) ? Double.NaN : newHigh;
            low[t] = Double.isNaN(low[t]) ? Double.NaN : newLow;
            close[t] = newClose;
        }

        void closeAlone(int t, double before, double newClose) {
            put(t, before, Math.max(before, newClose), Math.min(before, newClose), newClose);
        }

        /** Makes bar t after bar before what the source bar was after the one before it. */
        void copyShape(int t, int before, int source, int beforeSource) {
            double scale = close[before] / from.close()[beforeSource];
            open[t] = from.open()[source] * scale;
            high[t] = from.high()[source] * scale;
            low[t] = from.low()[source] * scale;
            close[t] = from.close()[source] * scale;
            volume[t] = from.volume()[source];
        }
    }
}
