package org.ternion.trading.position;

/** Chooses a posture from three ternary readings, as the prototype of 2026 does. */
public final class AbcMachine {
    private AbcMachine() {
    }

    /**
     * The posture of a bar.
     *
     * @param a structure: 1 to act, 0 or less to watch
     * @param b thrust: 1 for CONVEX, 0 for NORMAL, -1 to watch
     * @param c exit: -1 unwinds unless a and b are both 1
     * @return the posture
     */
    public static Posture posture(int a, int b, int c) {
        if (c == -1) {
            return a == 1 && b == 1 ? Posture.CONVEX : Posture.UNWIND;
        }
        if (a <= 0) {
            return Posture.OBSERVE;
        }
        return switch (b) {
            case 1 -> Posture.CONVEX;
            case 0 -> Posture.NORMAL;
            default -> Posture.OBSERVE;
        };
    }
}
