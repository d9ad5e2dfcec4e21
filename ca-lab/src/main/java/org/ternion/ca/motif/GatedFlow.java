package org.ternion.ca.motif;

import java.util.List;

/**
 * What TWO and SWP have in common beside their rules: the layers gate, flow and fatigue over static anchors, and a cell
 * that looks at nothing but its own layers, the anchors around it and the flow in its block. The rule is tabulated for
 * every case when an automaton is made, so that the walk over the cells has no branches to mispredict.
 */
abstract class GatedFlow extends LayeredAutomaton {
    private static final int BLOCK = 9;
    private static final int WORDS = 256;

    private final Layer gate;
    private final Layer flow;
    private final Layer fatigue;
    /** Block sum of the anchors plus nine. */
    private final byte[] support;
    private final BlockCounts blocks;
    private final byte[] words;
    private final byte[] situations = new byte[(2 * BLOCK + 1) * WORDS];
    private final int[] decisions = new int[1 << 13];
    private final byte[] fatigues = new byte[2 * (FATIGUE_CAP + 1)];
    private final byte[] worn = new byte[FATIGUE_CAP + 1];

    /** The rule of a cell. */
    interface FlowRule {
        /** Cells of a block that count as plus. */
        int plus(byte word);

        /** Cells of a block that count as minus. */
        int minus(byte word);

        /** Sign of the score of block sums of flow and anchors. */
        int score(int flowSum, int anchorSum);

        /** What becomes of a cell. */
        Decision decide(Situation cell);
    }

    /**
     * What a cell sees.
     *
     * @param anchors block sum of the anchors, cut to [-3, 4]
     * @param tension lesser of the numbers of plus and minus in the block, cut to 3
     * @param score   -1, 0 or 1
     * @param even    whether the sum of flow and anchors in the block is even
     * @param gate    old gate
     * @param flow    old flow, the trit -1 as 3
     * @param worn    whether the fatigue has reached its threshold
     */
    record Situation(int anchors, int tension, int score, boolean even, int gate, int flow, boolean worn) {
        private static final int LOWEST = -3;
        private static final int HIGHEST = 4;
        private static final int MOST_TENSION = 3;

        /** The first four parts in eight bits. */
        static int encode(int anchorSum, int plus, int minus, int score) {
            int anchors = Math.max(LOWEST, Math.min(HIGHEST, anchorSum)) - LOWEST;
            int tension = Math.min(MOST_TENSION, Math.min(plus, minus));
            return anchors << 5 | tension << 3 | score + 1 << 1 | plus - minus + anchorSum & 1;
        }

        static Situation decode(int code, int gate, int flow, boolean worn) {
            return new Situation((code >> 5) + LOWEST, code >> 3 & 3, (code >> 1 & 3) - 1, (code & 1) == 0, gate, flow,
                    worn);
        }
    }

    /** New gate and flow of a cell and the {@link MotifTally#combination} to be counted. */
    record Decision(int gate, int flow, int combination) {
        /** Gate, flow and combination from bits 0, 8 and 16 on; bit 31 says that the cell tires. */
        int encode(boolean tires) {
            return gate & 0xFF | (flow & 0xFF) << 8 | combination << 16 | (tires ? 1 << 31 : 0);
        }
    }

    /** The first three layers are gate, flow and fatigue; support holds block sums of anchors. */
    GatedFlow(String text, FlowRule rule, int wornFrom, List<Layer> layers, byte[] support) {
        super(text, layers);
        gate = layers.get(0);
        flow = layers.get(1);
        fatigue = layers.get(2);
        this.support = new byte[support.length];
        for (int i = 0; i < support.length; i++) {
            this.support[i] = (byte) (support[i] + BLOCK);
        }
        blocks = new BlockCounts(height, width);
        words = new byte[support.length];
        tabulate(rule);
        for (int u = 0; u <= FATIGUE_CAP; u++) {
            worn[u] = (byte) (u >= wornFrom ? 1 : 0);
            fatigues[u] = (byte) Math.max(u - 1, 0);
            fatigues[FATIGUE_CAP + 1 + u] = (byte) Math.min(u + 1, FATIGUE_CAP);
        }
    }

    private void tabulate(FlowRule rule) {
        for (int i = 0; i < situations.length; i++) {
            byte word = (byte) i;
            int plus = rule.plus(word);
            int minus = rule.minus(word);
            // other words do not occur
            if (plus >= 0 && minus >= 0 && plus + minus <= BLOCK) {
                int anchorSum = (i >> 8) - BLOCK;
                situations[i] = (byte) Situation.encode(anchorSum, plus, minus, rule.score(plus - minus, anchorSum));
            }
        }
        for (int i = 0; i < decisions.length; i++) {
            int oldFlow = i >> 1 & 3;
            // two bits with sign: a trit
            int oldGate = i << 27 >> 30;
            Decision decision = rule.decide(Situation.decode(i >> 5, oldGate, oldFlow, (i & 1) != 0));
            decisions[i] = decision.encode(decision.gate > 0 && oldFlow != 0);
        }
    }

    /** Counts the flow around every cell. */
    abstract void count(BlockCounts blocks, byte[] flow, byte[] words);

    @Override
    final void update(long t) {
        count(blocks, flow.now, words);
        byte[] oldGate = gate.now;
        byte[] newGate = gate.next;
        byte[] oldFlow = flow.now;
        byte[] newFlow = flow.next;
        byte[] oldFatigue = fatigue.now;
        byte[] newFatigue = fatigue.next;
        for (int i = 0; i < newGate.length; i++) {
            int situation = situations[support[i] << 8 | words[i] & 0xFF] & 0xFF;
            int own = (oldGate[i] & 3) << 3 | (oldFlow[i] & 3) << 1 | worn[oldFatigue[i]];
            int decision = decisions[situation << 5 | own];
            tally.count(decision >> 16 & 0x3FF);
            newGate[i] = (byte) decision;
            newFlow[i] = (byte) (decision >> 8);
            newFatigue[i] = fatigues[(decision >>> 31) * (FATIGUE_CAP + 1) + oldFatigue[i]];
        }
        gate.swap();
        flow.swap();
        fatigue.swap();
    }
}
