package org.ternion.trading.position;

import org.ternion.trading.signal.ExpTable;

/**
 * The strategy of the prototype of 2026: tells unknown states from neutral ones, flattens on neutral states and on
 * confidence that falls below tau off, and suspends instead while it comes from an unknown state. After a prohibited
 * bar tau off is enough to act again, so tau on applies only after unknown states. Confidence that is no number is 1.
 */
public final class LaterStrategy {
    /** State that is not known. */
    public static final int UNKNOWN = -2;
    /** State that contradicts itself. */
    public static final int PARADOX = -3;

    /** What a source says of an unknown state besides confidence. */
    public enum Advice {
        /** Nothing: holds. */
        NONE,
        /** Flattens with urgency 0.5. */
        NEUTRAL_EXIT,
        /** Flattens with urgency 0.2. */
        RISK_STOP
    }

    private final double tauOn;
    private final double tauOff;
    private final double baseSize;
    private final double convexSize;
    private final ExpTable ramp;
    private int alignAge;
    private int previousState;
    private int position;
    private boolean holding;

    /**
     * A strategy before its first bar.
     *
     * @param tauOn     confidence to act from while holding, 0 to 1
     * @param tauOff    confidence to act from while acting, 0 to {@code tauOn}
     * @param sizeRules how large targets are
     * @throws IllegalArgumentException if a threshold is out of its range
     */
    public LaterStrategy(double tauOn, double tauOff, SizeRules sizeRules) {
        new GateRules(GateRule.INVERTED, tauOn, tauOff, 1, 1, true, MissingConfidence.FULL);
        this.tauOn = tauOn;
        this.tauOff = tauOff;
        baseSize = sizeRules.baseSize();
        convexSize = sizeRules.baseSize() * sizeRules.convexFactor();
        ramp = new ExpTable(sizeRules.rampScale());
    }

    /**
     * Takes a bar. Announced failures, paradoxes, UNWIND and OBSERVE leave the strategy as it is.
     *
     * @param time       stamp of the bar
     * @param symbol     market
     * @param state      -1, 0, 1, {@link #UNKNOWN} or {@link #PARADOX}
     * @param confidence clipped to 0 to 1
     * @param advice     heeded in unknown states
     * @param failing    whether a failure is announced
     * @param posture    how much may be done
     * @return the intent
     */
    public Intent next(long time, String symbol, int state, double confidence, Advice advice, boolean failing,
                       Posture posture) {
        if (failing || state == PARADOX) {
            return new Intent(time, symbol, 0, 0, 1, 0, false, 0, Reason.COLLAPSE);
        }
        if (posture == Posture.UNWIND) {
            return new Intent(time, symbol, 0, 0, 1, 0, false, 0, Reason.UNWIND);
        }
        if (posture == Posture.OBSERVE) {
            return new Intent(time, symbol, position, 0, 0, Strategy.TTL_MILLIS, true, 0, Reason.OBSERVE);
        }
        boolean sided = state == 1 || state == -1;
        alignAge = sided && state == previousState ? alignAge + 1 : 0;
        previousState = state;
        // NaN compares false and so becomes 1, as in the prototype
        double c = confidence < 1 ? Math.max(0, confidence) : 1;
        if (state == UNKNOWN) {
            return switch (advice) {
                case NEUTRAL_EXIT -> flatten(time, symbol, 0.5, c, Reason.NEUTRAL_SYNTHESIS);
                case RISK_STOP -> flatten(time, symbol, 0.2, c, Reason.RISK_STOP);
                default -> suspend(time, symbol, c, Reason.UNKNOWN_STATE);
            };
        }
        if (!sided) {
            return flatten(time, symbol, 0.5, c, Reason.NEUTRAL_EXIT);
        }
        if (holding && c < tauOn) {
            return suspend(time, symbol, c, Reason.SUSPENDED);
        }
        if (!holding && c < tauOff) {
            return flatten(time, symbol, 0.2, c, Reason.PROHIBITED);
        }
        double size = posture == Posture.CONVEX ? convexSize : baseSize;
        double exposure = Math.min(1, size * ramp.rise(alignAge) * c);
        position = exposure > 0 ? state : 0;
        holding = false;
        return new Intent(time, symbol, state, exposure, Math.min(1, (0.3 + 0.1 * alignAge) * c),
                Strategy.TTL_MILLIS, false, c, Reason.ACT);
    }

    private Intent suspend(long time, String symbol, double c, Reason why) {
        holding = true;
        return new Intent(time, symbol, position, 0, 0, Strategy.TTL_MILLIS, true, c, why);
    }

    private Intent flatten(long time, String symbol, double urgency, double c, Reason why) {
        holding = false;
        position = 0;
        return new Intent(time, symbol, 0, 0, urgency, Strategy.TTL_MILLIS, false, c, why);
    }

    /** {@return bars since the first one of the present run of states} */
    public int alignAge() {
        return alignAge;
    }

    /** {@return the side of the last intent to act with a target, 0 once flattened} */
    public int position() {
        return position;
    }

    /** {@return whether the last decision was to hold} */
    public boolean holding() {
        return holding;
    }
}
