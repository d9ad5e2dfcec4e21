package org.ternion.trading.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.ternion.core.Checks;
import org.ternion.trading.DecimalText;

/** How one side of a {@link Surface} is cut: into bins of numbers or of time, or by name. Immutable. */
public final class GridAxis {
    private final String column;
    private final Axis axis;
    private final double[] edges;

    private GridAxis(String column, Axis axis, double[] edges) {
        this.column = column;
        this.axis = axis;
        this.edges = edges;
    }

    /**
     * Equal bins.
     *
     * @param column what tables call them
     * @param label  what pictures call them
     * @param low    where the first begins, finite
     * @param high   where the last ends, finite; if it is {@code low}, the range is half a unit wider on each side
     * @param bins   at least 1
     * @return the bins
     */
    public static GridAxis bins(String column, String label, double low, double high, int bins) {
        double[] edges = edges(low, high, bins);
        return new GridAxis(column, Axis.numbers(label, edges[0], edges[bins]), edges);
    }

    /** Equal bins from the first stamp to the last, in units after the first stamp. */
    static GridAxis times(long[] times, int bins) {
        Axis axis = Axis.times(times);
        return new GridAxis("time", axis, edges(axis.low(), axis.high(), bins));
    }

    /**
     * One bin per name.
     *
     * @param column what tables call them
     * @param label  what pictures call them
     * @param names  at least one
     * @return the bins; bin {@code i} holds the numbers from {@code i} to {@code i + 1}
     */
    public static GridAxis names(String column, String label, List<String> names) {
        double[] edges = DoubleStream.iterate(0, edge -> edge + 1).limit(names.size() + 1L).toArray();
        return new GridAxis(column, Axis.names(label, names), edges);
    }

    private static double[] edges(double low, double high, int bins) {
        Checks.finite(low, "low");
        Checks.finite(high, "high");
        Checks.inRange(bins, 1, Integer.MAX_VALUE - 8, "bins");
        double from = high > low ? low : low - 0.5;
        double to = high > low ? high : low + 0.5;
        double step = (to - from) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = from + i * step;
        }
        edges[bins] = to;
        return edges;
    }

    /** {@return the number of bins} */
    public int size() {
        return edges.length - 1;
    }

    /** {@return the axis for pictures} */
    public Axis axis() {
        return axis;
    }

    /**
     * An edge.
     *
     * @param index 0 to {@link #size}
     * @return where bin {@code index} begins and the one before ends
     */
    public double edge(int index) {
        return edges[Objects.checkIndex(index, edges.length)];
    }

    /** Middle of a bin. */
    double centre(int bin) {
        return (edges[bin] + edges[bin + 1]) / 2;
    }

    /**
     * Bin of a value; bins are closed on the left, the last one on both sides.
     *
     * @param value any number
     * @return the bin, -1 if it lies in none
     */
    public int indexOf(double value) {
        return value == edges[edges.length - 1] ? size() - 1 : indexBelow(value);
    }

    /** Bin of a value, all of them open on the right. */
    int indexBelow(double value) {
        if (!(value >= edges[0] && value < edges[edges.length - 1])) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * Bin of a value; bins are closed on the right, the first one on both sides.
     *
     * @param value any number
     * @return the bin, -1 if it lies in none
     */
    public int indexAbove(double value) {
        if (!(value >= edges[0] && value <= edges[edges.length - 1])) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? Math.max(0, found - 1) : -found - 2;
    }

    /** Columns a bin takes in a table. */
    List<String> columns() {
        return axis.names().isEmpty() ? List.of(column + "_from", column + "_to") : List.of(column);
    }

    /** A bin in a table. */
    List<String> cells(int bin) {
        return axis.names().isEmpty() ? List.of(edgeText(bin), edgeText(bin + 1)) : List.of(axis.names().get(bin));
    }

    private String edgeText(int index) {
        if (axis.dated()) {
            return Long.toString(axis.origin() + Math.round(edges[index]));
        }
        return DecimalText.of(edges[index] + axis.origin());
    }
}
