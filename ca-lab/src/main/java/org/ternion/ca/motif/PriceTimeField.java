package org.ternion.ca.motif;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * CA4: the last prices as a field, one column per time and one row per bin of log price. The bins cover {@code k}
 * standard deviations of the last log returns to either side of a centre.
 */
public final class PriceTimeField {
    /** No price, or one outside the bins. */
    public static final int EMPTY = -1;

    private static final int MOST_CELLS = 1 << 30;

    private final double[] logPrices;
    private final double[] returns;
    private final Config config;

    /** Which price lies at the middle row. */
    public enum Frame {
        /** The first one of the window: nothing moves that has not changed. For feeding an automaton. */
        FIXED,
        /** The last one: every step moves all columns. For looking at. */
        RECENTRED
    }

    /**
     * Parameters.
     *
     * @param width       columns, the times shown
     * @param height      rows, the bins
     * @param k           standard deviations to either side
     * @param sigmaWindow returns of a standard deviation, {@code >= 2}
     * @param frame       which price lies at the middle row
     */
    public record Config(int width, int height, double k, int sigmaWindow, Frame frame) {
        /** The usual parameters. */
        public static final Config DEFAULT = new Config(256, 128, 3, 200, Frame.FIXED);

        /**
         * Checks the parameters.
         *
         * @param width       {@code >= 1}
         * @param height      {@code >= 1}
         * @param k           {@code > 0}
         * @param sigmaWindow {@code >= 2}
         * @param frame       not null
         * @throws IllegalArgumentException if a value is outside its range or the field has more than 2^30 cells
         */
        public Config {
            Checks.inRange(width, 1, MOST_CELLS, "width");
            Checks.inRange(height, 1, MOST_CELLS, "height");
            Checks.inRange((long) width * height, 1, MOST_CELLS, "cells");
            Checks.positive(k, "k");
            Checks.inRange(sigmaWindow, 2, Integer.MAX_VALUE, "sigma_window");
        }
    }

    private PriceTimeField(Config config, double[] logPrices) {
        this.config = config;
        this.logPrices = logPrices;
        returns = new double[Math.max(0, logPrices.length - 1)];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = logPrices[i + 1] - logPrices[i];
        }
    }

    /**
     * A field over a series.
     *
     * @param config    parameters
     * @param logPrices finite, not modified
     * @return a field
     * @throws IllegalArgumentException if a price is not finite
     */
    public static PriceTimeField of(Config config, double[] logPrices) {
        for (int i = 0; i < logPrices.length; i++) {
            Checks.finite(logPrices[i], "log price " + i);
        }
        return new PriceTimeField(config, logPrices.clone());
    }

    /**
     * Bins of the columns when the latest price is the one at {@code now}.
     *
     * @param now index of a price
     * @return bin from the bottom per column, oldest first, {@link #EMPTY} before the series, outside the bins, and
     *         everywhere as long as there are fewer than two returns or they do not vary
     * @throws IndexOutOfBoundsException if there is no such price
     */
    public int[] bins(int now) {
        Objects.checkIndex(now, logPrices.length);
        int[] bins = new int[config.width];
        Arrays.fill(bins, EMPTY);
        double sigma = now < 2 ? 0 : TernaryTape.deviation(returns, Math.max(0, now - config.sigmaWindow), now);
        int first = now - config.width + 1;
        double centre = logPrices[config.frame == Frame.RECENTRED ? now : Math.max(0, first)];
        double reach = config.k * sigma;
        for (int j = Math.max(0, -first); sigma > 0 && j < bins.length; j++) {
            double bin = Math.floor((logPrices[first + j] - centre + reach) / (2 * reach) * config.height);
            bins[j] = bin >= 0 && bin < config.height ? (int) bin : EMPTY;
        }
        return bins;
    }

    /**
     * The field as a picture.
     *
     * @param now index of a price
     * @return 1 where a column has its price, else 0; the highest bin is the top row
     * @throws IndexOutOfBoundsException if there is no such price
     */
    public CellGrid field(int now) {
        int[] bins = bins(now);
        byte[] cells = new byte[config.height * config.width];
        for (int j = 0; j < bins.length; j++) {
            if (bins[j] != EMPTY) {
                cells[(config.height - 1 - bins[j]) * config.width + j] = 1;
            }
        }
        return CellGrid.wrap(cells, config.height, config.width, 2);
    }

    /**
     * The field as it moves from price to price.
     *
     * @return generation 0 shows the first price as the latest one; one layer {@code field}
     * @throws IllegalStateException if there are no prices
     */
    public Automaton automaton() {
        if (logPrices.length == 0) {
            throw new IllegalStateException("a field of no prices does not move");
        }
        return new Moving();
    }

    private final class Moving implements Automaton {
        private int now;

        @Override
        public String rule() {
            return RecordParameters.text("CA4", Config.DEFAULT, config);
        }

        @Override
        public String layerName(int layer) {
            Objects.checkIndex(layer, 1);
            return "field";
        }

        @Override
        public CellGrid layer(int layer) {
            Objects.checkIndex(layer, 1);
            return field(now);
        }

        @Override
        public long generation() {
            return now;
        }

        @Override
        public void step() {
            if (now == logPrices.length - 1) {
                throw new IllegalStateException("the field has shown all " + logPrices.length + " prices");
            }
            now++;
        }
    }
}
