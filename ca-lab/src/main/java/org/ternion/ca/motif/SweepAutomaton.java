package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * SWP: the reduced automaton of the parameter sweeps: gate and flow in trits over static anchors, fatigue 0 to 15. On a
 * torus. The fatigue threshold hardly matters: there is no transition to be found along it.
 */
public final class SweepAutomaton extends LayeredAutomaton {
    /** Layer 0: trits. */
    public static final int GATE = 0;

    /** Layer 1: trits. */
    public static final int FLOW = 1;

    /** Layer 2: 0 to 15. */
    public static final int FATIGUE = 2;

    /** Layer 3: trits, never changes. */
    public static final int ANCHOR = 3;

    private static final int SCORE = 2;

    private final Config config;
    private final Layer gate;
    private final Layer flow;
    private final Layer fatigue;
    private final byte[] support;
    private final BlockCounts blocks;
    private final byte[] words;

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
        super(RecordParameters.text("SWP", Config.DEFAULT, config), layers);
        this.config = config;
        gate = layers.get(GATE);
        flow = layers.get(FLOW);
        fatigue = layers.get(FATIGUE);
        support = BlobAnchors.blockSums(layers.get(ANCHOR).now, height, width);
        blocks = new BlockCounts(height, width);
        words = new byte[support.length];
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
    void update(long t) {
        blocks.trits(flow.now, words);
        for (int i = 0; i < words.length; i++) {
            int plus = BlockCounts.plus(words[i]);
            int minus = BlockCounts.minus(words[i]);
            int newGate = newGate(i, Math.min(plus, minus));
            int old = flow.now[i];
            double score = plus - minus + config.anchorGain * support[i];
            int newFlow = newGate <= 0 ? 0 : score > SCORE ? 1 : score < -SCORE ? -1 : old;
            gate.next[i] = (byte) newGate;
            flow.next[i] = (byte) newFlow;
            fatigue.next[i] = (byte) (newGate > 0 && old != 0 ? Math.min(fatigue.now[i] + 1, FATIGUE_CAP)
                    : Math.max(fatigue.now[i] - 1, 0));
        }
        gate.swap();
        flow.swap();
        fatigue.swap();
    }

    /** Each rule that holds overrides the ones before it. */
    private int newGate(int i, int tension) {
        int anchors = support[i];
        int state = gate.now[i];
        int decider = MotifTally.NONE;
        boolean shutdown = anchors < -2 && tension >= 3;
        boolean tired = state > 0 && fatigue.now[i] >= config.fatigueThr && anchors < 2;
        boolean corridor = anchors >= 3;
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
                | (tension > 0 ? MotifTally.TENSION : 0);
        tally.count(seen, decider);
        return state;
    }
}
