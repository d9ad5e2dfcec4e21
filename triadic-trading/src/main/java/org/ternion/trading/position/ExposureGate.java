package org.ternion.trading.position;

/**
 * Approves how much may be done, say from a log of approvals kept by people. Fails closed: without an approval a
 * {@link PositionKeeper} observes and counts the bar in {@link PositionKeeper#unapproved}.
 */
@FunctionalInterface
public interface ExposureGate {
    /** Approves posture NORMAL always. */
    ExposureGate OPEN = time -> Posture.NORMAL;

    /**
     * The posture approved for a bar.
     *
     * @param time stamp of the bar
     * @return the posture, or null if nothing was approved
     */
    Posture posture(long time);
}
