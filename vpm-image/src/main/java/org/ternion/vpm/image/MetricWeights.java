package org.ternion.vpm.image;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Weights of metrics in 16 steps of 1/15, stored as two 4-bit numbers a byte, the even metric in the high half. A
 * weight in [0, 1] is off by at most 1/30.
 */
public final class MetricWeights {
    private static final int STEPS = 15;

    private final byte[] packed;
    private final int size;

    private MetricWeights(byte[] packed, int size) {
        this.packed = packed;
        this.size = size;
    }

    /**
     * Rounds weights to sixteen steps, halves to the even step.
     *
     * @param weights one per metric; values below 0 count as 0, above 1 as 1; not kept
     * @return the weights
     * @throws IllegalArgumentException if a weight is NaN
     */
    public static MetricWeights of(double... weights) {
        byte[] packed = new byte[bytes(weights.length)];
        for (int m = 0; m < weights.length; m++) {
            if (Double.isNaN(weights[m])) {
                throw new IllegalArgumentException("weight " + m + " is NaN");
            }
            int nibble = (int) Math.rint(STEPS * Math.min(1, Math.max(0, weights[m])));
            packed[m >> 1] |= (byte) ((m & 1) == 0 ? nibble << 4 : nibble);
        }
        return new MetricWeights(packed, weights.length);
    }

    /**
     * Weights from their bytes.
     *
     * @param packed two weights a byte, not kept; missing bytes count as 0, further ones are ignored
     * @param size   number of weights, {@code >= 0}
     * @return the weights
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static MetricWeights ofNibbles(byte[] packed, int size) {
        Checks.inRange(size, 0, Integer.MAX_VALUE, "size");
        return new MetricWeights(Arrays.copyOf(packed, bytes(size)), size);
    }

    /** Bytes that hold {@code weights} weights. */
    static int bytes(int weights) {
        return weights / 2 + (weights & 1);
    }

    /**
     * Number of weights.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return size;
    }

    /**
     * One weight.
     *
     * @param metric in {@code [0, size())}
     * @return a multiple of 1/15 in [0, 1]
     * @throws IndexOutOfBoundsException if {@code metric} is outside
     */
    public double weight(int metric) {
        int pair = packed[Objects.checkIndex(metric, size) >> 1];
        return ((metric & 1) == 0 ? pair >> 4 & 15 : pair & 15) / (double) STEPS;
    }

    /**
     * The bytes in the file.
     *
     * @return a new array of half as many bytes as weights, rounded up
     */
    public byte[] toNibbles() {
        return packed.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricWeights that && size == that.size && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(packed);
    }
}
