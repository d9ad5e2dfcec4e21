package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * TWO: a gate (BAN -1, HOLD 0, ACT +1) over a flow (neutral 0, plus 1, minus 2) between static anchors, with fatigue 0
 * to 15. On a torus. The flow comes to rest within twenty steps of a random start because the anchors do not move.
 */
public final class TwoLayerAutomaton extends LayeredAutomaton {
    /** Layer 0: trits. */
    public static final int GATE = 0;

    /** Layer 1: 0 neutral, 1 plus, 2 minus. */
    public static final int FLOW = 1;

    /** Layer 2: 0 to 15. */
    public static final int FATIGUE = 2;

    /** Layer 3: trits, never changes; states 0, 1, 2 in the REFERENCE compression trace. */
    public static final int ANCHOR = 3;

    static final double[] ANCHOR_WEIGHTS = {.25, .5, .25};
    private static final int SMOOTHING = 6;
    private static final int BLOCK = 9;
    private static final int SUMS = 2 * BLOCK + 1;

    private final Config config;
    private final Counting counting;
    private final Layer gate;
    private final Layer flow;
    private final Layer fatigue;
    private final byte[] support;
    private final byte[] flowOfSums;
    private final BlockCounts blocks;
    private final byte[] words;

    /**
     * Parameters.
     *
     * @param alpha weight of the anchors in the score of the flow, finite
     * @param th    score above which the flow becomes plus, and below whose negative it becomes minus
     * @param uThr  fatigue from which an acting cell without support holds
     */
    public record Config(double alpha, double th, int uThr) {
        /** The prototype's parameters. */
        public static final Config DEFAULT = new Config(.6, 2.0, 6);

        /**
         * Checks the score.
         *
         * @param alpha finite
         * @param th    finite
         * @param uThr  any value
         * @throws IllegalArgumentException if a number is not finite
         */
        public Config {
            Checks.finite(alpha, "alpha");
            Checks.finite(th, "th");
        }
    }

    /** How flow states are counted as plus and minus. */
    enum Counting {
        /** State 1 is plus, 2 is minus. */
        STATES,
        /** The compression prototype: state 0 is taken for plus, 1 for minus, and 2 is never counted. */
        SHIFTED
    }

    TwoLayerAutomaton(String rule, Config config, Counting counting, List<Layer> layers, byte[] support) {
        super(rule, layers);
        this.config = config;
        this.counting = counting;
        gate = layers.get(GATE);
        flow = layers.get(FLOW);
        fatigue = layers.get(FATIGUE);
        this.support = support;
        flowOfSums = flowTable(config);
        blocks = new BlockCounts(height, width);
        words = new byte[support.length];
    }

    // The score is computed once per pair of sums in double: for the usual parameters it equals the integer comparison
    // of 5 phi + 3 alpha with 10 for all pairs.
    private static byte[] flowTable(Config config) {
        byte[] table = new byte[SUMS * SUMS];
        for (int flowSum = -BLOCK; flowSum <= BLOCK; flowSum++) {
            for (int anchorSum = -BLOCK; anchorSum <= BLOCK; anchorSum++) {
                double score = flowSum + config.alpha * anchorSum;
                table[(flowSum + BLOCK) * SUMS + anchorSum + BLOCK] =
                        (byte) (score > config.th ? 1 : score < -config.th ? 2 : 0);
            }
        }
        return table;
    }

    /**
     * An automaton from a given start.
     *
     * @param config  parameters
     * @param gate    trits
     * @param flow    states 0, 1, 2
     * @param fatigue 0 to 15
     * @param anchor  trits
     * @return generation 0
     * @throws IllegalArgumentException if a cell is outside its alphabet or shapes differ
     */
    public static TwoLayerAutomaton of(Config config, CellGrid gate, CellGrid flow, CellGrid fatigue,
            CellGrid anchor) {
        Layer anchors = trits("anchor", anchor);
        return new TwoLayerAutomaton(RecordParameters.text("TWO", Config.DEFAULT, config), config, Counting.STATES,
                List.of(trits("gate", gate), states("flow", flow, 3), states("fatigue", fatigue, FATIGUE_CAP + 1),
                        anchors),
                BlobAnchors.blockSums(anchors.now, anchors.height(), anchors.width()));
    }

    /**
     * An automaton from a random start: blobs of anchors, uniform flow, ACT where the anchor is not negative.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static TwoLayerAutomaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        byte[] anchor = BlobAnchors.smooth(random.layer(ANCHOR).initial(-1, ANCHOR_WEIGHTS), height, width, SMOOTHING);
        return of(config, CellGrid.wrapTrits(openWhereNotNegative(anchor), height, width),
                CellGrid.wrap(random.layer(FLOW).initialBelow(3), height, width, 3),
                CellGrid.wrap(new byte[anchor.length], height, width, FATIGUE_CAP + 1),
                CellGrid.wrapTrits(anchor, height, width));
    }

    /** Gates of a start: ACT where the trit is 0 or +1, else HOLD. */
    static byte[] openWhereNotNegative(byte[] trits) {
        byte[] gate = new byte[trits.length];
        for (int i = 0; i < gate.length; i++) {
            gate[i] = (byte) (trits[i] >= 0 ? 1 : 0);
        }
        return gate;
    }

    @Override
    void update(long t) {
        blocks.states(flow.now, words);
        for (int i = 0; i < words.length; i++) {
            int ones = BlockCounts.ones(words[i]);
            int twos = BlockCounts.twos(words[i]);
            if (counting == Counting.STATES) {
                updateCell(i, ones, twos);
            } else {
                updateCell(i, BLOCK - ones - twos, ones);
            }
        }
        gate.swap();
        flow.swap();
        fatigue.swap();
    }

    private void updateCell(int i, int plus, int minus) {
        int sum = plus - minus;
        int newGate = newGate(i, Math.min(plus, minus));
        int oldFlow = flow.now[i];
        int newFlow;
        if (newGate < 0) {
            newFlow = 0;
        } else if (newGate == 0) {
            newFlow = oldFlow != 0 && (sum + support[i] & 1) == 0 ? 0 : oldFlow;
        } else {
            newFlow = flowOfSums[(sum + BLOCK) * SUMS + support[i] + BLOCK];
        }
        gate.next[i] = (byte) newGate;
        flow.next[i] = (byte) newFlow;
        fatigue.next[i] = (byte) (newGate > 0 && oldFlow != 0 ? Math.min(fatigue.now[i] + 1, FATIGUE_CAP)
                : Math.max(fatigue.now[i] - 1, 0));
    }

    /** Gate rules; the conditions on the anchors make them exclusive. All of them look at the old gate. */
    private int newGate(int i, int tension) {
        int anchors = support[i];
        int old = gate.now[i];
        boolean shutdown = anchors <= -2 && tension >= 3 && old > 0;
        boolean tired = old > 0 && fatigue.now[i] >= config.uThr && anchors < 2 && !shutdown;
        boolean corridor = anchors >= 3 && old >= 0;
        boolean recovery = old < 0 && anchors >= 4 && tension <= 1;
        int seen = (tension > 0 ? MotifTally.TENSION : 0)
                | (shutdown ? MotifTally.SHUTDOWN : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (corridor ? MotifTally.CORRIDOR : 0);
        if (shutdown) {
            tally.count(seen, MotifTally.SHUTDOWN);
            return -1;
        }
        if (tired) {
            tally.count(seen, MotifTally.FATIGUE);
            return 0;
        }
        boolean opens = corridor || recovery;
        tally.count(seen, opens ? MotifTally.CORRIDOR : MotifTally.NONE);
        return opens ? 1 : old;
    }
}
