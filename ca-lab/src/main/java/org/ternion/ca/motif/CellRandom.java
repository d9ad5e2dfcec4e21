package org.ternion.ca.motif;

import org.ternion.core.Checks;

/**
 * Random numbers of an automaton: one uniform number for every step, channel and cell, computed from these alone, so
 * that results do not depend on the order in which cells are visited. SplitMix64 of a counter. Immutable.
 */
public final class CellRandom {
    /** Channel of the initial state. */
    public static final int INITIAL = 0;

    /** Channel of excitation that is put in from outside. */
    public static final int SEEDING = 1;

    /** Channel that decides whether a cell is hit by noise. */
    public static final int NOISE_GATE = 2;

    /** Channel of the value that noise puts in. */
    public static final int NOISE_VALUE = 3;

    private static final int CHANNELS = 4;
    private static final long WEYL = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int rows;
    private final int cols;

    private CellRandom(long seed, int rows, int cols) {
        this.seed = seed;
        this.rows = rows;
        this.cols = cols;
    }

    /**
     * Numbers for a grid.
     *
     * @param seed any value
     * @param rows {@code >= 1}
     * @param cols {@code >= 1}
     * @return a generator
     * @throws IllegalArgumentException if a dimension is below 1
     */
    public static CellRandom of(long seed, int rows, int cols) {
        Checks.inRange(rows, 1, Integer.MAX_VALUE, "rows");
        Checks.inRange(cols, 1, Integer.MAX_VALUE, "cols");
        return new CellRandom(seed, rows, cols);
    }

    /**
     * The generator of another layer of the same automaton: the seed plus the number of the layer.
     *
     * @param layer 0 for this generator
     * @return a generator
     */
    public CellRandom layer(int layer) {
        return new CellRandom(seed + layer, rows, cols);
    }

    /**
     * A uniform number.
     *
     * @param step    generation, 0 for the initial state
     * @param channel one of the four channels
     * @param cell    {@code row * cols + col}
     * @return a multiple of 2<sup>-53</sup> in [0, 1)
     * @throws IllegalArgumentException if there is no such channel
     */
    public double uniform(long step, int channel, int cell) {
        Checks.inRange(channel, 0, CHANNELS - 1, "channel");
        return uniform(first(step, channel), cell);
    }

    /** Position of cell 0 in a step and channel, so that loops over cells compute it once. */
    long first(long step, int channel) {
        return seed + WEYL * ((step * CHANNELS + channel) * rows * cols + 1);
    }

    /** The uniform number of a cell from the position of cell 0. */
    static double uniform(long first, int cell) {
        return bits(first, cell) * 0x1p-53;
    }

    /** Limit for {@link #isBelow} that stands for uniform numbers below a probability: exact, without a division. */
    static long limit(double probability) {
        return (long) Math.ceil(probability * 0x1p53);
    }

    /** Whether the uniform number of a cell is below a {@link #limit}; as comparing the numbers, but faster. */
    static boolean isBelow(long limit, long first, int cell) {
        return bits(first, cell) < limit;
    }

    /** The position of a cell from that of cell 0. */
    static long at(long first, int cell) {
        return first + WEYL * cell;
    }

    /** What to add to a position for each of so many cells. */
    static long[] offsets(int cells) {
        long[] offsets = new long[cells];
        for (int i = 0; i < cells; i++) {
            offsets[i] = WEYL * i;
        }
        return offsets;
    }

    /**
     * Sets the sign bit of the mark of every cell from a position on that may be below a limit above 0. The last mixing
     * step leaves the highest 31 bits alone, so that these decide without it for all cells but one in 2<sup>31</sup>.
     */
    static void mark(long limit, long position, long[] offsets, long[] marks, int cells) {
        long reach = (limit - 1 >>> 22) + 1;
        for (int i = 0; i < cells; i++) {
            long z = position + offsets[i];
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            marks[i] = (z >>> 33) - reach;
        }
    }

    private static long bits(long first, int cell) {
        long z = at(first, cell);
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return z >>> 11;
    }

    /**
     * A uniform integer: the uniform number times {@code bound}, rounded down.
     *
     * @param step    generation
     * @param channel one of the four channels
     * @param cell    {@code row * cols + col}
     * @param bound   {@code >= 1}
     * @return a value in {@code [0, bound)}
     */
    public int below(long step, int channel, int cell, int bound) {
        return Math.min(bound - 1, (int) (uniform(step, channel, cell) * bound));
    }

    /**
     * A weighted choice: the first index whose cumulative weight exceeds the uniform number.
     *
     * @param step    generation
     * @param channel one of the four channels
     * @param cell    {@code row * cols + col}
     * @param weights {@code >= 0}, sum about 1, not modified
     * @return an index of {@code weights}, the last one if the sum falls short by rounding
     */
    public int choice(long step, int channel, int cell, double... weights) {
        double u = uniform(step, channel, cell);
        double sum = 0;
        for (int i = 0; i < weights.length - 1; i++) {
            sum += weights[i];
            if (u < sum) {
                return i;
            }
        }
        return weights.length - 1;
    }

    int cells() {
        return Math.multiplyExact(rows, cols);
    }

    /** One weighted choice per cell for step 0, plus {@code lowest}. */
    byte[] initial(int lowest, double... weights) {
        byte[] cells = new byte[cells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (lowest + choice(0, INITIAL, i, weights));
        }
        return cells;
    }

    /** One uniform value of {@code 0 .. bound - 1} per cell for step 0. */
    byte[] initialBelow(int bound) {
        byte[] cells = new byte[cells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) below(0, INITIAL, i, bound);
        }
        return cells;
    }
}
