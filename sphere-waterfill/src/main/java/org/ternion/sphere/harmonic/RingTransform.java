package org.ternion.sphere.harmonic;

import org.ternion.sphere.simd.Panel;
import org.ternion.sphere.simd.PanelProduct;

/**
 * Fourier sums along the rings of a grid, for all rings at once. Values per order are kept as two rows, cosine and
 * sine; a row has a first half for the sums of the northern and southern ring and a second one for their differences,
 * each {@code width} long and padded with zeros.
 *
 * <p>A plain matrix product, not a fast Fourier transform. With both symmetries of the ring taken out it has four times
 * the multiply-adds of the sums over degrees, at any band limit, but works on tables that stay in the cache.
 */
final class RingTransform {
    /** Doubles of a cache line. */
    private static final int LINE = 8;

    private final GaussLegendre rule;
    private final int width;
    private final int orders;
    private final int longitudes;
    /** Entry (m, j) is the cosine of 2 pi m j / longitudes for j up to half of the ring; symmetric. */
    private final double[] cosines;
    private final double[] sines;

    RingTransform(GaussLegendre rule, int width) {
        this.rule = rule;
        this.width = width;
        this.orders = rule.size();
        this.longitudes = 2 * orders - 1;
        this.cosines = new double[orders * orders];
        this.sines = new double[orders * orders];
        double[] cosine = new double[longitudes];
        double[] sine = new double[longitudes];
        for (int k = 0; k < longitudes; k++) {
            cosine[k] = Math.cos(2 * Math.PI * k / longitudes);
            sine[k] = Math.sin(2 * Math.PI * k / longitudes);
        }
        for (int m = 0; m < orders; m++) {
            for (int j = 0; j < orders; j++) {
                cosines[m * orders + j] = cosine[m * j % longitudes];
                sines[m * orders + j] = sine[m * j % longitudes];
            }
        }
    }

    double[] newOrders() {
        return new double[orders * 4 * width];
    }

    /** Index of the cosine row of an order; the sine row is {@code 2 * width} further. */
    int offset(int m) {
        return m * 4 * width;
    }

    /** Fourier sums of the samples, multiplied by the weights of the quadrature. */
    double[] analyze(double[] field, PanelProduct product) {
        double[] even = new double[orders * 2 * width];
        double[] odd = new double[orders * 2 * width];
        int nodes = (orders + 1) / 2;
        for (int t = 0; t < nodes; t += LINE) {
            fold(field, t, Math.min(nodes, t + LINE), even, odd);
        }
        double[] out = newOrders();
        product.multiply(Panel.of(cosines, 0, orders), Panel.of(even, 0, 2 * width), Panel.of(out, 0, 4 * width),
                orders, orders, 2 * width);
        product.multiply(Panel.of(sines, 0, orders), Panel.of(odd, 0, 2 * width),
                Panel.of(out, 2 * width, 4 * width), orders, orders, 2 * width);
        return out;
    }

    /** Sums and differences of a few rings: for a longitude their results are neighbours, one line of the cache. */
    private void fold(double[] field, int from, int to, double[] even, double[] odd) {
        for (int j = 0; j < orders; j++) {
            for (int t = from; t < to; t++) {
                int north = t * longitudes;
                int south = (orders - 1 - t) * longitudes;
                double weight = rule.weight(t) * (2 * Math.PI / longitudes);
                // A ring on the equator is its own mirror image: half of the sum of both is the ring.
                double scale = north == south ? weight / 2 : weight;
                double n1 = field[north + j];
                double n2 = j == 0 ? 0 : field[north + longitudes - j];
                double s1 = field[south + j];
                double s2 = j == 0 ? 0 : field[south + longitudes - j];
                int at = j * 2 * width + t;
                even[at] = scale * ((n1 + n2) + (s1 + s2));
                even[at + width] = scale * ((n1 + n2) - (s1 + s2));
                odd[at] = scale * ((n1 - n2) + (s1 - s2));
                odd[at + width] = scale * ((n1 - n2) - (s1 - s2));
            }
        }
    }

    /** Samples of the field with given values per order. */
    double[] synthesize(double[] values, PanelProduct product) {
        double[] even = new double[orders * 2 * width];
        double[] odd = new double[orders * 2 * width];
        product.multiply(Panel.of(cosines, 0, orders), Panel.of(values, 0, 4 * width), Panel.of(even, 0, 2 * width),
                orders, orders, 2 * width);
        product.multiply(Panel.of(sines, 0, orders), Panel.of(values, 2 * width, 4 * width),
                Panel.of(odd, 0, 2 * width), orders, orders, 2 * width);
        double[] field = new double[orders * longitudes];
        int nodes = (orders + 1) / 2;
        for (int t = 0; t < nodes; t += LINE) {
            unfold(even, odd, t, Math.min(nodes, t + LINE), field);
        }
        return field;
    }

    private void unfold(double[] even, double[] odd, int from, int to, double[] field) {
        for (int j = 0; j < orders; j++) {
            for (int t = from; t < to; t++) {
                int north = t * longitudes;
                int south = (orders - 1 - t) * longitudes;
                int at = j * 2 * width + t;
                double northEven = even[at] + even[at + width];
                double southEven = even[at] - even[at + width];
                double northOdd = odd[at] + odd[at + width];
                double southOdd = odd[at] - odd[at + width];
                // South first: on the equator both are the same ring, and the differences are zero.
                field[south + j] = southEven + southOdd;
                field[north + j] = northEven + northOdd;
                if (j > 0) {
                    field[south + longitudes - j] = southEven - southOdd;
                    field[north + longitudes - j] = northEven - northOdd;
                }
            }
        }
    }
}
