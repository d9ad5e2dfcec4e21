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
    /** By conflict of the anchors. */
    private static final byte[] TENSE = steps(2 * BLOCK + 1, 1, MotifTally.TENSION);

    private final Config config;
    private final CellRandom random;
    private final GateNoise noise;
    private final Layer gate;
    private final Layer flow;
    private final Layer fatigue;
    private final Layer anchor1;
    private final Layer anchor2;
    private final BlockCounts blocks;
    private final byte[] words1;
    private final byte[] words2;
    private final byte[] flowWords;
    private final byte[] nets;
    private final short[] gateOfCase = gateTable();
    private final byte[] fatigueStep;
    private final byte[] banning;
    private final byte[] worn;
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
        words1 = new byte[gate.now.length];
        words2 = new byte[gate.now.length];
        flowWords = new byte[gate.now.length];
        nets = new byte[gate.now.length];
        flowOfCase = flowTable(config.excite);
        byte gain = (byte) config.fatigueGain;
        fatigueStep = new byte[] {-1, -1, -1, 0, -1, -1, -1, 0, -1, gain, gain, 0};
        banning = steps(2 * BLOCK + 1, config.banThr, 1);
        worn = steps(FATIGUE_CAP + 1, config.fatigueThr, 1);
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
            for (int i = 0; config.noiseP > 0 && i < gates.length; i++) {
                if (CellRandom.uniform(first, i) < config.noiseP) {
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
        blocks.trits(anchor1.now, words1);
        blocks.trits(anchor2.now, words2);
        blocks.states(flow.now, flowWords);
        updateGates();
        noise.apply(gate.next, t);
        updateFlow(t);
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

    private void updateGates() {
        byte[] old = gate.now;
        byte[] next = gate.next;
        for (int i = 0; i < next.length; i++) {
            int forward = BlockCounts.plus(words1[i]) + BlockCounts.minus(words2[i]);
            int backward = BlockCounts.minus(words1[i]) + BlockCounts.plus(words2[i]);
            int net = forward - backward;
            int conflict = Math.min(forward, backward);
            int tiring = fatigueStep[(old[i] + 1) * 4 + flow.now[i]];
            int newFatigue = Math.max(0, Math.min(fatigue.now[i] + tiring, FATIGUE_CAP));
            int shutdown = banning[conflict] & TURBULENT[flowWords[i] & 0xFF];
            int decision = gateOfCase[gateCase(net, old[i], shutdown, worn[newFatigue])];
            tally.count(decision >> 2 & 0x1F | TENSE[conflict], decision >> 7);
            next[i] = (byte) ((decision & 3) - 1);
            nets[i] = (byte) net;
            fatigue.next[i] = (byte) newFatigue;
        }
    }

    private static int gateCase(int net, int old, int shutdown, int worn) {
        return (net + 2 * BLOCK) * 16 + (old + 1) * 4 + shutdown * 2 + worn;
    }

    /**
     * The gate rules for every case: new gate plus one, predicates from bit 2, decider from bit 7. Tables instead of
     * conditions leave the loop without branches, of which an active medium would mispredict several per cell.
     */
    private static short[] gateTable() {
        short[] table = new short[(4 * BLOCK + 1) * 16];
        for (int net = -2 * BLOCK; net <= 2 * BLOCK; net++) {
            for (int old = -1; old <= 1; old++) {
                for (int flags = 0; flags < 4; flags++) {
                    table[gateCase(net, old, flags >> 1, flags & 1)] =
                            (short) decide(net, old, flags >= 2, (flags & 1) != 0);
                }
            }
        }
        return table;
    }

    private static int decide(int net, int old, boolean shutdown, boolean worn) {
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
                | (undecided ? MotifTally.BUFFER : 0);
        return state + 1 | seen << 2 | decider << 7;
    }

    /** A table that is {@code value} from an index on and 0 below it. */
    private static byte[] steps(int size, int from, int value) {
        byte[] table = new byte[size];
        for (int i = Math.max(0, from); i < size; i++) {
            table[i] = (byte) value;
        }
        return table;
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

    private void updateFlow(long t) {
        long seeding = random.first(t, CellRandom.SEEDING);
        byte[] gates = gate.next;
        byte[] old = flow.now;
        byte[] next = flow.next;
        for (int i = 0; i < next.length; i++) {
            int state = flowOfCase[flowCase(gates[i], old[i], nets[i] < 0, flowWords[i] & 0xFF)];
            boolean open = gates[i] > 0 && nets[i] > 0 && old[i] == 0;
            boolean seeded = config.reseedP > 0 && open && CellRandom.uniform(seeding, i) < config.reseedP;
            next[i] = (byte) (seeded ? 1 : state);
        }
    }

    private static int flowCase(int newGate, int old, boolean opposed, int word) {
        return ((newGate + 1) * 4 + old) * 512 + (opposed ? 256 : 0) + word;
    }

    private static byte[] flowTable(int excite) {
        byte[] table = new byte[12 * 512];
        for (int newGate = -1; newGate <= 1; newGate++) {
            for (int old = 0; old <= 2; old++) {
                for (int word = 0; word < 256; word++) {
                    for (boolean opposed : new boolean[] {false, true}) {
                        table[flowCase(newGate, old, opposed, word)] =
                                (byte) newFlow(newGate, old, opposed, (byte) word, excite);
                    }
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
