package org.ternion.trading.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the values of a {@link Measured} result in their order. */
public final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** No values yet. */
    public Fields() {
    }

    /**
     * Adds a value.
     *
     * @param name  its name
     * @param value as {@link Measured#toMap} has them
     * @return this
     */
    public Fields add(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /**
     * Adds the values of another result.
     *
     * @param prefix what to put before their names
     * @param other  the other result
     * @return this
     */
    public Fields addAll(String prefix, Measured other) {
        other.toMap().forEach((name, value) -> values.put(prefix + name, value));
        return this;
    }

    /** {@return the live values} */
    public Map<String, Object> map() {
        return values;
    }
}
