package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.Goldens;
import org.ternion.krr.experiments.RadialProfile.RadialError;

class RadialProfileTest {
    private static List<JsonNode> cases() {
        return StreamSupport.stream(Goldens.json("dashi-part2", "radial.json").get("cases").spliterator(), false)
                .toList();
    }

    private static int[] counts(RadialProfile rings) {
        return IntStream.range(0, rings.bins()).map(rings::count).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesPartTwo(JsonNode golden) {
        RadialProfile rings = RadialProfile.aroundMiddle(golden.get("height").asInt(), golden.get("width").asInt());
        DoubleMatrix u = Goldens.matrix(golden.get("U"));
        DoubleMatrix uHat = Goldens.matrix(golden.get("Uhat"));
        DoubleMatrix bins = Goldens.matrix(golden.get("bins"));
        for (int i = 0; i < bins.rows() * bins.cols(); i++) {
            assertEquals(bins.backingArray()[i], rings.bin(i / bins.cols(), i % bins.cols()));
        }
        assertArrayEquals(Goldens.ints(golden.get("counts")), counts(rings));
        assertArrayEquals(Goldens.doubles(golden.get("profileU")), rings.profile(u), 1e-14);
        assertArrayEquals(Goldens.doubles(golden.get("profileUhat")), rings.profile(uHat), 1e-14);
        assertArrayEquals(Goldens.matrix(golden.get("angularResidualU")).toArray(),
                rings.angularResidual(u).toArray(), 1e-14);
        RadialError error = rings.error(u, uHat);
        assertEquals(golden.get("mseRadialUUniformBins").asDouble(), error.uniform(), 1e-15);
        assertEquals(golden.get("mseRadialUWeightedByCount").asDouble(), error.weighted(), 1e-15);
        assertEquals(golden.get("mseUFull").asDouble(), error.weighted() + error.angular(), 1e-15);
        double mseV = Rows.mse(Goldens.matrix(golden.get("V")), Goldens.matrix(golden.get("Vhat")));
        assertEquals(golden.get("quotientMse").asDouble(), mseV + error.uniform(), 1e-15);
        assertQuarterTurns(golden.get("rot90Orbit"), rings, u);
    }

    private static void assertQuarterTurns(JsonNode orbit, RadialProfile rings, DoubleMatrix u) {
        DoubleMatrix turned = u;
        for (JsonNode pixels : orbit.get("pixelMse")) {
            assertEquals(pixels.asDouble(), Rows.mse(turned, u), 1e-15);
            assertEquals(0, rings.error(turned, u).weighted(), 1e-30);
            DoubleMatrix before = turned;
            int n = u.rows();
            double[] next = new double[n * n];
            Arrays.setAll(next, i -> before.get(i % n, n - 1 - i / n));
            turned = DoubleMatrix.wrap(next, n, n);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grayscott_small.json", "grayscott_default.json"})
    void exactRingsAreThoseOfTheReference(String file) {
        JsonNode golden = Goldens.json("krr-reference", file);
        int grid = golden.get("config").get("grid").asInt();
        RadialProfile rings = RadialProfile.aroundCell(grid);
        int[] bins = Goldens.ints(golden.get("radialBinOfCell"));
        assertArrayEquals(bins, IntStream.range(0, grid * grid).map(i -> rings.bin(i / grid, i % grid)).toArray());
        assertArrayEquals(Goldens.ints(golden.get("radialCount")), counts(rings));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 40})
    void ringsFollowTheirDefinition(int grid) {
        RadialProfile rings = RadialProfile.aroundCell(grid);
        RadialProfile middle = RadialProfile.aroundMiddle(grid, grid);
        long bins = rings.bins();
        for (int i = 0; i < grid * grid; i++) {
            long a = 2L * (i / grid) - grid;
            long b = 2L * (i % grid) - grid;
            long bound = bins * bins * (a * a + b * b);
            long largest = IntStream.range(0, rings.bins()).filter(j -> 2L * grid * grid * j * j <= bound).max()
                    .orElseThrow();
            assertEquals(largest, rings.bin(i / grid, i % grid));
            double distance = Math.hypot(i / grid - (grid - 1) / 2.0, i % grid - (grid - 1) / 2.0);
            assertEquals((int) (distance + 1e-9), middle.bin(i / grid, i % grid));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void averagingIsAnOrthogonalProjectionThatKeepsTheMass(long seed) {
        Draws draws = Draws.of(seed, 0);
        double[] values = new double[11 * 8];
        Arrays.setAll(values, i -> draws.normal());
        DoubleMatrix field = DoubleMatrix.wrap(values, 11, 8);
        RadialProfile rings = RadialProfile.aroundMiddle(11, 8);
        double[] profile = rings.profile(field);
        DoubleMatrix rest = rings.angularResidual(field);
        DoubleMatrix lifted = Rows.plus(field, -1, rest);
        assertArrayEquals(profile, rings.profile(lifted), 1e-14, "seed " + seed);
        assertArrayEquals(new double[profile.length], rings.profile(rest), 1e-14, "seed " + seed);
        assertEquals(Rows.energy(field), Rows.energy(lifted) + Rows.energy(rest), 1e-13, "seed " + seed);
        double mass = IntStream.range(0, profile.length).mapToDouble(bin -> rings.count(bin) * profile[bin]).sum();
        assertEquals(Arrays.stream(values).sum(), mass, 1e-12, "seed " + seed);
    }

    @Test
    void anErrorOfOneRingIsRelativeToTheVarianceOfTheProfile() {
        RadialProfile rings = RadialProfile.aroundMiddle(2, 2);
        DoubleMatrix flat = DoubleMatrix.wrap(new double[] {1, 1, 1, 1}, 2, 2);
        DoubleMatrix other = DoubleMatrix.wrap(new double[] {2, 2, 2, 2}, 2, 2);
        RadialError error = rings.error(flat, other);
        assertEquals(1, error.weighted());
        assertTrue(Double.isNaN(error.relative()), "a flat profile has no variance");
    }

    @Test
    void otherShapesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> RadialProfile.aroundCell(4).profile(DoubleMatrix.wrap(new double[12], 4, 3)));
    }
}
