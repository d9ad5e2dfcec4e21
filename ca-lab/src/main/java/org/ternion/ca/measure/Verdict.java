package org.ternion.ca.measure;

import java.util.Objects;

/**
 * A finding that forbids to read a curve of the run as a property of the rule.
 *
 * @param kind   not null
 * @param since  first step of the condition, for a condition of the whole run 0
 * @param detail what was measured, in words; of {@link Kind#CYCLE} the period
 */
public record Verdict(Kind kind, long since, String detail) {
    /** What can be wrong with a run. */
    public enum Kind {
        /** One state holds at least .999 of the cells for 20 steps. */
        DEAD("DEAD", true),
        /** Fewer than 1 of 10000 cells change per step for 20 steps. */
        FROZEN("FROZEN", true),
        /** The whole state has come back after at most 64 steps. */
        CYCLE("CYCLE", true),
        /** Cells are as good as independent random draws at every scale. */
        NOISE("NOISE", false),
        /** More than half of the gate is shut for 50 steps. */
        OVER_BAN("OVER_BAN", false),
        /** The gate never opened, or no cell was ever acceptable. */
        VACUOUS_GATE("VACUOUS GATE", false),
        /** A state of the start is gone. */
        COLLAPSE("MONOTONE COLLAPSE", true);

        private final String text;
        private final boolean marksCurves;

        Kind(String text, boolean marksCurves) {
            this.text = text;
            this.marksCurves = marksCurves;
        }

        /**
         * Whether a curve of such a run must carry the word in its title.
         *
         * @return true for dead, frozen, cyclic and collapsed runs
         */
        public boolean marksCurves() {
            return marksCurves;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the parts.
     *
     * @param kind   not null
     * @param since  {@code >= 0}
     * @param detail not null
     */
    public Verdict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * The verdict as reports print it.
     *
     * @return say {@code CYCLE 3}, or {@code FROZEN}
     */
    public String title() {
        return kind == Kind.CYCLE ? kind + " " + detail : kind.toString();
    }
}
