package org.ternion.trading.signal;

/** Where the state is neutral. */
public enum DeadZone {
    /**
     * While |z| is less than half the deviation of returns, at least a given number: a return compared with a
     * dimensionless z, so hardly ever.
     */
    RETURN_SIGMA,
    /** While |z| is less than a given number. */
    Z_UNITS
}
