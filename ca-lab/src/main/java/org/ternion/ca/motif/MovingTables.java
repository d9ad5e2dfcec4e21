package org.ternion.ca.motif;

/**
 * The rules of {@link MovingAutomaton} for every case. A cell is a byte: flow in bits 0 and 1, the two bits of the
 * gate, fatigue from bit 4 on. Tables instead of conditions leave the walk over the cells without branches, of which an
 * active medium would mispredict several per cell.
 */
final class MovingTables {
    static final int GATE_BIT = 2;
    static final int FATIGUE_BIT = 4;
    /** Bits of a number of {@link #CODES}. */
    static final int CODE_BITS = 6;
    /** Numbers the words of {@link BlockCounts#trits}, of which there are 55. */
    static final byte[] CODES = codes();
    /** Where {@link #decisions} have the combination to be counted. */
    static final int COMBINATION_BIT = 4;

    private static final int FATIGUE_CAP = LayeredAutomaton.FATIGUE_CAP;
    private static final int BLOCK = 9;
    private static final int TURBULENCE = 10;

    // What the flow around a cell comes to.
    private static final int TURBULENT = 1;
    private static final int EXCITING = 2;
    private static final int EXCITING_OPPOSED = 4;

    // What flow, gate and new fatigue of the cell come to, above the three bits for the flow around.
    private static final int OWN_BIT = 3;
    private static final int OWN_BITS = 0xF8;
    private static final int WORN = 0x80;

    // What the anchors around a cell come to, above these eight bits: net support cut to [-2, 4], plus two, and flags.
    private static final int CONTEST_BIT = 8;
    private static final int LOWEST_NET = -2;
    private static final int HIGHEST_NET = 4;
    private static final int NET_BITS = 7;
    private static final int TENSE = 8;
    private static final int BANNING = 16;

    private final byte[] surroundings = new byte[256];
    private final short[] contests = new short[1 << 2 * CODE_BITS];
    /** By cell: its part of the index of decisions, and from bit 12 on the new fatigue. */
    private final short[] wear = new short[256];
    /** New flow and gate as in a cell, then the combination to be counted. */
    private final short[] decisions = new short[1 << 13];

