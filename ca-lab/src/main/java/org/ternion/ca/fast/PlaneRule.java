package org.ternion.ca.fast;

import java.util.Optional;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.LifeLikeRule;
import org.ternion.ca.rule.PluralityRule;
import org.ternion.ca.simd.CyclicStep;
import org.ternion.ca.simd.FadeStep;
import org.ternion.ca.simd.LifeStep;
import org.ternion.ca.simd.PlaneCount;
import org.ternion.ca.simd.PluralityStep;

/** A rule on bit planes. State 0 has no bit set. */
interface PlaneRule {
    /** Number of bit planes. */
    int planes();

    /** Bits of a state, plane 0 in the lowest; different for different states. */
    default int code(int state) {
        return state;
    }

    /**
     * Computes rows, see {@link CyclicStep} for the layout and what may be written after a row. With cells to count,
     * returns how many of them change, else 0.
     */
    long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells);

    /** Counts the cells that a step has changed; 0 without cells to count. */
    static long changes(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
        if (cells == null) {
            return 0;
        }
        if (now.length <= 2) {
            int second = now.length - 1;
            return PlaneCount.CHOSEN.differing(now[0], next[0], now[second], next[second], from, rows, pitch, words,
                    cells);
        }
        long changes = 0;
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            for (int w = 0; w < words; w++) {
                long differing = 0;
                for (int p = 0; p < now.length; p++) {
                    differing |= now[p][at + w] ^ next[p][at + w];
                }
                changes += Long.bitCount(differing & cells[w]);
            }
        }
        return changes;
    }

    /** The planes of a rule, for the rules that have some. */
    static Optional<PlaneRule> of(LocalRule rule) {
        if (!rule.neighbourhood().equals(Neighbourhood.moore(1))) {
            return Optional.empty();
        }
        if (rule instanceof CyclicRule cyclic && cyclic.states() == 3) {
            return Optional.of(cyclic(cyclic.threshold(), CyclicStep.CHOSEN));
        }
        if (rule instanceof PluralityRule) {
            return Optional.of(plurality(PluralityStep.CHOSEN));
        }
        if (rule instanceof LifeLikeRule life) {
            return Optional.of(lifeLike(life, LifeStep.CHOSEN, FadeStep.CHOSEN));
        }
        return Optional.empty();
    }

    static PlaneRule cyclic(int threshold, CyclicStep step) {
        if (threshold == 0) {
            return new Rotor();
        }
        return threshold > 8 ? new Still() : new Cyclic(threshold, step);
    }

    static PlaneRule plurality(PluralityStep step) {
        return new Plurality(step);
    }

    static PlaneRule lifeLike(LifeLikeRule rule, LifeStep step, FadeStep fade) {
        Life life = new Life(rule.births(), rule.survivals(), step);
        return rule.states() == 2 ? life : new GenerationsPlanes(life, fade, rule.states());
    }

    /** CYC3. */
    record Cyclic(int threshold, CyclicStep loop) implements PlaneRule {
        @Override
        public int planes() {
            return 2;
        }

        @Override
        public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
            return loop.apply(now[0], now[1], next[0], next[1], from, rows, pitch, words, threshold, cells);
        }
    }

    /** CYC3 with threshold 0: every cell advances. */
    record Rotor() implements PlaneRule {
        @Override
        public int planes() {
            return 2;
        }

        @Override
        public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
            for (int row = 0, at = from; row < rows; row++, at += pitch) {
                for (int i = at; i < at + words; i++) {
                    next[0][i] = ~(now[0][i] | now[1][i]);
                    next[1][i] = now[0][i];
                }
            }
            return PlaneRule.changes(now, next, from, rows, pitch, words, cells);
        }
    }

    /** CYC3 with a threshold that no cell reaches. */
    record Still() implements PlaneRule {
        @Override
        public int planes() {
            return 2;
        }

        @Override
        public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
            for (int row = 0, at = from; row < rows; row++, at += pitch) {
                System.arraycopy(now[0], at, next[0], at, words);
                System.arraycopy(now[1], at, next[1], at, words);
            }
            return 0;
        }
    }

    /** PLUR. */
    record Plurality(PluralityStep loop) implements PlaneRule {
        @Override
        public int planes() {
            return 2;
        }

        @Override
        public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
            loop.apply(now[0], now[1], next[0], next[1], from, rows, pitch, words);
            return PlaneRule.changes(now, next, from, rows, pitch, words, cells);
        }
    }

    /** Life-like, two states. */
    record Life(int births, int survivals, LifeStep loop) implements PlaneRule {
        @Override
        public int planes() {
            return 1;
        }

        @Override
        public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
            loop.apply(now[0], next[0], from, rows, pitch, words, births, survivals);
            return PlaneRule.changes(now, next, from, rows, pitch, words, cells);
        }
    }
}
