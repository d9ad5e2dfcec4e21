package org.ternion.ca.motif;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.ca.motif.AnchoredExcitable.Config;

/**
 * Regimes of {@link AnchoredExcitable}: parameters and discs. Discs are defined for 64 x 64 and scale with the grid.
 */
public enum ExcitablePreset {
    /** Sustained waves in a corridor that moves. */
    ANCHORED_DEFAULT(Shape.CROSSING, Map.of()),
    /** The dying run: no excitation from outside. */
    NO_RESEED(Shape.CROSSING, Map.of("p_seed", "0")),
    /** Mostly quiet, bursts along fronts. */
    MARKET_LIKE(Shape.CROSSING, Map.of("p_seed", ".0005")),
    /** Stable interiors and moving boundaries. */
    FRONTS(Shape.OPEN, Map.of("p_seed", ".0002", "init_rest", "1", "init_excited", "0")),
    /** High entropy at all scales. */
    PERMA_CHAOS(Shape.OPEN, Map.of("p_noise", ".5")),
    /** Sparse random flips, no anchors. */
    FLICKER(Shape.EMPTY, Map.of("p_noise", ".01", "init_rest", "1", "init_excited", "0")),
    /** Stable ban islands with moving rims. */
    CONFLICT(Shape.OVERLAPPING, Map.of("p_seed", ".01")),
    /** Fatigue that overflows regulates activity. */
    FATIGUE_OVERFLOW(Shape.OPEN, Map.of("p_seed", ".0005", "m7", "overflow")),
    /** Cyclic flow with spirals. */
    SPIRALS(Shape.OPEN, Map.of("flow", "cyclic", "theta", "3", "p_seed", "0", "init_rest", ".34",
            "init_excited", ".33"));

    private static final int BASE = 64;

    private enum Shape { EMPTY, OPEN, CROSSING, OVERLAPPING }

    private final Shape shape;
    private final Config config;

    ExcitablePreset(Shape shape, Map<String, String> parameters) {
        this.shape = shape;
        config = MotifRules.with(Config.DEFAULT, parameters);
    }

    /**
     * The name in rule strings.
     *
     * @return lower case with underscores
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Parameters.
     *
     * @return the parameters of the regime
     */
    public Config config() {
        return config;
    }

    /**
     * Discs that support.
     *
     * @param height rows of the grid
     * @param width  columns of the grid
     * @return none or one
     */
    public List<Disc> supporting(int height, int width) {
        return switch (shape) {
            case EMPTY -> List.of();
            // as wide as the torus: all cells are inside
            case OPEN -> List.of(new Disc(0, 0, height + width, 0, 0, 1));
            case CROSSING -> List.of(disc(height, width, 20, 16, 1, 2));
            case OVERLAPPING -> List.of(disc(height, width, 24, 22, 1, 3));
        };
    }

    /**
     * Discs that oppose.
     *
     * @param height rows of the grid
     * @param width  columns of the grid
     * @return none or one
     */
    public List<Disc> opposing(int height, int width) {
        return switch (shape) {
            case EMPTY, OPEN -> List.of();
            case CROSSING -> List.of(disc(height, width, 44, 16, -1, 2));
            case OVERLAPPING -> List.of(disc(height, width, 44, 14, -1, 3));
        };
    }

    private static Disc disc(int height, int width, int col, int radius, int velocity, int divisor) {
        return new Disc(height / 2, (int) ((long) col * width / BASE),
                (int) ((long) radius * Math.min(height, width) / BASE), 0, velocity, divisor);
    }
}
