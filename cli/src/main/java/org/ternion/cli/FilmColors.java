package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ternion.ca.picture.IndexedImage;
import org.ternion.ca.picture.Palette;

/** Brings pictures of fields to one palette for all frames of a film: the colours of scores, and greys for text. */
final class FilmColors {
    private static final int GREYS = 24;
    /** One colour less than there may be: films are smaller with a spare index. */
    private static final int SCORES = Palette.MOST_COLORS - 1 - GREYS;

    private final Palette palette = palette();
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private static Palette palette() {
        Set<Color> colors = new LinkedHashSet<>();
        for (int i = 0; i < GREYS; i++) {
            colors.add(ScoreColors.between(Charts.INK, Color.WHITE, i / (GREYS - 1.0)));
        }
        for (int i = 0; i < SCORES; i++) {
            colors.add(ScoreColors.of(i / (SCORES - 1.0)));
        }
        return Palette.of("scores", colors.stream().mapToInt(FilmColors::rgb).toArray());
    }

    private static int rgb(Color color) {
        return color.getRGB() & 0xFFFFFF;
    }

    IndexedImage indexed(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] colors = picture.getRGB(0, 0, width, height, null, 0, width);
        byte[] pixels = new byte[colors.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = nearest.computeIfAbsent(colors[i], this::nearest);
        }
        return IndexedImage.wrap(pixels, width, height, palette);
    }

    private byte nearest(int color) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.size(); i++) {
            int r = (palette.color(i) >> 16 & 0xFF) - (color >> 16 & 0xFF);
            int g = (palette.color(i) >> 8 & 0xFF) - (color >> 8 & 0xFF);
            int b = (palette.color(i) & 0xFF) - (color & 0xFF);
            int distance = r * r + g * g + b * b;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }
}
