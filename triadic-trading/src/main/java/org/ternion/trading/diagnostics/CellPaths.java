package org.ternion.trading.diagnostics;

import java.util.SortedMap;
import java.util.TreeMap;

/** Outlines of the cells of a {@link Surface} in the area of a {@link Panel}, one path for all cells of a colour. */
final class CellPaths {
    private final Panel panel;
    private final Surface surface;

    CellPaths(Panel panel, Surface surface) {
        this.panel = panel;
        this.surface = surface;
    }

    /** By step of a palette; neighbours of one step in a row share an outline, cells that are NaN have none. */
    SortedMap<Integer, StringBuilder> bySteps(Axis scale) {
        SortedMap<Integer, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < surface.rows().size(); row++) {
            int from = 0;
            for (int col = 0; col < surface.cols().size(); col++) {
                int step = step(surface.get(row, col), scale);
                boolean last = col + 1 == surface.cols().size();
                if (last || step(surface.get(row, col + 1), scale) != step) {
                    if (step >= 0) {
                        add(paths.computeIfAbsent(step, key -> new StringBuilder()), row, from, col + 1);
                    }
                    from = col + 1;
                }
            }
        }
        return paths;
    }

    private static int step(double value, Axis scale) {
        return Double.isNaN(value) ? -1 : Palette.stepOf(scale.share(value));
    }

    /** Of the cells whose class, modulo the number of colours, is the given one; empty if there are none. */
    StringBuilder ofClass(int wanted, int colours) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < surface.rows().size(); row++) {
            for (int col = 0; col < surface.cols().size(); col++) {
                double value = surface.get(row, col);
                if (!Double.isNaN(value) && (int) value % colours == wanted) {
                    add(path, row, col, col + 1);
                }
            }
        }
        return path;
    }

    private void add(StringBuilder path, int row, int fromCol, int toCol) {
        double x0 = panel.px(surface.cols().edge(fromCol));
        double x1 = panel.px(surface.cols().edge(toCol));
        double y0 = panel.py(surface.rows().edge(row + 1));
        double y1 = panel.py(surface.rows().edge(row));
        Svg.to(path, 'M', x0, y0);
        path.append('H').append(Svg.number(x1)).append('V').append(Svg.number(y1)).append('H').append(Svg.number(x0))
                .append('Z');
    }
}
