package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * CA2: content and phase in trits, so that patterns can travel, under a gate that is decided first. Two anchor layers
 * move in opposite directions, one column per step. On a torus.
 */
public final class GatedTriadic extends LayeredAutomaton {
    /** Layer 0: trits. */
    public static final int CONTENT = 0;

    /** Layer 1: trits. */
    public static final int PHASE = 1;

    /** Layer 2: trits BAN -1, HOLD 0, ACT +1. */
    public static final int GATE = 2;

    /** Layer 3: 0 to the greatest fatigue. */
    public static final int FATIGUE = 3;

    /** Layer 4: trits of the net anchor of the latest step, 0 at the start. */
    public static final int ANCHOR = 4;

    private static final double[] ANCHOR_WEIGHTS = {.25, .5, .25};
    private static final int SMOOTHING = 6;

    private final Config config;
    private final byte[] anchor1;
    private final byte[] anchor2;
    private final Layer content;
    private final Layer phase;
    private final Layer gate;
    private final Layer fatigue;
    private final Layer anchor;
    private final BlockCounts blocks;
    private final byte[] words;
    private final byte[] turbulence;
    private final byte[] changed;
    /** 1 where content was kept and fatigue has reached its threshold, else 0. */
    private final byte[] tiring;
    private final byte[] anchorRow1;
    private final byte[] anchorRow2;
    private final byte[] gradients;
    private final GatedTriadicTables tables;
    private long tensionSum;

    /** What a holding cell does. */
    public enum Hold {
        /** Keeps its content. */
        HOLD,
        /** Loses its content. */
        DECAY
    }

    /** What a banned cell does. */
    public enum Ban {
        /** Loses its content. */
        QUENCH,
        /** Negates its content. */
        INVERT
    }

    /**
     * Parameters.
     *
     * @param w        weight of the neighbours' contents
     * @param beta     weight of the net anchor
     * @param gamma    weight of the phase gradient
     * @param theta    score that content must exceed
     * @param uMax     greatest fatigue, in [1, 255]
     * @param uStar    fatigue from which a repeating cell without anchor is banned
     * @param tau9     tension from which a turbulent cell under a negative anchor is banned
     * @param turb9    changed cells in the block that make it turbulent
     * @param tauCat   tension from which a positive anchor opens no more
     * @param hold     what a holding cell does
     * @param ban      what a banned cell does
     * @param phiRelax whether the phase returns to 0 where all neighbours are 0
     */
    public record Config(int w, int beta, int gamma, int theta, int uMax, int uStar, int tau9, int turb9, int tauCat,
            Hold hold, Ban ban, boolean phiRelax) {
        /** The usual parameters. */
        public static final Config DEFAULT = new Config(1, 3, 2, 2, 6, 4, 2, 4, 4, Hold.HOLD, Ban.QUENCH, false);

        /**
         * Checks the fatigue.
         *
         * @param w        any value
         * @param beta     any value
         * @param gamma    any value
         * @param theta    any value
         * @param uMax     in [1, 255]
         * @param uStar    any value
         * @param tau9     any value
         * @param turb9    any value
         * @param tauCat   any value
         * @param hold     not null
         * @param ban      not null
         * @param phiRelax either
         * @throws IllegalArgumentException if the greatest fatigue is outside its range
         */
        public Config {
            Checks.inRange(uMax, 1, 255, "u_max");
        }
    }

    private GatedTriadic(Config config, byte[] anchor1, byte[] anchor2, List<Layer> layers) {
        super(RecordParameters.text("CA2", Config.DEFAULT, config), layers);
        this.config = config;
        this.anchor1 = anchor1;
        this.anchor2 = anchor2;
        content = layers.get(CONTENT);
        phase = layers.get(PHASE);
        gate = layers.get(GATE);
        fatigue = layers.get(FATIGUE);
        anchor = layers.get(ANCHOR);
        blocks = new BlockCounts(height, width);
        words = new byte[content.now.length];
        turbulence = new byte[content.now.length];
        changed = new byte[content.now.length];
        tiring = new byte[content.now.length];
        anchorRow1 = new byte[width];
        anchorRow2 = new byte[width];
        gradients = new byte[width];
        tables = new GatedTriadicTables(config);
    }

    /**
     * An automaton from a given start; all cells hold and none is tired.
     *
     * @param config  parameters
     * @param content trits
     * @param phase   trits
     * @param anchor1 trits at step 0, then moving right
     * @param anchor2 trits at step 0, then moving left
     * @return generation 0
     * @throws IllegalArgumentException if a grid holds no trits or shapes differ
     */
    public static GatedTriadic of(Config config, CellGrid content, CellGrid phase, CellGrid anchor1,
            CellGrid anchor2) {
        int height = content.height();
        int width = content.width();
        CellGrid zeros = CellGrid.wrapTrits(new byte[height * width], height, width);
        return new GatedTriadic(config, anchors("anchor1", anchor1, height, width),
                anchors("anchor2", anchor2, height, width),
                List.of(trits("content", content), trits("phase", phase), trits("gate", zeros),
                        Layer.zeros("fatigue", height, width, config.uMax + 1), trits("anchor", zeros)));
    }

