package org.ternion.vpm;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ternion.core.FloatMatrix;

/** Tables with many equal values for property tests. */
final class RandomTables {
    private RandomTables() {
    }

    static List<String> names(int cols) {
        return IntStream.range(0, cols).mapToObj(j -> "m" + j).toList();
    }

    static ScoreMatrix table(SplittableRandom random, int rows, int cols, boolean withNaN) {
        double[] values = new double[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(random, withNaN);
        }
        return ScoreMatrix.wrap(names(cols), rows, values);
    }

    static FloatMatrix matrix(SplittableRandom random, int rows, int cols) {
        float[] values = new float[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value(random, true);
        }
        return FloatMatrix.wrap(values, rows, cols);
    }

    private static double value(SplittableRandom random, boolean withNaN) {
        return switch (random.nextInt(8)) {
            case 0 -> withNaN ? Double.NaN : 1;
            case 1 -> -0.0;
            case 2 -> 0.0;
            case 3, 4 -> random.nextInt(5) - 2;
            case 5 -> -random.nextDouble();
            default -> random.nextDouble();
        };
    }
}
