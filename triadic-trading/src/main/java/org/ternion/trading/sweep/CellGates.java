package org.ternion.trading.sweep;

/**
 * One gate per cell: engages after so many steps in a row from tau on, releases after so many below tau off; where both
 * happen at once it releases. A confidence of 0 has no part of its own, other than in the gate of a series.
 */
final class CellGates {
    private final double tauOn;
    private final double tauOff;
    private final int kOn;
    private final int kOff;
    private final int[] on;
    private final int[] off;
    private final boolean[] engaged;

    CellGates(int cells, double tauOn, double tauOff, int kOn, int kOff) {
        this.tauOn = tauOn;
        this.tauOff = tauOff;
        this.kOn = kOn;
        this.kOff = kOff;
        on = new int[cells];
        off = new int[cells];
        engaged = new boolean[cells];
    }

    boolean next(int cell, double confidence) {
        on[cell] = confidence >= tauOn ? Math.min(on[cell] + 1, kOn) : 0;
        off[cell] = confidence < tauOff ? Math.min(off[cell] + 1, kOff) : 0;
        engaged[cell] = (engaged[cell] || on[cell] >= kOn) && off[cell] < kOff;
        return engaged[cell];
    }
}
