package org.ternion.trading.diagnostics;

/**
 * A surface with how it is coloured.
 *
 * @param title   heading
 * @param surface rows upwards, columns to the right
 * @param palette colours
 * @param scale   numbers of the first and of the last colour
 */
record Heatmap(String title, Surface surface, Palette palette, Axis scale) {
    private static final int WIDE = 640;
    private static final int NARROW = 400;
    private static final int HEIGHT = 330;

    /** A share, 0 to 1. */
    static Heatmap ofShare(String title, Surface surface, String what) {
        return new Heatmap(title, surface, Palette.SEQUENTIAL, Axis.numbers(what, 0, 1));
    }

    /** An amount from 0 to its greatest. */
    static Heatmap ofAmount(String title, Surface surface, String what) {
        double greatest = surface.range()[1];
        return new Heatmap(title, surface, Palette.SEQUENTIAL, Axis.numbers(what, 0, greatest > 0 ? greatest : 1));
    }

    /** Draws the surface into an area and returns the area, in case more is to be drawn on it. */
    Panel draw(Svg svg, double left, double top, double width, double height) {
        Panel panel = new Panel(svg, left, top, width, height, surface.cols().axis(), surface.rows().axis());
        return panel.title(title).heatmap(surface, palette, scale).colourBar(palette, scale).frame();
    }

    /** A picture of one heatmap, or of several in rows of two. */
    static Svg picture(Heatmap... maps) {
        int across = Math.min(2, maps.length);
        int plotWidth = across == 1 ? WIDE : NARROW;
        int cellWidth = Panel.ROOM_LEFT + plotWidth + Panel.ROOM_BAR;
        int cellHeight = Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW;
        int down = (maps.length + across - 1) / across;
        Svg svg = new Svg(across * cellWidth, down * cellHeight);
        for (int i = 0; i < maps.length; i++) {
            maps[i].draw(svg, i % across * cellWidth + Panel.ROOM_LEFT,
                    i / across * cellHeight + Panel.ROOM_ABOVE, plotWidth, HEIGHT);
        }
        return svg;
    }
}
