package org.ternion.trading.diagnostics;

/** How much a condition on stretches of an axis holds in each column of pixels. */
final class Shading {
    /** Shades that are told apart; more would make pictures large, not clearer. */
    private static final int LEVELS = 8;

    private Shading() {
    }

    /** Shares in steps of one eighth, 0 to 1, by column; each place reaches to the next one, the last to the end. */
    static double[] ofColumns(double[] xs, boolean[] inside, Axis axis, int columns) {
        double[] held = new double[columns];
        for (int i = 0; i < xs.length; i++) {
            if (inside[i]) {
                double from = axis.share(xs[i]) * columns;
                double to = i + 1 < xs.length ? axis.share(xs[i + 1]) * columns : columns;
                add(held, Math.max(0, from), Math.min(columns, to));
            }
        }
        for (int column = 0; column < columns; column++) {
            held[column] = Math.rint(held[column] * LEVELS) / LEVELS;
        }
        return held;
    }

    private static void add(double[] held, double from, double to) {
        for (int column = (int) from; column < to; column++) {
            held[column] += Math.min(to, column + 1) - Math.max(from, column);
        }
    }
}
