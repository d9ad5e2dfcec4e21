package org.ternion.core.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaylorExponentialTest {
    @ParameterizedTest
    @ValueSource(doubles = {708, 20, 1, 1e-3, 1e-18})
    void resultsAreWithinTwoUlpOfTheStrictFunction(double range) {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            double x = (2 * random.nextDouble() - 1) * range;
            double expected = StrictMath.exp(x);
            assertEquals(expected, TaylorExponential.exp(x), 2 * Math.ulp(expected), "exp(" + x + "), seed 17");
        }
    }

    @Test
    void theEndsOfTheRangeAreAsStated() {
        assertTrue(TaylorExponential.exp(TaylorExponential.LOWEST) >= Double.MIN_NORMAL);
        assertEquals(0, TaylorExponential.exp(Math.nextDown(TaylorExponential.LOWEST)));
        assertEquals(0, TaylorExponential.exp(Double.NEGATIVE_INFINITY));
        assertEquals(StrictMath.exp(709), TaylorExponential.exp(709), 2 * Math.ulp(StrictMath.exp(709)));
        assertTrue(Double.isNaN(TaylorExponential.exp(Double.NaN)));
        assertEquals(1, TaylorExponential.exp(0.0));
        assertEquals(1, TaylorExponential.exp(-0.0));
    }

    @Test
    void coefficientsAreReciprocalsOfFactorials() {
        long factorial = 1;
        for (int power = 0; power <= 13; power++) {
            factorial *= Math.max(1, power);
            assertEquals(1.0 / factorial, TaylorExponential.coefficient(power));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> TaylorExponential.coefficient(14));
    }
}
