package org.ternion.sphere.legacy;

import org.ternion.core.DoubleMatrix;

/** Scores of rows in double; {@link org.ternion.sphere.Scores} rounds to float, which the recorded runs do not. */
final class LegacyScores {
    private LegacyScores() {
    }

    static double[] norms(DoubleMatrix x) {
        double[] norms = new double[x.rows()];
        double[] row = new double[x.cols()];
        for (int i = 0; i < norms.length; i++) {
            x.copyRow(i, row, 0);
            double squares = 0;
            for (double value : row) {
                squares += value * value;
            }
            norms[i] = Math.sqrt(squares);
        }
        return norms;
    }

    /** Population variance of the components of each row. */
    static double[] variances(DoubleMatrix x) {
        double[] variances = new double[x.rows()];
        double[] row = new double[x.cols()];
        for (int i = 0; i < variances.length; i++) {
            x.copyRow(i, row, 0);
            double mean = sum(row) / row.length;
            for (double value : row) {
                variances[i] += (value - mean) * (value - mean) / row.length;
            }
        }
        return variances;
    }

    /** Norm times one plus the variance of the unit vector. */
    static double[] information(DoubleMatrix x) {
        double[] scores = norms(x);
        double[] variances = variances(x);
        for (int i = 0; i < scores.length; i++) {
            double scale = scores[i] + 1e-8;
            scores[i] *= 1 + variances[i] / (scale * scale);
        }
        return scores;
    }

    static double[] sums(DoubleMatrix x) {
        double[] sums = new double[x.rows()];
        double[] row = new double[x.cols()];
        for (int i = 0; i < sums.length; i++) {
            x.copyRow(i, row, 0);
            sums[i] = sum(row);
        }
        return sums;
    }

    /** Cosines of all pairs of rows; norms are 1e-8 too large, as in the recorded runs. */
    static double[][] cosines(DoubleMatrix x) {
        double[] norms = norms(x);
        double[][] cosines = new double[norms.length][norms.length];
        for (int i = 0; i < norms.length; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int d = 0; d < x.cols(); d++) {
                    dot += x.get(i, d) * x.get(j, d);
                }
                cosines[i][j] = dot / ((norms[i] + 1e-8) * (norms[j] + 1e-8));
                cosines[j][i] = cosines[i][j];
            }
        }
        return cosines;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
