package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;

/**
 * CMP: the two-layer automaton as a source of ternary symbols for compression, one symbol per cell and frame, the gate
 * plus one. The trace turns into a still picture after some thirty frames; {@link MovingAutomaton} is the better
 * source.
 */
public final class CompressionTrace {
    /** Which rule makes the trace. */
    public enum Profile {
        /** The prototype, which takes the count of state 0 for plus and of state 1 for minus. */
        REFERENCE,
        /** The rule TWO. */
        FIXED
    }

    private static final int SMOOTHING = 4;
    private static final int SYMBOLS = 3;
    private static final int BLOCK = 9;

    /**
     * Parameters.
     *
     * @param profile which rule
     * @param alpha   as in {@link TwoLayerAutomaton.Config}
     * @param th      as there
     * @param uThr    as there
     */
    public record Config(Profile profile, double alpha, double th, int uThr) {
        /** The corrected rule with the prototype's parameters. */
        public static final Config DEFAULT = new Config(Profile.FIXED, .6, 2.0, 6);

        private TwoLayerAutomaton.Config twoLayer() {
            return new TwoLayerAutomaton.Config(alpha, th, uThr);
        }

        private String rule() {
            return RecordParameters.text("CMP", DEFAULT, this);
        }
    }

    private CompressionTrace() {
    }

    /**
     * An automaton from a random start: blobs of anchors, uniform flow, ACT where the anchor is not negative.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0; the anchors are states in the profile REFERENCE, else trits
     */
    public static TwoLayerAutomaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        CellRandom anchorRandom = random.layer(TwoLayerAutomaton.ANCHOR);
        CellGrid flow = CellGrid.wrap(random.layer(TwoLayerAutomaton.FLOW).initialBelow(SYMBOLS), height, width,
                SYMBOLS);
        CellGrid rested = CellGrid.wrap(new byte[random.cells()], height, width, LayeredAutomaton.FATIGUE_CAP + 1);
        if (config.profile == Profile.REFERENCE) {
            byte[] anchor = smooth(anchorRandom.initial(0, TwoLayerAutomaton.ANCHOR_WEIGHTS), height, width, SMOOTHING);
            CellGrid grid = CellGrid.wrap(anchor, height, width, SYMBOLS);
            return reference(config, openWhereNotTwo(grid), flow, rested, grid);
        }
        byte[] anchor = BlobAnchors.smooth(anchorRandom.initial(-1, TwoLayerAutomaton.ANCHOR_WEIGHTS), height, width,
                SMOOTHING);
        CellGrid gate = CellGrid.wrapTrits(TwoLayerAutomaton.openWhereNotNegative(anchor), height, width);
        return new TwoLayerAutomaton(config.rule(), config.twoLayer(), TwoLayerAutomaton.Counting.STATES,
                layers(gate, flow, rested, LayeredAutomaton.trits("anchor", CellGrid.wrapTrits(anchor, height, width))),
                BlobAnchors.blockSums(anchor, height, width));
    }

    /** The prototype's automaton; anchors are states. */
    static TwoLayerAutomaton reference(Config config, CellGrid gate, CellGrid flow, CellGrid fatigue,
            CellGrid anchor) {
        return new TwoLayerAutomaton(config.rule(), config.twoLayer(), TwoLayerAutomaton.Counting.SHIFTED,
                layers(gate, flow, fatigue, LayeredAutomaton.states("anchor", anchor, SYMBOLS)),
                zerosMinusOnes(anchor.backingArray(), anchor.height(), anchor.width()));
    }

    private static List<Layer> layers(CellGrid gate, CellGrid flow, CellGrid fatigue, Layer anchor) {
        return List.of(LayeredAutomaton.trits("gate", gate), LayeredAutomaton.states("flow", flow, SYMBOLS),
                LayeredAutomaton.states("fatigue", fatigue, LayeredAutomaton.FATIGUE_CAP + 1), anchor);
    }

    /**
     * The symbols of the present frame.
     *
     * @param automaton not changed
     * @return gate plus one, states 0, 1, 2
     */
    public static CellGrid symbols(TwoLayerAutomaton automaton) {
        return automaton.layer(TwoLayerAutomaton.GATE).tritsToStates();
    }

    /**
     * The prototype's smoothing: 1 where state 0 outnumbers state 1 in the block, 2 where it is the other way, else 0.
     */
    static byte[] smooth(byte[] states, int height, int width, int passes) {
        byte[] cells = states;
        for (int pass = 0; pass < passes; pass++) {
            byte[] balance = zerosMinusOnes(cells, height, width);
            for (int i = 0; i < balance.length; i++) {
                balance[i] = (byte) (balance[i] > 0 ? 1 : balance[i] < 0 ? 2 : 0);
            }
            cells = balance;
        }
        return cells;
    }

    static CellGrid openWhereNotTwo(CellGrid anchor) {
        byte[] gate = anchor.toArray();
        for (int i = 0; i < gate.length; i++) {
            gate[i] = (byte) (gate[i] != 2 ? 1 : 0);
        }
        return CellGrid.wrapTrits(gate, anchor.height(), anchor.width());
    }

    private static byte[] zerosMinusOnes(byte[] states, int height, int width) {
        byte[] words = new byte[states.length];
        new BlockCounts(height, width).states(states, words);
        byte[] balance = new byte[states.length];
        for (int i = 0; i < balance.length; i++) {
            int ones = BlockCounts.ones(words[i]);
            balance[i] = (byte) (BLOCK - ones - BlockCounts.twos(words[i]) - ones);
        }
        return balance;
    }
}
