package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {
    private static Intent intent(int direction, double target, double urgency, int ttl, double actionability) {
        return new Intent(0, "X", direction, target, urgency, ttl, false, actionability, Reason.ACT);
    }

    @Test
    void theSignOfATargetIsItsDirection() {
        assertEquals(-0.25, intent(-1, 0.25, 1, 500, 1).signedTarget());
        assertEquals(0.0, intent(-1, 0, 1, 500, 1).signedTarget(), "no negative zero");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 0, 0, 0", "2, 0, 0, 0, 0", "1, 1.1, 0, 0, 0", "1, NaN, 0, 0, 0", "1, 0, 1.1, 0, 0",
        "1, 0, 0, -1, 0", "1, 0, 0, 0, -0.1"})
    void valuesOutsideTheContractAreRefused(int direction, double target, double urgency, int ttl,
                                            double actionability) {
        assertThrows(IllegalArgumentException.class, () -> intent(direction, target, urgency, ttl, actionability));
    }
}
