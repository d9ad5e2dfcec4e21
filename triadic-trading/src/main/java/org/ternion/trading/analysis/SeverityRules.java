package org.ternion.trading.analysis;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How {@link SeverityWindow} are found.
 *
 * @param window  bars of a window, {@code >= 1}
 * @param top     windows at most, {@code >= 1}
 * @param sigmas  deviations of a return that is bad, {@code > 0}
 * @param slope   growth of the drawdown in one bar that is bad, {@code >= 0}
 * @param unit    of the slope
 * @param overlap whether windows may share bars
 */
public record SeverityRules(int window, int top, double sigmas, double slope, SlopeUnit unit, Overlap overlap) {
    /** As the prototype has it: with a position almost every fall counts, and windows are almost the same. */
    public static final SeverityRules REFERENCE = new SeverityRules(500, 20, 3, 0.001, SlopeUnit.MONEY,
            Overlap.ALLOWED);
    /** Windows that share no bar, drawdown as a share of the greatest value. */
    public static final SeverityRules DEFAULT = new SeverityRules(500, 20, 3, 0.001, SlopeUnit.SHARE, Overlap.NONE);

    /** What the growth of a drawdown is measured in. */
    public enum SlopeUnit {
        /** Money of the account. */
        MONEY,
        /** Share of the greatest value so far. */
        SHARE
    }

    /** Whether windows may share bars. */
    public enum Overlap {
        /** The worst windows, whatever they share. */
        ALLOWED,
        /** A window is left out if it shares a bar with a worse one. */
        NONE
    }

    /**
     * Checks the values.
     *
     * @param window  {@code >= 1}
     * @param top     {@code >= 1}
     * @param sigmas  {@code > 0}
     * @param slope   {@code >= 0}
     * @param unit    not null
     * @param overlap not null
     * @throws IllegalArgumentException if one is out of its range
     */
    public SeverityRules {
        Checks.inRange(window, 1, Integer.MAX_VALUE, "window");
        Checks.inRange(top, 1, Integer.MAX_VALUE, "top");
        Checks.positive(sigmas, "sigmas");
        Checks.inRange(slope, 0, Double.MAX_VALUE, "slope");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(overlap, "overlap");
    }
}