    MovingTables(MovingAutomaton.Config config) {
        for (int ones = 0; ones <= BLOCK; ones++) {
            for (int twos = 0; ones + twos <= BLOCK; twos++) {
                surroundings[ones + 16 * twos] = (byte) surroundings(ones, twos, config.excite());
            }
        }
        for (int word1 = 0; word1 < 256; word1++) {
            for (int word2 = 0; word2 < 256; word2++) {
                if (isTritWord(word1) && isTritWord(word2)) {
                    contests[CODES[word1] << CODE_BITS | CODES[word2]] =
                            (short) (contest((byte) word1, (byte) word2, config.banThr()) << CONTEST_BIT);
                }
            }
        }
        for (int cell = 0; cell < wear.length; cell++) {
            wear[cell] = (short) wear(cell, config);
        }
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = (short) decide(i);
        }
    }

    /** What the anchors around a cell come to, by the codes of their blocks. */
    int contest(int code1, int code2) {
        return contests[code1 << CODE_BITS | code2];
    }

    /** What the cell itself comes to. */
    int wear(byte cell) {
        return wear[cell & 0xFF];
    }

    /** What becomes of a cell, see {@link #newCell}, and the combination to be counted. */
    int decision(int contest, int wear, byte flowWord) {
        return decisions[contest | wear & OWN_BITS | surroundings[flowWord & 0xFF]];
    }

    static byte newCell(int decision, int wear) {
        return (byte) (decision & 0xF | wear >> 8 & 0xF0);
    }

    /** New flow of a cell whose new gate comes from elsewhere. */
    int flow(int contest, byte cell, byte flowWord, int newGate) {
        return flow(newGate, cell & 3, isOpposed(contest >> CONTEST_BIT), surroundings[flowWord & 0xFF]);
    }

    static boolean isSupported(int contest) {
        return net(contest >> CONTEST_BIT) > 0;
    }

    private static boolean isOpposed(int contest) {
        return net(contest) < 0;
    }

    private static int net(int contest) {
        return (contest & NET_BITS) + LOWEST_NET;
    }

    private static byte[] codes() {
        byte[] codes = new byte[256];
        int code = 0;
        for (int word = 0; word < codes.length; word++) {
            if (isTritWord(word)) {
                codes[word] = (byte) code++;
            }
        }
        return codes;
    }

    /** The low half counts both signs. */
    private static boolean isTritWord(int word) {
        return (word & 0xF) <= BLOCK && BlockCounts.plus((byte) word) >= 0;
    }

    private static int surroundings(int ones, int twos, int excite) {
        int zeros = BLOCK - ones - twos;
        int turbulence = Math.min(ones + twos, zeros + ones) + Math.min(zeros + twos, zeros + ones);
        boolean even = ones == twos && ones >= excite;
        return (turbulence >= TURBULENCE ? TURBULENT : 0)
                | (ones >= excite ? EXCITING : 0)
                | (ones >= excite + 1 || even ? EXCITING_OPPOSED : 0);
    }

    private static int contest(byte word1, byte word2, int banThr) {
        int forward = BlockCounts.plus(word1) + BlockCounts.minus(word2);
        int backward = BlockCounts.minus(word1) + BlockCounts.plus(word2);
        int conflict = Math.min(forward, backward);
        return Math.max(LOWEST_NET, Math.min(forward - backward, HIGHEST_NET)) - LOWEST_NET
                | (conflict > 0 ? TENSE : 0)
                | (conflict >= banThr ? BANNING : 0);
    }

    private static int wear(int cell, MovingAutomaton.Config config) {
        boolean acting = (cell >> GATE_BIT & 3) == 1;
        int change = acting && (cell & 3) != 0 ? config.fatigueGain() : -1;
        int fatigue = Math.max(0, Math.min((cell >> FATIGUE_BIT) + change, FATIGUE_CAP));
        return (cell & 0xF) << OWN_BIT | (fatigue >= config.fatigueThr() ? WORN : 0) | fatigue << 12;
    }

    private static int decide(int index) {
        int contest = index >> CONTEST_BIT;
        // two bits with sign: a trit, for the bits of -2 do not occur
        int oldGate = index >> OWN_BIT + GATE_BIT << 30 >> 30;
        boolean shutdown = (contest & BANNING) != 0 && (index & TURBULENT) != 0;
        int decision = gate(net(contest), oldGate, (contest & TENSE) != 0, shutdown, (index & WORN) != 0);
        int newGate = (decision & 3) - 1;
        int newFlow = flow(newGate, index >> OWN_BIT & 3, isOpposed(contest), index);
        return newFlow | (newGate & 3) << GATE_BIT | decision >> 2 << COMBINATION_BIT;
    }

    /** New gate plus one, and what to count from bit 2 on. */
    private static int gate(int net, int old, boolean tense, boolean shutdown, boolean worn) {
        boolean corridor = net >= 4 && !shutdown;
        int state = old;
        int decider = MotifTally.NONE;
        if (shutdown) {
            state = -1;
            decider = MotifTally.SHUTDOWN;
        } else if (corridor) {
            state = 1;
            decider = MotifTally.CORRIDOR;
        }
        boolean tired = worn && state > 0 && net < 2 && !shutdown;
        if (tired) {
            state = -1;
            decider = MotifTally.FATIGUE;
        }
        boolean undecided = Math.abs(net) < 2;
        if (!shutdown && state >= 0 && undecided) {
            state = 0;
            decider = MotifTally.BUFFER;
        }
        int seen = (shutdown ? MotifTally.SHUTDOWN : 0)
                | (corridor ? MotifTally.CORRIDOR : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (undecided ? MotifTally.BUFFER : 0)
                | (tense ? MotifTally.TENSION : 0);
        return state + 1 | MotifTally.combination(seen, decider) << 2;
    }

    private static int flow(int newGate, int old, boolean opposed, int surroundings) {
        if (newGate < 0) {
            return 0;
        }
        if (old != 0) {
            return old == 1 ? 2 : 0;
        }
        boolean excited = (surroundings & (opposed ? EXCITING_OPPOSED : EXCITING)) != 0;
        return newGate > 0 && excited ? 1 : 0;
    }
}
