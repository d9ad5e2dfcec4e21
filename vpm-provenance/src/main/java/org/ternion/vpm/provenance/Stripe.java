package org.ternion.vpm.provenance;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How metrics were painted into the top rows of a picture.
 *
 * @param headerRows  rows painted over, {@code >= 1}
 * @param channels    channels that carry the means, in the order of the rows below the first; copied
 * @param metricNames one name per column, copied
 * @param encoding    {@code means:v1} is the only one known
 */
public record Stripe(int headerRows, List<String> channels, List<String> metricNames, String encoding) {
    /**
     * Checks the number of rows and copies the lists.
     *
     * @param headerRows see the record
     * @param channels see the record
     * @param metricNames see the record
     * @param encoding see the record
     * @throws IllegalArgumentException if {@code headerRows} is below 1
     */
    public Stripe {
        Checks.inRange(headerRows, 1, Integer.MAX_VALUE, "params.stripe.header_rows");
        channels = List.copyOf(channels);
        metricNames = List.copyOf(metricNames);
        Objects.requireNonNull(encoding, "params.stripe.encoding");
    }
}
