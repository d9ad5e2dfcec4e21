package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * TAPE: observations of several channels enter a tape at column 0 and move right by one column per step while content,
 * phase and gate (trits) and fatigue (0 to 15) work on them. What is on the tape depends on past observations only.
 */
public final class EpistemicTape extends LayeredAutomaton {
    /** Layer 0: trits. */
    public static final int CONTENT = 0;

    /** Layer 1: trits. */
    public static final int PHASE = 1;

    /** Layer 2: trits. */
    public static final int GATE = 2;

    /** Layer 3: 0 to 15. */
    public static final int FATIGUE = 3;

    private static final int TURBULENCE = 8;
    private static final int SUPPORT = 3;

    private final Config config;
    private final CellGrid features;
    private final Layer content;
    private final Layer phase;
    private final Layer gate;
    private final Layer fatigue;
    private final BlockCounts blocks;
    private final byte[] words;
    private long contentChanges;
    private long gateChanges;
    private long conflictSum;

    /** Which rule is run. */
    public enum Profile {
        /** The prototype: a torus, only positive agreement opens the gate, negative observations enter on HOLD. */
        REFERENCE,
        /**
         * Newest and oldest column do not touch, agreement of either sign opens the gate, all observations enter on
         * ACT.
         */
        FIXED
    }

    /**
     * Parameters.
     *
     * @param profile     which rule
     * @param fatigueThr  fatigue from which an acting cell is banned
     * @param banConflict conflict from which a turbulent cell is banned; more than 4 is never reached
     * @param wrapRows    whether the first channel touches the last; the profile REFERENCE always wraps
     */
    public record Config(Profile profile, int fatigueThr, int banConflict, boolean wrapRows) {
        /** The prototype's parameters. */
        public static final Config REFERENCE = new Config(Profile.REFERENCE, 8, 6, true);

        /** The corrected rule. */
        public static final Config DEFAULT = new Config(Profile.FIXED, 8, 3, false);
    }

    private EpistemicTape(Config config, CellGrid features, List<Layer> layers) {
        super(RecordParameters.text("TAPE", Config.DEFAULT, config), layers);
        this.config = config;
        this.features = features;
        content = layers.get(CONTENT);
        phase = layers.get(PHASE);
        gate = layers.get(GATE);
        fatigue = layers.get(FATIGUE);
        boolean reference = config.profile == Profile.REFERENCE;
        blocks = new BlockCounts(height, width,
                reference || config.wrapRows ? BlockCounts.Edge.WRAP : BlockCounts.Edge.ZERO,
                reference ? BlockCounts.Edge.WRAP : BlockCounts.Edge.ZERO);
        words = new byte[content.now.length];
    }

    /**
     * An empty tape before a series of observations.
     *
     * @param config   parameters
     * @param features trits, one row per channel and one column per time
     * @param width    columns of the tape, {@code >= 1}
     * @return generation 0, everything 0
     * @throws IllegalArgumentException if the features are no trits or {@code width < 1}
     */
    public static EpistemicTape of(Config config, CellGrid features, int width) {
        Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        trits("features", features);
        int channels = features.height();
        byte[] zeros = new byte[Math.multiplyExact(channels, width)];
        CellGrid empty = CellGrid.wrapTrits(zeros, channels, width);
        return new EpistemicTape(config, features, List.of(trits("content", empty), trits("phase", empty),
                trits("gate", empty), Layer.zeros("fatigue", channels, width, FATIGUE_CAP + 1)));
    }

    /**
     * Observations not yet on the tape: the steps that can be done.
     *
     * @return {@code >= 0}
     */
    public long remaining() {
        return features.width() - generation();
    }

    /**
     * Cells whose content was changed by the latest step, beside being moved.
     *
     * @return {@code >= 0}
     */
    public long contentChanges() {
        return contentChanges;
    }

    /**
     * Cells whose gate was changed by the latest step, beside being moved.
     *
     * @return {@code >= 0}
     */
    public long gateChanges() {
        return gateChanges;
    }

    /**
     * Mean over all cells of the conflict in the latest step, the lesser of the numbers of both signs in the block.
     *
     * @return in [0, 4]
     */
    public double meanConflict() {
        return (double) conflictSum / words.length;
    }

