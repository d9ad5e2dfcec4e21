package org.ternion.krr.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code key=value} pairs behind the name of a kernel; knows which keys were asked for. */
final class KernelParameters {
    /** Narrower than {@link Double#parseDouble}, which takes hexadecimal numbers and type letters. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final String name;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    KernelParameters(String name) {
        this.name = name;
    }

    void put(String key, String value) {
        if (values.putIfAbsent(key, value) != null) {
            throw new IllegalArgumentException(name + " has two parameters " + key);
        }
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    String text(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException(name + " needs " + key + "=.., found "
                    + (values.isEmpty() ? "no parameter" : String.join(", ", values.keySet())));
        }
        return values.get(key);
    }

    double number(String key) {
        return number(key, text(key));
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    int integer(String key) {
        double value = number(key);
        if ((int) value != value) {
            throw new IllegalArgumentException(key + " of " + name + " must be an integer, was " + text(key));
        }
        return (int) value;
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    /** Numbers with slashes between them. */
    double[] list(String key) {
        return Arrays.stream(text(key).split("/", -1)).mapToDouble(part -> number(key, part)).toArray();
    }

    /** Fails if there is a key that nobody asked for. */
    void finish() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                throw new IllegalArgumentException(name + " has no parameter " + key + "; known: "
                        + String.join(", ", asked));
            }
        }
    }

    private double number(String key, String text) {
        if (text.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(key + " of " + name + " must be a number, was '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}
