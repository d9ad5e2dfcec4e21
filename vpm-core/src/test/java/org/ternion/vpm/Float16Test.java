package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {
    @Test
    void everyPatternComesBackFromItsFloat() {
        for (int bits = 0; bits < 0x10000; bits++) {
            float value = Float16.toFloat((short) bits);
            int expected = Float.isNaN(value) ? bits | 0x200 : bits;
            assertEquals(expected, Float16.ofFloat(value) & 0xFFFF, Integer.toHexString(bits));
        }
    }

    @Test
    void everyFiniteMagnitudeHasTheValueOfItsFields() {
        for (int bits = 0; bits < 0x7C00; bits++) {
            int exponent = bits >> 10;
            int fraction = bits & 0x3FF;
            double expected = exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.pow(2, exponent - 25);
            assertEquals(expected, Float16.toFloat((short) bits));
            assertEquals(-expected, Float16.toFloat((short) (bits | 0x8000)));
        }
    }

    @Test
    void midpointsGoToTheEvenNeighbourAndTheirNeighboursToTheNearest() {
        for (int bits = 0; bits < 0x7BFF; bits++) {
            float low = Float16.toFloat((short) bits);
            float high = Float16.toFloat((short) (bits + 1));
            float middle = low + (high - low) / 2;
            int even = bits % 2 == 0 ? bits : bits + 1;
            assertEquals(even, Float16.ofFloat(middle), "middle above " + bits);
            assertEquals(bits, Float16.ofFloat(Math.nextDown(middle)), "below the middle above " + bits);
            assertEquals(bits + 1, Float16.ofFloat(Math.nextUp(middle)), "above the middle above " + bits);
        }
    }

    @ParameterizedTest
    @CsvSource({"65504, 7bff", "65519.996, 7bff", "65520, 7c00", "3.4e38, 7c00", "Infinity, 7c00", "-Infinity, fc00",
        "-0.0, 8000", "1.4e-45, 0", "2.9802322E-8, 0", "2.9802326E-8, 1", "-1, bc00"})
    void endsOfTheRange(float value, String hex) {
        assertEquals(Integer.parseInt(hex, 16), Float16.ofFloat(value) & 0xFFFF);
    }

    @Test
    void notANumberStaysNotANumber() {
        assertTrue(Float.isNaN(Float16.toFloat(Float16.ofFloat(Float.NaN))));
        assertTrue(Float.isNaN(Float16.toFloat(Float16.ofFloat(Float.intBitsToFloat(0x7F800001)))));
    }
}
