package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * SWP: the reduced automaton of the parameter sweeps: gate and flow in trits over static anchors, fatigue 0 to 15. On a
 * torus. The fatigue threshold hardly matters: there is no transition to be found along it.
 */
public final class SweepAutomaton extends GatedFlow {
    /** Layer 0: trits. */
    public static final int GATE = 0;

    /** Layer 1: trits. */
    public static final int FLOW = 1;

    /** Layer 2: 0 to 15. */
    public static final int FATIGUE = 2;

    /** Layer 3: trits, never changes. */
    public static final int ANCHOR = 3;

    private static final int SCORE = 2;

    /**
     * Parameters.
     *
     * @param fatigueThr fatigue from which an acting cell without support holds
     * @param anchorGain weight of the anchors in the score of the flow, finite
     */
    public record Config(int fatigueThr, double anchorGain) {
        /** The prototype's parameters. */
        public static final Config DEFAULT = new Config(6, .6);

        /**
         * Checks the gain.
         *
         * @param fatigueThr any value
         * @param anchorGain finite
         * @throws IllegalArgumentException if the gain is not finite
         */
        public Config {
            Checks.finite(anchorGain, "anchor_gain");
        }
    }

    private SweepAutomaton(Config config, List<Layer> layers) {
        super(RecordParameters.text("SWP", Config.DEFAULT, config), new Rule(config), config.fatigueThr, layers,
                support(layers.get(ANCHOR)));
    }

    private static byte[] support(Layer anchor) {
        return BlobAnchors.blockSums(anchor.now, anchor.height(), anchor.width());
    }

    /**
     * An automaton from a given start.
     *
     * @param config  parameters
     * @param gate    trits
     * @param flow    trits
     * @param fatigue 0 to 15
     * @param anchor  trits
     * @return generation 0
     * @throws IllegalArgumentException if a cell is outside its alphabet or shapes differ
     */
    public static SweepAutomaton of(Config config, CellGrid gate, CellGrid flow, CellGrid fatigue, CellGrid anchor) {
        return new SweepAutomaton(config, List.of(trits("gate", gate), trits("flow", flow),
                states("fatigue", fatigue, FATIGUE_CAP + 1), trits("anchor", anchor)));
    }

    /**
     * An automaton from a random start: anchors without blobs, uniform flow, ACT where the anchor is not negative.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static SweepAutomaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        byte[] anchor = random.layer(ANCHOR).initial(-1, TwoLayerAutomaton.ANCHOR_WEIGHTS);
        return of(config, CellGrid.wrapTrits(TwoLayerAutomaton.openWhereNotNegative(anchor), height, width),
                CellGrid.wrapTrits(random.layer(FLOW).initial(-1, 1 / 3.0, 1 / 3.0, 1 / 3.0), height, width),
                CellGrid.wrap(new byte[anchor.length], height, width, FATIGUE_CAP + 1),
                CellGrid.wrapTrits(anchor, height, width));
    }

    @Override
    void count(BlockCounts blocks, byte[] flow, byte[] words) {
        blocks.trits(flow, words);
    }

    private record Rule(Config config) implements FlowRule {
        @Override
        public int plus(byte word) {
            return BlockCounts.plus(word);
        }

        @Override
        public int minus(byte word) {
            return BlockCounts.minus(word);
        }

        @Override
        public int score(int flowSum, int anchorSum) {
            double score = flowSum + config.anchorGain * anchorSum;
            return score > SCORE ? 1 : score < -SCORE ? -1 : 0;
        }

        /** Each gate rule that holds overrides the ones before it. */
        @Override
        public Decision decide(Situation cell) {
            int state = cell.gate();
            int decider = MotifTally.NONE;
            boolean shutdown = cell.anchors() < -2 && cell.tension() >= 3;
            boolean tired = state > 0 && cell.worn() && cell.anchors() < 2;
            boolean corridor = cell.anchors() >= 3;
            if (shutdown) {
                state = -1;
                decider = MotifTally.SHUTDOWN;
            }
            if (tired) {
                state = 0;
                decider = MotifTally.FATIGUE;
            }
            if (corridor) {
                state = 1;
                decider = MotifTally.CORRIDOR;
            }
            int seen = (shutdown ? MotifTally.SHUTDOWN : 0)
                    | (tired ? MotifTally.FATIGUE : 0)
                    | (corridor ? MotifTally.CORRIDOR : 0)
                    | (cell.tension() > 0 ? MotifTally.TENSION : 0);
            int old = cell.flow() == 3 ? -1 : cell.flow();
            int flow = state <= 0 ? 0 : cell.score() != 0 ? cell.score() : old;
            return new Decision(state, flow, MotifTally.combination(seen, decider));
        }
    }
}
