package org.ternion.ca;

/** One pass of a rule over padded cells. Allocates nothing. */
interface Sweep {
    /**
     * Computes the cells of a grid; both arguments have the shape and padding this sweep was made for. Ghosts are read
     * from the old cells and not written.
     */
    void run(PaddedCells old, PaddedCells next);

    /** The quickest sweep for a rule. */
    static Sweep of(Rule rule, int height, int width) {
        if (rule instanceof BlockRule block) {
            return new BlockSweep(block, height, width);
        }
        LocalRule local = (LocalRule) rule;
        return WindowSweep.takes(local) ? new WindowSweep(local, height, width)
                : new GatherSweep(local, height, width);
    }

    /** How far a rule sees. */
    static int range(Rule rule) {
        return rule instanceof LocalRule local ? local.neighbourhood().range() : 1;
    }

    /** What a rule gave, as a cell; rules come from users. */
    static byte checked(Rule rule, int state) {
        if (state < 0 || state >= rule.states()) {
            throw new IllegalStateException(
                    "rule " + rule.text() + " gave state " + state + " of " + rule.states() + " states");
        }
        return (byte) state;
    }
}
