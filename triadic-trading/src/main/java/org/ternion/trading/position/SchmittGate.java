package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Engages after so many bars in a row from tau on, releases after so many below tau off, keeps its verdict in between.
 * A neutral state or no confidence releases at once. A change of sign releases too if so ruled, and the bar then
 * counts as the first one. Starts disengaged.
 */
final class SchmittGate implements Gate {
    private final double tauOn;
    private final double tauOff;
    private final int kOn;
    private final int kOff;
    private final boolean resetOnFlip;
    private int sign;
    private int on;
    private int off;
    private boolean engaged;

    SchmittGate(GateRules rules) {
        tauOn = rules.tauOn();
        tauOff = rules.tauOff();
        kOn = rules.kOn();
        kOff = rules.kOff();
        resetOnFlip = rules.resetOnFlip();
    }

    @Override
    public boolean next(int state, double confidence) {
        if (state == 0 || !(confidence > 0)) {
            reset();
            return false;
        }
        if (resetOnFlip && state == -sign) {
            reset();
        }
        sign = state;
        // counters stop where they no longer matter, so that no run overflows them
        on = confidence >= tauOn ? Math.min(on + 1, kOn) : 0;
        boolean low = confidence < tauOff;
        off = low ? Math.min(off + 1, kOff) : 0;
        engaged = (engaged || on >= kOn) && !(low && off >= kOff);
        return engaged;
    }

    @Override
    public void reset() {
        sign = 0;
        on = 0;
        off = 0;
        engaged = false;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(sign);
        out.writeInt(on);
        out.writeInt(off);
        out.writeBoolean(engaged);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        sign = in.readByte();
        on = in.readInt();
        off = in.readInt();
        engaged = in.readBoolean();
    }
}
