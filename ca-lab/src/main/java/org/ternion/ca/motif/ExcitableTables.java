package org.ternion.ca.motif;

/** The rules of {@link AnchoredExcitable} for every case. */
final class ExcitableTables {
    private static final int WORDS = 256;
    private static final int BLOCK = 9;

    /** By old flow and {@link BlockCounts#states}: 1 where enough neighbours move the cell on, else 0. */
    final byte[] moving = new byte[4 * WORDS];
    /** By whether it was worn, and fatigue: 1 where the cell is worn, else 0. */
    final byte[] latches = new byte[2 * WORDS];
    /** By {@link #gateCase}: gate plus 1, and from bit 2 on the combination to be counted. */
    final short[] gates = new short[1 << 8];
    /** By gate plus 1, old flow and moving: new flow but for randomness. */
    final byte[] flows = new byte[1 << 5];
    /** By whether the cell is excited, and fatigue: new fatigue. */
    final byte[] fatigues = new byte[2 * WORDS];

    private final AnchoredExcitable.Config config;

    ExcitableTables(AnchoredExcitable.Config config) {
        this.config = config;
        for (int i = 0; i < moving.length; i++) {
            moving[i] = (byte) (isMoving(i >> 8, (byte) i) ? 1 : 0);
        }
        for (int i = 0; i < latches.length; i++) {
            latches[i] = (byte) (isWorn(i >= WORDS, i % WORDS) ? 1 : 0);
        }
        for (int i = 0; i < gates.length; i++) {
            gates[i] = (short) decide(i >> 6, i >> 2 & 15, (i & 2) != 0, (i & 1) != 0);
        }
        for (int i = 0; i < flows.length; i++) {
            flows[i] = (byte) flow((i >> 3) - 1, i >> 1 & 3, (i & 1) != 0);
        }
        for (int i = 0; i < fatigues.length; i++) {
            int fatigue = i % WORDS + (i >= WORDS ? config.uGain() : -config.uRec());
            fatigues[i] = (byte) Math.max(0, Math.min(config.uMax(), fatigue));
        }
    }

    /** Index of gates: discs over the cell, changed cells in its block, 1 if worn, 1 if it counts as repeating. */
    static int gateCase(int cover, int turbulence, int worn, int repeating) {
        return cover << 6 | turbulence << 2 | worn << 1 | repeating;
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
