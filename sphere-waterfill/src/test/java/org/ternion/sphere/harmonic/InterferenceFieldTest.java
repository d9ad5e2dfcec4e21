package org.ternion.sphere.harmonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;

class InterferenceFieldTest {
    private static final JsonNode GOLDEN = Goldens.json("11_sht_interference.json");

    private static double[] column(JsonNode objects, String name) {
        return Goldens.elements(objects).mapToDouble(o -> o.get(name).doubleValue()).toArray();
    }

    private static Sources goldenSources() {
        JsonNode sources = GOLDEN.get("complex_field").get("sources");
        return Sources.of(column(sources, "theta"), column(sources, "phi"), column(sources, "amplitude"),
                column(sources, "phase"));
    }

    private static Sources random(int n, long seed, boolean inPhase) {
        Random random = new Random(seed);
        double[] theta = random.doubles(n).map(u -> Math.acos(1 - 2 * u)).toArray();
        double[] phi = random.doubles(n, -7, 7).toArray();
        double[] amplitude = random.doubles(n, -1, 1).toArray();
        return inPhase ? Sources.inPhase(theta, phi, amplitude)
                : Sources.of(theta, phi, amplitude, random.doubles(n, -4, 4).toArray());
    }

    private static double[] gridTheta(HarmonicTransform transform) {
        double[] nodes = transform.nodes();
        double[] theta = new double[transform.rings() * transform.longitudes()];
        Arrays.setAll(theta, i -> nodes[i / transform.longitudes()]);
        return theta;
    }

    private static double[] gridPhi(HarmonicTransform transform) {
        double[] phi = new double[transform.rings() * transform.longitudes()];
        Arrays.setAll(phi, i -> transform.longitude(i % transform.longitudes()));
        return phi;
    }

    private static double[] column(DoubleMatrix values, int col) {
        double[] column = new double[values.rows()];
        Arrays.setAll(column, i -> values.get(i, col));
        return column;
    }

    @Test
    void complexFieldIsTheGoldenOne() {
        JsonNode golden = GOLDEN.get("complex_field");
        HarmonicTransform transform = new HarmonicTransform(GOLDEN.get("L").intValue());
        double tau = golden.get("tau").doubleValue();
        InterferenceField interference = new InterferenceField(transform);
        Field field = interference.evaluate(goldenSources(), tau);
        double[] re = HarmonicTransformTest.flatten(Goldens.matrix(golden.get("re")));
        double[] im = HarmonicTransformTest.flatten(Goldens.matrix(golden.get("im")));
        double[] intensity = HarmonicTransformTest.flatten(Goldens.matrix(golden.get("intensity")));
        assertArrayEquals(re, field.real(), 1e-11);
        assertArrayEquals(im, field.imaginary(), 1e-11);
        assertArrayEquals(intensity, field.intensities(), 1e-11);
        DoubleMatrix direct = interference.zonalSums(goldenSources(), tau, gridTheta(transform), gridPhi(transform));
        assertArrayEquals(re, column(direct, 0), 1e-11);
        assertArrayEquals(im, column(direct, 1), 1e-11);
    }

