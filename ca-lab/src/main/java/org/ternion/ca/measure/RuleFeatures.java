package org.ternion.ca.measure;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * What a learner sees of a cell: the 3 x 3 block on the torus, the cell included, and for motif automata support and
 * fatigue. All that is seen of one cell fits a code of 64 bits; the vector of numbers is a function of the code.
 */
public enum RuleFeatures {
    /** Cells of each state in the block, then one number per state that is 1 for the state of the cell. */
    COUNTS(1) {
        @Override
        public int size(int states) {
            return 2 * states;
        }
    },

    /** The same of three states, then anchors in the block, then fatigue: layers gate, fatigue, anchor. */
    SUPPORT_FATIGUE(3) {
        @Override
        public int size(int states) {
            return 2 * states + 2;
        }

        @Override
        void tail(long code, double[] target, int from) {
            target[from] = support(code);
            target[from + 1] = fatigue(code);
        }
    },

    /** The same of three states, then 1 for fatigue 0, 1 or 2, then the share of anchors in the block. */
    FATIGUE_DENSITY(3) {
        @Override
        public int size(int states) {
            return 2 * states + FATIGUE_LEVELS + 1;
        }

        @Override
        void tail(long code, double[] target, int from) {
            target[from + Checks.inRange(fatigue(code), 0, FATIGUE_LEVELS - 1, "fatigue")] = 1;
            target[from + FATIGUE_LEVELS] = support(code) / (double) BLOCK;
        }
    };

    /** Largest alphabet: the counts of its states fill half of a code. */
    public static final int MAX_STATES = BlockWords.MAX_STATES;

    /** Values of fatigue that {@link #FATIGUE_DENSITY} has a place for, from 0. */
    public static final int FATIGUE_LEVELS = 3;

    private static final int BLOCK = 9;
    private static final long NIBBLE = 0xF;
    private static final int CENTRE_SHIFT = 32;
    private static final int SUPPORT_SHIFT = 36;
    private static final int FATIGUE_SHIFT = 40;

    private final int layers;

    RuleFeatures(int layers) {
        this.layers = layers;
    }

    /**
     * Numbers in a vector.
     *
     * @param states alphabet of the layer that is learned
     * @return {@code >= 1}
     */
    public abstract int size(int states);

    /** Writes what follows the counts and the state of the cell. */
    void tail(long code, double[] target, int from) {
    }

    /**
     * Codes of all cells.
     *
     * @param world layers of the automaton, the one that is learned first; those not used may follow
     * @return one code per cell, row-major
     * @throws IllegalArgumentException if there are too few layers, their sizes differ or the alphabet is too large
     */
    public long[] codes(List<CellGrid> world) {
        Checks.inRange(world.size(), layers, Integer.MAX_VALUE, "layers");
        CellGrid learned = world.get(0);
        Checks.inRange(learned.states(), 2, MAX_STATES, "states of the learned layer");
        long[] codes = BlockWords.of(learned);
        long[] support = layers == 1 ? null : BlockWords.of(sameSize(learned, world.get(2)));
        byte[] fatigue = layers == 1 ? null : sameSize(learned, world.get(1)).backingArray();
        byte[] cells = learned.backingArray();
        for (int i = 0; i < codes.length; i++) {
            codes[i] |= (long) (cells[i] - learned.lowest()) << CENTRE_SHIFT;
            if (support != null) {
                codes[i] |= (long) BlockWords.count(support[i], 1) << SUPPORT_SHIFT
                        | (fatigue[i] & 0xFFL) << FATIGUE_SHIFT;
            }
        }
        return codes;
    }

    private static CellGrid sameSize(CellGrid learned, CellGrid other) {
        FrameShape.require(other, learned.height(), learned.width(), other.states());
        return other;
    }

    /**
     * The vector of a code.
     *
     * @param code   of a cell
     * @param states alphabet of the learned layer
     * @return {@code size(states)} numbers
     * @throws IllegalArgumentException if the fatigue has no place in the vector
     */
    public double[] vector(long code, int states) {
        double[] vector = new double[size(states)];
        for (int state = 0; state < states; state++) {
            vector[state] = BlockWords.count(code, state);
        }
        vector[states + (int) (code >>> CENTRE_SHIFT & NIBBLE)] = 1;
        tail(code, vector, 2 * states);
        return vector;
    }

    private static int support(long code) {
        return (int) (code >>> SUPPORT_SHIFT & NIBBLE);
    }

    private static int fatigue(long code) {
        return (int) (code >>> FATIGUE_SHIFT & 0xFF);
    }
}
