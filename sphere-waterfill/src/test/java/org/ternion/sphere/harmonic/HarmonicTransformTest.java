package org.ternion.sphere.harmonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.sphere.Goldens;

class HarmonicTransformTest {
    private static final JsonNode GOLDEN = Goldens.json("11_sht_interference.json");

    static double[] flatten(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void transformsAreTheGoldenOnes() {
        JsonNode gauss = GOLDEN.get("gauss");
        HarmonicTransform transform = new HarmonicTransform(GOLDEN.get("L").intValue());
        double[] coefficients = Goldens.doubles(gauss.get("coefficients"));
        double[] field = flatten(Goldens.matrix(gauss.get("field")));
        assertEquals(gauss.get("n_phi").intValue(), transform.longitudes());
        assertArrayEquals(Goldens.doubles(gauss.get("theta")), transform.nodes(), 1e-14);
        assertArrayEquals(Goldens.doubles(gauss.get("weights")), transform.weights(), 1e-14);
        assertArrayEquals(field, transform.synthesize(coefficients), 1e-11);
        assertArrayEquals(coefficients, transform.analyze(field), 1e-11);
    }

    /** A11, at band limits around the padding of rows and beyond the golden one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 13, 14, 15, 16, 17, 31, 64, 127, 256})
    void roundTripReturnsTheCoefficientsAndParsevalHolds(int bandLimit) {
        HarmonicTransform transform = new HarmonicTransform(bandLimit);
        double[] coefficients = new Random(bandLimit).doubles(transform.coefficients(), -1, 1).toArray();
        double[] field = transform.synthesize(coefficients);
        assertArrayEquals(coefficients, transform.analyze(field), 1e-11);
        double energy = 0;
        double[] weights = transform.weights();
        for (int i = 0; i < field.length; i++) {
            energy += weights[i / transform.longitudes()] * 2 * Math.PI / transform.longitudes() * field[i] * field[i];
        }
        double wanted = Arrays.stream(coefficients).map(c -> c * c).sum();
        assertEquals(wanted, energy, 1e-12 * wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8, 20})
    void everyHarmonicHasOneCoefficient(int bandLimit) {
        HarmonicTransform transform = new HarmonicTransform(bandLimit);
        double[] nodes = transform.nodes();
        double[][] samples = new double[nodes.length * transform.longitudes()][transform.coefficients()];
        for (int i = 0; i < samples.length; i++) {
            SphericalHarmonics.row(bandLimit, nodes[i / transform.longitudes()],
                    transform.longitude(i % transform.longitudes()), samples[i]);
        }
        for (int k = 0; k < transform.coefficients(); k++) {
            int harmonic = k;
            double[] field = Arrays.stream(samples).mapToDouble(row -> row[harmonic]).toArray();
            double[] unit = new double[transform.coefficients()];
            unit[k] = 1;
            assertArrayEquals(unit, transform.analyze(field), 1e-13);
            assertArrayEquals(field, transform.synthesize(unit), 1e-13);
        }
    }

    @Test
    void constantFieldIsTheMeanAlone() {
        HarmonicTransform transform = new HarmonicTransform(9);
        double[] field = new double[transform.rings() * transform.longitudes()];
        Arrays.fill(field, 3);
        double[] wanted = new double[transform.coefficients()];
        wanted[0] = 3 * Math.sqrt(4 * Math.PI);
        assertArrayEquals(wanted, transform.analyze(field), 1e-14);
    }

    @Test
    void inputsAreNotModifiedAndCallsAreIndependent() {
        HarmonicTransform transform = new HarmonicTransform(10);
        double[] coefficients = new Random(3).doubles(transform.coefficients()).toArray();
        double[] copy = coefficients.clone();
        double[] first = transform.synthesize(coefficients);
        double[] samples = first.clone();
        transform.analyze(samples);
        assertArrayEquals(copy, coefficients);
        assertArrayEquals(first, samples);
        assertArrayEquals(first, transform.synthesize(coefficients));
    }

    @Test
    void valuesThatAreNotFiniteSpread() {
        HarmonicTransform transform = new HarmonicTransform(2);
        double[] field = new double[15];
        field[7] = Double.NaN;
        assertTrue(Double.isNaN(transform.analyze(field)[0]));
    }

    @Test
    void wrongLengthsAndBandLimitsAreRefused() {
        HarmonicTransform transform = new HarmonicTransform(2);
        assertThrows(IllegalArgumentException.class, () -> transform.analyze(new double[14]));
        assertThrows(IllegalArgumentException.class, () -> transform.synthesize(new double[15]));
        assertThrows(IllegalArgumentException.class, () -> new HarmonicTransform(-1));
        assertThrows(IllegalArgumentException.class,
                () -> new HarmonicTransform(HarmonicTransform.MAX_BAND_LIMIT + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> transform.longitude(5));
    }
}
