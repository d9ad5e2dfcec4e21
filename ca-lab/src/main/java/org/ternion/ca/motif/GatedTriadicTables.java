package org.ternion.ca.motif;

/**
 * The rules of {@link GatedTriadic} for every case. A cell is a byte, from the lowest bit on: two bits each of content
 * and phase, whether the content has changed, whether it was kept and fatigue has reached its threshold, two bits of
 * the gate. Trits in an index are two bits, -1 as 3. Tables instead of conditions leave the walk over the cells without
 * branches, which motion would mispredict several per cell.
 */
final class GatedTriadicTables {
    static final int PHASE_BIT = 2;
    static final int CHANGED_BIT = 4;
    static final int GATE_BIT = 6;
    static final int TENSION_BITS = 7;
    /** What to add to a gradient, which is four times that of the phases. */
    static final int GRADIENT_OFFSET = 16;
    /** From which bit on a decision has the combination to be counted. */
    static final int COMBINATION_BIT = 2;

    /** Net anchor by anchor 1 and anchor 2. */
    private static final byte[] NETS = nets();

    private static final int WORDS = 256;
    private static final int TIRING = 0x20;
    private static final int KEPT = 1 << 8;

    /**
     * By old content and {@link BlockCounts#trits}: tension in three bits, plus minus minus among the neighbours, plus
     * 8, in five, its sign in two and from bit 10 on whether all neighbours are 0.
     */
    private final short[] surroundings = new short[4 * WORDS];
    /** By net anchor, changed cells in the block, tiring and tension: two bits of the gate, combination. */
    private final short[] gates = new short[1 << 10];
    /** By plus minus minus and gradient: two bits of the content of an acting cell. */
    private final byte[] acted = new byte[1 << 11];
    /** By what the neighbours come to, gate, content of an acting cell, old phase and content: new cell and kept. */
    private final short[] cells = new short[1 << 11];
    /** By kept and fatigue: new fatigue, and from bit 8 on the bit of a cell that says that it is tiring. */
    private final short[] fatigues = new short[2 * WORDS];

    private final GatedTriadic.Config config;

    GatedTriadicTables(GatedTriadic.Config config) {
        this.config = config;
        for (int i = 0; i < surroundings.length; i++) {
            surroundings[i] = (short) surroundings(trit(i >> 8), (byte) i);
        }
        for (int i = 0; i < gates.length; i++) {
            gates[i] = (short) decide(trit(i >> 8), (i >> 4 & 15) >= config.turb9(), (i & 8) != 0, i & TENSION_BITS);
        }
        for (int i = 0; i < acted.length; i++) {
            acted[i] = (byte) acted((i >> 6) - 8, (i & 63) / 4 - GRADIENT_OFFSET / 4);
        }
        for (int i = 0; i < cells.length; i++) {
            int gate = trit(i >> 6);
            int phase = phase(gate, i >> 10 != 0, trit(i >> 8), trit(i >> PHASE_BIT));
            int change = content(gate, trit(i), trit(i >> 4));
            cells[i] = (short) (change | (phase & 3) << PHASE_BIT | (gate & 3) << GATE_BIT);
        }
        for (int u = 0; u < WORDS; u++) {
            int rising = Math.min(config.uMax(), u + 1);
            fatigues[u] = (short) Math.max(0, u - 1);
            fatigues[WORDS + u] = (short) (rising | (rising >= config.uStar() ? TIRING << 8 : 0));
        }
    }

    static byte net(byte anchor1, byte anchor2) {
        return NETS[(anchor1 & 3) << 2 | anchor2 & 3];
    }

    /** What the neighbours of a cell come to, its tension in the lowest bits. */
    int surroundings(byte cell, byte word) {
        return surroundings[(cell & 3) << 8 | word & 0xFF];
    }

    /** Gate and combination; turbulence is the count of {@link BlockCounts#bitOfRow}. */
    int decision(byte cell, int around, byte net, byte turbulence) {
        return gates[(net & 3) << 8 | turbulence & 0xF0 | (cell & TIRING) >> 2 | around & TENSION_BITS];
    }

    /** A new cell but for tiring, and whether its content was kept. */
    int change(byte cell, int around, int decision, byte gradient) {
        int active = acted[(around & 0xF8) << 3 | gradient];
        return cells[around & 0x700 | (decision & 3) << 6 | active << 4 | cell & 0xF];
    }

    /** New fatigue, and from bit 8 on what to add to the new cell. */
    int tiredness(int change, byte fatigue) {
        return fatigues[change & KEPT | fatigue & 0xFF];
    }

    /** The lowest two bits with sign. */
    private static int trit(int bits) {
        return bits << 30 >> 30;
    }

    private static byte[] nets() {
        byte[] nets = new byte[16];
        for (int i = 0; i < nets.length; i++) {
            nets[i] = (byte) Integer.signum(trit(i >> 2) - trit(i));
        }
        return nets;
    }

    private static int surroundings(int old, byte word) {
        int plus = BlockCounts.plus(word) - (old > 0 ? 1 : 0);
        int minus = BlockCounts.minus(word) - (old < 0 ? 1 : 0);
        if (plus < 0 || minus < 0 || plus + minus > 8) {
            // does not occur
            return 0;
        }
        int none = plus + minus == 0 ? 1 : 0;
        return Math.min(plus, minus) | plus - minus + 8 << 3 | (Integer.signum(plus - minus) & 3) << 8 | none << 10;
    }

    /** The conditions on the net anchor make the motifs exclusive. */
    private int decide(int net, boolean turbulent, boolean tiring, int tension) {
        boolean shutdown = tension >= config.tau9() && net < 0 && turbulent;
        boolean corridor = net > 0 && tension < config.tauCat();
        boolean tired = tiring && net == 0;
        // at most one of the three holds, so that the predicates are the decider too
        int decider = (shutdown ? MotifTally.SHUTDOWN : 0)
                | (corridor ? MotifTally.CORRIDOR : 0)
                | (tired ? MotifTally.FATIGUE : 0);
        int seen = decider | (tension > 0 ? MotifTally.TENSION : 0);
        int gate = corridor ? 1 : shutdown || tired ? -1 : 0;
        return gate & 3 | MotifTally.combination(seen, decider) << 2;
    }

    private int acted(int sum, int gradient) {
        // a cell acts under a net anchor of +1 only
        int score = config.w() * sum + config.beta() + config.gamma() * gradient;
        return (score > config.theta() ? 1 : score < -config.theta() ? -1 : 0) & 3;
    }

    private int content(int gate, int old, int acted) {
        int held = config.hold() == GatedTriadic.Hold.HOLD ? old : 0;
        int banned = config.ban() == GatedTriadic.Ban.INVERT ? -old : 0;
        int state = gate > 0 ? acted : gate == 0 ? held : banned;
        boolean kept = state != 0 && state == old;
        return state & 3 | (state != old ? 1 << CHANGED_BIT : 0) | (kept ? KEPT : 0);
    }

    private int phase(int gate, boolean none, int sign, int old) {
        if (config.phiRelax() && none) {
            return 0;
        }
        return gate > 0 ? Math.floorMod(old + sign + 1, 3) - 1 : old;
    }
}
