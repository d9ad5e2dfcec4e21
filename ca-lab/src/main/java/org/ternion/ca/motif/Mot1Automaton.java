package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * MOT1: a gate of neutral 0, constructive 1 and harm 2 that follows the plurality of its block, held up by static
 * anchors and worn down by fatigue. On a torus. With its usual parameters the constructive state dies within ten steps:
 * a model of transients.
 */
public final class Mot1Automaton extends LayeredAutomaton {
    /** Layer 0: 0 neutral, 1 constructive, 2 harm. */
    public static final int GATE = 0;

    /** Layer 1: 0 to the greatest fatigue. */
    public static final int FATIGUE = 1;

    /** Layer 2: 0 or 1, never changes. */
    public static final int ANCHOR = 2;

    private final Config config;
    private final Layer gate;
    private final Layer fatigue;
    private final byte[] support;
    private final BlockCounts blocks;
    private final byte[] words;

    /**
     * Parameters.
     *
     * @param anchorFloor   anchors in the block that a constructive cell needs
     * @param anchorProb    share of anchors at a random start
     * @param pNeutral      share of state 0 at a random start
     * @param pConstructive share of state 1 at a random start
     * @param pHarm         share of state 2 at a random start
     * @param theta9        harmful cells in the block from which the cell becomes harmful
     * @param fatigueInc    fatigue gained by a constructive cell
     * @param fatigueDec    fatigue lost by any other cell
     * @param fatigueFlip   fatigue from which a constructive cell becomes harmful
     * @param fatigueMax    greatest fatigue, in [1, 255]
     * @param stickyFatigue fatigue from which a harmful cell stays
     */
    public record Config(int anchorFloor, double anchorProb, double pNeutral, double pConstructive, double pHarm,
            int theta9, int fatigueInc, int fatigueDec, int fatigueFlip, int fatigueMax, int stickyFatigue) {
        /** The prototype's parameters. */
        public static final Config DEFAULT = new Config(1, .30, .2, .5, .3, 6, 1, 1, 4, 5, 3);

        /**
         * Checks the ranges.
         *
         * @param anchorFloor   any value
         * @param anchorProb    in [0, 1]
         * @param pNeutral      in [0, 1]
         * @param pConstructive in [0, 1]
         * @param pHarm         in [0, 1]
         * @param theta9        any value; above 9 never
         * @param fatigueInc    in [0, 255]
         * @param fatigueDec    in [0, 255]
         * @param fatigueFlip   any value
         * @param fatigueMax    in [1, 255]
         * @param stickyFatigue any value
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Config {
            Checks.inRange(fatigueMax, 1, 255, "fatigue_max");
            Checks.inRange(fatigueInc, 0, 255, "fatigue_inc");
            Checks.inRange(fatigueDec, 0, 255, "fatigue_dec");
            Checks.inRange(anchorProb, 0, 1, "anchor_prob");
            Checks.inRange(pNeutral, 0, 1, "p_neutral");
            Checks.inRange(pConstructive, 0, 1, "p_constructive");
            Checks.inRange(pHarm, 0, 1, "p_harm");
        }
    }

    private Mot1Automaton(Config config, Layer gate, Layer fatigue, Layer anchor) {
        super(RecordParameters.text("MOT1", Config.DEFAULT, config), List.of(gate, fatigue, anchor));
        this.config = config;
        this.gate = gate;
        this.fatigue = fatigue;
        support = BlobAnchors.blockSums(anchor.now, height, width);
        blocks = new BlockCounts(height, width);
        words = new byte[support.length];
    }

    /**
     * An automaton from a given start.
     *
     * @param config  parameters
     * @param gate    states 0, 1, 2
     * @param fatigue values up to the greatest fatigue
     * @param anchor  states 0, 1
     * @return generation 0
     * @throws IllegalArgumentException if a cell is outside its alphabet or shapes differ
     */
    public static Mot1Automaton of(Config config, CellGrid gate, CellGrid fatigue, CellGrid anchor) {
        return new Mot1Automaton(config, states("gate", gate, 3), states("fatigue", fatigue, config.fatigueMax + 1),
                states("anchor", anchor, 2));
    }

    /**
     * An automaton from a random start.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static Mot1Automaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        return of(config,
                CellGrid.wrap(random.initial(0, config.pNeutral, config.pConstructive, config.pHarm), height, width, 3),
                CellGrid.wrap(random.layer(FATIGUE).initialBelow(config.fatigueMax + 1), height, width,
                        config.fatigueMax + 1),
                CellGrid.wrap(random.layer(ANCHOR).initial(0, 1 - config.anchorProb, config.anchorProb), height, width,
                        2));
    }

    /**
     * The cells that may act: constructive, supported and not yet tired.
     *
     * @return 1 for acceptable cells, 0 for others
     */
    public CellGrid acceptable() {
        byte[] cells = new byte[support.length];
        for (int i = 0; i < cells.length; i++) {
            boolean acceptable = gate.now[i] == 1 && support[i] >= config.anchorFloor
                    && (fatigue.now[i] & 0xFF) < config.fatigueFlip;
            cells[i] = (byte) (acceptable ? 1 : 0);
        }
        return CellGrid.wrap(cells, height, width, 2);
    }

    @Override
    void update(long t) {
        blocks.states(gate.now, words);
        for (int i = 0; i < words.length; i++) {
            updateCell(i);
        }
        gate.swap();
        fatigue.swap();
    }

    // The order of the rules is part of the definition: fatigue follows the state before the flip, stickiness the old
    // fatigue.
    private void updateCell(int i) {
        int ones = BlockCounts.ones(words[i]);
        int twos = BlockCounts.twos(words[i]);
        int oldFatigue = fatigue.now[i] & 0xFF;
        int winner = Plurality.of(words[i]);
        int state = winner == Plurality.TIE ? gate.now[i] : winner;
        int decider = winner == Plurality.TIE ? MotifTally.BUFFER : MotifTally.NONE;
        boolean corridor = state == 1 && support[i] >= config.anchorFloor;
        if (state == 1) {
            state = corridor ? 1 : 0;
            decider = corridor ? MotifTally.CORRIDOR : MotifTally.NONE;
        }
        int newFatigue = Math.max(0, Math.min(config.fatigueMax,
                oldFatigue + (state == 1 ? config.fatigueInc : -config.fatigueDec)));
        boolean tired = newFatigue >= config.fatigueFlip;
        if (state == 1 && tired) {
            state = 2;
            decider = MotifTally.FATIGUE;
        }
        boolean shutdown = twos >= config.theta9;
        if (shutdown) {
            state = 2;
            decider = MotifTally.SHUTDOWN;
        }
        if (state != 2 && gate.now[i] == 2 && oldFatigue >= config.stickyFatigue) {
            state = 2;
            decider = MotifTally.NONE;
        }
        int seen = (corridor ? MotifTally.CORRIDOR : 0)
                | (winner == Plurality.TIE ? MotifTally.BUFFER : 0)
                | (ones > 0 && twos > 0 ? MotifTally.TENSION : 0)
                | (tired ? MotifTally.FATIGUE : 0)
                | (shutdown ? MotifTally.SHUTDOWN : 0);
        tally.count(seen, decider);
        gate.next[i] = (byte) state;
        fatigue.next[i] = (byte) newFatigue;
    }
}
