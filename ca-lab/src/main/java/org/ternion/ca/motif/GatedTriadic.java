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
    private final byte[] repeated;
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
        repeated = new byte[content.now.length];
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
        Checks.shape(trits("anchor1", anchor1).now.length, height, width);
        Checks.shape(trits("anchor2", anchor2).now.length, height, width);
        return new GatedTriadic(config, anchor1.toArray(), anchor2.toArray(),
                List.of(trits("content", content), trits("phase", phase), trits("gate", zeros),
                        Layer.filled("fatigue", height, width, config.uMax + 1, 0), trits("anchor", zeros)));
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
            int row = y * width;
            int up = blocks.neighbourRow(y - 1) * width;
            int down = blocks.neighbourRow(y + 1) * width;
            for (int x = 0; x < width; x++) {
                int from1 = x >= shift ? x - shift : x - shift + width;
                int from2 = x + shift < width ? x + shift : x + shift - width;
                int net = anchor1[row + from1] - anchor2[row + from2];
                int gradient = phase.now[row + blocks.neighbourCol(x - 1)] - phase.now[row + blocks.neighbourCol(x + 1)]
                        + phase.now[up + x] - phase.now[down + x];
                updateCell(row + x, Integer.signum(net), gradient);
            }
        }
        for (Layer layer : List.of(content, phase, gate, fatigue, anchor)) {
            layer.swap();
        }
    }

    private void updateCell(int i, int net, int gradient) {
        int old = content.now[i];
        int plus = BlockCounts.plus(words[i]) - (old > 0 ? 1 : 0);
        int minus = BlockCounts.minus(words[i]) - (old < 0 ? 1 : 0);
        int newGate = newGate(i, net, Math.min(plus, minus));
        int oldPhase = phase.now[i];
        int state;
        if (newGate > 0) {
            int score = config.w * (plus - minus) + config.beta * net + config.gamma * gradient;
            state = score > config.theta ? 1 : score < -config.theta ? -1 : 0;
            phase.next[i] = (byte) (Math.floorMod(oldPhase + Integer.signum(plus - minus) + 1, 3) - 1);
        } else {
            state = newGate == 0 ? config.hold == Hold.HOLD ? old : 0 : config.ban == Ban.INVERT ? -old : 0;
            phase.next[i] = (byte) oldPhase;
        }
        if (config.phiRelax && plus == 0 && minus == 0) {
            phase.next[i] = 0;
        }
        boolean kept = state != 0 && state == old;
        int u = fatigue.now[i] & 0xFF;
        fatigue.next[i] = (byte) (kept ? Math.min(config.uMax, u + 1) : Math.max(0, u - 1));
        repeated[i] = (byte) (kept ? 1 : 0);
        changed[i] = (byte) (state != old ? 1 : 0);
        content.next[i] = (byte) state;
        gate.next[i] = (byte) newGate;
        anchor.next[i] = (byte) net;
    }

    /** The conditions on the net anchor make the motifs exclusive. */
    private int newGate(int i, int net, int tension) {
        boolean shutdown = tension >= config.tau9 && net < 0 && turbulence[i] >= config.turb9;
        boolean corridor = net > 0 && tension < config.tauCat;
        boolean tired = (fatigue.now[i] & 0xFF) >= config.uStar && net == 0 && repeated[i] != 0;
        tensionSum += tension;
        int seen = (shutdown ? MotifTally.SHUTDOWN : 0)
                | (corridor ? MotifTally.CORRIDOR : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (tension > 0 ? MotifTally.TENSION : 0);
        // at most one of the three holds, see above, so that the predicates are the decider too
        tally.count(seen, seen & ~MotifTally.TENSION);
        return corridor ? 1 : shutdown || tired ? -1 : 0;
    }
}
