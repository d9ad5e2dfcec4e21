package org.ternion.trading.position;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What a strategy wants, whatever executes it.
 *
 * @param time           stamp of the bar it was made from
 * @param symbol         market
 * @param direction      -1, 0 or 1
 * @param targetExposure unsigned share of equity, 0 to 1; 0 if the direction is 0
 * @param urgency        0 to 1
 * @param ttlMillis      how long it may wait for a fill
 * @param hold           nothing is to be done: the position stays as it is, whatever the direction says
 * @param actionability  confidence it was made with, 0 to 1; executions ignore it
 * @param reason         why
 */
public record Intent(long time, String symbol, int direction, double targetExposure, double urgency, int ttlMillis,
                     boolean hold, double actionability, Reason reason) {
    /**
     * Checks the values.
     *
     * @param time           see the record
     * @param symbol         see the record
     * @param direction      see the record
     * @param targetExposure see the record
     * @param urgency        see the record
     * @param ttlMillis      see the record
     * @param hold           see the record
     * @param actionability  see the record
     * @param reason         see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public Intent {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(reason, "reason");
        Checks.inRange(direction, -1, 1, "direction");
        Checks.inRange(targetExposure, 0, direction == 0 ? 0 : 1, "target exposure");
        Checks.inRange(urgency, 0, 1, "urgency");
        Checks.inRange(ttlMillis, 0, Integer.MAX_VALUE, "time to live");
        Checks.inRange(actionability, 0, 1, "actionability");
    }

    /** {@return the target with the sign of the direction} */
    public double signedTarget() {
        return targetExposure == 0 ? 0 : direction * targetExposure;
    }
}
