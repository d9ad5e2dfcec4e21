package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Connected stretches of acceptable cells over actionability, followed through time. In each row of time the stretches,
 * from the left, take the component that lives and overlaps most, the older one of equals, which then lies where the
 * stretch does; a stretch without overlap begins a component. One that no stretch takes ends.
 */
final class TemporalHomology implements Diagnostic {
    private static final int LIFETIME_BINS = 30;

    private final Surface place;
    private final int[] ids;
    private final List<Component> ended;

    private TemporalHomology(Surface place, int[] ids, List<Component> ended) {
        this.place = place;
        this.ids = ids;
        this.ended = ended;
    }

    private static final class Component {
        private final int id;
        private final int firstRow;
        private int from;
        private int to;
        private int lastRow;

        Component(int id, int row) {
            this.id = id;
            firstRow = row;
        }

        void moveTo(int newFrom, int newTo, int row) {
            from = newFrom;
            to = newTo;
            lastRow = row;
        }

        int overlap(int start, int end) {
            return Math.min(to, end) - Math.max(from, start);
        }

        int lifetime() {
            return lastRow + 1 - firstRow;
        }
    }

    static TemporalHomology of(DiagnosticInput input, DiagnosticSettings settings) {
        Surface shares = TimeMap.acceptability(input.log(), settings);
        int cols = shares.cols().size();
        int[] mask = ManifoldHomology.mask(shares);
        int[] ids = new int[mask.length];
        Arrays.fill(ids, -1);
        List<Component> active = new ArrayList<>();
        List<Component> ended = new ArrayList<>();
        int born = 0;
        for (int row = 0; row < shares.rows().size(); row++) {
            for (int from = 0; from < cols; from++) {
                if (mask[row * cols + from] != 0) {
                    int to = from;
                    while (to < cols && mask[row * cols + to] != 0) {
                        to++;
                    }
                    Component taken = mostOverlapping(active, from, to);
                    if (taken == null) {
                        taken = new Component(born++, row);
                        active.add(taken);
                    }
                    taken.moveTo(from, to, row);
                    Arrays.fill(ids, row * cols + from, row * cols + to, taken.id);
                    from = to;
                }
            }
            int now = row;
            active.stream().filter(component -> component.lastRow < now).forEach(ended::add);
            active.removeIf(component -> component.lastRow < now);
        }
        ended.addAll(active);
        return new TemporalHomology(shares, ids, ended);
    }

    /** Null if none overlaps. */
    private static Component mostOverlapping(List<Component> active, int from, int to) {
        Component best = null;
        int most = 0;
        for (Component component : active) {
            int overlap = component.overlap(from, to);
            if (overlap > most) {
                most = overlap;
                best = component;
            }
        }
        return best;
    }

    /** Rows each component lived, in the order in which they ended. */
    int[] lifetimes() {
        return ended.stream().mapToInt(Component::lifetime).toArray();
    }

    /** Component by cell, -1 for none. */
    int[] ids() {
        return ids.clone();
    }

    /** A row per cell of a component. */
    @Override
    public DiagnosticTable table() {
        List<String> header = new ArrayList<>(place.rows().columns());
        header.addAll(place.cols().columns());
        header.addAll(List.of("component", "lifetime"));
        int[] lifetimes = new int[ended.size()];
        ended.forEach(component -> lifetimes[component.id] = component.lifetime());
        int[] taken = IntStream.range(0, ids.length).filter(i -> ids[i] >= 0).toArray();
        return DiagnosticTable.of(header, taken.length, row -> {
            int i = taken[row];
            List<String> cells = new ArrayList<>(place.rows().cells(i / place.cols().size()));
            cells.addAll(place.cols().cells(i % place.cols().size()));
            cells.addAll(List.of(Integer.toString(ids[i]), Integer.toString(lifetimes[ids[i]])));
            return cells;
        });
    }

    @Override
    public Svg picture() {
        int height = Panel.ROOM_ABOVE + 220 + Panel.ROOM_BELOW;
        Svg svg = new Svg(Panel.ROOM_LEFT + 660 + 24, height + Panel.ROOM_ABOVE + 300 + Panel.ROOM_BELOW);
        int longest = Arrays.stream(lifetimes()).max().orElse(1);
        GridAxis bins = GridAxis.bins("lifetime", "lifetime (rows of time)", 0, Math.max(longest, 1), LIFETIME_BINS);
        int[] counts = new int[LIFETIME_BINS];
        for (int lifetime : lifetimes()) {
            counts[bins.indexOf(lifetime)]++;
        }
        Panel histogram = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 660, 220, bins.axis(),
                Axis.numbers("components", 0, Math.max(1, Arrays.stream(counts).max().orElse(1)) * 1.05))
                .title("Lifetimes of " + ended.size() + " components");
        for (int bin = 0; bin < LIFETIME_BINS; bin++) {
            histogram.bar(bins.edge(bin), bins.edge(bin + 1), 0, counts[bin], Palette.category(0));
        }
        histogram.frame();
        List<String> colours = IntStream.range(0, 8).mapToObj(Palette::category).toList();
        double[] codes = Arrays.stream(ids).mapToDouble(id -> id < 0 ? Double.NaN : id).toArray();
        Surface drawn = place.with("component", codes).transposed();
        new Panel(svg, Panel.ROOM_LEFT, height + Panel.ROOM_ABOVE, 660, 300, drawn.cols().axis(),
                drawn.rows().axis()).title("Components (colours repeat after eight)").classes(drawn, colours).frame();
        return svg;
    }
}
