package org.ternion.sphere.harmonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.sphere.SphericalPoint;

class FieldTest {
    private static final HarmonicTransform TRANSFORM = new HarmonicTransform(24);

    private static Field of(double[] theta, double[] phi, double[] amplitude, double tau) {
        return new InterferenceField(TRANSFORM).evaluate(Sources.inPhase(theta, phi, amplitude), tau);
    }

    private static Field random(int bandLimit, long seed) {
        HarmonicTransform transform = new HarmonicTransform(bandLimit);
        Random random = new Random(seed);
        return Field.of(transform, random.doubles(transform.coefficients(), -1, 1).toArray(),
                random.doubles(transform.coefficients(), -1, 1).toArray());
    }

    private static double angle(Peak peak, double theta, double phi) {
        return new SphericalPoint(1, peak.theta(), peak.phi()).angleTo(new SphericalPoint(1, theta, phi));
    }

    @Test
    void seriesAgreesWithTheGrid() {
        Field field = random(17, 5);
        double[] nodes = field.transform().nodes();
        for (int ring = 0; ring < 18; ring++) {
            double phi = field.transform().longitude(ring);
            assertEquals(field.intensity(ring, ring), field.intensityAt(nodes[ring], phi), 1e-11);
        }
    }

    /** Derivatives along great circles against central differences, at the poles as anywhere. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1e-9, 1", "0.3, 2", "1.5, 4", "3.1, 5", "3.141592653589793, 0"})
    void derivativesAreThoseOfTheIntensity(double theta, double phi) {
        Field field = random(9, 6);
        FieldSeries series = new FieldSeries(9, new LegendreFactors(9), field.realCoefficients(),
                field.imaginaryCoefficients());
        double[] x = {Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)};
        double[] u = {Math.cos(theta) * Math.cos(phi), Math.cos(theta) * Math.sin(phi), -Math.sin(theta)};
        double[] v = {-Math.sin(phi), Math.cos(phi), 0};
        FieldSeries.Jet jet = series.at(x[0], x[1], x[2]);
        double h = 1e-4;
        double scale = field.energy() * 100;
        for (double turn : new double[] {0, 0.7, 1.9}) {
            double[] d = new double[3];
            double[] e = new double[3];
            for (int i = 0; i < 3; i++) {
                d[i] = Math.cos(turn) * u[i] + Math.sin(turn) * v[i];
                e[i] = -Math.sin(turn) * u[i] + Math.cos(turn) * v[i];
            }
            double plus = moved(series, x, d, h);
            double minus = moved(series, x, d, -h);
            assertEquals((plus - minus) / (2 * h), jet.slope(d), 1e-6 * scale);
            assertEquals((plus - 2 * jet.intensity() + minus) / (h * h), jet.curvature(d, d, 1), 1e-5 * scale);
            double[] sum = new double[3];
            for (int i = 0; i < 3; i++) {
                sum[i] = (d[i] + e[i]) / Math.sqrt(2);
            }
            // Polarisation: the mixed derivative from three pure ones.
            double mixed = jet.curvature(sum, sum, 1) - (jet.curvature(d, d, 1) + jet.curvature(e, e, 1)) / 2;
            assertEquals(mixed, jet.curvature(d, e, 0), 1e-10 * scale);
        }
    }

    private static double moved(FieldSeries series, double[] x, double[] d, double h) {
        double c = Math.cos(h);
        double s = Math.sin(h);
        return series.at(c * x[0] + s * d[0], c * x[1] + s * d[1], c * x[2] + s * d[2]).intensity();
    }

    /** On and off the grid, at the seam of the azimuth, at and next to the poles. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1.6, 0", "1.6, 6.28", "0.2, 3", "0.01, 3", "0, 0", "3.13, 2", "3.141592653589793, 0"})
    void peakOfOneSourceIsAtTheSource(double theta, double phi) {
        Field field = of(new double[] {theta}, new double[] {phi}, new double[] {-2}, 0.02);
        List<Peak> peaks = field.peaks(3, 1);
        assertTrue(angle(peaks.get(0), theta, phi) < 1e-7, () -> "seen at " + peaks.get(0));
        assertEquals(field.intensityAt(theta, phi), peaks.get(0).intensity(), 1e-12 * peaks.get(0).intensity());
    }

    @Test
    void peaksComeHighestFirstUpToTheNumberAsked() {
        double[] theta = {0.5, 1.5, 2.5, 1.5};
        double[] phi = {0, 1, 2, 4};
        Field field = of(theta, phi, new double[] {1, 4, 2, 3}, 0.01);
        List<Peak> peaks = field.peaks(3, 0.5);
        assertEquals(3, peaks.size());
        int[] order = {1, 3, 2};
        for (int i = 0; i < 3; i++) {
            assertTrue(angle(peaks.get(i), theta[order[i]], phi[order[i]]) < 0.01, "peak " + i);
            assertTrue(i == 0 || peaks.get(i).intensity() <= peaks.get(i - 1).intensity());
        }
        assertEquals(peaks.subList(0, 1), field.peaks(1, 0.5));
        assertEquals(List.of(), field.peaks(0, 0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.4, 1})
    void peaksKeepTheirDistance(double separation) {
        List<Peak> peaks = random(24, 11).peaks(40, separation);
        assertTrue(peaks.size() > 5, peaks.size() + " peaks");
        for (int i = 0; i < peaks.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertTrue(angle(peaks.get(i), peaks.get(j).theta(), peaks.get(j).phi()) >= separation);
            }
        }
    }

    @Test
    void highestPeakIsAboveEverySample() {
        Field field = random(24, 12);
        double highest = 0;
        for (double intensity : field.intensities()) {
            highest = Math.max(highest, intensity);
        }
        assertTrue(field.peaks(1, 0).get(0).intensity() >= highest);
    }

    @Test
    void fieldOfDegreeZeroHasOneIntensity() {
        HarmonicTransform transform = new HarmonicTransform(0);
        Field field = Field.of(transform, new double[] {3}, new double[] {4});
        assertEquals(25 / (4 * Math.PI), field.intensity(0, 0), 1e-14);
        assertEquals(25 / (4 * Math.PI), field.intensityAt(2, 2), 1e-14);
        assertEquals(25, field.energy());
        assertEquals(1, field.peaks(4, 0).size());
    }

    @Test
    void fieldsAddUpLikeTheirCoefficients() {
        Field a = random(6, 1);
        Field b = random(6, 2);
        double[] sum = a.realCoefficients();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b.realCoefficients()[i];
        }
        double[] wanted = a.real();
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] += b.real()[i];
        }
        assertArrayEquals(wanted, Field.of(a.transform(), sum, new double[49]).real(), 1e-12);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        HarmonicTransform transform = new HarmonicTransform(1);
        double[] four = new double[4];
        assertThrows(IllegalArgumentException.class, () -> Field.of(transform, four, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Field.of(transform, new double[5], four));
        assertThrows(IllegalArgumentException.class,
                () -> Field.of(transform, new double[] {0, 0, Double.NaN, 0}, four));
        Field field = Field.of(transform, four, four);
        assertThrows(IllegalArgumentException.class, () -> field.peaks(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> field.peaks(1, -1));
        assertThrows(IllegalArgumentException.class, () -> field.peaks(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> field.intensityAt(4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> field.intensity(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> field.intensity(0, 3));
    }
}
