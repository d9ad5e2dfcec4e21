package org.ternion.ca.motif;

/** The rules of {@link GatedTriadic} for every case. Trits in an index are two bits, -1 as 3. */
final class GatedTriadicTables {
    static final int TENSION_BITS = 7;

    /** Net anchor by anchor 1 and anchor 2. */
    static final byte[] NETS = nets();

    private static final int WORDS = 256;

    /**
     * By old content and {@link BlockCounts#trits}: tension in three bits, plus minus minus among the neighbours, plus
     * 8, in five, its sign in two and from bit 10 on whether all neighbours are 0.
     */
    final short[] surroundings = new short[4 * WORDS];
    /** 1 where so many cells of the block have changed that it is turbulent, else 0. */
    final byte[] turbulent = new byte[10];
    /** By net anchor, turbulent, tiring and tension: two bits of the gate and the combination to be counted. */
    final short[] gates = new short[1 << 7];
    /** By plus minus minus and gradient: two bits of the content of an acting cell. */
    final byte[] acted = new byte[1 << 9];
    /** By gate, old content and that of an acting cell: content plus 1, then a bit if kept and one if changed. */
    final byte[] contents = new byte[1 << 6];
    /** By gate, all neighbours 0, sign of plus minus minus, and phase: new phase. */
    final byte[] phases = new byte[1 << 7];
    /** By kept and fatigue: new fatigue, and from bit 8 on whether a kept cell is tired. */
    final short[] fatigues = new short[2 * WORDS];

    private final GatedTriadic.Config config;

    GatedTriadicTables(GatedTriadic.Config config) {
        this.config = config;
        for (int i = 0; i < surroundings.length; i++) {
            surroundings[i] = (short) surroundings(trit(i >> 8), (byte) i);
        }
        for (int changes = 0; changes < turbulent.length; changes++) {
            turbulent[changes] = (byte) (changes >= config.turb9() ? 1 : 0);
        }
        for (int i = 0; i < gates.length; i++) {
            gates[i] = (short) decide(trit(i >> 5), (i >> 4 & 1) != 0, (i >> 3 & 1) != 0, i & TENSION_BITS);
        }
        for (int i = 0; i < acted.length; i++) {
            acted[i] = (byte) acted((i >> 4) - 8, (i & 15) - 4);
        }
        for (int i = 0; i < contents.length; i++) {
            contents[i] = (byte) content(trit(i >> 4), trit(i >> 2), trit(i));
        }
        for (int i = 0; i < phases.length; i++) {
            phases[i] = (byte) phase(trit(i >> 5), (i >> 4 & 1) != 0, trit(i >> 2), trit(i));
        }
        for (int u = 0; u < WORDS; u++) {
            int rising = Math.min(config.uMax(), u + 1);
            fatigues[u] = (short) Math.max(0, u - 1);
            fatigues[WORDS + u] = (short) (rising | (rising >= config.uStar() ? 1 << 8 : 0));
        }
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
        return state + 1 & 3 | (kept ? 4 : 0) | (state != old ? 8 : 0);
    }

    private int phase(int gate, boolean none, int sign, int old) {
        if (config.phiRelax() && none) {
            return 0;
        }
        return gate > 0 ? Math.floorMod(old + sign + 1, 3) - 1 : old;
    }
}
