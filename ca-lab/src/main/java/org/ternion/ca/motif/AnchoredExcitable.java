package org.ternion.ca.motif;

import java.util.Arrays;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * CA1: an excitable or cyclic flow (rest 0, excited 1, refractory 2) under a gate that two sets of moving discs open
 * and close, with fatigue. On a torus. It keeps moving: the automaton for living gates.
 */
public final class AnchoredExcitable extends LayeredAutomaton {
    /** Layer 0: 0 rest, 1 excited, 2 refractory. */
    public static final int FLOW = 0;

    /** Layer 1: trits BAN -1, HOLD 0, ACT +1. */
    public static final int GATE = 1;

    /** Layer 2: 0 to the greatest fatigue. */
    public static final int FATIGUE = 2;

    private static final byte NO_DISC = 0;
    static final byte SUPPORTED = 1;
    static final byte OPPOSED = 2;

    private final Config config;
    private final CellRandom random;
    private final List<Disc> discs1;
    private final List<Disc> discs2;
    private final RandomHits hits = new RandomHits();
    /** As {@link ExcitableTables} has it. */
    private final Layer cells;
    private final Layer fatigue;
    private final BlockCounts blocks;
    private final byte[] flowWords;
    private final byte[] turbulence;
    private final byte[] cover;
    /** Steps for which a cell still counts as repeating. */
    private final int[] repeating;
    private final ExcitableTables tables;

    /** How an acting cell moves on. */
    public enum Flow {
        /** Rest is excited by excited neighbours; excited turns refractory and refractory turns to rest. */
        EXCITABLE,
        /** Every state moves to the next one if enough neighbours are there. */
        CYCLIC
    }

    /** When fatigue closes the gate. */
    public enum Tiring {
        /** Where the anchors do not support a cell that was lately excited; after M4. */
        WEAK_ANCHOR,
        /** Everywhere, from the upper threshold down to the lower one; before M4. */
        OVERFLOW
    }

    /** What a banned cell does. */
    public enum Ban {
        /** Goes to rest. */
        QUENCH,
        /** Exchanges excited and refractory. */
        INVERT
    }

    /** What a holding cell does. */
    public enum Hold {
        /** Finishes its wave and is not excited again. */
        DECAY,
        /** Stays. */
        FREEZE
    }

