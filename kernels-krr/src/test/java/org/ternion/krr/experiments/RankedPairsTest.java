package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedPairsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsPairsInOrderAndHalfTheTies(long seed) {
        Draws draws = Draws.of(seed, 0);
        double[] targets = new double[40];
        double[] scores = new double[40];
        Arrays.setAll(targets, i -> draws.below(2));
        Arrays.setAll(scores, i -> draws.below(6));
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                if (targets[i] == 1 && targets[j] == 0) {
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertEquals(right / pairs, RankedPairs.auc(targets, scores), 1e-15, "seed " + seed);
    }

    @Test
    void otherTargetsHaveNone() {
        assertTrue(Double.isNaN(RankedPairs.auc(new double[] {1, 1}, new double[] {0, 1})));
        assertTrue(Double.isNaN(RankedPairs.auc(new double[] {0, 0.5}, new double[] {0, 1})));
        assertTrue(Double.isNaN(RankedPairs.auc(new double[] {0, 1, 2}, new double[] {Double.NaN, 1, 1})));
    }
}
