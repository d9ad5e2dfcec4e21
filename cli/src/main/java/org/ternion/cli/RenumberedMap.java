package org.ternion.cli;

import java.util.List;
import java.util.Optional;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.TileId;

/** A map of a table from which rows were left out, with the row numbers of the whole table. */
final class RenumberedMap implements PolicyMap {
    private final PolicyMap map;
    private final int[] rows;

    /** Takes over {@code rows}: the row of the whole table for each row the map knows. */
    RenumberedMap(PolicyMap map, int[] rows) {
        this.map = map;
        this.rows = rows;
    }

    @Override
    public int document(int column) {
        return rows[map.document(column)];
    }

    @Override
    public int metrics() {
        return map.metrics();
    }

    @Override
    public int documents() {
        return map.documents();
    }

    @Override
    public List<String> metricNames() {
        return map.metricNames();
    }

    @Override
    public List<String> documentIds() {
        return map.documentIds();
    }

    @Override
    public int originalMetric(int metric) {
        return map.originalMetric(metric);
    }

    @Override
    public Optional<MetricRange> range(int metric) {
        return map.range(metric);
    }

    @Override
    public Optional<String> task() {
        return map.task();
    }

    @Override
    public Optional<TileId> tileId() {
        return map.tileId();
    }

    @Override
    public char[] red(int metric) {
        return map.red(metric);
    }

    @Override
    public char[] green(int metric) {
        return map.green(metric);
    }

    @Override
    public char[] blue(int metric) {
        return map.blue(metric);
    }
}
