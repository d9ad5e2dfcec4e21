package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The gate of the prototype: while acting the upper threshold applies, while holding the lower one. Starts acting. */
final class InvertedGate implements Gate {
    private final double tauOn;
    private final double tauOff;
    private boolean holding;

    InvertedGate(double tauOn, double tauOff) {
        this.tauOn = tauOn;
        this.tauOff = tauOff;
    }

    @Override
    public boolean next(int state, double confidence) {
        holding = state == 0 || confidence < (holding ? tauOff : tauOn) || confidence <= 0;
        return !holding;
    }

    @Override
    public void reset() {
        holding = false;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeBoolean(holding);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        holding = in.readBoolean();
    }
}
