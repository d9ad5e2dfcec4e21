package org.ternion.trading.diagnostics;

import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.trading.signal.RegimeSpec;

/** Bins and limits of diagnostics. Immutable. */
public final class DiagnosticSettings {
    /** The prototype's: 100 bins of time, 20 of the others, gate 0.5 and 0.3. */
    public static final DiagnosticSettings DEFAULT = builder().build();

    private static final int MOST_BINS = 2000;

    final int timeBins;
    final int actBins;
    final int marginBins;
    final Optional<RegimeSpec> regime;
    final double marginClip;
    final double tauOn;
    final double tauOff;
    final int cooldown;
    final double marginEpsilon;
    final int persistence;
    final int window;
    final int mostPoints;

    private DiagnosticSettings(Builder builder) {
        timeBins = builder.timeBins;
        actBins = builder.actBins;
        marginBins = builder.marginBins;
        regime = builder.regime;
        marginClip = builder.marginClip;
        tauOn = builder.tauOn;
        tauOff = builder.tauOff;
        cooldown = builder.cooldown;
        marginEpsilon = builder.marginEpsilon;
        persistence = builder.persistence;
        window = builder.window;
        mostPoints = builder.mostPoints;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings. */
    public static final class Builder {
        private int timeBins = 100;
        private int actBins = 20;
        private int marginBins = 20;
        private Optional<RegimeSpec> regime = Optional.empty();
        private double marginClip = 5;
        private double tauOn = 0.5;
        private double tauOff = 0.3;
        private int cooldown = 5;
        private double marginEpsilon = 0.5;
        private int persistence = 3;
        private int window = 50;
        private int mostPoints = 5000;

        private Builder() {
        }

        /**
         * Sets the bins of time.
         *
         * @param bins 1 to 2000
         * @return this
         */
        public Builder timeBins(int bins) {
            timeBins = Checks.inRange(bins, 1, MOST_BINS, "timeBins");
            return this;
        }

        /**
         * Sets the bins of actionability, from 0 to 1.
         *
         * @param bins 1 to 2000
         * @return this
         */
        public Builder actBins(int bins) {
            actBins = Checks.inRange(bins, 1, MOST_BINS, "actBins");
            return this;
        }

        /**
         * Sets the bins of the margin, between its percentiles 1 and 99.
         *
         * @param bins 1 to 2000
         * @return this
         */
        public Builder marginBins(int bins) {
            marginBins = Checks.inRange(bins, 1, MOST_BINS, "marginBins");
            return this;
        }

        /**
         * Sets the regime whose margin is computed. Without it the margin of the log is taken, and where a log has none
         * that of {@link RegimeSpec#REFERENCE}.
         *
         * @param spec the regime
         * @return this
         */
        public Builder regime(RegimeSpec spec) {
            regime = Optional.of(Objects.requireNonNull(spec, "spec"));
            return this;
        }

        /**
         * Sets where the margin is cut in its map over time.
         *
         * @param clip greatest absolute margin, positive
         * @return this
         */
        public Builder marginClip(double clip) {
            marginClip = Checks.positive(clip, "marginClip");
            return this;
        }

        /**
         * Sets the thresholds of the gate.
         *
         * @param on  confidence from which to act
         * @param off confidence below which to hold
         * @return this
         */
        public Builder taus(double on, double off) {
            tauOn = Checks.inRange(on, 0, 1, "tauOn");
            tauOff = Checks.inRange(off, 0, 1, "tauOff");
            return this;
        }

        /**
         * Sets how long after an action a missed bar counts as cooling down.
         *
         * @param bars at least 0
         * @return this
         */
        public Builder cooldown(int bars) {
            cooldown = Checks.inRange(bars, 0, Integer.MAX_VALUE, "cooldown");
            return this;
        }

        /**
         * Sets the margin up to which a missed bar counts as near the border.
         *
         * @param epsilon any finite number
         * @return this
         */
        public Builder marginEpsilon(double epsilon) {
            marginEpsilon = Checks.finite(epsilon, "marginEpsilon");
            return this;
        }

        /**
         * Sets the length below which a run of acceptable bars counts as weak.
         *
         * @param bars at least 0
         * @return this
         */
        public Builder persistence(int bars) {
            persistence = Checks.inRange(bars, 0, Integer.MAX_VALUE, "persistence");
            return this;
        }

        /**
         * Sets the window of rolling deviations and means.
         *
         * @param bars at least 2
         * @return this
         */
        public Builder window(int bars) {
            window = Checks.inRange(bars, 2, Integer.MAX_VALUE - 8, "window");
            return this;
        }

        /**
         * Sets how many points a cloud shows at most; the same ones each time.
         *
         * @param points at least 1
         * @return this
         */
        public Builder mostPoints(int points) {
            mostPoints = Checks.inRange(points, 1, Integer.MAX_VALUE, "mostPoints");
            return this;
        }

        /** {@return the settings} */
        public DiagnosticSettings build() {
            return new DiagnosticSettings(this);
        }
    }
}
