package org.ternion.cli;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleFunction;
import org.ternion.core.DoubleMatrix;

/** Draws fields as a table of pictures: a column for each source, a row for each quantity with a scale of its own. */
final class FieldPicture {
    private static final int SIDE = 160;
    private static final int GAP = 12;
    private static final int MARGIN = 24;
    private static final int HEAD = 76;
    private static final int NAMES = 84;
    private static final int SCALE_GAP = 14;
    private static final int SCALE_WIDTH = 16;
    private static final int SCALE_LABELS = 76;
    private static final int LINE = 18;
    private static final double NOTHING = 1e-3;
    private static final MathContext DIGITS = new MathContext(3);

    private final Graphics2D g;
    private final Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private FieldPicture(Graphics2D g) {
        this.g = g;
    }

    /**
     * A row of fields on one scale, null where there is none. Values outside of the scale get the colour of its end,
     * what is not a number is white.
     */
    record Row(String name, double low, double high, List<DoubleMatrix> fields) {
        Color color(double value) {
            return Double.isNaN(value) ? Color.WHITE : ScoreColors.of((value - low) / (high - low));
        }
    }

    static BufferedImage draw(String title, List<String> columns, List<Row> rows) {
        int width = 2 * MARGIN + NAMES + columns.size() * (SIDE + GAP) + SCALE_GAP + SCALE_WIDTH + SCALE_LABELS;
        int height = HEAD + rows.size() * (SIDE + GAP) + MARGIN - GAP;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            new FieldPicture(g).draw(title, columns, rows, picture);
        } finally {
            g.dispose();
        }
        return picture;
    }

    private void draw(String title, List<String> columns, List<Row> rows, BufferedImage picture) {
        text(title, plain.deriveFont(Font.BOLD, 17f), MARGIN, 34);
        int left = MARGIN + NAMES;
        for (int column = 0; column < columns.size(); column++) {
            int center = left + column * (SIDE + GAP) + SIDE / 2;
            text(columns.get(column), plain, center - width(columns.get(column)) / 2, HEAD - 10);
        }
        for (int row = 0; row < rows.size(); row++) {
            int top = HEAD + row * (SIDE + GAP);
            Row drawn = rows.get(row);
            String[] lines = drawn.name().split("\n");
            for (int line = 0; line < lines.length; line++) {
                text(lines[line], plain, MARGIN, top + SIDE / 2 + 5 + LINE * line - LINE * (lines.length - 1) / 2);
            }
            for (int column = 0; column < drawn.fields().size(); column++) {
                if (drawn.fields().get(column) != null) {
                    paint(picture, left + column * (SIDE + GAP), top, drawn, drawn.fields().get(column));
                }
            }
            paintScale(picture, left + columns.size() * (SIDE + GAP) + SCALE_GAP - GAP, top, drawn);
        }
    }

    private static void paint(BufferedImage picture, int left, int top, Row row, DoubleMatrix field) {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double value = field.get(y * field.rows() / SIDE, x * field.cols() / SIDE);
                picture.setRGB(left + x, top + y, row.color(value).getRGB());
            }
        }
    }

    private void paintScale(BufferedImage picture, int left, int top, Row row) {
        double low = row.low();
        for (int y = 0; y < SIDE; y++) {
            int color = row.color(row.high() - (row.high() - low) * y / (SIDE - 1)).getRGB();
            for (int x = 0; x < SCALE_WIDTH; x++) {
                picture.setRGB(left + x, top + y, color);
            }
        }
        DoubleFunction<String> label = value -> number(value, Math.max(Math.abs(low), Math.abs(row.high())));
        int labels = left + SCALE_WIDTH + 6;
        text(label.apply(row.high()), plain, labels, top + 11);
        text(label.apply((low + row.high()) / 2), plain, labels, top + SIDE / 2 + 5);
        text(label.apply(low), plain, labels, top + SIDE);
    }

    /** Three digits; what is nothing beside the largest number is 0. */
    private static String number(double value, double largest) {
        return Math.abs(value) < NOTHING * largest ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString().replace("E", "e");
    }

    private int width(String text) {
        return g.getFontMetrics(plain).stringWidth(text);
    }

    private void text(String text, Font font, int x, int y) {
        g.setFont(font);
        g.setColor(Charts.INK);
        g.drawString(text, x, y);
    }
}