    /** The prototype's grid with end points on the poles, rescaled weights and Gaussians that do not wrap (F43). */
    @Test
    void fieldOnTheGridOfThePrototypeIsTheGoldenOne() {
        JsonNode legacy = GOLDEN.get("legacy");
        int bandLimit = GOLDEN.get("L").intValue();
        int rings = legacy.get("n_theta").intValue();
        int longitudes = legacy.get("n_phi").intValue();
        double[] weights = Goldens.doubles(legacy.get("weights_row"));
        double[] coefficients = new double[(bandLimit + 1) * (bandLimit + 1)];
        double[][] rows = new double[rings * longitudes][coefficients.length];
        for (int i = 0; i < rows.length; i++) {
            double theta = 1e-6 + (Math.PI - 2e-6) * (i / longitudes) / (rings - 1);
            double phi = 2 * Math.PI * (i % longitudes) / longitudes;
            SphericalHarmonics.row(bandLimit, theta, phi, rows[i]);
            double amplitude = Goldens.elements(legacy.get("gaussians")).mapToDouble(g -> Math.exp(
                    -(Math.pow(theta - g.get("theta").doubleValue(), 2) + Math.pow(phi - g.get("phi").doubleValue(), 2))
                            / g.get("scale").doubleValue())).sum();
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] += weights[i / longitudes] * amplitude * rows[i][k];
            }
        }
        assertArrayEquals(Goldens.doubles(legacy.get("coefficients")), coefficients, 1e-11);
        double[] intensity = Arrays.stream(rows).mapToDouble(row -> {
            double sum = 0;
            for (int k = 0; k < row.length; k++) {
                sum += coefficients[k] * row[k];
            }
            return sum * sum;
        }).toArray();
        double total = Arrays.stream(intensity).sum();
        double[] normalized = Arrays.stream(intensity).map(x -> x / total).toArray();
        assertArrayEquals(HarmonicTransformTest.flatten(Goldens.matrix(legacy.get("intensity"))), normalized, 1e-11);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 16, 40})
    void coefficientsAndZonalSumsGiveTheSameField(int bandLimit) {
        HarmonicTransform transform = new HarmonicTransform(bandLimit);
        InterferenceField interference = new InterferenceField(transform);
        for (boolean inPhase : new boolean[] {true, false}) {
            Sources sources = random(300, bandLimit, inPhase);
            Field field = interference.evaluate(sources, 0.001);
            DoubleMatrix direct = interference.zonalSums(sources, 0.001, gridTheta(transform), gridPhi(transform));
            assertArrayEquals(column(direct, 0), field.real(), 1e-10);
            assertArrayEquals(column(direct, 1), field.imaginary(), 1e-10);
        }
    }

    @Test
    void coefficientsAreTheSumOfHarmonicsDampedByTheKernel() {
        int bandLimit = 12;
        Field field = new InterferenceField(new HarmonicTransform(bandLimit)).evaluate(random(1, 8, true), 0.03);
        Sources source = random(1, 8, true);
        double[] row = new double[(bandLimit + 1) * (bandLimit + 1)];
        SphericalHarmonics.row(bandLimit, source.theta(0), source.phi(0), row);
        double[] coefficients = field.realCoefficients();
        for (int l = 0; l <= bandLimit; l++) {
            for (int m = -l; m <= l; m++) {
                int i = SphericalHarmonics.index(l, m);
                assertEquals(source.re(0) * Math.exp(-0.03 * l * (l + 1)) * row[i], coefficients[i], 1e-13);
            }
        }
        assertArrayEquals(new double[row.length], field.imaginaryCoefficients());
    }

    /** A12: with phase 0 and a narrow kernel the field is positive and largest at the sources. */
    @Test
    void fieldInPhaseIsHighestAtItsSources() {
        double[] theta = {0.4, 1.5, 2.6};
        double[] phi = {0, 2, 4.5};
        HarmonicTransform transform = new HarmonicTransform(48);
        Sources sources = Sources.inPhase(theta, phi, new double[] {1, 1, 1});
        Field field = new InterferenceField(transform).evaluate(sources, 0.01);
        for (double value : field.real()) {
            // The series ends at degree 48, where the kernel has decayed to 1e-10 of its first terms.
            assertTrue(value > -1e-8, "value " + value);
        }
        List<Peak> all = field.peaks(10, 0.3);
        List<Peak> peaks = all.subList(0, 3);
        // What else is a maximum is a ripple of the end of the series.
        assertTrue(all.get(3).intensity() < 1e-14 * peaks.get(2).intensity());
        for (Peak peak : peaks) {
            assertEquals(peak.intensity(), field.intensityAt(peak.theta(), peak.phi()), 1e-10 * peak.intensity());
        }
        for (int i = 0; i < theta.length; i++) {
            double intensity = field.intensityAt(theta[i], phi[i]);
            assertTrue(intensity > 0.999999 * peaks.get(2).intensity(), "source " + i);
        }
    }

    /** A12: opposite phases cancel half way, on and off the equator and across the pole. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.2})
    void oppositeSourcesCancelAtTheMidpoint(double latitude) {
        double[] theta = {Math.PI / 2 - latitude, Math.PI / 2 - latitude};
        Field field = new InterferenceField(new HarmonicTransform(32)).evaluate(
                Sources.of(theta, new double[] {1, 1.4}, new double[] {1, 1}, new double[] {0, Math.PI}), 0.005);
        double atSource = field.intensityAt(theta[0], 1);
        for (double t : new double[] {0.1, theta[0], 2.5}) {
            // The whole meridian between them is at equal distances.
            assertTrue(field.intensityAt(t, 1.2) < 1e-24 * atSource, "intensity " + field.intensityAt(t, 1.2));
        }
    }

    @Test
    void energyIsTheIntegralOfTheIntensityAndCanBeNormalised() {
        HarmonicTransform transform = new HarmonicTransform(20);
        Field field = new InterferenceField(transform).evaluate(random(50, 4, false), 0.002);
        double[] weights = transform.weights();
        double integral = 0;
        double[] intensities = field.intensities();
        for (int i = 0; i < intensities.length; i++) {
            integral += weights[i / 41] * 2 * Math.PI / 41 * intensities[i];
            assertEquals(intensities[i], field.intensity(i / 41, i % 41));
        }
        assertEquals(integral, field.energy(), 1e-12 * integral);
        assertEquals(1, field.normalized().energy(), 1e-12);
        assertEquals(field.intensity(3, 5) / integral, field.normalized().intensity(3, 5), 1e-12);
    }

    /** A09: more blocks than one, the last one ragged, with 1, 2 and 7 threads. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void threadsDoNotChangeABit(int parallelism) {
        InterferenceField interference = new InterferenceField(new HarmonicTransform(6));
        Sources sources = random(5 * RunOptions.BLOCK_ROWS + 77, 2, false);
        Field one = interference.evaluate(sources, 0.01);
        Field many = interference.evaluate(sources, 0.01, RunOptions.DEFAULT.withParallelism(parallelism));
        assertArrayEquals(one.realCoefficients(), many.realCoefficients());
        assertArrayEquals(one.imaginaryCoefficients(), many.imaginaryCoefficients());
    }

    @Test
    void progressCountsSourcesAndMayStop() {
        InterferenceField interference = new InterferenceField(new HarmonicTransform(2));
        int n = 2 * RunOptions.BLOCK_ROWS + 5;
        List<Long> reports = new ArrayList<>();
        interference.evaluate(random(n, 2, true), 0, RunOptions.DEFAULT.withProgress((done, total) -> {
            assertEquals(n, total);
            return reports.add(done);
        }));
        assertEquals(List.of(4096L, 8192L, (long) n), reports);
        RunOptions stopping = RunOptions.DEFAULT.withProgress((done, total) -> done < 5000);
        assertThrows(CancellationException.class, () -> interference.evaluate(random(n, 2, true), 0, stopping));
    }

    @Test
    void noSourcesMakeAZeroFieldWithoutPeaks() {
        Field field = new InterferenceField(new HarmonicTransform(3)).evaluate(random(0, 1, true), 0.1);
        assertEquals(0, field.energy());
        assertEquals(0, field.normalized().energy());
        assertArrayEquals(new double[4 * 7], field.intensities());
        assertEquals(List.of(), field.peaks(5, 0));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        InterferenceField interference = new InterferenceField(new HarmonicTransform(3));
        double[] one = {1};
        double[] bad = {Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> Sources.inPhase(one, one, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> Sources.of(one, one, one, new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Sources.inPhase(new double[] {3.2}, one, one));
        assertThrows(IllegalArgumentException.class, () -> Sources.inPhase(one, bad, one));
        assertThrows(IllegalArgumentException.class, () -> Sources.inPhase(one, one, bad));
        assertThrows(IllegalArgumentException.class, () -> Sources.of(one, one, one, bad));
        Sources sources = Sources.inPhase(one, one, one);
        assertThrows(IllegalArgumentException.class, () -> interference.evaluate(sources, -1));
        assertThrows(IllegalArgumentException.class, () -> interference.evaluate(sources, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> interference.zonalSums(sources, 0, one, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> interference.zonalSums(sources, 0, bad, one));
    }
}
