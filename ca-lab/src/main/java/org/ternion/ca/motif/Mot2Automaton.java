package org.ternion.ca.motif;

import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * MOT2: the second motif variant, a rule of its own: fatigue follows the old gate, support is a share of the block, and
 * harmful cells may recover. On a torus. With its usual parameters the constructive state dies within three steps.
 * Acceptable are cells that are not harmful, supported and not yet tired.
 */
public final class Mot2Automaton extends AnchoredGate {
    /** Layer 0: 0 neutral, 1 constructive, 2 harm. */
    public static final int GATE = 0;

    /** Layer 1: 0 to the cap. */
    public static final int FATIGUE = 1;

    /** Layer 2: 0 or 1, never changes. */
    public static final int ANCHOR = 2;

    private static final int BLOCK = 9;
    private static final int KEEP_HARM = 3;

    private final Config config;

    /**
     * Parameters.
     *
     * @param anchorFloor   share of anchors in the block that a constructive cell needs, in [0, 1]
     * @param anchorProb    share of anchors at a random start
     * @param corridorBoost the prototype's switch; both settings give the same automaton
     * @param fatigueGain   fatigue gained by a constructive cell
     * @param fatigueDecay  fatigue lost by any other cell
     * @param fatigueFlip   fatigue from which a constructive cell becomes harmful
     * @param fatigueCap    greatest fatigue, in [1, 255]
     * @param theta9        harmful cells in the block from which the cell becomes harmful
     * @param stickiness    whether harmful cells recover among few and stay among many of their kind
     */
    public record Config(double anchorFloor, double anchorProb, boolean corridorBoost, int fatigueGain,
            int fatigueDecay, int fatigueFlip, int fatigueCap, int theta9, boolean stickiness) {
        /** The prototype's parameters. */
        public static final Config DEFAULT = new Config(.30, .08, true, 1, 1, 2, 2, 6, true);

        /**
         * Checks the ranges.
         *
         * @param anchorFloor   in [0, 1]
         * @param anchorProb    in [0, 1]
         * @param corridorBoost either
         * @param fatigueGain   in [0, 255]
         * @param fatigueDecay  in [0, 255]
         * @param fatigueFlip   any value
         * @param fatigueCap    in [1, 255]
         * @param theta9        any value; above 9 never
         * @param stickiness    either
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Config {
            Checks.inRange(anchorFloor, 0, 1, "anchor_floor");
            Checks.inRange(anchorProb, 0, 1, "anchor_prob");
            Checks.inRange(fatigueGain, 0, 255, "fatigue_gain");
            Checks.inRange(fatigueDecay, 0, 255, "fatigue_decay");
            Checks.inRange(fatigueCap, 1, 255, "fatigue_cap");
        }
    }

    private Mot2Automaton(Config config, Layer gate, Layer fatigue, Layer anchor) {
        super(RecordParameters.text("MOT2", Config.DEFAULT, config), new Rule(config), anchorFloor(config), gate,
                fatigue, anchor);
        this.config = config;
    }

    // The shares are ninths: comparing counts avoids a threshold that depends on rounding. The tolerance lets a floor
    // written as a rounded ninth, such as 7 / 9.0, mean that ninth.
    private static int anchorFloor(Config config) {
        return (int) Math.ceil(BLOCK * config.anchorFloor - 1e-9);
    }

    /**
     * An automaton from a given start.
     *
     * @param config  parameters
     * @param gate    states 0, 1, 2
     * @param fatigue values up to the cap
     * @param anchor  states 0, 1
     * @return generation 0
     * @throws IllegalArgumentException if a cell is outside its alphabet or shapes differ
     */
    public static Mot2Automaton of(Config config, CellGrid gate, CellGrid fatigue, CellGrid anchor) {
        return new Mot2Automaton(config, states("gate", gate, 3), states("fatigue", fatigue, config.fatigueCap + 1),
                states("anchor", anchor, 2));
    }

    /**
     * An automaton from a random start: uniform gates, no fatigue.
     *
     * @param config parameters
     * @param height rows, {@code >= 1}
     * @param width  columns, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static Mot2Automaton random(Config config, int height, int width, long seed) {
        CellRandom random = CellRandom.of(seed, height, width);
        return of(config, CellGrid.wrap(random.initialBelow(3), height, width, 3),
                CellGrid.wrap(new byte[random.cells()], height, width, 2),
                CellGrid.wrap(random.layer(ANCHOR).initial(0, 1 - config.anchorProb, config.anchorProb), height, width,
                        2));
    }

    @Override
    boolean isAcceptable(int i) {
        return gate.now[i] != 2 && supported[i] != 0 && (fatigue.now[i] & 0xFF) < config.fatigueFlip;
    }

    // The order of the rules is part of the definition. The prototype's corridor boost would come after the tie and
    // set state 1 where the cell already has it.
    private record Rule(Config config) implements GateRule {
        private static final int TIRED = 1;
        private static final int RESTED = 2;

        @Override
        public boolean tires(byte word, int old, boolean supported) {
            return old == 1;
        }

        @Override
        public int fatigue(boolean tires, int old) {
            int fatigue = Math.max(0, Math.min(config.fatigueCap,
                    old + (tires ? config.fatigueGain : -config.fatigueDecay)));
            int bits = (fatigue >= config.fatigueFlip ? TIRED : 0) | (fatigue == 0 ? RESTED : 0);
            return fatigue | bits << 8;
        }

        @Override
        public int decide(byte word, int old, boolean supported, int fatigueBits) {
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
            if (config.stickiness && old == 2) {
                if (twos < KEEP_HARM && supported && (fatigueBits & RESTED) != 0) {
                    state = 1;
                    decider = MotifTally.CORRIDOR;
                } else if (twos >= KEEP_HARM && state != 2) {
                    state = 2;
                    decider = MotifTally.NONE;
                }
            }
            int seen = (corridor ? MotifTally.CORRIDOR : 0)
                    | (tie ? MotifTally.BUFFER : 0)
                    | (BlockCounts.ones(word) > 0 && twos > 0 ? MotifTally.TENSION : 0)
                    | (tired ? MotifTally.FATIGUE : 0)
                    | (shutdown ? MotifTally.SHUTDOWN : 0);
            return state | MotifTally.combination(seen, decider) << 2;
        }
    }
}
