package org.ternion.trading.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects named values in order. */
final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields add(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** The values of another result, with a prefix before their names. */
    Fields addAll(String prefix, Measured other) {
        other.toMap().forEach((name, value) -> values.put(prefix + name, value));
        return this;
    }

    Map<String, Object> map() {
        return values;
    }
}
