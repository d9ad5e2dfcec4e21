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

    private final Config config;
    private final CellRandom random;
    private final GateNoise noise;
    private final NoisyGates noisyGates = this::overrule;
    private final RandomHits hits = new RandomHits();
    /** As {@link MovingTables} has it. */
    private final Layer cells;
    private final Layer anchor1;
    private final Layer anchor2;
    private final BlockCounts blocks;
    /** {@link MovingTables#CODES} of the blocks of both anchor layers, which drift as they do. */
    private final Layer support1;
    private final Layer support2;
    private final byte[] flowWords;
    private final MovingTables tables;

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
        void apply(NoisyGates gates, long step);
    }

    /** The new gates, one of which noise can set. */
    interface NoisyGates {
        void set(int cell, int gate);
    }

    private MovingAutomaton(Config config, CellRandom random, GateNoise noise, Layer cells,
            List<? extends CellLayer> layers, Layer anchor1, Layer anchor2) {
        super(RecordParameters.text("MOV", Config.DEFAULT, config), layers);
        this.config = config;
        this.random = random;
        this.noise = noise;
        this.cells = cells;
        this.anchor1 = anchor1;
        this.anchor2 = anchor2;
        blocks = new BlockCounts(height, width);
        flowWords = new byte[cells.now.length];
        support1 = support(anchor1);
        support2 = support(anchor2);
        tables = new MovingTables(config);
    }

    private Layer support(Layer anchor) {
        Layer support = Layer.zeros("support", height, width, 1 << MovingTables.CODE_BITS);
        blocks.trits(anchor.now, support.now);
        for (int i = 0; i < support.now.length; i++) {
            support.now[i] = MovingTables.CODES[support.now[i] & 0xFF];
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
        RandomHits hits = new RandomHits();
        return withNoise(config, List.of(gate, flow, fatigue, anchor1, anchor2), random, (gates, step) -> {
            long first = random.first(step, CellRandom.NOISE_GATE);
            long limit = CellRandom.limit(config.noiseP);
            for (int from = 0; limit > 0 && from < random.cells(); from += RandomHits.CELLS) {
                int found = hits.search(limit, first, from, random.cells());
                for (int hit = 0; hit < found; hit++) {
                    int cell = hits.cell(hit);
                    gates.set(cell, random.below(step, CellRandom.NOISE_VALUE, cell, 3) - 1);
                }
            }
        });
    }

    /** An automaton with another noise; the grids are gate, flow, fatigue and the anchors. */
    static MovingAutomaton withNoise(Config config, List<CellGrid> start, CellRandom random, GateNoise noise) {
        Layer gate = trits("gate", start.get(GATE));
        Layer flow = states("flow", start.get(FLOW), 3);
        Layer fatigue = states("fatigue", start.get(FATIGUE), FATIGUE_CAP + 1);
        Layer anchor1 = trits("anchor1", start.get(ANCHOR1));
        Layer anchor2 = trits("anchor2", start.get(ANCHOR2));
        for (Layer layer : List.of(flow, fatigue, anchor1, anchor2)) {
            requireShape(layer, "gate", gate.height(), gate.width());
        }
        Layer cells = Layer.zeros("cells", gate.height(), gate.width(), 256);
        return new MovingAutomaton(config, random, noise, cells,
                List.of(BitLayer.trits("gate", cells, MovingTables.GATE_BIT).start(gate),
                        BitLayer.states("flow", cells, 0, 3).start(flow),
                        BitLayer.states("fatigue", cells, MovingTables.FATIGUE_BIT, FATIGUE_CAP + 1).start(fatigue),
                        anchor1, anchor2),
                anchor1, anchor2);
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
        blocks.states(cells.now, flowWords);
        moveOn();
        noise.apply(noisyGates, t);
        seed(t);
        cells.swap();
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

    private void moveOn() {
        MovingTables table = tables;
        byte[] codes1 = support1.now;
        byte[] codes2 = support2.now;
        byte[] old = cells.now;
        byte[] next = cells.next;
        byte[] words = flowWords;
        for (int i = 0; i < next.length; i++) {
            int wear = table.wear(old[i]);
            int decision = table.decision(table.contest(codes1[i], codes2[i]), wear, words[i]);
            tally.count(decision >> MovingTables.COMBINATION_BIT);
            next[i] = MovingTables.newCell(decision, wear);
        }
    }

    private int contest(int cell) {
        return tables.contest(support1.now[cell], support2.now[cell]);
    }

    /** Noise comes between gate and flow: a cell that it hits moves on once more, with its gate. */
    private void overrule(int cell, int newGate) {
        int flow = tables.flow(contest(cell), cells.now[cell], flowWords[cell], newGate);
        cells.next[cell] = (byte) (cells.next[cell] & 0xF0 | (newGate & 3) << MovingTables.GATE_BIT | flow);
    }

    /** Excites cells at rest that act under positive anchors. The rare condition, the random one, comes first. */
    private void seed(long t) {
        long first = random.first(t, CellRandom.SEEDING);
        long limit = CellRandom.limit(config.reseedP);
        for (int from = 0; limit > 0 && from < flowWords.length; from += RandomHits.CELLS) {
            int found = hits.search(limit, first, from, flowWords.length);
            for (int hit = 0; hit < found; hit++) {
                int cell = hits.cell(hit);
                boolean acting = (cells.next[cell] >> MovingTables.GATE_BIT & 3) == 1;
                if (acting && (cells.now[cell] & 3) == 0 && MovingTables.isSupported(contest(cell))) {
                    cells.next[cell] = (byte) (cells.next[cell] & ~3 | 1);
                }
            }
        }
    }
}
