package org.ternion.vpm;

/** How the percentile channel ranks equal scores of one metric. */
public enum TieRule {
    /** Equal scores get the mean of the positions they occupy, so equal scores have equal percentiles. */
    MID_RANK,
    /** Equal scores are ranked by column, as the reference files without ties are. */
    STABLE_ORDINAL
}
