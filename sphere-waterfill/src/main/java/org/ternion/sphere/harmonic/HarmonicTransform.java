package org.ternion.sphere.harmonic;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.sphere.simd.Panel;
import org.ternion.sphere.simd.PanelProduct;

/**
 * Real spherical harmonic transform between samples on a Gauss-Legendre grid and coefficients, exact for fields without
 * degrees above the band limit L: a round trip changes values by rounding only.
 *
 * <p>The grid has L + 1 rings at {@link #nodes()} and on each of them 2 L + 1 samples at azimuth
 * {@code 2 pi j / (2 L + 1)}, stored ring by ring from north to south. Coefficients are in the order of
 * {@link SphericalHarmonics#index}.
 *
 * <p>Both directions take a discrete Fourier transform per ring and then, per order, sums over the table of Legendre
 * functions of the northern rings; southern rings follow by symmetry. O(L^3) time. The table has about {@code 2 L^3}
 * bytes: 0.7 MB for L = 64, 36 MB for 256, 280 MB for 512; its construction is O(L^3), too. Immutable and safe for use
 * by several threads; same bits with scalar and vector loops.
 */
public final class HarmonicTransform {
    /** Largest band limit, where the table has 280 MB. */
    public static final int MAX_BAND_LIMIT = 512;

    private static final double ROOT_TWO = Math.sqrt(2);

    private final int bandLimit;
    private final GaussLegendre rule;
    private final LegendreFactors factors;
    private final LegendreTable table;
    private final RingTransform rings;
    private final PanelProduct product = PanelProduct.CHOSEN;

    /**
     * Computes the grid and the table.
     *
     * @param bandLimit largest degree L, in {@code [0, MAX_BAND_LIMIT]}
     * @throws IllegalArgumentException if {@code bandLimit} is out of range
     */
    public HarmonicTransform(int bandLimit) {
        this.bandLimit = Checks.inRange(bandLimit, 0, MAX_BAND_LIMIT, "band limit");
        this.rule = GaussLegendre.of(bandLimit + 1);
        this.factors = new LegendreFactors(bandLimit);
        this.table = new LegendreTable(rule, factors);
        this.rings = new RingTransform(rule, table.width());
    }

    /**
     * Largest degree.
     *
     * @return in {@code [0, MAX_BAND_LIMIT]}
     */
    public int bandLimit() {
        return bandLimit;
    }

    /**
     * Number of rings of the grid.
     *
     * @return {@code bandLimit + 1}
     */
    public int rings() {
        return bandLimit + 1;
    }

    /**
     * Samples per ring.
     *
     * @return {@code 2 * bandLimit + 1}
     */
    public int longitudes() {
        return 2 * bandLimit + 1;
    }

    /**
     * Number of coefficients.
     *
     * @return {@code (bandLimit + 1)^2}
     */
    public int coefficients() {
        return (bandLimit + 1) * (bandLimit + 1);
    }

    /**
     * Colatitudes of the rings.
     *
     * @return a new array, radians, ascending
     */
    public double[] nodes() {
        double[] nodes = new double[rings()];
        for (int t = 0; t < nodes.length; t++) {
            nodes[t] = rule.theta(t);
        }
        return nodes;
    }

    /**
     * Quadrature weights of the rings: the integral of a field over the sphere is the sum over rings of the weight
     * times {@code 2 pi / longitudes()} times the samples.
     *
     * @return a new array; the weights add up to 2
     */
    public double[] weights() {
        double[] weights = new double[rings()];
        for (int t = 0; t < weights.length; t++) {
            weights[t] = rule.weight(t);
        }
        return weights;
    }

    /**
     * Azimuth of a sample.
     *
     * @param j in {@code [0, longitudes())}
     * @return radians in {@code [0, 2 pi)}
     * @throws IndexOutOfBoundsException if {@code j} is out of range
     */
    public double longitude(int j) {
        return 2 * Math.PI * Objects.checkIndex(j, longitudes()) / longitudes();
    }

    /**
     * Coefficients of a sampled field, the integrals of the field times each harmonic. What a field has above the band
     * limit is not removed but folded into the coefficients.
     *
     * @param field {@code rings() * longitudes()} samples, not modified; NaN and infinities spread
     * @return {@link #coefficients()} coefficients
     * @throws IllegalArgumentException if the length is wrong
     */
    public double[] analyze(double[] field) {
        requireLength(field, rings() * longitudes(), "field");
        double[] orders = rings.analyze(field, product);
        double[] out = new double[coefficients()];
        double[] sums = new double[2 * (bandLimit + 1)];
        int width = table.width();
        for (int m = 0; m <= bandLimit; m++) {
            double scale = m == 0 ? 1 : ROOT_TWO;
            for (int parity = 0; parity < 2; parity++) {
                int count = table.degrees(m, parity);
                // Functions of even l - m are symmetric to the equator and see the sum of both hemispheres only.
                product.multiplyTransposed(Panel.of(orders, rings.offset(m) + parity * width, 2 * width),
                        table.functions(m, parity), Panel.of(sums, 0, count), 2, width, count);
                for (int i = 0; i < count; i++) {
                    int l = m + parity + 2 * i;
                    out[l * l + l - m] = scale * sums[count + i];
                    out[l * l + l + m] = scale * sums[i];
                }
            }
        }
        return out;
    }

    /**
     * Samples of the field with given coefficients, the inverse of {@link #analyze}.
     *
     * @param coefficients {@link #coefficients()} of them, not modified; NaN and infinities spread
     * @return {@code rings() * longitudes()} samples
     * @throws IllegalArgumentException if the length is wrong
     */
    public double[] synthesize(double[] coefficients) {
        requireLength(coefficients, coefficients(), "coefficients");
        int width = table.width();
        double[] orders = rings.newOrders();
        double[] factors = new double[2 * (bandLimit + 1)];
        for (int m = 0; m <= bandLimit; m++) {
            double scale = m == 0 ? 1 : ROOT_TWO;
            for (int parity = 0; parity < 2; parity++) {
                int count = table.degrees(m, parity);
                for (int i = 0; i < count; i++) {
                    int l = m + parity + 2 * i;
                    factors[i] = scale * coefficients[l * l + l + m];
                    factors[count + i] = m == 0 ? 0 : scale * coefficients[l * l + l - m];
                }
                product.multiply(Panel.of(factors, 0, count), table.functions(m, parity),
                        Panel.of(orders, rings.offset(m) + parity * width, 2 * width), 2, count, width);
            }
        }
        return rings.synthesize(orders, product);
    }

    /** Factors of the recurrence up to the band limit. */
    LegendreFactors factors() {
        return factors;
    }

    private static void requireLength(double[] values, int length, String name) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must have " + length + " values, has " + values.length);
        }
    }
}
