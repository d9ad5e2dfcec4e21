package org.ternion.trading.position;

/** Joins three ternary opinions: acts only where permission is given and the edge agrees with the direction. */
public final class TernaryController {
    private static final double NEUTRAL_STRESS = 0.4;
    private static final double BAN_STRESS = 0.7;

    private TernaryController() {
    }

    /**
     * The side to act on.
     *
     * @param direction  side of the state, -1, 0 or 1
     * @param edge       side on which an edge is seen, -1, 0 or 1
     * @param permission 1 to allow, 0 to hold, -1 to ban
     * @return the direction, or 0 not to act
     */
    public static int action(int direction, int edge, int permission) {
        return permission == 1 && edge == direction ? direction : 0;
    }

    /**
     * Reads structural stress as a permission.
     *
     * @param stress 0 to 1
     * @return 1 below 0.4, -1 from 0.7 on, 0 between and for NaN
     */
    public static int permission(double stress) {
        if (stress >= BAN_STRESS) {
            return -1;
        }
        return stress < NEUTRAL_STRESS ? 1 : 0;
    }
}
