package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;

/**
 * What MOT1 and MOT2 have in common beside their rules, which differ in nearly every step and are not shared: the
 * layers gate, fatigue and anchor, the anchors around every cell and the walk over the cells. The rule is tabulated for
 * every case when an automaton is made, so that the walk has no branches to mispredict.
 */
abstract class AnchoredGate extends LayeredAutomaton {
    private static final int FATIGUES = 256;
    private static final int WORDS = 256;

    final Layer gate;
    final Layer fatigue;
    /** 1 where the block of a cell has anchors enough, else 0. */
    final byte[] supported;
    private final BlockCounts blocks;
    private final byte[] words;
    private final byte[] tires = new byte[2 * 4 * WORDS];
    private final short[] fatigues = new short[2 * FATIGUES];
    private final short[] decisions = new short[4 * tires.length];

    /** The rule of a cell. */
    interface GateRule {
        /** Whether a cell gains fatigue; see {@link BlockCounts#states} for the word. */
        boolean tires(byte word, int old, boolean supported);

        /** New fatigue, and in two bits from bit 8 on what the decision has to know of the old and the new one. */
        int fatigue(boolean tires, int old);

        /** New gate, and from bit 2 on the {@link MotifTally#combination} to be counted. */
        int decide(byte word, int old, boolean supported, int fatigueBits);
    }

    AnchoredGate(String text, GateRule rule, int anchorFloor, Layer gate, Layer fatigue, Layer anchor) {
        super(text, List.of(gate, fatigue, anchor));
        this.gate = gate;
        this.fatigue = fatigue;
        supported = BlobAnchors.blockSums(anchor.now, height, width);
        for (int i = 0; i < supported.length; i++) {
            supported[i] = (byte) (supported[i] >= anchorFloor ? 1 : 0);
        }
        words = new byte[supported.length];
        blocks = new BlockCounts(height, width);
        tabulate(rule);
    }

    private void tabulate(GateRule rule) {
        for (int old = 0; old < FATIGUES; old++) {
            fatigues[old] = (short) rule.fatigue(false, old);
            fatigues[FATIGUES + old] = (short) rule.fatigue(true, old);
        }
        for (int i = 0; i < tires.length; i++) {
            byte word = (byte) i;
            int old = i >> 8 & 3;
            boolean held = i >> 10 != 0;
            tires[i] = (byte) (rule.tires(word, old, held) ? 1 : 0);
            for (int bits = 0; bits < 4; bits++) {
                decisions[i << 2 | bits] = (short) rule.decide(word, old, held, bits);
            }
        }
    }

    /**
     * The cells that may act.
     *
     * @return 1 for acceptable cells, 0 for others
     */
    public final CellGrid acceptable() {
        byte[] cells = new byte[supported.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (isAcceptable(i) ? 1 : 0);
        }
        return CellGrid.wrap(cells, height, width, 2);
    }

    /** Whether a cell may act. */
    abstract boolean isAcceptable(int i);

    @Override
    final void update(long t) {
        blocks.states(gate.now, words);
        byte[] oldGate = gate.now;
        byte[] newGate = gate.next;
        byte[] oldFatigue = fatigue.now;
        byte[] newFatigue = fatigue.next;
        for (int i = 0; i < newGate.length; i++) {
            int situation = supported[i] << 10 | oldGate[i] << 8 | words[i] & 0xFF;
            int tiredness = fatigues[tires[situation] * FATIGUES + (oldFatigue[i] & 0xFF)];
            int decision = decisions[situation << 2 | tiredness >> 8];
            tally.count(decision >> 2);
            newGate[i] = (byte) (decision & 3);
            newFatigue[i] = (byte) tiredness;
        }
        gate.swap();
        fatigue.swap();
    }
}
