package org.ternion.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;

/** Draws maps enlarged and labelled: each whole file as a strip, and its best documents as a table of colours. */
final class PreviewPicture {
    private static final double FULL_SCALE = 65535;
    private static final int BEST = 20;
    private static final int MARGIN = 28;
    private static final int LABELS = 150;
    private static final int CELL_WIDTH = 40;
    private static final int CELL_HEIGHT = 27;
    private static final int STRIP_ROW = 7;
    private static final int STRIP_WIDTH = BEST * CELL_WIDTH;
    private static final int FUNNEL = 30;
    private static final int NAMES = 150;
    private static final int HEAD = 112;
    private static final double SLOPE = Math.toRadians(50);
    private static final int LONGEST_NAME = 26;
    private static final Color INK = new Color(0x222222);
    private static final Color PALE = new Color(0x777777);

    private final Graphics2D g;
    /** Java needs a font of the system for any text; without one the picture has colours only. */
    private final boolean fonts;
    private final Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private final Font bold = plain.deriveFont(Font.BOLD);

    private PreviewPicture(Graphics2D g) {
        this.g = g;
        this.fonts = fontsWork(g, plain);
    }

    private static boolean fontsWork(Graphics2D g, Font font) {
        try {
            return g.getFontMetrics(font).stringWidth("m") > 0;
        } catch (LinkageError | InternalError | RuntimeException e) {
            return false;
        }
    }

    /** One map to draw; {@code subject} is what its documents are. */
    record Panel(String title, String subject, PolicyMap map) {
        int height() {
            return 30 + map.metrics() * STRIP_ROW + FUNNEL + map.metrics() * CELL_HEIGHT + NAMES;
        }
    }

    static BufferedImage draw(String title, List<Panel> panels) {
        int width = 2 * MARGIN + LABELS + STRIP_WIDTH + 60;
        int height = HEAD + panels.stream().mapToInt(Panel::height).sum() + MARGIN / 2;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            PreviewPicture preview = new PreviewPicture(g);
            preview.drawHead(title, width);
            int y = HEAD;
            for (Panel panel : panels) {
                preview.drawPanel(panel, y);
                y += panel.height();
            }
        } finally {
            g.dispose();
        }
        return picture;
    }

    private void drawHead(String title, int width) {
        text(title, plain.deriveFont(Font.BOLD, 20f), INK, MARGIN, 38);
        text("A row is a metric, a column is one document. The task sorts the columns, best at the left; its metrics"
                + " are bold.", plain, INK, MARGIN, 62);
        text("Colour is the score on the scale of its metric, numbers are the values restored from the file.",
                plain, INK, MARGIN, 80);
        int bar = 180;
        int x = width - MARGIN - bar - 34;
        for (int i = 0; i < bar; i++) {
            g.setColor(ScoreColors.of(i / (bar - 1.0)));
            g.fillRect(x + i, 26, 1, 12);
        }
        text("lowest", plain, PALE, x - width("lowest", plain) - 6, 36);
        text("highest", plain, PALE, x + bar + 6, 36);
    }

    private void drawPanel(Panel panel, int top) {
        PolicyMap map = panel.map();
        int left = MARGIN + LABELS;
        text(panel.title(), plain.deriveFont(Font.BOLD, 15f), INK, MARGIN, top + 14);
        int strip = top + 26;
        int stripBottom = strip + map.metrics() * STRIP_ROW;
        int grid = stripBottom + FUNNEL;
        int best = Math.min(BEST, map.documents());
        drawStrip(map, left, strip);
        text("the whole file,", plain, PALE, MARGIN, strip + 20);
        text(map.documents() + " " + panel.subject(), plain, PALE, MARGIN, strip + 36);
        drawFunnel(left, strip, stripBottom, grid, best, map.documents());
        for (int m = 0; m < map.metrics(); m++) {
            drawMetric(map, m, best, left, grid + m * CELL_HEIGHT);
        }
        int names = grid + map.metrics() * CELL_HEIGHT + 12;
        for (int c = 0; c < best && !map.documentIds().isEmpty(); c++) {
            slanted(map.documentIds().get(c), left + c * CELL_WIDTH + CELL_WIDTH / 2 - 4, names);
        }
    }

    private void drawStrip(PolicyMap map, int left, int top) {
        for (int m = 0; m < map.metrics(); m++) {
            char[] red = map.red(m);
            for (int x = 0; x < STRIP_WIDTH; x++) {
                int column = (int) ((long) x * map.documents() / STRIP_WIDTH);
                g.setColor(ScoreColors.of(red[column] / FULL_SCALE));
                g.fillRect(left + x, top + m * STRIP_ROW, 1, STRIP_ROW);
            }
        }
    }

    /** Shows which part of the strip is enlarged below. */
    private void drawFunnel(int left, int strip, int stripBottom, int grid, int best, int documents) {
        int part = (int) Math.max(2, (long) STRIP_WIDTH * best / documents);
        g.setColor(INK);
        g.setStroke(new BasicStroke(1.4f));
        g.drawRect(left - 1, strip - 2, part + 1, stripBottom - strip + 3);
        g.setColor(PALE);
        g.setStroke(new BasicStroke(1f));
        g.draw(new Line2D.Double(left - 1, stripBottom + 2, left - 1, grid - 2));
        g.draw(new Line2D.Double(left + part, stripBottom + 2, left + best * CELL_WIDTH, grid - 2));
        text("the best " + best, plain, PALE, MARGIN, grid - 8);
    }

    private void drawMetric(PolicyMap map, int metric, int best, int left, int top) {
        boolean key = map.task().orElse("").contains(map.metricNames().get(metric));
        text(cut(map.metricNames().get(metric)), key ? bold : plain, INK, MARGIN, top + CELL_HEIGHT - 9);
        MetricRange range = map.range(metric).orElse(new MetricRange(0, 1));
        double span = range.max() - range.min();
        Font small = plain.deriveFont(11f);
        char[] red = map.red(metric);
        for (int c = 0; c < best; c++) {
            double score = red[c] / FULL_SCALE;
            g.setColor(ScoreColors.of(score));
            g.fillRect(left + c * CELL_WIDTH, top, CELL_WIDTH - 1, CELL_HEIGHT - 1);
            String value = number(range.min() + score * span, span);
            text(value, small, ScoreColors.textOn(score),
                    left + c * CELL_WIDTH + (CELL_WIDTH - 1 - width(value, small)) / 2, top + CELL_HEIGHT - 9);
        }
    }

    private static String number(double value, double span) {
        String text = String.format(Locale.ROOT, span >= 100 ? "%.0f" : "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
    }

    private void slanted(String name, int x, int y) {
        AffineTransform before = g.getTransform();
        g.rotate(SLOPE, x, y);
        text(cut(name), plain, INK, x, y + 4);
        g.setTransform(before);
    }

    private int width(String text, Font font) {
        return fonts ? g.getFontMetrics(font).stringWidth(text) : 0;
    }

    private void text(String text, Font font, Color color, int x, int y) {
        if (!fonts) {
            return;
        }
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, x, y);
    }
}
