package org.ternion.trading.position;

import java.util.Objects;

/**
 * All that a {@link PositionKeeper} can be told.
 *
 * @param gate    how confidence becomes permission
 * @param size    how large targets are
 * @param fill    how decisions are executed
 * @param account what is held
 */
public record PositionRules(GateRules gate, SizeRules size, FillRules fill, AccountRules account) {
    /**
     * Checks that nothing is null.
     *
     * @param gate    see the record
     * @param size    see the record
     * @param fill    see the record
     * @param account see the record
     */
    public PositionRules {
        Objects.requireNonNull(gate, "gate");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(account, "account");
    }
}
