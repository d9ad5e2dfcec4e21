package org.ternion.trading.signal;

/** How the cap of the flip rate joins the shortest run. */
public enum FlipRule {
    /** A run that is long enough or a rate below the cap: the cap loosens the rule. */
    OR,
    /** Both. */
    AND
}