    /**
     * Parameters.
     *
     * @param flow        how an acting cell moves on
     * @param theta       neighbours among eight that move a cell
     * @param pSeed       probability that a supported, acting cell is excited from outside
     * @param pNoise      probability that a cell takes a random state
     * @param uMax        greatest fatigue, in [1, 255]
     * @param uStar       fatigue from which a cell is tired
     * @param uOff        fatigue down to which a cell stays tired, with {@link Tiring#OVERFLOW}
     * @param uGain       fatigue gained by an excited cell
     * @param uRec        fatigue lost by any other cell
     * @param thetaTurb   changed cells in the block from which a conflict bans
     * @param m7          when fatigue closes the gate
     * @param ban         what a banned cell does
     * @param hold        what a holding cell does
     * @param gate0       gate where no motif acts, a trit
     * @param initRest    share of cells at rest at the start
     * @param initExcited share of excited cells at the start
     * @param repWindow   steps after an excitation for which a cell counts as repeating
     */
    public record Config(Flow flow, int theta, double pSeed, double pNoise, int uMax, int uStar, int uOff, int uGain,
            int uRec, int thetaTurb, Tiring m7, Ban ban, Hold hold, int gate0, double initRest, double initExcited,
            int repWindow) {
        /** The usual parameters. */
        public static final Config DEFAULT = new Config(Flow.EXCITABLE, 1, .002, 0, 12, 6, 3, 3, 1, 4,
                Tiring.WEAK_ANCHOR, Ban.QUENCH, Hold.DECAY, 0, .85, .10, 3);

        /**
         * Checks the ranges.
         *
         * @param flow        not null
         * @param theta       any value
         * @param pSeed       in [0, 1]
         * @param pNoise      in [0, 1]
         * @param uMax        in [1, 255]
         * @param uStar       any value
         * @param uOff        any value
         * @param uGain       in [0, 255]
         * @param uRec        in [0, 255]
         * @param thetaTurb   any value
         * @param m7          not null
         * @param ban         not null
         * @param hold        not null
         * @param gate0       in [-1, 1]
         * @param initRest    in [0, 1]
         * @param initExcited in [0, 1]
         * @param repWindow   any value
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Config {
            Checks.inRange(pSeed, 0, 1, "p_seed");
            Checks.inRange(pNoise, 0, 1, "p_noise");
            Checks.inRange(uMax, 1, 255, "u_max");
            Checks.inRange(uGain, 0, 255, "u_gain");
            Checks.inRange(uRec, 0, 255, "u_rec");
            Checks.inRange(gate0, -1, 1, "gate0");
            Checks.inRange(initRest, 0, 1, "init_rest");
            Checks.inRange(initExcited, 0, 1, "init_excited");
        }
    }

    private AnchoredExcitable(String rule, Config config, List<Disc> discs1, List<Disc> discs2, Layer cells,
            List<? extends CellLayer> layers, Layer fatigue, CellRandom random) {
        super(rule, layers);
        this.config = config;
        this.random = random;
        this.discs1 = List.copyOf(discs1);
        this.discs2 = List.copyOf(discs2);
        this.cells = cells;
        this.fatigue = fatigue;
        blocks = new BlockCounts(height, width);
        flowWords = new byte[width];
        turbulence = new byte[width];
        cover = new byte[cells.now.length];
        repeating = new int[cells.now.length];
        tables = new ExcitableTables(config);
    }

    /** Steps after an excitation for which a cell counts as repeating. */
    private int repeats() {
        return Math.max(0, Math.min(config.repWindow, Integer.MAX_VALUE - 1) + 1);
    }

    /**
     * An automaton from a given flow; gates are {@code gate0}, no cell is tired.
     *
     * @param config parameters
     * @param discs1 cells inside support
     * @param discs2 cells inside oppose
     * @param flow   states 0, 1, 2
     * @param seed   of seeding and noise
     * @return generation 0
     * @throws IllegalArgumentException if the flow has other states
     */
    public static AnchoredExcitable of(Config config, List<Disc> discs1, List<Disc> discs2, CellGrid flow, long seed) {
        return of(RecordParameters.text("CA1", Config.DEFAULT, config), config, discs1, discs2, flow, seed);
    }

    private static AnchoredExcitable of(String rule, Config config, List<Disc> discs1, List<Disc> discs2,
            CellGrid flow, long seed) {
        int height = flow.height();
        int width = flow.width();
        byte[] gates = new byte[height * width];
        Arrays.fill(gates, (byte) config.gate0);
        Layer gate = trits("gate", CellGrid.wrapTrits(gates, height, width));
        Layer fatigue = Layer.zeros("fatigue", height, width, config.uMax + 1);
        Layer cells = Layer.zeros("cells", height, width, 256);
        List<CellLayer> layers = List.of(BitLayer.states("flow", cells, 0, 3).start(states("flow", flow, 3)),
                BitLayer.trits("gate", cells, ExcitableTables.GATE_BIT).start(gate), fatigue);
        return new AnchoredExcitable(rule, config, discs1, discs2, cells, layers, fatigue,
                CellRandom.of(seed, height, width));
    }

    /**
     * An automaton from a random flow with the shares of the configuration.
     *
     * @param config parameters
     * @param discs1 cells inside support
     * @param discs2 cells inside oppose
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static AnchoredExcitable random(Config config, List<Disc> discs1, List<Disc> discs2, int height, int width,
            long seed) {
        return of(config, discs1, discs2, randomFlow(config, height, width, seed), seed);
    }

    /**
     * An automaton from a random flow between the discs of a preset.
     *
     * @param preset which discs
     * @param config parameters, usually those of the preset with changes
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static AnchoredExcitable random(ExcitablePreset preset, Config config, int height, int width, long seed) {
        String name = preset == ExcitablePreset.ANCHORED_DEFAULT ? "CA1" : "CA1:preset=" + preset.text();
        String rule = RecordParameters.text(name, preset.config(), config);
        return of(rule, config, preset.supporting(height, width), preset.opposing(height, width),
                randomFlow(config, height, width, seed), seed);
    }

    private static CellGrid randomFlow(Config config, int height, int width, long seed) {
        byte[] flow = CellRandom.of(seed, height, width).initial(0, config.initRest, config.initExcited, 0);
        return CellGrid.wrap(flow, height, width, 3);
    }

    @Override
    void update(long t) {
        Arrays.fill(cover, NO_DISC);
        cover(discs1, t, SUPPORTED);
        cover(discs2, t, OPPOSED);
        for (int y = 0; y < height; y++) {
            blocks.statesOfRow(cells.now, y, flowWords);
            blocks.bitOfRow(cells.now, y, ExcitableTables.CHANGED_BIT, turbulence);
            moveOn(y * width);
        }
        seed(t);
        disturb(t);
        cells.swap();
        fatigue.swap();
    }

    private void cover(List<Disc> discs, long t, byte kind) {
        for (int i = 0; i < discs.size(); i++) {
            cover(discs.get(i), t, kind);
        }
    }

    private void cover(Disc disc, long t, byte kind) {
        int row = disc.rowAt(t);
        int col = disc.colAt(t);
        for (int y = 0; y < height; y++) {
            long squaredReach = disc.squaredReach(y, row, height);
            if (squaredReach >= 0) {
                long reach = (long) Math.sqrt(squaredReach);
                // rounding may take the root of one less than a large square for that of the square
                coverRow(y * width, col, reach * reach > squaredReach ? reach - 1 : reach, kind);
            }
        }
    }

    private void coverRow(int row, int col, long reach, byte kind) {
        int cells = (int) Math.min(width, 2 * reach + 1);
        int first = Math.floorMod(col - reach, width);
        int beforeEdge = Math.min(cells, width - first);
        coverRange(row + first, row + first + beforeEdge, kind);
        coverRange(row, row + cells - beforeEdge, kind);
    }

    private void coverRange(int from, int to, byte kind) {
        for (int i = from; i < to; i++) {
            cover[i] |= kind;
        }
    }

    /** Everything without randomness, which few cells meet: these are set right afterwards. */
    private void moveOn(int row) {
        ExcitableTables table = tables;
        int repeats = repeats();
        byte[] old = cells.now;
        byte[] next = cells.next;
        byte[] oldFatigue = fatigue.now;
        byte[] newFatigue = fatigue.next;
        int[] counts = repeating;
        for (int x = 0; x < width; x++) {
            int i = row + x;
            int cell = old[i];
            int wear = table.wear(cell, oldFatigue[i]);
            int left = (cell & 1) != 0 ? repeats : Math.max(counts[i] - 1, 0);
            counts[i] = left;
            // the sign bit of the negative is set for counts above 0
            int decision = table.decision(cell, wear, -left >>> 31, cover[i], flowWords[x], turbulence[x]);
            tally.count(decision >> ExcitableTables.COMBINATION_BIT);
            next[i] = (byte) decision;
            newFatigue[i] = ExcitableTables.fatigue(wear, decision);
        }
    }

    private void setFlow(int i, int flow) {
        int old = cells.now[i];
        cells.next[i] = ExcitableTables.withFlow(cells.next[i], old & 3, flow);
        fatigue.next[i] = ExcitableTables.fatigue(tables.wear(old, fatigue.now[i]), flow);
    }

    /** Excites supported, acting cells. The rare condition, the random one, comes first. */
    private void seed(long t) {
        long first = random.first(t, CellRandom.SEEDING);
        long limit = CellRandom.limit(config.pSeed);
        boolean restOnly = config.flow == Flow.EXCITABLE;
        for (int from = 0; limit > 0 && from < cover.length; from += RandomHits.CELLS) {
            int found = hits.search(limit, first, from, cover.length);
            for (int hit = 0; hit < found; hit++) {
                int i = hits.cell(hit);
                boolean acting = (cells.next[i] >> ExcitableTables.GATE_BIT & 3) == 1;
                if (acting && cover[i] == SUPPORTED && ((cells.now[i] & 3) == 0 || !restOnly)) {
                    setFlow(i, 1);
                }
            }
        }
    }

    private void disturb(long t) {
        long first = random.first(t, CellRandom.NOISE_GATE);
        long limit = CellRandom.limit(config.pNoise);
        for (int from = 0; limit > 0 && from < cover.length; from += RandomHits.CELLS) {
            int found = hits.search(limit, first, from, cover.length);
            for (int hit = 0; hit < found; hit++) {
                setFlow(hits.cell(hit), random.below(t, CellRandom.NOISE_VALUE, hits.cell(hit), 3));
            }
        }
    }
}
