package org.ternion.sphere.navigate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.SphericalPoint;
import org.ternion.sphere.harmonic.Field;
import org.ternion.sphere.harmonic.HarmonicTransform;
import org.ternion.sphere.harmonic.Peak;

class FieldRegionTest {
    private static final HarmonicTransform TRANSFORM = new HarmonicTransform(10);
    private static final FieldRegion.SampleGrid GRID = new FieldRegion.SampleGrid(TRANSFORM);

    private static Field random(long seed) {
        double[] coefficients = new double[TRANSFORM.coefficients()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = CounterRng.normal(seed, 1, i) / (1 + i);
        }
        return Field.of(TRANSFORM, coefficients, new double[coefficients.length]);
    }

    @Property(tries = 100)
    void capsHoldTheShareOfTheIntensity(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Field field = random(seed);
        List<Peak> peaks = field.peaks(count, 0.3);
        double[] apertures = new FieldRegion(GRID, field).apertures(peaks, share);
        assertEquals(peaks.size(), apertures.length);
        double held = 0;
        double total = 0;
        for (int ring = 0; ring < TRANSFORM.rings(); ring++) {
            for (int j = 0; j < TRANSFORM.longitudes(); j++) {
                SphericalPoint place = new SphericalPoint(1, TRANSFORM.nodes()[ring], TRANSFORM.longitude(j));
                double mass = field.intensity(ring, j) * TRANSFORM.weights()[ring];
                total += mass;
                boolean inside = false;
                for (int p = 0; p < apertures.length; p++) {
                    Peak peak = peaks.get(p);
                    double angle = place.angleTo(new SphericalPoint(1, peak.theta(), peak.phi()));
                    // The arc cosine of a cosine near 1 has half of the digits.
                    inside |= angle <= apertures[p] + 1e-7;
                }
                held += inside ? mass : 0;
            }
        }
        assertTrue(held >= share * total * (1 - 1e-9), held + " of " + total);
    }

    @Property(tries = 100)
    void theResultantLengthIsAShareAndDoesNotDependOnTheScale(@ForAll long seed) {
        Field field = random(seed);
        double length = new FieldRegion(GRID, field).resultantLength();
        assertTrue(length >= 0 && length <= 1);
        assertEquals(length, new FieldRegion(GRID, field.normalized()).resultantLength(), 1e-12);
    }

    /** {@code (1 + 2 z)^2}: over z from -1 to 1 the integral is 14 / 3, times z it is 8 / 3. */
    @Test
    void theResultantLengthOfAKnownFieldIsItsMeanDirection() {
        double[] coefficients = new double[TRANSFORM.coefficients()];
        coefficients[0] = Math.sqrt(4 * Math.PI);
        coefficients[2] = 2 * Math.sqrt(4 * Math.PI / 3);
        Field field = Field.of(TRANSFORM, coefficients, new double[coefficients.length]);
        assertEquals(4.0 / 7, new FieldRegion(GRID, field).resultantLength(), 1e-14);
    }

    @Test
    void aZeroFieldIsNowhere() {
        double[] zeros = new double[TRANSFORM.coefficients()];
        FieldRegion region = new FieldRegion(GRID, Field.of(TRANSFORM, zeros, zeros));
        assertEquals(0, region.resultantLength());
        assertArrayEquals(new double[0], region.apertures(List.of(), 0.5));
    }
}
