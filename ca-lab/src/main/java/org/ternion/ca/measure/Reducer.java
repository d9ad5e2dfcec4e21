package org.ternion.ca.measure;

/** How the cells of a block become one symbol. Trits -1, 0, +1 are taken as 0, 1, 2. */
public enum Reducer {
    /** The commonest state of the block, the lowest one in a tie. */
    PLURALITY {
        @Override
        int symbols(int states, int blockCells) {
            return states;
        }

        @Override
        int symbol(int[] counts) {
            int best = 0;
            for (int state = 1; state < counts.length; state++) {
                best = counts[state] > counts[best] ? state : best;
            }
            return best;
        }
    },

    /**
     * The rule of the prototype, for three states: 1 if c1 &gt; c0 and c1 &ge; c2, else 2 if c2 &gt; c0 and c2 &gt; c1,
     * else 0.
     */
    SOURCE_MAJORITY {
        @Override
        int symbols(int states, int blockCells) {
            if (states != 3) {
                throw new IllegalArgumentException("source majority needs 3 states, was " + states);
            }
            return states;
        }

        @Override
        int symbol(int[] counts) {
            if (counts[1] > counts[0] && counts[1] >= counts[2]) {
                return 1;
            }
            return counts[2] > counts[0] && counts[2] > counts[1] ? 2 : 0;
        }
    },

    /** The sum of the states of the block, trits counted from -1 as 0: an image of the mean, one to one. */
    MEAN {
        @Override
        int symbols(int states, int blockCells) {
            return Math.addExact(Math.multiplyExact(blockCells, states - 1), 1);
        }

        @Override
        int symbol(int[] counts) {
            int sum = 0;
            for (int state = 1; state < counts.length; state++) {
                sum += state * counts[state];
            }
            return sum;
        }
    };

    /** Symbols of blocks of so many cells: 0 to this, exclusive. */
    abstract int symbols(int states, int blockCells);

    /** Symbol of a block that holds each state as often as counted. */
    abstract int symbol(int[] counts);
}
