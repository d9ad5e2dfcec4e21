package org.ternion.trading.diagnostics;

/** The path of a line through many points. */
final class LinePath {
    private static final int POINTS_PER_PIXEL = 4;

    private LinePath() {
    }

    /**
     * Through points from left to right, in pixels; NaN breaks the line. Where there are many points for the width,
     * each column of pixels has its highest and its lowest point only.
     */
    static String of(double[] xs, double[] ys, double width) {
        StringBuilder path = new StringBuilder();
        boolean dense = xs.length > POINTS_PER_PIXEL * width;
        char command = 'M';
        int i = 0;
        while (i < xs.length) {
            if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
                command = 'M';
                i++;
            } else {
                int end = dense ? endOfColumn(xs, ys, i) : i + 1;
                extremes(path, command, xs, ys, i, end);
                command = 'L';
                i = end;
            }
        }
        return path.toString();
    }

    private static int endOfColumn(double[] xs, double[] ys, int from) {
        long column = (long) xs[from];
        int end = from + 1;
        while (end < xs.length && (long) xs[end] == column && !Double.isNaN(xs[end]) && !Double.isNaN(ys[end])) {
            end++;
        }
        return end;
    }

    private static void extremes(StringBuilder path, char command, double[] xs, double[] ys, int from, int to) {
        int least = from;
        int greatest = from;
        for (int i = from; i < to; i++) {
            least = ys[i] < ys[least] ? i : least;
            greatest = ys[i] > ys[greatest] ? i : greatest;
        }
        int first = Math.min(least, greatest);
        int second = Math.max(least, greatest);
        Svg.to(path, command, xs[first], ys[first]);
        if (second > first) {
            Svg.to(path, 'L', xs[second], ys[second]);
        }
    }
}
