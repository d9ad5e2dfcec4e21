package org.ternion.ca.motif;

/**
 * The rules of {@link AnchoredExcitable} for every case. A cell is a byte: flow in bits 0 and 1, the two bits of the
 * gate, whether the flow has changed and whether the cell is worn. Tables leave the walk over the cells without
 * branches to mispredict.
 */
final class ExcitableTables {
    static final int GATE_BIT = 2;
    static final int CHANGED_BIT = 4;
    /** From which bit on a decision has the combination to be counted. */
    static final int COMBINATION_BIT = 8;

    private static final int WORDS = 256;
    private static final int BLOCK = 9;
    private static final int WORN = 0x20;
    private static final int WEAR_BIT = 16;

    /** By old flow and {@link BlockCounts#states}: 1 where enough neighbours move the cell on, else 0. */
    private final byte[] moving = new byte[4 * WORDS];
    /** By whether it was worn, and fatigue: new fatigue without and with excitation, then 1 where the cell is worn. */
    private final int[] wear = new int[2 * WORDS];
    /** By cover, changed cells, worn, repeating, old flow and moving: new cell but for randomness, combination. */
    private final int[] decisions = new int[1 << 11];

    private final AnchoredExcitable.Config config;

    ExcitableTables(AnchoredExcitable.Config config) {
        this.config = config;
        for (int i = 0; i < moving.length; i++) {
            moving[i] = (byte) (isMoving(i >> 8, (byte) i) ? 1 : 0);
        }
        for (int i = 0; i < wear.length; i++) {
            int u = i % WORDS;
            wear[i] = limited(u - config.uRec()) | limited(u + config.uGain()) << 8
                    | (isWorn(i >= WORDS, u) ? 1 : 0) << WEAR_BIT;
        }
        for (int i = 0; i < decisions.length; i++) {
            boolean worn = (i & 16) != 0;
            int gate = decide(i >> 9, i >> 5 & 15, worn, (i & 8) != 0);
            int old = i >> 1 & 3;
            int cell = gate - 1 << GATE_BIT & 3 << GATE_BIT | (worn ? WORN : 0);
            decisions[i] = withFlow(cell, old, flow((gate & 3) - 1, old, (i & 1) != 0)) & 0xFF
                    | gate >> 2 << COMBINATION_BIT;
        }
    }

    private int limited(int fatigue) {
        return Math.max(0, Math.min(config.uMax(), fatigue));
    }

    /** New fatigue in both cases and whether the cell is worn now. */
    int wear(int cell, byte fatigue) {
        return wear[(cell & WORN) << 3 | fatigue & 0xFF];
    }

    /** Fatigue of a new cell. */
    static byte fatigue(int wear, int newCell) {
        return (byte) (wear >> ((newCell & 1) << 3));
    }

    /** New cell but for randomness; turbulence is the count of {@link BlockCounts#bitOfRow}, repeating is 1 or 0. */
    int decision(int cell, int wear, int repeating, int cover, byte flowWord, byte turbulence) {
        int old = cell & 3;
        return decisions[cover << 9 | (turbulence & 0xF0) << 1 | wear >> WEAR_BIT << 4 | repeating << 3 | old << 1
                | moving[old << 8 | flowWord & 0xFF]];
    }

    /** A new cell with another flow. */
    static byte withFlow(int newCell, int oldFlow, int newFlow) {
        int changed = newFlow != oldFlow ? 1 << CHANGED_BIT : 0;
        return (byte) (newCell & (3 << GATE_BIT | WORN) | changed | newFlow);
    }

    private boolean isMoving(int old, byte word) {
        int ones = BlockCounts.ones(word);
        if (config.flow() == AnchoredExcitable.Flow.EXCITABLE) {
            return ones >= config.theta();
        }
        // the cell itself is not in its next state, so that the block count is the count of the neighbours
        int twos = BlockCounts.twos(word);
        return (old == 0 ? ones : old == 1 ? twos : BLOCK - ones - twos) >= config.theta();
    }

    private boolean isWorn(boolean before, int fatigue) {
        boolean lasting = config.m7() == AnchoredExcitable.Tiring.OVERFLOW && before && fatigue > config.uOff();
        return fatigue >= config.uStar() || lasting;
    }

    private int decide(int cover, int turbulence, boolean worn, boolean repeating) {
        boolean lead = cover == AnchoredExcitable.SUPPORTED;
        boolean conflict = cover == (AnchoredExcitable.SUPPORTED | AnchoredExcitable.OPPOSED);
        boolean overflow = config.m7() == AnchoredExcitable.Tiring.OVERFLOW;
        boolean shutdown = conflict && turbulence >= config.thetaTurb();
        boolean corridor = lead && !shutdown;
        boolean tired = worn && (overflow || !lead && repeating);
        int seen = (shutdown ? MotifTally.SHUTDOWN : 0)
                | (corridor ? MotifTally.CORRIDOR : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (conflict ? MotifTally.TENSION : 0);
        int decider = shutdown ? MotifTally.SHUTDOWN
                : overflow && tired ? MotifTally.FATIGUE
                : corridor ? MotifTally.CORRIDOR
                : tired ? MotifTally.FATIGUE : MotifTally.NONE;
        int gate = decider == MotifTally.NONE ? config.gate0() : decider == MotifTally.CORRIDOR ? 1 : -1;
        return gate + 1 | MotifTally.combination(seen, decider) << 2;
    }

    private int flow(int gate, int old, boolean moving) {
        if (gate > 0 && config.flow() == AnchoredExcitable.Flow.EXCITABLE) {
            return old == 0 ? moving ? 1 : 0 : old == 1 ? 2 : 0;
        }
        if (gate > 0) {
            return moving ? (old + 1) % 3 : old;
        }
        if (gate == 0) {
            return config.hold() == AnchoredExcitable.Hold.FREEZE ? old : old == 1 ? 2 : 0;
        }
        return config.ban() == AnchoredExcitable.Ban.QUENCH || old == 0 ? 0 : 3 - old;
    }
}
