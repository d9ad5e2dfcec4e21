package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * MOV: an excitable flow (rest 0, excited 1, refractory 2) under a gate (BAN -1, HOLD 0, ACT +1) that two anchor layers
 * drifting in opposite directions open and close, with fatigue 0 to 15. On a torus. With {@link Config#REFERENCE} the
 * flow dies out; {@link Config#DEFAULT} keeps all motifs alive.
 */
public final class MovingAutomaton extends LayeredAutomaton {
    /** Layer 0: trits. */
    public static final int GATE = 0;

    /** Layer 1: 0 rest, 1 excited, 2 refractory. */
    public static final int FLOW = 1;

    /** Layer 2: 0 to 15. */
    public static final int FATIGUE = 2;

    /** Layer 3: trits that drift by the drive. */
    public static final int ANCHOR1 = 3;

    /** Layer 4: trits that drift against the drive. */
    public static final int ANCHOR2 = 4;

    private static final double[] ANCHOR_WEIGHTS = {.18, .64, .18};
    private static final double[] FLOW_WEIGHTS = {.92, .06, .02};
    private static final int SMOOTHING = 6;
    private static final int BLOCK = 9;
    private static final int TURBULENCE = 10;
    /** 1 for the flow counts of a turbulent block. */
    private static final byte[] TURBULENT = turbulentWords();
    /** Numbers the words of {@link BlockCounts#trits}, of which there are 55. */
    private static final byte[] CODES = codes();
    private static final int CODE_BITS = 6;

    // What the anchors around a cell come to: net support cut to [-2, 4], plus two, in three bits, and these flags.
    private static final int NET_BITS = 7;
    private static final int LOWEST_NET = -2;
    private static final int HIGHEST_NET = 4;
    private static final int TENSE = 8;
    private static final int BANNING = 16;
    private static final int NEGATIVE = 32;
    private static final int POSITIVE = 64;

    private final Config config;
    private final CellRandom random;
    private final GateNoise noise;
    private final Layer gate;
    private final Layer flow;
    private final Layer fatigue;
    private final Layer anchor1;
    private final Layer anchor2;
    private final BlockCounts blocks;
    /** {@link #CODES} of the blocks of both anchor layers, which drift as they do. */
    private final Layer support1;
    private final Layer support2;
    private final byte[] flowWords;
    private final byte[] contests;
    private final byte[] contestOfCodes;
    private final byte[] fatigueOfCase;
    private final short[] gateOfCase = gateTable();
    private final byte[] flowOfCase;

    /**
     * Parameters.
     *
     * @param driveDy     rows that anchor 1 drifts per step; anchor 2 drifts by the negative
     * @param driveDx     columns that anchor 1 drifts per step
     * @param fatigueThr  fatigue from which an acting cell without support is banned
     * @param fatigueGain fatigue gained by an acting cell that is not at rest
     * @param banThr      conflict of the anchors from which a turbulent cell is banned
     * @param noiseP      probability that a cell takes a random gate
     * @param excite      excited cells in the block that excite a cell, one more under negative anchors
     * @param reseedP     probability that a resting, acting cell under positive anchors is excited
     */
    public record Config(int driveDy, int driveDx, int fatigueThr, int fatigueGain, int banThr, double noiseP,
            int excite, double reseedP) {
        /** The prototype's parameters: a dying run. */
        public static final Config REFERENCE = new Config(0, 1, 10, 1, 6, .002, 2, 0);

        /** Corrected parameters: sustained motion. */
        public static final Config DEFAULT = new Config(0, 1, 2, 1, 6, .002, 1, .0005);

        /**
         * Checks the parameters.
         *
         * @param driveDy     any value
         * @param driveDx     any value
         * @param fatigueThr  any value
         * @param fatigueGain in [0, 15]
         * @param banThr      any value
         * @param noiseP      in [0, 1]
         * @param excite      any value
         * @param reseedP     in [0, 1]
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Config {
            Checks.inRange(fatigueGain, 0, FATIGUE_CAP, "fatigue_gain");
            Checks.inRange(noiseP, 0, 1, "noise_p");
            Checks.inRange(reseedP, 0, 1, "reseed_p");
        }
    }

    /** Overwrites gates at random; a parameter so that recorded noise can be played back. */
    interface GateNoise {
        void apply(byte[] gates, long step);
    }

    private MovingAutomaton(Config config, CellRandom random, GateNoise noise, List<Layer> layers) {
        super(RecordParameters.text("MOV", Config.DEFAULT, config), layers);
        this.config = config;
        this.random = random;
        this.noise = noise;
        gate = layers.get(GATE);
        flow = layers.get(FLOW);
        fatigue = layers.get(FATIGUE);
        anchor1 = layers.get(ANCHOR1);
        anchor2 = layers.get(ANCHOR2);
        blocks = new BlockCounts(height, width);
        flowWords = new byte[gate.now.length];
        contests = new byte[gate.now.length];
        support1 = support(anchor1);
        support2 = support(anchor2);
        contestOfCodes = contestTable(config.banThr);
        fatigueOfCase = fatigueTable(config);
        flowOfCase = flowTable(config.excite);
    }

    private Layer support(Layer anchor) {
        Layer support = Layer.zeros("support", height, width, 1 << CODE_BITS);
        blocks.trits(anchor.now, support.now);
        for (int i = 0; i < support.now.length; i++) {
            support.now[i] = CODES[support.now[i] & 0xFF];
        }
        return support;
    }

    /**
     * An automaton from a given start.
     *
     * @param config  parameters
     * @param gate    trits
     * @param flow    states 0, 1, 2
     * @param fatigue 0 to 15
     * @param anchor1 trits
     * @param anchor2 trits
     * @param seed    of noise and seeding
     * @return generation 0
     * @throws IllegalArgumentException if a cell is outside its alphabet or shapes differ
     */
    public static MovingAutomaton of(Config config, CellGrid gate, CellGrid flow, CellGrid fatigue, CellGrid anchor1,
            CellGrid anchor2, long seed) {
        CellRandom random = CellRandom.of(seed, gate.height(), gate.width());
        return withNoise(config, List.of(gate, flow, fatigue, anchor1, anchor2), random, (gates, step) -> {
            long first = random.first(step, CellRandom.NOISE_GATE);
            long limit = CellRandom.limit(config.noiseP);
            for (int i = 0; limit > 0 && i < gates.length; i++) {
                if (CellRandom.isBelow(limit, first, i)) {
                    gates[i] = (byte) (random.below(step, CellRandom.NOISE_VALUE, i, 3) - 1);
                }
            }
        });
    }

    /** An automaton with another noise; the grids are gate, flow, fatigue and the anchors. */
    static MovingAutomaton withNoise(Config config, List<CellGrid> start, CellRandom random, GateNoise noise) {
        return new MovingAutomaton(config, random, noise,
                List.of(trits("gate", start.get(GATE)), states("flow", start.get(FLOW), 3),
                        states("fatigue", start.get(FATIGUE), FATIGUE_CAP + 1), trits("anchor1", start.get(ANCHOR1)),
                        trits("anchor2", start.get(ANCHOR2))));
    }

    /**
     * An automaton from a random start: blobs of anchors, flow mostly at rest, ACT where anchor 1 is not below anchor
     * 2.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static MovingAutomaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        byte[] first = BlobAnchors.smooth(random.layer(ANCHOR1).initial(-1, ANCHOR_WEIGHTS), height, width, SMOOTHING);
        byte[] second = BlobAnchors.smooth(random.layer(ANCHOR2).initial(-1, ANCHOR_WEIGHTS), height, width, SMOOTHING);
        byte[] gate = new byte[first.length];
        for (int i = 0; i < gate.length; i++) {
            gate[i] = (byte) (first[i] >= second[i] ? 1 : 0);
        }
        return of(config, CellGrid.wrapTrits(gate, height, width),
                CellGrid.wrap(random.layer(FLOW).initial(0, FLOW_WEIGHTS), height, width, 3),
                CellGrid.wrap(new byte[gate.length], height, width, FATIGUE_CAP + 1),
                CellGrid.wrapTrits(first, height, width), CellGrid.wrapTrits(second, height, width), seed);
    }

    @Override
    void update(long t) {
        roll(anchor1, config.driveDy, config.driveDx);
        roll(anchor2, -config.driveDy, -config.driveDx);
        roll(support1, config.driveDy, config.driveDx);
        roll(support2, -config.driveDy, -config.driveDx);
        blocks.states(flow.now, flowWords);
        updateGates();
        noise.apply(gate.next, t);
        updateFlow();
        seed(t);
        gate.swap();
        flow.swap();
        fatigue.swap();
    }

    private void roll(Layer layer, int dy, int dx) {
        for (int y = 0; y < height; y++) {
            int target = Math.floorMod(y + (long) dy, height) * width;
            int shift = Math.floorMod(dx, width);
            System.arraycopy(layer.now, y * width, layer.next, target + shift, width - shift);
            System.arraycopy(layer.now, y * width + width - shift, layer.next, target, shift);
        }
        layer.swap();
    }

    // Tables instead of conditions leave the loops without branches, of which an active medium would mispredict several
    // per cell.
    private void updateGates() {
        byte[] codes1 = support1.now;
        byte[] codes2 = support2.now;
        byte[] oldGate = gate.now;
        byte[] newGate = gate.next;
        byte[] oldFlow = flow.now;
        byte[] oldFatigue = fatigue.now;
        byte[] newFatigue = fatigue.next;
        for (int i = 0; i < newGate.length; i++) {
            int contest = contestOfCodes[codes1[i] << CODE_BITS | codes2[i]];
            int old = oldGate[i] & 3;
            int tiredness = fatigueOfCase[old << 6 | oldFlow[i] << 4 | oldFatigue[i]];
            int turbulent = TURBULENT[flowWords[i] & 0xFF];
            int decision = gateOfCase[gateCase(contest, old, turbulent, tiredness >> 4)];
            tally.count(decision >> 2);
            newGate[i] = (byte) ((decision & 3) - 1);
            newFatigue[i] = (byte) (tiredness & FATIGUE_CAP);
            contests[i] = (byte) contest;
        }
    }

    /** By the codes of both anchor blocks. */
    private static byte[] contestTable(int banThr) {
        byte[] table = new byte[1 << 2 * CODE_BITS];
        for (int word1 = 0; word1 < 256; word1++) {
            for (int word2 = 0; word2 < 256; word2++) {
                if (isTritWord(word1) && isTritWord(word2)) {
                    table[CODES[word1] << CODE_BITS | CODES[word2]] =
                            (byte) contest((byte) word1, (byte) word2, banThr);
                }
            }
        }
        return table;
    }

    private static int contest(byte word1, byte word2, int banThr) {
        int forward = BlockCounts.plus(word1) + BlockCounts.minus(word2);
        int backward = BlockCounts.minus(word1) + BlockCounts.plus(word2);
        int net = forward - backward;
        int conflict = Math.min(forward, backward);
        return Math.max(LOWEST_NET, Math.min(net, HIGHEST_NET)) - LOWEST_NET
                | (conflict > 0 ? TENSE : 0)
                | (conflict >= banThr ? BANNING : 0)
                | (net < 0 ? NEGATIVE : 0)
                | (net > 0 ? POSITIVE : 0);
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

    /** By two bits of the gate, flow and fatigue: new fatigue, and bit 4 if the cell is worn. */
    private static byte[] fatigueTable(Config config) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            boolean acting = i >> 6 == 1;
            int change = acting && (i >> 4 & 3) != 0 ? config.fatigueGain : -1;
            int fatigue = Math.max(0, Math.min((i & FATIGUE_CAP) + change, FATIGUE_CAP));
            table[i] = (byte) (fatigue | (fatigue >= config.fatigueThr ? FATIGUE_CAP + 1 : 0));
        }
        return table;
    }

    private static int gateCase(int contest, int oldBits, int turbulent, int worn) {
        return (contest & (NET_BITS | TENSE | BANNING)) << 4 | oldBits << 2 | turbulent << 1 | worn;
    }

    /** The gate rules for every case: new gate plus one, and what to count from bit 2 on. */
    private static short[] gateTable() {
        short[] table = new short[1 << 9];
        for (int contest = 0; contest < 32; contest++) {
            int net = (contest & NET_BITS) + LOWEST_NET;
            for (int old = -1; old <= 1; old++) {
                for (int flags = 0; flags < 4; flags++) {
                    boolean shutdown = (contest & BANNING) != 0 && flags >= 2;
                    table[gateCase(contest, old & 3, flags >> 1, flags & 1)] = (short) decide(net,
                            old, (contest & TENSE) != 0, shutdown, (flags & 1) != 0);
                }
            }
        }
        return table;
    }

    private static int decide(int net, int old, boolean tense, boolean shutdown, boolean worn) {
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

    private static byte[] turbulentWords() {
        byte[] turbulent = new byte[256];
        for (int ones = 0; ones <= BLOCK; ones++) {
            for (int twos = 0; ones + twos <= BLOCK; twos++) {
                int zeros = BLOCK - ones - twos;
                int turbulence = Math.min(ones + twos, zeros + ones) + Math.min(zeros + twos, zeros + ones);
                turbulent[ones + 16 * twos] = (byte) (turbulence >= TURBULENCE ? 1 : 0);
            }
        }
        return turbulent;
    }

    private void updateFlow() {
        byte[] gates = gate.next;
        byte[] old = flow.now;
        byte[] next = flow.next;
        for (int i = 0; i < next.length; i++) {
            next[i] = flowOfCase[flowCase(gates[i], old[i], contests[i], flowWords[i])];
        }
    }

    /** Excites cells at rest that act under positive anchors. The rare condition, the random one, comes first. */
    private void seed(long t) {
        long first = random.first(t, CellRandom.SEEDING);
        long limit = CellRandom.limit(config.reseedP);
        for (int i = 0; limit > 0 && i < contests.length; i++) {
            if (CellRandom.isBelow(limit, first, i) && gate.next[i] > 0 && flow.now[i] == 0
                    && (contests[i] & POSITIVE) != 0) {
                flow.next[i] = 1;
            }
        }
    }

    private static int flowCase(int newGate, int old, int contest, byte word) {
        return (newGate & 3) << 11 | old << 9 | (contest & NEGATIVE) << 3 | word & 0xFF;
    }

    private static byte[] flowTable(int excite) {
        byte[] table = new byte[1 << 13];
        for (int newGate = -1; newGate <= 1; newGate++) {
            for (int old = 0; old <= 2; old++) {
                for (int word = 0; word < 256; word++) {
                    table[flowCase(newGate, old, 0, (byte) word)] =
                            (byte) newFlow(newGate, old, false, (byte) word, excite);
                    table[flowCase(newGate, old, NEGATIVE, (byte) word)] =
                            (byte) newFlow(newGate, old, true, (byte) word, excite);
                }
            }
        }
        return table;
    }

    private static int newFlow(int newGate, int old, boolean opposed, byte word, int excite) {
        if (newGate < 0) {
            return 0;
        }
        if (old != 0) {
            return old == 1 ? 2 : 0;
        }
        int ones = BlockCounts.ones(word);
        boolean excited = ones >= excite + (opposed ? 1 : 0) || ones == BlockCounts.twos(word) && ones >= excite;
        return newGate > 0 && excited ? 1 : 0;
    }
}
