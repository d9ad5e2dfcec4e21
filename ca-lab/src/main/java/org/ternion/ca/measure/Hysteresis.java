package org.ternion.ca.measure;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A gate with two thresholds: it engages on high confidence and releases after low confidence has lasted.
 *
 * @param kind   which of the two definitions of the project
 * @param tauOn  confidence needed to engage, in {@code [0, 1]}
 * @param tauOff confidence below which a cell may be released, in {@code [0, tauOn]}
 * @param kOn    steps in a row of high confidence needed to engage, {@code >= 1}; 1 for {@link Kind#SET_RESET}
 * @param kOff   steps in a row of low confidence needed to release, {@code >= 1}
 */
public record Hysteresis(Kind kind, double tauOn, double tauOff, int kOn, int kOff) {
    /** The two definitions. */
    public enum Kind {
        /** Engages at once; counts low confidence while engaged only, and begins anew after each release. */
        SET_RESET,
        /**
         * Counts high and low confidence all the time. No step completes both counts; with {@code kOn = 1} the gate is
         * that of the other kind.
         */
        COUNTED
    }

    /**
     * Checks the thresholds.
     *
     * @param kind   not null
     * @param tauOn  in {@code [0, 1]}
     * @param tauOff in {@code [0, tauOn]}
     * @param kOn    {@code >= 1}; 1 for {@link Kind#SET_RESET}
     * @param kOff   {@code >= 1}
     * @throws IllegalArgumentException if a value is out of range
     */
    public Hysteresis {
        Objects.requireNonNull(kind, "kind");
        Checks.inRange(tauOn, 0, 1, "tau on");
        Checks.inRange(tauOff, 0, tauOn, "tau off");
        Checks.inRange(kOn, 1, kind == Kind.SET_RESET ? 1 : Integer.MAX_VALUE, "k on");
        Checks.inRange(kOff, 1, Integer.MAX_VALUE, "k off");
    }

    /**
     * One gate per cell, none of them engaged. Not safe for use by several threads.
     *
     * @param cells number of cells, {@code >= 0}
     * @return new gates
     * @throws IllegalArgumentException if {@code cells} is negative
     */
    public Gates gates(int cells) {
        return new Gates(this, Checks.inRange(cells, 0, Integer.MAX_VALUE, "cells"));
    }

    /** Gates with these thresholds, one per cell. */
    public static final class Gates {
        private final Hysteresis thresholds;
        private final boolean[] engaged;
        private final int[] highRun;
        private final int[] lowRun;

        private Gates(Hysteresis thresholds, int cells) {
            this.thresholds = thresholds;
            this.engaged = new boolean[cells];
            this.highRun = new int[cells];
            this.lowRun = new int[cells];
        }

        /**
         * Feeds one gate the confidence of this step.
         *
         * @param cell       which gate
         * @param confidence NaN is neither high nor low
         * @return whether the gate is engaged in this step
         * @throws IndexOutOfBoundsException if there is no such cell
         */
        public boolean step(int cell, double confidence) {
            boolean high = confidence >= thresholds.tauOn;
            boolean low = confidence < thresholds.tauOff;
            if (thresholds.kind == Kind.SET_RESET) {
                setReset(cell, high, low);
            } else {
                counted(cell, high, low);
            }
            return engaged[cell];
        }

        private void setReset(int cell, boolean high, boolean low) {
            lowRun[cell] = engaged[cell] && low ? lowRun[cell] + 1 : 0;
            if (!engaged[cell]) {
                engaged[cell] = high;
            } else if (lowRun[cell] >= thresholds.kOff) {
                engaged[cell] = false;
                lowRun[cell] = 0;
            }
        }

        private void counted(int cell, boolean high, boolean low) {
            // Saturating, so that no run of steps overflows.
            highRun[cell] = high ? Math.min(highRun[cell], thresholds.kOn - 1) + 1 : 0;
            lowRun[cell] = low ? Math.min(lowRun[cell], thresholds.kOff - 1) + 1 : 0;
            if (lowRun[cell] >= thresholds.kOff) {
                engaged[cell] = false;
            } else if (highRun[cell] >= thresholds.kOn) {
                engaged[cell] = true;
            }
        }

        /**
         * Whether a gate was engaged by the last step.
         *
         * @param cell which gate
         * @return false before the first step
         * @throws IndexOutOfBoundsException if there is no such cell
         */
        public boolean engaged(int cell) {
            return engaged[cell];
        }
    }
}
