package org.ternion.ca.motif;

import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * MOT1: a gate of neutral 0, constructive 1 and harm 2 that follows the plurality of its block, held up by static
 * anchors and worn down by fatigue. On a torus. With its usual parameters the constructive state dies within ten steps:
 * a model of transients. Acceptable are constructive cells that are supported and not yet tired.
 */
public final class Mot1Automaton extends AnchoredGate {
    /** Layer 0: 0 neutral, 1 constructive, 2 harm. */
    public static final int GATE = 0;

    /** Layer 1: 0 to the greatest fatigue. */
    public static final int FATIGUE = 1;

    /** Layer 2: 0 or 1, never changes. */
    public static final int ANCHOR = 2;

    private final Config config;

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
        super(RecordParameters.text("MOT1", Config.DEFAULT, config), new Rule(config), config.anchorFloor, gate,
                fatigue, anchor);
        this.config = config;
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

    @Override
    boolean isAcceptable(int i) {
        return gate.now[i] == 1 && supported[i] != 0 && (fatigue.now[i] & 0xFF) < config.fatigueFlip;
    }

    // The order of the rules is part of the definition: fatigue follows the state before the flip, stickiness the old
    // fatigue.
    private record Rule(Config config) implements GateRule {
        private static final int TIRED = 1;
        private static final int STICKY = 2;

        @Override
        public boolean tires(byte word, int old, boolean supported) {
            return Plurality.orOld(word, old) == 1 && supported;
        }

        @Override
        public int fatigue(boolean tires, int old) {
            int fatigue = Math.max(0, Math.min(config.fatigueMax,
                    old + (tires ? config.fatigueInc : -config.fatigueDec)));
            int bits = (fatigue >= config.fatigueFlip ? TIRED : 0) | (old >= config.stickyFatigue ? STICKY : 0);
            return fatigue | bits << 8;
        }

        @Override
        public int decide(byte word, int old, boolean supported, int fatigueBits) {
            int ones = BlockCounts.ones(word);
            int twos = BlockCounts.twos(word);
            boolean tie = Plurality.of(word) == Plurality.TIE;
            int state = Plurality.orOld(word, old);
            int decider = tie ? MotifTally.BUFFER : MotifTally.NONE;
            boolean corridor = state == 1 && supported;
            if (state == 1) {
                state = corridor ? 1 : 0;
                decider = corridor ? MotifTally.CORRIDOR : MotifTally.NONE;
            }
            boolean tired = (fatigueBits & TIRED) != 0;
            if (state == 1 && tired) {
                state = 2;
                decider = MotifTally.FATIGUE;
            }
            boolean shutdown = twos >= config.theta9;
            if (shutdown) {
                state = 2;
                decider = MotifTally.SHUTDOWN;
            }
            if (state != 2 && old == 2 && (fatigueBits & STICKY) != 0) {
                state = 2;
                decider = MotifTally.NONE;
            }
            int seen = (corridor ? MotifTally.CORRIDOR : 0)
                    | (tie ? MotifTally.BUFFER : 0)
                    | (ones > 0 && twos > 0 ? MotifTally.TENSION : 0)
                    | (tired ? MotifTally.FATIGUE : 0)
                    | (shutdown ? MotifTally.SHUTDOWN : 0);
            return state | MotifTally.combination(seen, decider) << 2;
        }
    }
}
