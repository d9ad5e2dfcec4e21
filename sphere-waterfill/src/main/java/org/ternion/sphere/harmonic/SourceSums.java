package org.ternion.sphere.harmonic;

import java.util.Arrays;
import org.ternion.sphere.simd.LegendreColumns;
import org.ternion.sphere.simd.Panel;
import org.ternion.sphere.simd.PanelProduct;

/**
 * Sums of amplitudes times harmonics over sources. Per order four rows with an element per degree: the real parts of
 * the amplitudes times the cosine and times the sine of m phi, then the imaginary parts. Reused from block to block.
 */
final class SourceSums {
    static final int PARTS = 4;
    /** Sources at a time: their Legendre functions of one order fit the second cache up to degree 512. */
    private static final int GROUP = 128;

    private final int bandLimit;
    private final LegendreFactors factors;
    private final double[] sums;
    private final double[] part;
    private final double[] functions;
    private final double[] z = new double[GROUP];
    private final double[] sine = new double[GROUP];
    private final double[] sectoral = new double[GROUP];
    private final double[] waves = new double[PARTS * GROUP];
    /** Cosine and sine of phi, and of m phi for the order at hand. */
    private final double[] turnCos = new double[GROUP];
    private final double[] turnSin = new double[GROUP];
    private final double[] cos = new double[GROUP];
    private final double[] sin = new double[GROUP];

    SourceSums(int bandLimit, LegendreFactors factors) {
        this.bandLimit = bandLimit;
        this.factors = factors;
        this.sums = new double[PARTS * factors.forward().length];
        this.part = new double[PARTS * (bandLimit + 1)];
        this.functions = new double[GROUP * (bandLimit + 1)];
    }

    /** Replaces the sums by those of the sources from {@code from} to {@code to}. */
    void sum(Sources sources, int from, int to) {
        Arrays.fill(sums, 0);
        for (int at = from; at < to; at += GROUP) {
            addGroup(sources, at, Math.min(GROUP, to - at));
        }
    }

    void addTo(double[] total) {
        for (int i = 0; i < sums.length; i++) {
            total[i] += sums[i];
        }
    }

    private void addGroup(Sources sources, int from, int count) {
        int parts = load(sources, from, count) ? PARTS / 2 : PARTS;
        for (int m = 0; m <= bandLimit; m++) {
            if (m > 0) {
                LegendreTable.nextOrder(sectoral, sine, m);
                turn(count);
            }
            int degrees = bandLimit - m + 1;
            System.arraycopy(sectoral, 0, functions, 0, GROUP);
            LegendreColumns.CHOSEN.fill(z, functions, GROUP, degrees, factors.forward(), factors.back(),
                    factors.start(m));
            for (int i = 0; i < count; i++) {
                waves[i] = sources.re(from + i) * cos[i];
                waves[GROUP + i] = sources.re(from + i) * sin[i];
                waves[2 * GROUP + i] = sources.im(from + i) * cos[i];
                waves[3 * GROUP + i] = sources.im(from + i) * sin[i];
            }
            PanelProduct.CHOSEN.multiplyTransposed(Panel.of(waves, 0, GROUP), Panel.of(functions, 0, GROUP),
                    Panel.of(part, 0, degrees), parts, GROUP, degrees);
            int start = PARTS * factors.start(m);
            for (int i = 0; i < parts * degrees; i++) {
                sums[start + i] += part[i];
            }
        }
    }

    /** Sets the state for order 0, with zeros behind the last source. Returns whether all amplitudes are real. */
    private boolean load(Sources sources, int from, int count) {
        for (double[] row : new double[][] {z, sine, sectoral, waves}) {
            Arrays.fill(row, 0);
        }
        boolean real = true;
        for (int i = 0; i < count; i++) {
            z[i] = Math.cos(sources.theta(from + i));
            sine[i] = Math.sin(sources.theta(from + i));
            sectoral[i] = Math.sqrt(1 / (4 * Math.PI));
            turnCos[i] = Math.cos(sources.phi(from + i));
            turnSin[i] = Math.sin(sources.phi(from + i));
            cos[i] = 1;
            sin[i] = 0;
            real &= sources.im(from + i) == 0;
        }
        return real;
    }

    /** From cosine and sine of (m - 1) phi to those of m phi; the error grows by one rounding per order. */
    private void turn(int count) {
        for (int i = 0; i < count; i++) {
            double c = cos[i] * turnCos[i] - sin[i] * turnSin[i];
            sin[i] = sin[i] * turnCos[i] + cos[i] * turnSin[i];
            cos[i] = c;
        }
    }
}
