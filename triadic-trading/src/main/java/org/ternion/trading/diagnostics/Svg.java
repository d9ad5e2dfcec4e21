package org.ternion.trading.diagnostics;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * An SVG picture under construction: shapes in the order they are drawn, no scripts, no ids, fonts of the system.
 * Coordinates are written with two decimals, the same text on every machine. What has no colour of its own takes the
 * colour of the text around it, so that pictures suit white and dark pages. Not safe for use by several threads.
 */
public final class Svg {
    /** Colour of text and axes: that of the page. */
    public static final String INK = "currentColor";

    private static final double LEAST_COORDINATE = -1e7;
    private static final double GREATEST_COORDINATE = 1e7;

    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();

    /**
     * An empty picture.
     *
     * @param width  in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public Svg(int width, int height) {
        this.width = Checks.inRange(width, 1, 100_000, "width");
        this.height = Checks.inRange(height, 1, 100_000, "height");
    }

    /**
     * Draws a filled rectangle with sharp edges.
     *
     * @param x       left
     * @param y       top
     * @param w       width
     * @param h       height
     * @param fill    colour
     * @param opacity 0 to 1
     * @return this
     */
    public Svg rect(double x, double y, double w, double h, String fill, double opacity) {
        open("rect").attribute("x", x).attribute("y", y).attribute("width", w).attribute("height", h);
        attribute("fill", fill);
        if (opacity < 1) {
            attribute("fill-opacity", opacity);
        }
        attribute("shape-rendering", "crispEdges");
        return close();
    }

    /**
     * Draws a filled circle.
     *
     * @param x      centre
     * @param y      centre
     * @param radius in pixels
     * @param fill   colour
     * @return this
     */
    public Svg circle(double x, double y, double radius, String fill) {
        open("circle").attribute("cx", x).attribute("cy", y).attribute("r", radius).attribute("fill", fill);
        return close();
    }

    /**
     * Draws a straight line.
     *
     * @param x1      start
     * @param y1      start
     * @param x2      end
     * @param y2      end
     * @param stroke  colour
     * @param opacity 0 to 1
     * @param dashes  such as {@code 4 3}; empty for none
     * @return this
     */
    public Svg line(double x1, double y1, double x2, double y2, String stroke, double opacity, String dashes) {
        open("line").attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
        attribute("stroke", stroke);
        if (opacity < 1) {
            attribute("stroke-opacity", opacity);
        }
        if (!dashes.isEmpty()) {
            attribute("stroke-dasharray", dashes);
        }
        return close();
    }

    /**
     * Draws the outline of a path.
     *
     * @param path   what {@link #to} made
     * @param stroke colour
     * @param width  of the line in pixels
     * @return this
     */
    public Svg stroke(CharSequence path, String stroke, double width) {
        open("path").attribute("d", path.toString()).attribute("fill", "none").attribute("stroke", stroke);
        attribute("stroke-width", width).attribute("stroke-linejoin", "round");
        return close();
    }

    /**
     * Fills a path, with sharp edges.
     *
     * @param path what {@link #to} made
     * @param fill colour
     * @return this
     */
    public Svg fill(CharSequence path, String fill) {
        open("path").attribute("d", path.toString()).attribute("fill", fill);
        attribute("shape-rendering", "crispEdges");
        return close();
    }

    /**
     * Writes a line of text.
     *
     * @param x      where {@code anchor} is
     * @param y      baseline
     * @param size   of the font in pixels
     * @param anchor {@code start}, {@code middle} or {@code end}
     * @param text   any text
     * @return this
     */
    public Svg text(double x, double y, double size, String anchor, String text) {
        open("text").attribute("x", x).attribute("y", y).attribute("font-size", size);
        attribute("text-anchor", anchor).attribute("fill", INK);
        return content("text", text);
    }

    /**
     * Writes a line of text that reads upwards.
     *
     * @param x    baseline
     * @param y    middle
     * @param size of the font in pixels
     * @param text any text
     * @return this
     */
    public Svg upwardText(double x, double y, double size, String text) {
        open("text").attribute("font-size", size).attribute("text-anchor", "middle").attribute("fill", INK);
        attribute("transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)");
        return content("text", text);
    }

    /**
     * Adds a step to a path.
     *
     * @param path    grows
     * @param command {@code M} to move, {@code L} for a line
     * @param x       where to
     * @param y       where to
     */
    public static void to(StringBuilder path, char command, double x, double y) {
        path.append(command).append(number(x)).append(' ').append(number(y));
    }

    /**
     * A number as pictures hold it: at most two decimals, no exponent.
     *
     * @param value any number; NaN becomes 0, what is beyond 1e7 is cut
     * @return its text
     */
    public static String number(double value) {
        long cents = Math.round(Math.min(GREATEST_COORDINATE, Math.max(LEAST_COORDINATE, value)) * 100);
        String sign = cents < 0 ? "-" : "";
        long size = Math.abs(cents);
        long rest = size % 100;
        String whole = sign + size / 100;
        if (rest == 0) {
            return whole;
        }
        return whole + (rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest);
    }

    /**
     * Width of a text in the fonts pictures use, roughly.
     *
     * @param text any text
     * @param size of the font in pixels
     * @return pixels
     */
    public static double textWidth(String text, double size) {
        return 0.56 * size * text.length();
    }

    /** {@return the picture for a page: transparent, in the colour of the text around it} */
    public String fragment() {
        return head("") + body + "</svg>\n";
    }

    /** {@return the picture as a file of its own: on white, or on black where the viewer prefers dark pages} */
    public String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head(" color=\"#222\"")
                + "<style>svg{color:#222;background:#fff}.paper{fill:#fff}"
                + "@media(prefers-color-scheme:dark){svg{color:#ddd;background:#16181c}.paper{fill:#16181c}}</style>\n"
                + "<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\" fill=\"#fff\"/>\n"
                + body + "</svg>\n";
    }

    private String head(String colour) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"system-ui,sans-serif\"" + colour
                + ">\n";
    }

    private Svg open(String element) {
        body.append('<').append(element);
        return this;
    }

    private Svg attribute(String name, double value) {
        return attribute(name, number(value));
    }

    private Svg attribute(String name, String value) {
        body.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        return this;
    }

    private Svg close() {
        body.append("/>\n");
        return this;
    }

    private Svg content(String element, String text) {
        body.append('>').append(escaped(text)).append("</").append(element).append(">\n");
        return this;
    }

    /** Control characters are not allowed in XML; they become spaces. */
    private static String escaped(String text) {
        Objects.requireNonNull(text, "text");
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? ' ' : c);
            }
        }
        return safe.toString();
    }
}
