package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * TWO: a gate (BAN -1, HOLD 0, ACT +1) over a flow (neutral 0, plus 1, minus 2) between static anchors, with fatigue 0
 * to 15. On a torus. The flow comes to rest within twenty steps of a random start because the anchors do not move.
 */
public final class TwoLayerAutomaton extends GatedFlow {
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

    TwoLayerAutomaton(String text, Config config, Counting counting, List<Layer> layers, byte[] support) {
        super(text, new Rule(config, counting), config.uThr, layers, support);
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
    void count(BlockCounts blocks, byte[] flow, byte[] words) {
        blocks.states(flow, words);
    }

    private record Rule(Config config, Counting counting) implements FlowRule {
        @Override
        public int plus(byte word) {
            int ones = BlockCounts.ones(word);
            return counting == Counting.STATES ? ones : BLOCK - ones - BlockCounts.twos(word);
        }

        @Override
        public int minus(byte word) {
            return counting == Counting.STATES ? BlockCounts.twos(word) : BlockCounts.ones(word);
        }

        // In double: for the usual parameters it equals the integer comparison of 5 phi + 3 alpha with 10 for all sums.
        @Override
        public int score(int flowSum, int anchorSum) {
            double score = flowSum + config.alpha * anchorSum;
            return score > config.th ? 1 : score < -config.th ? -1 : 0;
        }

        /** All gate rules look at the old gate; the conditions on the anchors make them exclusive. */
        @Override
        public Decision decide(Situation cell) {
            int anchors = cell.anchors();
            int old = cell.gate();
            boolean shutdown = anchors <= -2 && cell.tension() >= 3 && old > 0;
            boolean tired = old > 0 && cell.worn() && anchors < 2 && !shutdown;
            boolean corridor = anchors >= 3 && old >= 0;
            boolean recovery = old < 0 && anchors >= 4 && cell.tension() <= 1;
            int newGate = shutdown ? -1 : tired ? 0 : corridor || recovery ? 1 : old;
            int decider = shutdown ? MotifTally.SHUTDOWN
                    : tired ? MotifTally.FATIGUE
                    : corridor || recovery ? MotifTally.CORRIDOR : MotifTally.NONE;
            int seen = (cell.tension() > 0 ? MotifTally.TENSION : 0)
                    | (shutdown ? MotifTally.SHUTDOWN : 0)
                    | (tired ? MotifTally.FATIGUE : 0)
                    | (corridor ? MotifTally.CORRIDOR : 0);
            return new Decision(newGate, newFlow(cell, newGate), MotifTally.combination(seen, decider));
        }

        private static int newFlow(Situation cell, int newGate) {
            if (newGate < 0) {
                return 0;
            }
            if (newGate == 0) {
                return cell.even() ? 0 : cell.flow();
            }
            return cell.score() < 0 ? 2 : cell.score();
        }
    }
}
