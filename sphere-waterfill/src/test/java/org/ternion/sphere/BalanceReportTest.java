package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BalanceReportTest {
    private static final JsonNode GOLDEN = Goldens.json("19_quality_metrics.json");

    static Stream<JsonNode> goldens() {
        return Goldens.cases("19_quality_metrics.json");
    }

    private static Placement placement(int shells, int... shell) {
        return Placement.of(ShellLayout.linear(shells, 1, 2), shell);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void metricsAreTheGoldens(JsonNode golden) {
        int[] capacity = Goldens.ints(GOLDEN.get("capacity"));
        BalanceReport report = placement(capacity.length, Goldens.ints(golden.get("assignment")))
                .report(capacity, Goldens.floats(GOLDEN.get("scores")));
        assertArrayEquals(Goldens.ints(golden.get("counts")), report.counts());
        assertArrayEquals(capacity, report.capacity());
        assertEquals(golden.get("avg_abs_overload").doubleValue(), report.avgAbsOverload(), 1e-10);
        assertEquals(golden.get("max_abs_overload").doubleValue(), report.maxAbsOverload(), 1e-10);
        assertEquals(golden.get("misplaced_fraction").doubleValue(), report.misplacedFraction(), 1e-10);
        assertEquals(golden.get("overload_variance").doubleValue(), report.overloadVariance(), 1e-10);
        assertEquals(golden.get("chi2").doubleValue(), report.chi2(), 1e-10);
        assertEquals(golden.get("emd_shells").doubleValue(), report.emdShells(), 1e-10);
        assertEquals(golden.get("empty").intValue(), report.emptyShells());
        double spearman = golden.get("spearman").isNull() ? Double.NaN : golden.get("spearman").doubleValue();
        assertEquals(spearman, report.spearman(), 1e-10);
        assertTrue(report.avgAbsOverload() <= report.avgAbsOverloadBound());
        assertEquals(2.0 * 50 / 8, report.avgAbsOverloadBound());
    }

    @Test
    void aReportWithoutPointsIsZero() {
        BalanceReport report = placement(3).report(new int[3], new float[0]);
        assertEquals(0, report.avgAbsOverload());
        assertEquals(0, report.avgAbsOverloadBound());
        assertEquals(0, report.maxAbsOverload());
        assertEquals(0, report.misplacedFraction());
        assertEquals(0, report.overloadVariance());
        assertEquals(0, report.chi2());
        assertEquals(0, report.emdShells());
        assertEquals(0, report.emptyShells());
        assertTrue(Double.isNaN(report.spearman()));
        assertTrue(report.balanced(0));
    }

    @Test
    void rankCorrelationIsUndefinedForConstantScoresOrShells() {
        int[] two = {1, 1};
        assertTrue(Double.isNaN(placement(2, 0, 1).report(two, new float[] {3, 3}).spearman()));
        assertTrue(Double.isNaN(placement(2, 0, 1).report(two, new float[] {0.0f, -0.0f}).spearman()));
        assertTrue(Double.isNaN(placement(2, 1, 1).report(two, new float[] {3, 4}).spearman()));
        assertTrue(Double.isNaN(placement(1, 0).report(new int[] {1}, new float[] {3}).spearman()));
        assertTrue(Double.isNaN(placement(2, 0, 1).report(two).spearman()));
        assertEquals(1, placement(2, 0, 1).report(two, new float[] {3, 4}).spearman());
        assertEquals(-1, placement(2, 1, 0).report(two, new float[] {3, 4}).spearman());
    }

    @Test
    void pointsInAShellWithoutCapacityMakeChiSquareInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, placement(2, 0, 1).report(new int[] {2, 0}).chi2());
        assertEquals(0, placement(2, 0, 0).report(new int[] {2, 0}).chi2());
    }

    @Test
    void balanceDoesNotDependOnTheNumberOfPoints() {
        BalanceReport report = placement(2, 0, 0, 0, 1).report(new int[] {2, 2});
        assertEquals(0.25, report.misplacedFraction());
        assertTrue(report.balanced(0.25));
        assertFalse(report.balanced(0.2));
        assertThrows(IllegalArgumentException.class, () -> report.balanced(Double.NaN));
    }

    @Test
    void capacitiesThatDoNotFitAreRefused() {
        Placement placement = placement(2, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> placement.report(new int[] {2}));
        assertThrows(IllegalArgumentException.class, () -> placement.report(new int[] {3, -1}));
        assertEquals("capacities add up to 3 for 2 points",
                assertThrows(IllegalArgumentException.class, () -> placement.report(new int[] {1, 2})).getMessage());
        assertThrows(IllegalArgumentException.class, () -> placement.report(new int[] {1, 1}, new float[1]));
        assertThrows(IllegalArgumentException.class,
                () -> placement.report(new int[] {1, 1}, new float[] {1, Float.NaN}));
    }
}
