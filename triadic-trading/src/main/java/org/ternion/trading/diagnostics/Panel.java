package org.ternion.trading.diagnostics;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A plotting area of an {@link Svg} with an axis to the right and one upwards. What is drawn later covers what was
 * drawn before; {@link #frame} comes last. Places outside of the axes move to the border. Not safe for use by several
 * threads.
 */
public final class Panel {
    /** Room that {@link #frame} needs to the left of the area. */
    public static final int ROOM_LEFT = 80;
    /** Room that {@link #frame} and {@link #title} need above the area. */
    public static final int ROOM_ABOVE = 26;
    /** Room that {@link #frame} needs below the area. */
    public static final int ROOM_BELOW = 44;
    /** Room that {@link #legend} needs below that. */
    public static final int ROOM_LEGEND = 22;
    /** Room that {@link #colourBar} needs to the right of the area. */
    public static final int ROOM_BAR = 84;

    private static final double SMALL = 11;
    private static final double HATCH = 7;
    private static final double SHADE = 0.16;

    private final Svg svg;
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final Axis x;
    private final Axis y;

    /**
     * An empty area.
     *
     * @param svg    picture
     * @param left   left edge in pixels
     * @param top    upper edge in pixels
     * @param width  in pixels
     * @param height in pixels
     * @param x      axis to the right
     * @param y      axis upwards
     */
    public Panel(Svg svg, double left, double top, double width, double height, Axis x, Axis y) {
        this.svg = Objects.requireNonNull(svg, "svg");
        this.left = left;
        this.top = top;
        this.width = Checks.positive(width, "width");
        this.height = Checks.positive(height, "height");
        this.x = Objects.requireNonNull(x, "x");
        this.y = Objects.requireNonNull(y, "y");
    }

    /** Pixels from the left of a place, which is moved to the border if it lies outside. */
    double px(double value) {
        return left + width * Math.min(1, Math.max(0, x.share(value)));
    }

    /** The same from the top. */
    double py(double value) {
        return top + height * (1 - Math.min(1, Math.max(0, y.share(value))));
    }

    /**
     * Writes a heading above the area.
     *
     * @param title any text
     * @return this
     */
    public Panel title(String title) {
        svg.text(left, top - 9, 13, "start", title);
        return this;
    }

    /**
     * Colours the cells of a surface, rows upwards, columns to the right; cells that are NaN show a hatch.
     *
     * @param surface whose axes are those of this area
     * @param palette colours
     * @param scale   numbers of the first and of the last colour
     * @return this
     */
    public Panel heatmap(Surface surface, Palette palette, Axis scale) {
        hatch();
        new CellPaths(this, surface).bySteps(scale).forEach((step, path) -> svg.fill(path, palette.step(step)));
        return this;
    }

    /**
     * Colours the cells of a surface whose numbers are classes.
     *
     * @param surface whose axes are those of this area, with whole numbers from 0
     * @param colours of the classes; those beyond the last start over
     * @return this
     */
    public Panel classes(Surface surface, List<String> colours) {
        hatch();
        CellPaths cells = new CellPaths(this, surface);
        for (int c = 0; c < colours.size(); c++) {
            StringBuilder path = cells.ofClass(c, colours.size());
            if (!path.isEmpty()) {
                svg.fill(path, colours.get(c));
            }
        }
        return this;
    }

    /** Fine slanted lines: what no cell covers is blank, not a value. */
    private void hatch() {
        StringBuilder path = new StringBuilder();
        for (double d = HATCH; d < width + height; d += HATCH) {
            double x0 = Math.max(0, d - height);
            double x1 = Math.min(width, d);
            Svg.to(path, 'M', left + x0, top + d - x0);
            Svg.to(path, 'L', left + x1, top + d - x1);
        }
        svg.stroke(path, "#8884", 0.7);
    }

    /**
     * Draws the colours of a heatmap to the right of the area.
     *
     * @param palette colours
     * @param scale   as in {@link #heatmap}; its label is written beside
     * @return this
     */
    public Panel colourBar(Palette palette, Axis scale) {
        double barLeft = left + width + 14;
        for (int step = 0; step < Palette.STEPS; step++) {
            double y0 = Math.rint(top + height - height * (step + 1) / Palette.STEPS);
            double y1 = Math.rint(top + height - height * step / Palette.STEPS);
            svg.rect(barLeft, y0, 12, y1 - y0, palette.step(step), 1);
        }
        for (Axis.Tick tick : scale.ticks((int) (height / 40))) {
            double at = top + height * (1 - scale.share(tick.value()));
            svg.line(barLeft + 12, at, barLeft + 15, at, Svg.INK, 0.6, "");
            svg.text(barLeft + 18, at + 4, SMALL, "start", tick.label());
        }
        svg.upwardText(barLeft + 62, top + height / 2, SMALL, scale.label());
        return this;
    }

    /**
     * Draws a line through points in the order of x; NaN breaks it. Where many points share a pixel, the least and the
     * greatest of them are drawn.
     *
     * @param xs     places
     * @param ys     values
     * @param colour of the line
     * @return this
     */
    public Panel line(double[] xs, double[] ys, String colour) {
        double[] across = new double[xs.length];
        double[] down = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            across[i] = px(xs[i]);
            down[i] = py(ys[i]);
        }
        String path = LinePath.of(across, down, width);
        if (!path.isEmpty()) {
            svg.stroke(path, colour, 1.4);
        }
        return this;
    }

    /**
     * Draws a value per bin as a stepped line; NaN breaks it.
     *
     * @param bins   whose axis is the one to the right
     * @param ys     a value per bin
     * @param colour of the line
     * @return this
     */
    public Panel steps(GridAxis bins, double[] ys, String colour) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int bin = 0; bin < bins.size(); bin++) {
            if (Double.isNaN(ys[bin])) {
                drawing = false;
            } else {
                Svg.to(path, drawing ? 'L' : 'M', px(bins.edge(bin)), py(ys[bin]));
                Svg.to(path, 'L', px(bins.edge(bin + 1)), py(ys[bin]));
                drawing = true;
            }
        }
        if (!path.isEmpty()) {
            svg.stroke(path, colour, 1.8);
        }
        return this;
    }

    /**
     * Draws a filled bar.
     *
     * @param fromX  left
     * @param toX    right
     * @param fromY  bottom
     * @param toY    top
     * @param colour of the bar
     * @return this
     */
    public Panel bar(double fromX, double toX, double fromY, double toY, String colour) {
        double x0 = px(fromX);
        double y0 = py(toY);
        if (toY > fromY) {
            svg.rect(x0, y0, Math.max(0.5, px(toX) - x0), Math.max(0.5, py(fromY) - y0), colour, 1);
        }
        return this;
    }

    /**
     * Shades the stretches of x where a condition holds, over the whole height; where several places share a pixel, as
     * much as it holds there.
     *
     * @param xs     places in rising order
     * @param inside whether it holds, from a place to the next
     * @param colour of the shade
     * @return this
     */
    public Panel shade(double[] xs, boolean[] inside, String colour) {
        double[] held = Shading.ofColumns(xs, inside, x, (int) Math.ceil(width));
        int from = 0;
        for (int column = 1; column <= held.length; column++) {
            if (column == held.length || held[column] != held[from]) {
                if (held[from] > 0) {
                    double end = Math.min(width, column);
                    svg.rect(left + from, top, end - from, height, colour, SHADE * held[from]);
                }
                from = column;
            }
        }
        return this;
    }

    /**
     * Draws a dot.
     *
     * @param atX    place
     * @param atY    place
     * @param radius in pixels
     * @param colour of the dot
     * @return this
     */
    public Panel dot(double atX, double atY, double radius, String colour) {
        svg.circle(px(atX), py(atY), radius, colour);
        return this;
    }

    /**
     * Draws an arrow from a place, its length given in pixels. It has an edge in the colour of text, so that light and
     * dark colours can be seen on any page.
     *
     * @param atX    place of its tail
     * @param atY    place of its tail
     * @param right  pixels to the right
     * @param up     pixels upwards
     * @param colour of the arrow
     * @return this
     */
    public Panel arrow(double atX, double atY, double right, double up, String colour) {
        double x0 = px(atX);
        double y0 = py(atY);
        double length = Math.hypot(right, up);
        StringBuilder path = new StringBuilder();
        Svg.to(path, 'M', x0, y0);
        Svg.to(path, 'L', x0 + right, y0 - up);
        if (length > 0) {
            double head = Math.min(6, 2 + 0.25 * length);
            double ux = right / length;
            double uy = -up / length;
            for (int side = -1; side <= 1; side += 2) {
                Svg.to(path, 'M', x0 + right, y0 - up);
                Svg.to(path, 'L', x0 + right - head * (ux - side * 0.6 * uy), y0 - up - head * (uy + side * 0.6 * ux));
            }
        }
        svg.stroke(path, Svg.INK, 3.2);
        svg.stroke(path, colour, 1.6);
        return this;
    }

    /** Pixels per unit to the right. */
    double pixelsPerX() {
        return width / (x.high() - x.low());
    }

    /** Pixels per unit upwards. */
    double pixelsPerY() {
        return height / (y.high() - y.low());
    }

    /**
     * Draws a dashed line across the area at a value of x.
     *
     * @param at     where; outside of the axis nothing is drawn
     * @param colour of the line
     * @return this
     */
    public Panel lineAtX(double at, String colour) {
        if (at >= x.low() && at <= x.high()) {
            svg.line(px(at), top, px(at), top + height, colour, 1, "5 4");
        }
        return this;
    }

    /**
     * Draws a dashed line across the area at a value of y.
     *
     * @param at     where; outside of the axis nothing is drawn
     * @param colour of the line
     * @return this
     */
    public Panel lineAtY(double at, String colour) {
        if (at >= y.low() && at <= y.high()) {
            svg.line(left, py(at), left + width, py(at), colour, 1, "5 4");
        }
        return this;
    }

    /**
     * Names colours in a row below the area.
     *
     * @param names   of the series
     * @param colours as many
     * @return this
     */
    public Panel legend(List<String> names, List<String> colours) {
        double at = left;
        double baseline = top + height + ROOM_BELOW + 12;
        for (int i = 0; i < names.size(); i++) {
            svg.rect(at, baseline - 9, 10, 10, colours.get(i), 1);
            svg.text(at + 15, baseline, SMALL, "start", names.get(i));
            at += 32 + Svg.textWidth(names.get(i), SMALL);
        }
        return this;
    }

    /**
     * Writes a value beside a place.
     *
     * @param atX  place
     * @param atY  place
     * @param text any text
     * @return this
     */
    public Panel note(double atX, double atY, String text) {
        svg.text(px(atX) + 5, py(atY) + 4, SMALL, "start", text);
        return this;
    }

    /**
     * Draws border, ticks and labels.
     *
     * @return this
     */
    public Panel frame() {
        StringBuilder border = new StringBuilder();
        Svg.to(border, 'M', left, top);
        border.append('H').append(Svg.number(left + width)).append('V').append(Svg.number(top + height)).append('H')
                .append(Svg.number(left)).append('Z');
        svg.stroke(border, Svg.INK, 0.8);
        double bottom = top + height;
        for (Axis.Tick tick : x.ticks((int) (width / (x.dated() ? 92 : 56)))) {
            svg.line(px(tick.value()), bottom, px(tick.value()), bottom + 4, Svg.INK, 1, "");
            svg.text(px(tick.value()), bottom + 17, SMALL, "middle", tick.label());
        }
        double widest = 0;
        for (Axis.Tick tick : y.ticks((int) Math.max(2, height / (y.names().isEmpty() ? 34 : 14)))) {
            widest = Math.max(widest, Svg.textWidth(tick.label(), SMALL));
            svg.line(left - 4, py(tick.value()), left, py(tick.value()), Svg.INK, 1, "");
            svg.text(left - 7, py(tick.value()) + 4, SMALL, "end", tick.label());
        }
        svg.text(left + width / 2, bottom + 35, 12, "middle", x.label());
        svg.upwardText(left - Math.max(50, 18 + widest), top + height / 2, 12, y.label());
        return this;
    }
}
