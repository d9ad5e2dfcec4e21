package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellLayoutTest {
    static Stream<JsonNode> goldens() {
        return Goldens.cases("01_shell_layouts.json");
    }

    static List<ShellLayout> layouts() {
        return List.of(
                ShellLayout.sqrt(512, 128, 1024),
                ShellLayout.linear(7, 1, 8),
                ShellLayout.linear(1000, 1e-3, 1024),
                ShellLayout.power(64, 1e-3, 1024, 4),
                ShellLayout.geometric(256, 16, 256),
                ShellLayout.geometric(40, 1e-30, 1e30),
                ShellLayout.geometricOpen(33, 10, 100),
                ShellLayout.sqrtOpen(16, 4, 64),
                ShellLayout.xlogx(128, 32, 512),
                ShellLayout.linear(2, 1, 2),
                ShellLayout.linear(1, 1, 2),
                // Too uneven for a table; closer than floats, beyond floats and below floats.
                ShellLayout.ofRadii(1e-30, 1, 1.000001, 1.000002, 1e30),
                ShellLayout.linear(9, 1, 1 + 1e-7),
                ShellLayout.ofRadii(1, 1e200, 1e300),
                ShellLayout.ofRadii(1e-300, 1e-200, 1e-40, 1));
    }

    private static ShellLayout layout(JsonNode golden) {
        int shells = golden.get("S").intValue();
        double low = golden.get("rmin").doubleValue();
        double high = golden.get("rmax").doubleValue();
        String family = golden.get("family").textValue();
        return switch (golden.get("strategy").textValue()) {
            case "geometric" -> ShellLayout.geometric(shells, low, high);
            case "golden" -> ShellLayout.geometricOpen(shells, low, high);
            case "prime" -> ShellLayout.xlogx(shells, low, high);
            case "quadratic" -> ShellLayout.power(shells, low, high, 2);
            case "linear" -> ShellLayout.linear(shells, low, high);
            case "sqrt0" -> ShellLayout.sqrt(shells, low, high);
            case "sqrt" -> family.equals("v1") ? ShellLayout.sqrtOpen(shells, low, high)
                    : ShellLayout.sqrt(shells, low, high);
            default -> throw new IllegalArgumentException("unknown strategy in " + golden);
        };
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void radiiAreTheGoldens(JsonNode golden) {
        double[] wanted = Goldens.doubles(golden.get("radii"));
        double[] got = layout(golden).radii();
        assertEquals(wanted.length, got.length);
        for (int k = 0; k < wanted.length; k++) {
            assertEquals(wanted[k], got[k], 1e-12 * Math.max(1, wanted[k]), "shell " + k);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void radiiIncreaseAndBoundariesLieBetweenThem(ShellLayout layout) {
        assertEquals(Double.NEGATIVE_INFINITY, layout.lower(0));
        assertEquals(Double.POSITIVE_INFINITY, layout.upper(layout.shells() - 1));
        for (int k = 1; k < layout.shells(); k++) {
            assertEquals(layout.upper(k - 1), layout.lower(k));
            assertTrue(layout.radius(k - 1) <= layout.lower(k) && layout.lower(k) < layout.radius(k), "shell " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17, 512, 4096})
    void closedLayoutsEndAtTheGivenRadii(int shells) {
        for (ShellLayout layout : List.of(ShellLayout.power(shells, 0.1, 0.7, 0.3),
                ShellLayout.linear(shells, 0.1, 0.7), ShellLayout.geometric(shells, 0.1, 0.7),
                ShellLayout.xlogx(shells, 0.1, 0.7))) {
            assertEquals(0.1, layout.radius(0), 1e-15);
            assertEquals(0.7, layout.radius(shells - 1));
        }
    }

    /** The first smallest distance, in exact arithmetic. */
    private static int bruteForce(ShellLayout layout, double r) {
        BigDecimal radius = new BigDecimal(r);
        int best = 0;
        BigDecimal least = null;
        for (int k = 0; k < layout.shells(); k++) {
            BigDecimal distance = new BigDecimal(layout.radius(k)).subtract(radius).abs();
            if (least == null || distance.compareTo(least) < 0) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    private static void assertNearest(ShellLayout layout, float[] radii) {
        int[] got = new int[radii.length];
        layout.nearest(radii, got);
        for (int i = 0; i < radii.length; i++) {
            assertEquals(bruteForce(layout, radii[i]), got[i], "radius " + radii[i]);
            assertEquals(got[i], layout.nearest((double) radii[i]), "radius " + radii[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void nearestIsTheFirstOfTheNearestAroundEveryBoundary(ShellLayout layout) {
        int step = Math.max(1, layout.shells() / 64);
        float[] radii = new float[0];
        for (int k = 0; k < layout.shells() - 1; k += step) {
            float at = (float) Math.min(layout.upper(k), Float.MAX_VALUE);
            radii = Arrays.copyOf(radii, radii.length + 3);
            radii[radii.length - 3] = Math.nextDown(at);
            radii[radii.length - 2] = at;
            radii[radii.length - 1] = Math.min(Math.nextUp(at), Float.MAX_VALUE);
        }
        assertNearest(layout, radii);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void nearestIsTheFirstOfTheNearestForAnyFloat(ShellLayout layout) {
        Random random = new Random(11);
        float[] radii = new float[120];
        float[] special = {0.0f, -0.0f, -1, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE};
        System.arraycopy(special, 0, radii, 0, special.length);
        double span = layout.radius(layout.shells() - 1) - layout.radius(0);
        for (int i = special.length; i < radii.length; i++) {
            double any = i % 2 == 0 ? layout.radius(0) + (random.nextDouble() * 1.2 - 0.1) * span
                    : layout.radius(random.nextInt(layout.shells())) * (0.9 + 0.2 * random.nextDouble());
            radii[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(any, Float.MAX_VALUE));
        }
        assertNearest(layout, radii);
    }

    @Test
    void everyFloatOfASmallRangeHasItsNearestShell() {
        ShellLayout layout = ShellLayout.sqrt(512, 128, 1024);
        int from = Float.floatToIntBits(1020.0f);
        float[] radii = new float[Float.floatToIntBits(1023.0f) - from];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = Float.intBitsToFloat(from + i);
        }
        int[] got = new int[radii.length];
        layout.nearest(radii, got);
        double[] all = layout.radii();
        for (int i = 0; i < radii.length; i++) {
            int k = got[i];
            // Differences of a double and a float this close to it are exact.
            float r = radii[i];
            assertTrue(k == 0 || r > all[k] || all[k] - r < r - all[k - 1], "radius " + r);
            assertTrue(k == 511 || r < all[k] || r - all[k] <= all[k + 1] - r, "radius " + r);
        }
    }

    @Test
    void anExactMidpointBelongsToTheInnerShell() {
        ShellLayout layout = ShellLayout.linear(5, 1, 5);
        int[] got = new int[8];
        layout.nearest(new float[] {1.5f, Math.nextUp(1.5f), 2.5f, Math.nextUp(2.5f), 3.5f, 4.5f, Math.nextUp(4.5f), 9},
                got);
        assertArrayEquals(new int[] {0, 1, 1, 2, 2, 3, 4, 4}, got);
        assertEquals(3, layout.nearest(4.5));
        assertEquals(4, layout.nearest(Math.nextUp(4.5)));
    }

    @Test
    void aMidpointBetweenDoublesIsDecidedExactly() {
        double low = 1;
        double high = Math.nextUp(low) * 2;
        // The midpoint 1.5 + 2^-52 rounds to even away from itself in one of these two layouts.
        for (double outer : new double[] {high, Math.nextUp(high), Math.nextUp(Math.nextUp(high))}) {
            ShellLayout layout = ShellLayout.ofRadii(low, outer);
            for (double r = 1.5 - 0x1p-50; r < 1.5 + 0x1p-50; r = Math.nextUp(r)) {
                assertEquals(bruteForce(layout, r), layout.nearest(r), outer + " " + r);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void radiiThatAreNotFiniteAreRefusedWithTheirIndex(float bad) {
        for (ShellLayout layout : layouts()) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> layout.nearest(new float[] {1, 2, bad, 4}, new int[4])).getMessage();
            assertEquals("radius 2 must be finite, was " + bad, message);
            assertThrows(IllegalArgumentException.class, () -> layout.nearest(bad));
        }
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.sqrt(0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.sqrt(4, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.sqrt(4, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.linear(4, Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.linear(4, 1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.power(4, 1, 2, 0));
        assertThrows(IllegalArgumentException.class, ShellLayout::ofRadii);
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.ofRadii(1, 1));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.ofRadii(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> ShellLayout.sqrt(3, 1, 2).nearest(new float[2], new int[3]));
        assertThrows(IndexOutOfBoundsException.class, () -> ShellLayout.sqrt(3, 1, 2).lower(3));
        assertThrows(IndexOutOfBoundsException.class, () -> ShellLayout.sqrt(3, 1, 2).upper(-1));
        String message = assertThrows(IllegalArgumentException.class, () -> ShellLayout.power(512, 1, 2, 30))
                .getMessage();
        assertTrue(message.startsWith("radii must increase, shell 0 has 1.0"), message);
    }

    @Test
    void aSingleShellIsAtTheSmallestRadius() {
        for (ShellLayout layout : List.of(ShellLayout.sqrt(1, 3, 9), ShellLayout.geometric(1, 3, 9),
                ShellLayout.geometricOpen(1, 3, 9), ShellLayout.sqrtOpen(1, 3, 9), ShellLayout.xlogx(1, 3, 9))) {
            assertArrayEquals(new double[] {3}, layout.radii());
            assertEquals(0, layout.nearest(1e9));
        }
    }

    @Test
    void layoutsWithTheSameRadiiAreEqual() {
        assertEquals(ShellLayout.linear(3, 1, 3), ShellLayout.ofRadii(1, 2, 3));
        assertEquals(ShellLayout.linear(3, 1, 3).hashCode(), ShellLayout.ofRadii(1, 2, 3).hashCode());
        assertNotEquals(ShellLayout.linear(3, 1, 3), ShellLayout.ofRadii(1, 2, 4));
    }
}
