package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.trading.diagnostics.DiagnosticInput.Part;

/**
 * Where a log and a surface, or a second log, agree on what is acceptable, cell by cell over time and actionability.
 * The surface of a sweep has thresholds in place of time; it is stretched over the cells by nearest index.
 */
final class ManifoldHomology implements Diagnostic {
    private static final double LEAST_SHARE = 0.5;
    /** In the order of the classes: neither, first only, second only, both. */
    private static final List<String> COLOURS = List.of("#b8bcc2", "#e69f00", "#56b4e9", "#009e73");

    /** Share of acceptable bars, for its axes. */
    private final Surface place;
    private final int[] trader;
    private final int[] other;
    private final List<String> labels;

    private ManifoldHomology(Surface place, int[] trader, int[] other, List<String> labels) {
        this.place = place;
        this.trader = trader;
        this.other = other;
        this.labels = labels;
    }

    static ManifoldHomology of(DiagnosticInput input, DiagnosticSettings settings) {
        Surface trader = TimeMap.acceptability(input.log(), settings);
        boolean swept = input.has(Part.SWEEP);
        Surface other = swept ? SweepSurfaces.engagement(input.sweep())
                : TimeMap.acceptability(input.secondLog(), settings);
        int[] otherMask = swept ? engaged(other) : mask(other);
        return new ManifoldHomology(trader, mask(trader),
                resized(otherMask, other.rows().size(), other.cols().size(), trader.rows().size(),
                        trader.cols().size()),
                List.of(input.label(Part.LOG), input.label(swept ? Part.SWEEP : Part.SECOND_LOG)));
    }

    /** 1 where at least half of the bars are acceptable; 0 where there are none. */
    static int[] mask(Surface acceptability) {
        return Arrays.stream(acceptability.toArray()).mapToInt(share -> share >= LEAST_SHARE ? 1 : 0)
                .toArray();
    }

    /** 1 where more than half of the acceptable bars had an action. */
    static int[] engaged(Surface engagement) {
        return Arrays.stream(engagement.toArray()).mapToInt(share -> share > LEAST_SHARE ? 1 : 0).toArray();
    }

    /** Another number of rows and columns, by nearest index. */
    static int[] resized(int[] mask, int rows, int cols, int newRows, int newCols) {
        int[] sized = new int[newRows * newCols];
        for (int row = 0; row < newRows; row++) {
            for (int col = 0; col < newCols; col++) {
                sized[row * newCols + col] = mask[nearest(row, rows, newRows) * cols + nearest(col, cols, newCols)];
            }
        }
        return sized;
    }

    private static int nearest(int index, int size, int newSize) {
        return newSize == 1 ? 0 : (int) Math.floor((double) index * (size - 1) / (newSize - 1) + 0.5);
    }

    /** 0 neither, 1 the log only, 2 the other only, 3 both; by cell. */
    int[] classes() {
        int[] classes = new int[trader.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = trader[i] + 2 * other[i];
        }
        return classes;
    }

    @Override
    public DiagnosticTable table() {
        List<String> header = new ArrayList<>(place.rows().columns());
        header.addAll(place.cols().columns());
        header.addAll(List.of("trader", "other", "class"));
        List<String> names = List.of("neither", "trader_only", "other_only", "both");
        int[] classes = classes();
        return DiagnosticTable.of(header, classes.length, i -> {
            List<String> cells = new ArrayList<>(place.rows().cells(i / place.cols().size()));
            cells.addAll(place.cols().cells(i % place.cols().size()));
            cells.addAll(List.of(Integer.toString(trader[i]), Integer.toString(other[i]), names.get(classes[i])));
            return cells;
        });
    }

    @Override
    public Svg picture() {
        Svg svg = new Svg(Panel.ROOM_LEFT + 660 + 24, Panel.ROOM_ABOVE + 330 + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
        Surface drawn = place.with("class", Arrays.stream(classes()).asDoubleStream().toArray())
                .transposed();
        new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 660, 330, drawn.cols().axis(), drawn.rows().axis())
                .title("Acceptable in " + labels.get(0) + " and in " + labels.get(1)).classes(drawn, COLOURS).frame()
                .legend(List.of("neither", labels.get(0) + " only", labels.get(1) + " only", "both"), COLOURS);
        return svg;
    }
}
