package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.ternion.core.Checks;

/** Confidence that fades instead of falling: the greater of what a source says and a share of what was said before. */
public final class LeakyConfidence implements ConfidenceSource {
    private final ConfidenceSource source;
    private final double kept;
    private double last;

    /**
     * A confidence before its first bar.
     *
     * @param source what is made to fade; belongs to this confidence from now on if it has a memory
     * @param kept   share kept per bar, in [0, 1]
     * @throws IllegalArgumentException if the share is not in its range
     */
    public LeakyConfidence(ConfidenceSource source, double kept) {
        this.source = Objects.requireNonNull(source, "source");
        this.kept = Checks.inRange(kept, 0, 1, "kept");
    }

    @Override
    public double next(long time, double close, int state, int runLength, boolean turbulent) {
        double now = source.next(time, close, state, runLength, turbulent);
        if (Double.isNaN(now)) {
            return now;               // missing is for the engine to judge; what was said before is kept
        }
        double faded = kept * last;
        last = now > faded ? now : faded;
        return last;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        source.save(out);
        out.writeDouble(last);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        source.restore(in);
        last = in.readDouble();
    }
}
