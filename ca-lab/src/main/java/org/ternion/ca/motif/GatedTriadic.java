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

    private final byte[] anchor1;
    private final byte[] anchor2;
    /** As {@link GatedTriadicTables} has it. */
    private final Layer cells;
    private final Layer fatigue;
    private final Layer anchor;
    private final BlockCounts blocks;
    private final byte[] words;
    private final byte[] turbulence;
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

    private GatedTriadic(Config config, byte[] anchor1, byte[] anchor2, Layer cells, List<? extends CellLayer> layers,
            Layer fatigue, Layer anchor) {
        super(RecordParameters.text("CA2", Config.DEFAULT, config), layers);
        this.anchor1 = anchor1;
        this.anchor2 = anchor2;
        this.cells = cells;
        this.fatigue = fatigue;
        this.anchor = anchor;
        blocks = new BlockCounts(height, width);
        words = new byte[width];
        turbulence = new byte[width];
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
        byte[] first = anchors("anchor1", anchor1, height, width);
        byte[] second = anchors("anchor2", anchor2, height, width);
        Layer contents = trits("content", content);
        Layer phases = trits("phase", phase);
        requireShape(phases, "content", height, width);
        Layer fatigue = Layer.zeros("fatigue", height, width, config.uMax + 1);
        Layer anchor = trits("anchor", CellGrid.wrapTrits(new byte[height * width], height, width));
        Layer cells = Layer.zeros("cells", height, width, 256);
        List<CellLayer> layers = List.of(BitLayer.trits("content", cells, 0).start(contents),
                BitLayer.trits("phase", cells, GatedTriadicTables.PHASE_BIT).start(phases),
                BitLayer.trits("gate", cells, GatedTriadicTables.GATE_BIT), fatigue, anchor);
        return new GatedTriadic(config, first, second, cells, layers, fatigue, anchor);
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
        return (double) tensionSum / cells.now.length;
    }

    @Override
    void update(long t) {
        tensionSum = 0;
        int shift = (int) (t % width);
        for (int y = 0; y < height; y++) {
            rotate(anchor1, y * width, anchorRow1, shift);
            rotate(anchor2, y * width, anchorRow2, width - shift);
            blocks.statesOfRow(cells.now, y, words);
            blocks.bitOfRow(cells.now, y, GatedTriadicTables.CHANGED_BIT, turbulence);
            gradients(y);
            updateRow(y * width);
        }
        cells.swap();
        fatigue.swap();
        anchor.swap();
    }

    private void rotate(byte[] cells, int row, byte[] target, int shift) {
        System.arraycopy(cells, row, target, shift, width - shift);
        System.arraycopy(cells, row + width - shift, target, 0, shift);
    }

    /** Phase to the west minus east, plus north minus south. */
    private void gradients(int y) {
        byte[] old = cells.now;
        byte[] target = gradients;
        int row = y * width;
        int up = blocks.neighbourRow(y - 1) * width;
        int down = blocks.neighbourRow(y + 1) * width;
        int last = width - 1;
        for (int x = 1; x < last; x++) {
            target[x] = (byte) gradient(old[row + x - 1], old[row + x + 1], old[up + x], old[down + x]);
        }
        byte second = old[row + blocks.neighbourCol(1)];
        byte lastButOne = old[row + blocks.neighbourCol(last - 1)];
        target[0] = (byte) gradient(old[row + last], second, old[up], old[down]);
        target[last] = (byte) gradient(lastButOne, old[row], old[up + last], old[down + last]);
    }

    // With their higher bit inverted the phases -1, 0, 1 are 1, 2, 3, so that differences need no sign. They stay where
    // they are in a byte.
    private static int gradient(byte west, byte east, byte north, byte south) {
        return ((west ^ 8) & 12) - ((east ^ 8) & 12) + ((north ^ 8) & 12) - ((south ^ 8) & 12)
                + GatedTriadicTables.GRADIENT_OFFSET;
    }

    private void updateRow(int row) {
        GatedTriadicTables table = tables;
        byte[] old = cells.now;
        byte[] next = cells.next;
        byte[] oldFatigue = fatigue.now;
        byte[] newFatigue = fatigue.next;
        long tensions = 0;
        for (int x = 0; x < width; x++) {
            int i = row + x;
            byte cell = old[i];
            byte net = GatedTriadicTables.net(anchorRow1[x], anchorRow2[x]);
            int around = table.surroundings(cell, words[x]);
            tensions += around & GatedTriadicTables.TENSION_BITS;
            int decision = table.decision(cell, around, net, turbulence[x]);
            tally.count(decision >> GatedTriadicTables.COMBINATION_BIT);
            int change = table.change(cell, around, decision, gradients[x]);
            int tiredness = table.tiredness(change, oldFatigue[i]);
            next[i] = (byte) (change | tiredness >> 8);
            newFatigue[i] = (byte) tiredness;
            anchor.next[i] = net;
        }
        tensionSum += tensions;
    }
}
