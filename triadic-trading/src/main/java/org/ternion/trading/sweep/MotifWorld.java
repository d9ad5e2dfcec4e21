package org.ternion.trading.sweep;

import java.util.random.RandomGenerator;

/** A torus of cells under {@link MotifRules}. Blocks are 3 x 3 and count their centre. */
final class MotifWorld {
    /** Counts of the three states, the centre as three flags, anchors, fatigue. */
    static final int FEATURES = 8;
    static final int CONSTRUCTIVE = 1;
    private static final int HARMFUL = 2;

    private final MotifRules rules;
    private final int rows;
    private final int cols;
    private final byte[] anchors;
    private final byte[] state;
    private final byte[] fatigue;
    private final byte[] next;
    private final byte[] constructive;
    private final byte[] harmful;

    /** Cells by rows; the arrays of state and fatigue are modified by steps. At least 3 x 3 cells. */
    MotifWorld(MotifRules rules, int rows, int cols, byte[] anchorMask, byte[] state, byte[] fatigue) {
        this.rules = rules;
        this.rows = rows;
        this.cols = cols;
        this.state = state;
        this.fatigue = fatigue;
        next = new byte[state.length];
        anchors = new byte[state.length];
        constructive = new byte[state.length];
        harmful = new byte[state.length];
        blocks(anchorMask, 1, anchors);
        count();
    }

    static MotifWorld random(MotifRules rules, int rows, int cols, RandomGenerator random) {
        int n = rows * cols;
        byte[] mask = new byte[n];
        byte[] state = new byte[n];
        byte[] fatigue = new byte[n];
        double neutral = rules.stateProbabilities().get(0);
        double first = neutral + rules.stateProbabilities().get(1);
        for (int cell = 0; cell < n; cell++) {
            mask[cell] = (byte) (random.nextDouble() < rules.anchorProbability() ? 1 : 0);
            double draw = random.nextDouble();
            state[cell] = (byte) (draw < neutral ? 0 : draw < first ? CONSTRUCTIVE : HARMFUL);
            fatigue[cell] = (byte) random.nextInt(rules.fatigueMax() + 1);
        }
        return new MotifWorld(rules, rows, cols, mask, state, fatigue);
    }

    int size() {
        return state.length;
    }

    int state(int cell) {
        return state[cell];
    }

    int fatigue(int cell) {
        return fatigue[cell];
    }

    boolean acceptable(int cell) {
        return state[cell] == CONSTRUCTIVE && anchors[cell] >= rules.anchorFloor()
                && fatigue[cell] < rules.fatigueFlip();
    }

    /** A number below {@link #codes} that stands for all features of a cell. */
    int code(int cell) {
        return (((constructive[cell] * 10 + harmful[cell]) * 3 + state[cell]) * 10 + anchors[cell])
                * (rules.fatigueMax() + 1) + fatigue[cell];
    }

    static int codes(MotifRules rules) {
        return 10 * 10 * 3 * 10 * (rules.fatigueMax() + 1);
    }

    /** The features a code stands for. */
    static void features(MotifRules rules, int code, float[] target, int offset) {
        int tired = code % (rules.fatigueMax() + 1);
        int rest = code / (rules.fatigueMax() + 1);
        int anchored = rest % 10;
        int centre = rest / 10 % 3;
        int ones = rest / 300;
        int twos = rest / 30 % 10;
        target[offset] = 9 - ones - twos;
        target[offset + 1] = ones;
        target[offset + 2] = twos;
        for (int s = 0; s < 3; s++) {
            target[offset + 3 + s] = centre == s ? 1 : 0;
        }
        target[offset + 6] = anchored;
        target[offset + 7] = tired;
    }

    void step() {
        for (int cell = 0; cell < next.length; cell++) {
            next[cell] = (byte) after(cell);
        }
        System.arraycopy(next, 0, state, 0, next.length);
        count();
    }

    /** The next state; fatigue goes on with it. The order of the rules is part of the result. */
    private int after(int cell) {
        int ones = constructive[cell];
        int twos = harmful[cell];
        int zeros = 9 - ones - twos;
        int before = state[cell];
        int tired = fatigue[cell];
        int now = before;
        if (zeros > ones && zeros > twos) {
            now = 0;
        } else if (ones > zeros && ones > twos) {
            now = CONSTRUCTIVE;
        } else if (twos > zeros && twos > ones) {
            now = HARMFUL;
        }
        if (now == CONSTRUCTIVE && anchors[cell] < rules.anchorFloor()) {
            now = 0;
        }
        int change = now == CONSTRUCTIVE ? rules.fatigueIncrease() : -rules.fatigueDecrease();
        int later = Math.max(0, Math.min(rules.fatigueMax(), tired + change));
        fatigue[cell] = (byte) later;
        if (now == CONSTRUCTIVE && later >= rules.fatigueFlip() || twos >= rules.theta9()
                || before == HARMFUL && tired >= rules.stickyFatigue()) {
            now = HARMFUL;
        }
        return now;
    }

    private void count() {
        blocks(state, CONSTRUCTIVE, constructive);
        blocks(state, HARMFUL, harmful);
    }

    /** Cells of a value in the block around each cell. */
    private void blocks(byte[] cells, int value, byte[] counts) {
        for (int row = 0; row < rows; row++) {
            int above = (row == 0 ? rows - 1 : row - 1) * cols;
            int here = row * cols;
            int below = (row == rows - 1 ? 0 : row + 1) * cols;
            for (int col = 0; col < cols; col++) {
                int left = col == 0 ? cols - 1 : col - 1;
                int right = col == cols - 1 ? 0 : col + 1;
                int count = 0;
                for (int at : new int[] {above, here, below}) {
                    count += (cells[at + left] == value ? 1 : 0) + (cells[at + col] == value ? 1 : 0)
                            + (cells[at + right] == value ? 1 : 0);
                }
                counts[here + col] = (byte) count;
            }
        }
    }
}
