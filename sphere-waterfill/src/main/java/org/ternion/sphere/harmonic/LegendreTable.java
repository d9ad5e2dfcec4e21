package org.ternion.sphere.harmonic;

import java.util.Arrays;
import org.ternion.sphere.simd.LegendreColumns;
import org.ternion.sphere.simd.Panel;

/**
 * Fully normalised associated Legendre functions at the northern nodes of a rule, the equator included. Per order one
 * block with a row per degree, first those with an even distance of degree and order, then those with an odd one, which
 * a transform reads apart. Rows are padded with zeros to full vectors.
 */
final class LegendreTable {
    private static final int LANES = 8;

    private final int maxDegree;
    private final int width;
    private final double[][] blocks;

    LegendreTable(GaussLegendre rule, LegendreFactors factors) {
        maxDegree = rule.size() - 1;
        int nodes = (rule.size() + 1) / 2;
        width = (nodes + LANES - 1) / LANES * LANES;
        blocks = new double[maxDegree + 1][];
        double[] z = new double[width];
        double[] sine = new double[width];
        double[] sectoral = new double[width];
        double[] functions = new double[rule.size() * width];
        for (int t = 0; t < nodes; t++) {
            z[t] = rule.cosine(t);
            sine[t] = Math.sin(rule.theta(t));
        }
        Arrays.fill(sectoral, 0, nodes, Math.sqrt(1 / (4 * Math.PI)));
        for (int m = 0; m <= maxDegree; m++) {
            if (m > 0) {
                nextOrder(sectoral, sine, m);
            }
            int rows = maxDegree - m + 1;
            System.arraycopy(sectoral, 0, functions, 0, width);
            LegendreColumns.CHOSEN.fill(z, functions, width, rows, factors.forward(), factors.back(),
                    factors.start(m));
            blocks[m] = new double[rows * width];
            for (int r = 0; r < rows; r++) {
                System.arraycopy(functions, r * width, blocks[m], rowOf(m, r) * width, width);
            }
        }
    }

    private int rowOf(int m, int distance) {
        return distance / 2 + (distance % 2 == 0 ? 0 : degrees(m, 0));
    }

    /**
     * Turns functions of degree and order m - 1 into those of m. Below 1e-200 they become 0: up to degree 512 a
     * function exceeds the sectoral one of its order by less than 1e110, and denormal numbers would slow the loops.
     */
    static void nextOrder(double[] sectoral, double[] sine, int m) {
        double factor = LegendreFactors.sectoral(m);
        for (int i = 0; i < sectoral.length; i++) {
            double next = sectoral[i] * (factor * sine[i]);
            sectoral[i] = Math.abs(next) < 1e-200 ? 0 : next;
        }
    }

    /** Length of a row, a multiple of the lanes of a panel product. */
    int width() {
        return width;
    }

    /** Number of degrees l of an order with l - m even (parity 0) or odd (parity 1). */
    int degrees(int m, int parity) {
        return (maxDegree - m - parity) / 2 + (maxDegree - m >= parity ? 1 : 0);
    }

    /** The functions of degrees m + parity, m + parity + 2, .., one per row. */
    Panel functions(int m, int parity) {
        return Panel.of(blocks[m], parity * degrees(m, 0) * width, width);
    }
}
