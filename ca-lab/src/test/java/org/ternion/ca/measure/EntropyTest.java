package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EntropyTest {
    @Test
    void evenCountsHaveTheLogarithmOfTheirNumber() {
        assertEquals(2, Entropy.ofCounts(new long[] {5, 5, 5, 5}), 1e-15);
        assertEquals(1.5, Entropy.ofCounts(new long[] {2, 1, 1, 0}), 1e-15);
    }

    @Test
    void certaintyAndNothingHaveNone() {
        assertEquals(0.0, Entropy.ofCounts(new long[] {7, 0}));
        assertEquals(0.0, Entropy.ofCounts(new long[0]));
        assertEquals(0.0, Entropy.conditional(new long[4], 2));
    }

    @Test
    void conditionalEntropyIsTheMeanOfTheRows() {
        // 4 of 6 in row 0, split evenly (1 bit); 2 of 6 in row 1, certain.
        assertEquals(4 / 6.0, Entropy.conditional(new long[] {2, 2, 0, 2}, 2), 1e-15);
    }

    @Test
    void mutualInformationOfACopyIsTheEntropyAndOfIndependenceZero() {
        assertEquals(1, Entropy.mutualInformation(new long[] {3, 0, 0, 3}, 2), 1e-15);
        assertEquals(0, Entropy.mutualInformation(new long[] {1, 2, 3, 2, 4, 6}, 3), 1e-15);
    }
}
