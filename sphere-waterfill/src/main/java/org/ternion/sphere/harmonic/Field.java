package org.ternion.sphere.harmonic;

import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A complex band-limited field on the unit sphere: coefficients in the real harmonics and values on the grid of a
 * transform, row-major by ring from north to south. Immutable.
 */
public final class Field {
    private final HarmonicTransform transform;
    private final double[] reCoefficients;
    private final double[] imCoefficients;
    private final double[] re;
    private final double[] im;

    private Field(HarmonicTransform transform, double[] reCoefficients, double[] imCoefficients, double[] re,
            double[] im) {
        this.transform = transform;
        this.reCoefficients = reCoefficients;
        this.imCoefficients = imCoefficients;
        this.re = re;
        this.im = im;
    }

    /**
     * Field of given coefficients; fields add up like their coefficients. One synthesis per part that is not zero.
     *
     * @param transform gives band limit and grid
     * @param re        coefficients of the real part in the order of {@link SphericalHarmonics#index}, finite, copied
     * @param im        coefficients of the imaginary part
     * @return the field on the grid
     * @throws IllegalArgumentException if a length does not fit the transform or a coefficient is not finite
     */
    public static Field of(HarmonicTransform transform, double[] re, double[] im) {
        return new Field(transform, re.clone(), im.clone(), grid(transform, re), grid(transform, im));
    }

    private static double[] grid(HarmonicTransform transform, double[] coefficients) {
        boolean zero = coefficients.length == transform.coefficients();
        for (double c : coefficients) {
            zero &= Checks.finite(c, "coefficient") == 0;
        }
        return zero ? new double[transform.rings() * transform.longitudes()] : transform.synthesize(coefficients);
    }

    /**
     * The transform whose grid the values are on.
     *
     * @return the one given
     */
    public HarmonicTransform transform() {
        return transform;
    }

    /**
     * Real parts on the grid.
     *
     * @return a new array, {@code rings * longitudes}
     */
    public double[] real() {
        return re.clone();
    }

    /**
     * Imaginary parts on the grid.
     *
     * @return a new array, {@code rings * longitudes}
     */
    public double[] imaginary() {
        return im.clone();
    }

    /**
     * Coefficients of the real part.
     *
     * @return a new array in the order of {@link SphericalHarmonics#index}
     */
    public double[] realCoefficients() {
        return reCoefficients.clone();
    }

    /**
     * Coefficients of the imaginary part.
     *
     * @return a new array in the order of {@link SphericalHarmonics#index}
     */
    public double[] imaginaryCoefficients() {
        return imCoefficients.clone();
    }

    /**
     * Squared absolute values on the grid.
     *
     * @return a new array, {@code rings * longitudes}, {@code >= 0}
     */
    public double[] intensities() {
        double[] intensities = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            intensities[i] = re[i] * re[i] + im[i] * im[i];
        }
        return intensities;
    }

    /**
     * Squared absolute value at a sample of the grid.
     *
     * @param ring      in {@code [0, rings)}
     * @param longitude in {@code [0, longitudes)}
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public double intensity(int ring, int longitude) {
        int i = Objects.checkIndex(ring, transform.rings()) * transform.longitudes()
                + Objects.checkIndex(longitude, transform.longitudes());
        return re[i] * re[i] + im[i] * im[i];
    }

    /**
     * Squared absolute value of the series anywhere. O(L^2).
     *
     * @param theta colatitude in radians, in {@code [0, pi]}
     * @param phi   azimuth in radians, finite
     * @return {@code >= 0}
     * @throws IllegalArgumentException if a coordinate is out of range
     */
    public double intensityAt(double theta, double phi) {
        Checks.inRange(theta, 0, Math.PI, "theta");
        Checks.finite(phi, "phi");
        double sine = Math.sin(theta);
        return series().at(sine * Math.cos(phi), sine * Math.sin(phi), Math.cos(theta)).intensity();
    }

    /**
     * Integral of the intensity over the sphere, which is the sum of the squared coefficients (Parseval).
     *
     * @return {@code >= 0}
     */
    public double energy() {
        double sum = 0;
        for (int i = 0; i < reCoefficients.length; i++) {
            sum += reCoefficients[i] * reCoefficients[i] + imCoefficients[i] * imCoefficients[i];
        }
        return sum;
    }

    /**
     * The same field scaled to energy 1, so that the intensity is a probability density on the sphere. A zero field
     * stays as it is.
     *
     * @return a new field
     */
    public Field normalized() {
        double energy = energy();
        double factor = energy == 0 ? 1 : 1 / Math.sqrt(energy);
        return new Field(transform, scaled(reCoefficients, factor), scaled(imCoefficients, factor), scaled(re, factor),
                scaled(im, factor));
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    /**
     * Local maxima of the intensity, highest first. Candidates are the samples above their eight neighbours (above the
     * whole ring next to a pole); each is moved to the maximum of the series by at most five Newton steps in the
     * tangent plane. From those, in order of intensity, a peak is kept if it is far enough from all kept before.
     *
     * <p>Samples are as dense as the band limit asks for the field, not for its square: of maxima closer than a sample
     * distance one may be missed. Only the {@code 8 * max + 64} highest candidates are refined. On a plateau, where
     * samples differ by rounding, peaks are arbitrary.
     *
     * @param max           largest number of peaks, {@code >= 0}
     * @param minSeparation smallest angle between two peaks in radians, {@code >= 0}
     * @return at most {@code max} peaks, none of intensity 0
     * @throws IllegalArgumentException if an argument is out of range
     */
    public List<Peak> peaks(int max, double minSeparation) {
        Checks.inRange(max, 0, Integer.MAX_VALUE, "max");
        Checks.inRange(minSeparation, 0, Double.MAX_VALUE, "minimum separation");
        return new PeakFinder(transform, intensities(), series()).find(max, minSeparation);
    }

    private FieldSeries series() {
        return new FieldSeries(transform.bandLimit(), transform.factors(), reCoefficients, imCoefficients);
    }
}
