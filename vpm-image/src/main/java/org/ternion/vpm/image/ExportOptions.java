package org.ternion.vpm.image;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What {@link VpmExport} puts into its tree.
 *
 * @param values     how samples are written
 * @param channels   which channels are written
 * @param maxColumns only the first so many logical columns, {@code >= 0}
 * @param step       every so many-th column, {@code >= 1}
 */
public record ExportOptions(Values values, Channels channels, int maxColumns, int step) {
    /** Header and metadata only. */
    public static final ExportOptions SUMMARY = new ExportOptions(Values.NONE, Channels.RGB, Integer.MAX_VALUE, 1);

    /** How samples are written. */
    public enum Values {
        /** Not at all. */
        NONE("none"),
        /** All channels divided by 65535. */
        NORMALIZED("normalized"),
        /** Red in the units of the table, the others divided by 65535. Without ranges like {@link #NORMALIZED}. */
        ORIGINAL("original"),
        /** Samples from 0 to 65535. */
        RAW("raw_u16");

        private final String key;

        Values(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** Which channels are written. */
    public enum Channels {
        /** Scores. */
        R,
        /** Scores and percentiles. */
        RG,
        /** All three. */
        RGB
    }

    /**
     * Checks the options.
     *
     * @param values     see the record
     * @param channels   see the record
     * @param maxColumns see the record
     * @param step       see the record
     * @throws IllegalArgumentException if a number is below its smallest value
     */
    public ExportOptions {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(channels, "channels");
        Checks.inRange(maxColumns, 0, Integer.MAX_VALUE, "maxColumns");
        Checks.inRange(step, 1, Integer.MAX_VALUE, "step");
    }

    /**
     * Options for samples of all logical columns.
     *
     * @param values   how samples are written
     * @param channels which channels are written
     * @return the options
     */
    public static ExportOptions of(Values values, Channels channels) {
        return new ExportOptions(values, channels, Integer.MAX_VALUE, 1);
    }
}
