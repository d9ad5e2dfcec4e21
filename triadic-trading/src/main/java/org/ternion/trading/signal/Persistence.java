package org.ternion.trading.signal;

import java.util.Objects;
import org.ternion.core.Checks;

/** Confidence that grows with the length of a run, 0 while the state is neutral or volatility above its threshold. */
public final class Persistence implements ConfidenceSource {
    /** Beyond it tanh is 1 to the last bit. */
    private static final double SATURATION = 20;
    private static final int MAX_ENTRIES = 16_384;

    private final double scale;
    private final ExpTable exponential;
    private final double[] hyperbolic;

    /**
     * A confidence of one shape. Has no memory: may be shared.
     *
     * @param shape how it grows
     * @param scale bars of the growth, finite and {@code > 0}
     * @throws IllegalArgumentException if the scale is not
     */
    public Persistence(ConfidenceShape shape, double scale) {
        this.scale = Checks.positive(scale, "scale");
        boolean exp = Objects.requireNonNull(shape, "shape") == ConfidenceShape.EXP;
        exponential = exp ? new ExpTable(scale) : null;
        hyperbolic = exp ? null : new double[(int) Math.min(MAX_ENTRIES, Math.ceil(SATURATION * scale) + 2)];
        for (int k = 0; !exp && k < hyperbolic.length; k++) {
            hyperbolic[k] = StrictMath.tanh(k / scale);
        }
    }

    @Override
    public double next(long time, double close, int state, int runLength, boolean turbulent) {
        return turbulent ? 0 : of(runLength);
    }

    /**
     * Confidence of a run.
     *
     * @param runLength {@code >= 0}
     * @return 0 for 0, growing to 1
     */
    public double of(int runLength) {
        if (exponential != null) {
            return exponential.rise(runLength);
        }
        return runLength < hyperbolic.length ? hyperbolic[runLength] : StrictMath.tanh(runLength / scale);
    }
}