    private static byte[] anchors(String name, CellGrid grid, int height, int width) {
        Layer layer = trits(name, grid);
        requireShape(layer, "content", height, width);
        return layer.now;
    }

    /**
     * An automaton from a random start: uniform content and phase, blobs of anchors.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static GatedTriadic random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        double third = 1 / 3.0;
        return of(config, CellGrid.wrapTrits(random.initial(-1, third, third, third), height, width),
                CellGrid.wrapTrits(random.layer(PHASE).initial(-1, third, third, third), height, width),
                blobs(random.layer(ANCHOR), height, width), blobs(random.layer(ANCHOR + 1), height, width));
    }

    private static CellGrid blobs(CellRandom random, int height, int width) {
        return CellGrid.wrapTrits(BlobAnchors.smooth(random.initial(-1, ANCHOR_WEIGHTS), height, width, SMOOTHING),
                height, width);
    }

    /**
     * Mean tension of the latest step: over all cells, the lesser of the numbers of neighbours of both signs.
     *
     * @return in [0, 4]
     */
    public double meanTension() {
        return (double) tensionSum / words.length;
    }

    @Override
    void update(long t) {
        blocks.trits(content.now, words);
        blocks.states(changed, turbulence);
        tensionSum = 0;
        int shift = (int) (t % width);
        for (int y = 0; y < height; y++) {
            rotate(anchor1, y * width, anchorRow1, shift);
            rotate(anchor2, y * width, anchorRow2, width - shift);
            gradients(y);
            updateRow(y * width);
        }
        content.swap();
        phase.swap();
        gate.swap();
        fatigue.swap();
        anchor.swap();
    }

    private void rotate(byte[] cells, int row, byte[] target, int shift) {
        System.arraycopy(cells, row, target, shift, width - shift);
        System.arraycopy(cells, row + width - shift, target, 0, shift);
    }

    /** Phase to the west minus east, plus north minus south. */
    private void gradients(int y) {
        byte[] phases = phase.now;
        byte[] target = gradients;
        int row = y * width;
        int up = blocks.neighbourRow(y - 1) * width;
        int down = blocks.neighbourRow(y + 1) * width;
        for (int x = 1; x < width - 1; x++) {
            target[x] = (byte) (phases[row + x - 1] - phases[row + x + 1] + phases[up + x] - phases[down + x]);
        }
        int last = width - 1;
        int second = row + blocks.neighbourCol(1);
        int lastButOne = row + blocks.neighbourCol(last - 1);
        target[0] = (byte) (phases[row + last] - phases[second] + phases[up] - phases[down]);
        target[last] = (byte) (phases[lastButOne] - phases[row] + phases[up + last] - phases[down + last]);
    }

    // Tables instead of conditions leave the loop without branches, which motion would mispredict several per cell.
    private void updateRow(int row) {
        GatedTriadicTables table = tables;
        long tensions = 0;
        for (int x = 0; x < width; x++) {
            int i = row + x;
            int old = content.now[i] & 3;
            int net = GatedTriadicTables.NETS[(anchorRow1[x] & 3) << 2 | anchorRow2[x] & 3];
            int around = table.surroundings[old << 8 | words[i] & 0xFF];
            int tension = around & GatedTriadicTables.TENSION_BITS;
            tensions += tension;
            int decision = table.gates[(net & 3) << 5 | table.turbulent[turbulence[i]] << 4 | tiring[i] << 3 | tension];
            tally.count(decision >> 2);
            int newGate = decision & 3;
            int acted = table.acted[(around >> 3 & 0x1F) << 4 | gradients[x] + 4];
            int change = table.contents[newGate << 4 | old << 2 | acted];
            int tiredness = table.fatigues[(change >> 2 & 1) << 8 | fatigue.now[i] & 0xFF];
            content.next[i] = (byte) ((change & 3) - 1);
            changed[i] = (byte) (change >> 3);
            phase.next[i] = table.phases[newGate << 5 | (around >> 8) << 2 | phase.now[i] & 3];
            gate.next[i] = (byte) (newGate << 30 >> 30);
            fatigue.next[i] = (byte) tiredness;
            tiring[i] = (byte) (tiredness >> 8);
            anchor.next[i] = (byte) net;
        }
        tensionSum += tensions;
    }
}
