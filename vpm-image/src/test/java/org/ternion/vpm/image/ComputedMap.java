package org.ternion.vpm.image;

import java.util.List;
import java.util.Optional;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.TileId;

/** A map that holds one row: samples are computed when asked for, documents stand in reverse order. */
final class ComputedMap implements PolicyMap {
    private final int metrics;
    private final char[] red;
    private final char[] green;
    private final char[] blue;

    ComputedMap(int metrics, int documents) {
        this.metrics = metrics;
        red = new char[documents];
        green = new char[documents];
        blue = new char[documents];
    }

    static char redSample(int metric, int column) {
        // Fibonacci hashing: reproducible noise.
        return (char) ((column * 64 + metric) * 0x9E3779B9 >>> 16);
    }

    static char greenSample(int metric, int column) {
        return (char) (redSample(metric, column) / 3 + column % 7);
    }

    @Override
    public int metrics() {
        return metrics;
    }

    @Override
    public int documents() {
        return red.length;
    }

    @Override
    public List<String> metricNames() {
        return VpmWriter.defaultNames(metrics);
    }

    @Override
    public List<String> documentIds() {
        return List.of();
    }

    @Override
    public int document(int column) {
        return red.length - 1 - column;
    }

    @Override
    public Optional<MetricRange> range(int metric) {
        return Optional.of(new MetricRange(-1, metric));
    }

    @Override
    public Optional<String> task() {
        return Optional.empty();
    }

    @Override
    public Optional<TileId> tileId() {
        return Optional.empty();
    }

    @Override
    public char[] red(int metric) {
        for (int c = 0; c < red.length; c++) {
            red[c] = redSample(metric, c);
        }
        return red;
    }

    @Override
    public char[] green(int metric) {
        for (int c = 0; c < green.length; c++) {
            green[c] = greenSample(metric, c);
        }
        return green;
    }

    @Override
    public char[] blue(int metric) {
        return blue;
    }
}
