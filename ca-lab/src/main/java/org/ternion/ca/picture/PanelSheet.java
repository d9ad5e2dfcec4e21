package org.ternion.ca.picture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Several layers or times in one picture, in rows and columns with a label each: layers side by side, a learned run
 * beside the true one, snapshots below each other. Sheets of the same panels with other cells have the same size and
 * palette, as the frames of a film must.
 */
public final class PanelSheet {
    private static final int GROUND = 0xFFFFFF;
    private static final int INK = 0x222222;
    private static final int FRAME = 0xBBBBBB;
    private static final int MARGIN = 8;
    private static final int BELOW_TEXT = 3;

    private final List<List<Panel>> rows;
    private final String title;
    private final int scale;
    private final Map<Integer, Byte> indices = new LinkedHashMap<>();
    private final int[] columnWidths;
    private final int[] rowHeights;
    private final int width;
    private final int height;
    private byte[] pixels;

    private PanelSheet(String title, List<List<Panel>> rows, int scale) {
        this.title = title;
        this.rows = rows;
        this.scale = scale;
        for (int color : new int[] {GROUND, INK, FRAME}) {
            index(color);
        }
        rows.forEach(row -> row.forEach(this::addColors));
        columnWidths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        rowHeights = new int[rows.size()];
        measure();
        long across = Arrays.stream(columnWidths).asLongStream().sum() + MARGIN * (columnWidths.length + 1L);
        width = (int) Math.min(Integer.MAX_VALUE, Math.max(across, PixelFont.width(title) + 2L * MARGIN));
        long down = Arrays.stream(rowHeights).asLongStream().sum() + MARGIN * (rowHeights.length + 1L);
        height = (int) Math.min(Integer.MAX_VALUE, down + (title.isEmpty() ? 0 : PixelFont.HEIGHT + MARGIN));
    }

    /**
     * Draws a sheet.
     *
     * @param title written above all panels; may be empty
     * @param rows  panels from left to right, rows from the top; at least one panel
     * @param scale pixels per side of a cell, 1..16
     * @return the picture
     * @throws IllegalArgumentException if there is no panel, the scale is out of range, panels, ground, ink and
     *                                  frames have more than 256 colours or the picture would be too large
     */
    public static IndexedImage draw(String title, List<List<Panel>> rows, int scale) {
        Checks.inRange(scale, 1, CellPicture.MOST_SCALE, "scale");
        if (rows.stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a sheet has at least one panel");
        }
        return new PanelSheet(title, rows, scale).draw();
    }

    private void addColors(Panel panel) {
        for (int state = 0; state < panel.cells().states(); state++) {
            index(panel.palette().color(state));
        }
    }

    private byte index(int color) {
        Byte known = indices.get(color);
        if (known != null) {
            return known;
        }
        if (indices.size() == Palette.MOST_COLORS) {
            throw new IllegalArgumentException("the panels of a sheet have more than " + Palette.MOST_COLORS
                    + " colours together, with ground, ink and frames");
        }
        byte index = (byte) indices.size();
        indices.put(color, index);
        return index;
    }

    private void measure() {
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                Panel panel = rows.get(r).get(c);
                CellPicture.size(panel.cells(), scale);
                int framed = panel.cells().width() * scale + 2;
                columnWidths[c] = Math.max(columnWidths[c], Math.max(framed, PixelFont.width(panel.label())));
                int lines = panel.cells().height() * scale + 2 + labelHeight(panel);
                rowHeights[r] = Math.max(rowHeights[r], lines);
            }
        }
    }

    private static int labelHeight(Panel panel) {
        return panel.label().isEmpty() ? 0 : PixelFont.HEIGHT + BELOW_TEXT;
    }

    private IndexedImage draw() {
        // Filled with 0, which is the ground.
        pixels = new byte[IndexedImage.size(width, height)];
        int top = MARGIN;
        if (!title.isEmpty()) {
            text(title, MARGIN, top);
            top += PixelFont.HEIGHT + MARGIN;
        }
        for (int r = 0; r < rows.size(); r++) {
            int left = MARGIN;
            for (int c = 0; c < rows.get(r).size(); c++) {
                panel(rows.get(r).get(c), left, top);
                left += columnWidths[c] + MARGIN;
            }
            top += rowHeights[r] + MARGIN;
        }
        int[] colors = indices.keySet().stream().mapToInt(Integer::intValue).toArray();
        return IndexedImage.wrap(pixels, width, height, Palette.of("sheet", colors));
    }

    private void panel(Panel panel, int left, int top) {
        text(panel.label(), left, top);
        CellGrid cells = panel.cells();
        int above = top + labelHeight(panel);
        int across = cells.width() * scale + 2;
        int down = cells.height() * scale + 2;
        byte frame = index(FRAME);
        for (int y = above; y < above + down; y++) {
            Arrays.fill(pixels, y * width + left, y * width + left + across, frame);
        }
        byte[] own = new byte[cells.states()];
        for (int state = 0; state < own.length; state++) {
            own[state] = index(panel.palette().color(state));
        }
        CellPicture.paint(cells, own, scale, pixels, (above + 1) * width + left + 1, width);
    }

    private void text(String text, int left, int top) {
        byte ink = index(INK);
        for (int i = 0; i < text.length(); i++) {
            for (int y = 0; y < PixelFont.HEIGHT; y++) {
                for (int x = 0; x < PixelFont.WIDTH; x++) {
                    if (PixelFont.ink(text.charAt(i), x, y)) {
                        pixels[(top + y) * width + left + i * PixelFont.WIDTH + x] = ink;
                    }
                }
            }
        }
    }
}
