package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ternion.trading.signal.ExpTable;

/**
 * Turns state and confidence into an intent, once per bar: acts on the side of the state with a target that grows as
 * the state lasts, or holds, which changes nothing. The getters tell the intent of the last bar. Used by one thread;
 * allocates nothing per bar.
 */
public final class Strategy {
    /** How long an intent to act may wait for a fill. */
    static final int TTL_MILLIS = 500;

    private final Gate gate;
    private final ExpTable ramp;
    private final double missing;
    private final double baseSize;
    private final double convexSize;

    private int alignAge;
    private int previousState;
    private int position;
    private long missingConfidences;

    private int direction;
    private double target;
    private double urgency;
    private int ttlMillis;
    private boolean hold = true;
    private double actionability;
    private Reason reason = Reason.NEUTRAL_STATE;

    /**
     * A strategy before its first bar.
     *
     * @param gateRules how confidence becomes permission
     * @param sizeRules how large targets are
     */
    public Strategy(GateRules gateRules, SizeRules sizeRules) {
        this(gateRules, sizeRules, new ExpTable(sizeRules.rampScale()));
    }

    Strategy(GateRules gateRules, SizeRules sizeRules, ExpTable ramp) {
        if (ramp.scale() != sizeRules.rampScale()) {
            throw new IllegalArgumentException("a table of scale " + sizeRules.rampScale() + " expected, was "
                    + ramp.scale());
        }
        gate = Gate.of(gateRules);
        missing = gateRules.missing() == MissingConfidence.FULL ? 1 : 0;
        this.ramp = ramp;
        baseSize = sizeRules.baseSize();
        convexSize = sizeRules.baseSize() * sizeRules.convexFactor();
    }

    /**
     * Takes a bar. A ban goes before any posture, UNWIND and OBSERVE before the state. Both leave the strategy as it
     * is; a ban starts it anew, so that exposure ramps up from nothing when the ban ends.
     *
     * @param state      -1, 0 or 1; anything less is unknown
     * @param confidence clipped to 0 to 1; NaN means what the rules say
     * @param ban        whether exposure is banned
     * @param posture    how much may be done
     */
    public void next(int state, double confidence, boolean ban, Posture posture) {
        double c;
        if (Double.isNaN(confidence)) {
            c = missing;
            missingConfidences++;
        } else {
            c = confidence > 0 ? Math.min(confidence, 1) : 0;
        }
        if (ban || posture == Posture.UNWIND) {
            if (ban) {
                restart();
            }
            intend(0, 0, 1, 0, false, c, ban ? Reason.BANNED : Reason.UNWIND);
        } else if (posture == Posture.OBSERVE) {
            intend(position, 0, 0, 0, true, c, Reason.OBSERVE);
        } else {
            follow(state, c, posture == Posture.CONVEX ? convexSize : baseSize);
        }
    }

    private void restart() {
        gate.reset();
        alignAge = 0;
        previousState = 0;
        position = 0;
    }

    private void follow(int givenState, double c, double size) {
        int state = givenState < -1 ? 0 : givenState;
        alignAge = state != 0 && state == previousState ? alignAge + 1 : 0;
        previousState = state;
        if (gate.next(state, c)) {
            // the order of the products is part of the result
            double exposure = Math.min(1, size * ramp.rise(alignAge) * c);
            position = exposure > 0 ? state : 0;
            intend(state, exposure, Math.min(1, (0.3 + 0.1 * alignAge) * c), TTL_MILLIS, false, c, Reason.ACT);
        } else {
            position = 0;
            Reason why = state != 0 ? Reason.LOW_CONFIDENCE
                    : givenState == 0 ? Reason.NEUTRAL_STATE : Reason.UNKNOWN_STATE;
            intend(0, 0, 0, 0, true, c, why);
        }
    }

    private void intend(int side, double exposure, double haste, int ttl, boolean nothing, double confidence,
                        Reason why) {
        direction = side;
        target = exposure;
        urgency = haste;
        ttlMillis = ttl;
        hold = nothing;
        actionability = confidence;
        reason = why;
    }

    /** {@return -1, 0 or 1; under {@link Posture#OBSERVE} the side of the last intent to act} */
    public int direction() {
        return direction;
    }

    /** {@return the unsigned target exposure, 0 to 1} */
    public double target() {
        return target;
    }

    /** {@return the target with the sign of the direction} */
    public double signedTarget() {
        return target == 0 ? 0 : direction * target;
    }

    /** {@return the urgency, 0 to 1} */
    public double urgency() {
        return urgency;
    }

    /** {@return how long the intent may wait for a fill} */
    public int ttlMillis() {
        return ttlMillis;
    }

    /** {@return whether nothing is to be done} */
    public boolean hold() {
        return hold;
    }

    /** {@return the confidence after clipping} */
    public double actionability() {
        return actionability;
    }

    /** {@return why the intent is what it is} */
    public Reason reason() {
        return reason;
    }

    /** {@return bars since the first one of the present run of states} */
    public int alignAge() {
        return alignAge;
    }

    /** {@return the side of the last intent to act with a target, 0 once it holds} */
    public int position() {
        return position;
    }

    /** {@return how many confidences were no number} */
    public long missingConfidences() {
        return missingConfidences;
    }

    /**
     * The intent of the last bar as a value.
     *
     * @param time   stamp of the bar
     * @param symbol market
     * @return the intent
     */
    public Intent intent(long time, String symbol) {
        return new Intent(time, symbol, direction, target, urgency, ttlMillis, hold, actionability, reason);
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if writing fails
     */
    public void save(DataOutput out) throws IOException {
        gate.save(out);
        out.writeInt(alignAge);
        out.writeByte(previousState);
        out.writeByte(position);
        out.writeLong(missingConfidences);
        out.writeByte(direction);
        out.writeDouble(target);
        out.writeDouble(urgency);
        out.writeInt(ttlMillis);
        out.writeBoolean(hold);
        out.writeDouble(actionability);
        out.writeByte(reason.ordinal());
    }

    /**
     * Takes over a saved state of a strategy with the same rules.
     *
     * @param in where from
     * @throws IOException if reading fails or there is no such reason
     */
    public void restore(DataInput in) throws IOException {
        gate.restore(in);
        alignAge = in.readInt();
        previousState = in.readByte();
        position = in.readByte();
        missingConfidences = in.readLong();
        intend(in.readByte(), in.readDouble(), in.readDouble(), in.readInt(), in.readBoolean(), in.readDouble(),
                Saved.reason(in.readByte()));
    }
}
