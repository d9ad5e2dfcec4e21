package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class RecallCurveTest {
    private static final int QUERIES = 500;

    /** With some six points per cell, where a member turns the axis of its own cell most. */
    @ParameterizedTest
    @CsvSource({"64, 25, 0.5", "128, 25, 0.5", "128, 1, 1"})
    void membersPromiseWhatOtherQueriesGet(int dimension, int groups, double noise) {
        FloatMatrix x = Samples.clustered(3000, dimension, groups, noise, 30);
        FloatMatrix queries = Samples.clustered(QUERIES, dimension, groups, noise, 31);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(500), RunOptions.DEFAULT);
        RecallCurve outside = index.calibrate(queries, 10, RunOptions.DEFAULT);
        for (double target : new double[] {0.5, 0.7, 0.8, 0.9, 0.95}) {
            int cells = index.memberCurve().cellsFor(10, target);
            double got = outside.recall(10, cells);
            assertTrue(got >= target - 0.015, () -> target + " promised, " + got + " found");
        }
    }

    @Test
    void aCurveRisesFromNothingToEverything() {
        FloatMatrix x = Samples.gaussian(500, 8, 32);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RunOptions.DEFAULT);
        RecallCurve curve = index.memberCurve();
        assertEquals(0, curve.recall(10, 0));
        assertEquals(1, curve.recall(10, index.cells()));
        for (int cells = 1; cells <= index.cells(); cells++) {
            assertTrue(curve.recall(10, cells) >= curve.recall(10, cells - 1));
        }
        assertThrows(IllegalArgumentException.class, () -> curve.recall(curve.neighbours() + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> curve.cellsFor(10, 0));
    }

    @Test
    void cellsOfOneMemberAreMeasuredToo() {
        FloatMatrix x = Samples.gaussian(6, 4, 33);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(6), RunOptions.DEFAULT);
        assertEquals(6, index.memberCurve().queries());
        assertEquals(1, index.memberCurve().recall(5, index.cells()));
    }
}
