package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the stages of a command took, one after the other. */
final class Timings {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Object> millis = new LinkedHashMap<>();
    private final long start = System.nanoTime();
    private long last = start;

    /** Ends a stage; returns its milliseconds. */
    double end(String stage) {
        long now = System.nanoTime();
        double taken = (now - last) / NANOS_PER_MILLI;
        millis.put(stage + "Millis", taken);
        last = now;
        return taken;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>(millis);
        tree.put("totalMillis", (last - start) / NANOS_PER_MILLI);
        return tree;
    }
}