    /**
     * Moves the tape and takes in the next observation.
     *
     * @throws IllegalStateException if none is left
     */
    @Override
    void update(long t) {
        if (remaining() == 0) {
            throw new IllegalStateException("the tape has taken in all " + features.width() + " observations");
        }
        inject((int) (t - 1));
        blocks.trits(content.now, words);
        contentChanges = 0;
        gateChanges = 0;
        conflictSum = 0;
        for (int y = 0; y < height; y++) {
            int up = blocks.neighbourRow(y - 1);
            int down = blocks.neighbourRow(y + 1);
            for (int x = 0; x < width; x++) {
                int gradient = phaseAt(up, x) + phaseAt(down, x) + phaseAt(y, blocks.neighbourCol(x - 1))
                        + phaseAt(y, blocks.neighbourCol(x + 1));
                updateCell(y * width + x, gradient);
            }
        }
        content.swap();
        phase.swap();
        gate.swap();
        fatigue.swap();
    }

    private void inject(int time) {
        moveOn(content.now);
        moveOn(phase.now);
        moveOn(gate.now);
        moveOn(fatigue.now);
        for (int y = 0; y < height; y++) {
            byte observed = (byte) features.get(y, time);
            content.now[y * width] = observed;
            phase.now[y * width] = observed;
            gate.now[y * width] = (byte) (config.profile == Profile.FIXED || observed >= 0 ? 1 : 0);
            fatigue.now[y * width] = 0;
        }
    }

    private void moveOn(byte[] cells) {
        for (int y = 0; y < height; y++) {
            System.arraycopy(cells, y * width, cells, y * width + 1, width - 1);
        }
    }

    private int phaseAt(int row, int col) {
        return row < 0 || col < 0 ? 0 : phase.now[row * width + col];
    }

    private void updateCell(int i, int gradient) {
        int plus = BlockCounts.plus(words[i]);
        int minus = BlockCounts.minus(words[i]);
        int sum = plus - minus;
        int newFatigue = gate.now[i] > 0 && content.now[i] != 0 ? Math.min(fatigue.now[i] + 1, FATIGUE_CAP)
                : Math.max(fatigue.now[i] - 1, 0);
        int newGate = newGate(i, plus, minus, newFatigue);
        int newContent = content.now[i];
        if (newGate < 0) {
            newContent = 0;
        } else if (newGate > 0) {
            // twice the score sum + gradient / 2, so that it stays an integer
            int score = 2 * sum + gradient;
            newContent = score > 2 ? 1 : score < -2 ? -1 : 0;
        }
        contentChanges += newContent != content.now[i] ? 1 : 0;
        gateChanges += newGate != gate.now[i] ? 1 : 0;
        conflictSum += Math.min(plus, minus);
        content.next[i] = (byte) newContent;
        phase.next[i] = (byte) (newGate > 0 ? Integer.signum(gradient) : 0);
        gate.next[i] = (byte) newGate;
        fatigue.next[i] = (byte) newFatigue;
    }

    private int newGate(int i, int plus, int minus, int newFatigue) {
        int conflict = Math.min(plus, minus);
        int agreement = config.profile == Profile.FIXED ? Math.abs(plus - minus) : plus - minus;
        boolean shutdown = conflict >= config.banConflict && plus + minus >= TURBULENCE;
        boolean corridor = agreement >= SUPPORT && !shutdown;
        int state = shutdown ? -1 : corridor ? 1 : gate.now[i];
        int decider = shutdown ? MotifTally.SHUTDOWN : corridor ? MotifTally.CORRIDOR : MotifTally.NONE;
        boolean tired = newFatigue >= config.fatigueThr && state > 0 && !shutdown;
        if (tired) {
            state = -1;
            decider = MotifTally.FATIGUE;
        }
        boolean undecided = Math.abs(plus - minus) < 2;
        if (state >= 0 && undecided) {
            state = 0;
            decider = MotifTally.BUFFER;
        }
        int seen = (shutdown ? MotifTally.SHUTDOWN : 0)
                | (corridor ? MotifTally.CORRIDOR : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (undecided ? MotifTally.BUFFER : 0)
                | (conflict > 0 ? MotifTally.TENSION : 0);
        tally.count(MotifTally.combination(seen, decider));
        return state;
    }
}
