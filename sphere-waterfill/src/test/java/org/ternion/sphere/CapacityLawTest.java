package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CapacityLawTest {
    static Stream<JsonNode> goldens() {
        return Goldens.cases("02_capacities.json");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void capacitiesAreTheGoldens(JsonNode golden) {
        assertEquals("sqrt0", golden.get("layout").textValue());
        ShellLayout layout = ShellLayout.sqrt(golden.get("S").intValue(), golden.get("rmin").doubleValue(),
                golden.get("rmax").doubleValue());
        CapacityLaw law = CapacityLaw.power(golden.get("exponent").doubleValue());
        int points = golden.get("N").intValue();
        double[] wanted = Goldens.doubles(golden.get("capacity"));
        double[] real = law.real(layout, points);
        for (int k = 0; k < wanted.length; k++) {
            assertEquals(wanted[k], real[k], 1e-10 * Math.max(1, wanted[k]), "shell " + k);
        }
        assertArrayEquals(Goldens.ints(golden.get("apportioned")), law.apportion(layout, points));
    }

    @Property
    void apportionedCapacitiesAddUpAndStayWithinOne(@ForAll @IntRange(min = 1, max = 300) int shells,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int points,
            @ForAll @DoubleRange(min = -50, max = 50) double exponent) {
        ShellLayout layout = ShellLayout.geometric(shells, 1e-3, 1e3);
        CapacityLaw law = CapacityLaw.power(exponent);
        double[] real = law.real(layout, points);
        int[] whole = law.apportion(layout, points);
        assertEquals(points, Arrays.stream(whole).asLongStream().sum());
        for (int k = 0; k < shells; k++) {
            assertTrue(Math.abs(whole[k] - real[k]) < 1, "shell " + k + ": " + real[k] + " became " + whole[k]);
        }
    }

    @Property
    void shellsWithoutAShareStayEmpty(@ForAll double[] any, @ForAll @IntRange(max = 1_000_000) int points) {
        double[] shares = Arrays.copyOf(any, any.length + 1);
        for (int k = 0; k < any.length; k++) {
            shares[k] = k % 3 == 0 || !(Math.abs(any[k]) < 1e300) ? 0 : Math.abs(any[k]);
        }
        shares[any.length] = 1;
        int[] whole = CapacityLaw.shares(shares).apportion(radii(shares.length), points);
        assertEquals(points, Arrays.stream(whole).sum());
        for (int k = 0; k < shares.length; k++) {
            assertTrue(shares[k] > 0 || whole[k] == 0, "shell " + k);
        }
    }

    private static ShellLayout radii(int shells) {
        return ShellLayout.linear(shells, 1, 2);
    }

    @Test
    void equalFractionsGoToTheInnerShells() {
        assertArrayEquals(new int[] {3, 3, 2, 2}, CapacityLaw.equal().apportion(radii(4), 10));
        assertArrayEquals(new int[] {1, 1, 0, 0}, CapacityLaw.equal().apportion(radii(4), 2));
        assertArrayEquals(new int[] {0, 0, 0, 0}, CapacityLaw.equal().apportion(radii(4), 0));
        assertArrayEquals(new int[] {7}, CapacityLaw.power(1.5).apportion(radii(1), 7));
    }

    @Test
    void extremeLawsDoNotOverflow() {
        ShellLayout layout = ShellLayout.geometric(3, 1e-100, 1e100);
        assertArrayEquals(new double[] {0, 0, 9}, CapacityLaw.power(1000).real(layout, 9));
        assertArrayEquals(new double[] {9, 0, 0}, CapacityLaw.power(-1000).real(layout, 9));
        assertArrayEquals(new double[] {4.5, 0, 4.5},
                CapacityLaw.shares(Double.MAX_VALUE, 0, Double.MAX_VALUE).real(layout, 9));
    }

    @Test
    void aMillionTinySharesAreNotLost() {
        double[] shares = new double[1_000_001];
        Arrays.fill(shares, 0x1p-53);
        shares[0] = 1;
        double left = 0x1p50 / (1 + 1_000_000 * 0x1p-53);
        assertEquals(left, CapacityLaw.shares(shares).real(radii(shares.length), 1L << 50)[0], 1);
    }

    @Test
    void badLawsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.power(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.shares(0, 0));
        assertThrows(IllegalArgumentException.class, CapacityLaw::shares);
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.shares(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.shares(1, -1));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.shares(1, 2).real(radii(3), 5));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.equal().apportion(radii(3), -1));
    }

    @Test
    void amountsFarFromTheTotalCannotBeRounded() {
        assertArrayEquals(new int[] {1, 2}, CapacityLaw.largestRemainder(new double[] {0.4, 1.6}, 3));
        assertArrayEquals(new int[0], CapacityLaw.largestRemainder(new double[0], 0));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.largestRemainder(new double[] {0.4, 1.6}, 0));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.largestRemainder(new double[] {0.4, 1.6}, 4));
        assertThrows(IllegalArgumentException.class, () -> CapacityLaw.largestRemainder(new double[] {-0.4, 1.4}, 1));
        assertThrows(IllegalArgumentException.class,
                () -> CapacityLaw.largestRemainder(new double[] {Double.NaN, 1}, 1));
    }
}
