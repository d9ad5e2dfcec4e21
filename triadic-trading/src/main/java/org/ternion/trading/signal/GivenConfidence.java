package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Confidences of an array, one per bar. */
final class GivenConfidence implements ConfidenceSource {
    private final double[] confidences;
    private int bars;

    GivenConfidence(double[] confidences) {
        this.confidences = confidences;
    }

    @Override
    public double next(long time, double close, int state, int runLength, boolean turbulent) {
        return bars < confidences.length ? confidences[bars++] : Double.NaN;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(bars);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        bars = Saved.inRange(in.readInt(), 0, confidences.length, "bars");
    }
}
