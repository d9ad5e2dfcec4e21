package org.ternion.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "+1", "1.5", ".5", "5.", "-.5e-3", "1E5", "1e+05", "4.9e-324", "1e-999",
        "0.1", "9007199254740993", " 1", "1\t"})
    void decimalNumbersAreRead(String text) {
        assertEquals(OptionalDouble.of(Double.parseDouble(text)), Numbers.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "1 000", "1_000", "0x10", "0x1p3",
        "1d", "1f", "1.0F", "NaN", "nan", "inf", "Infinity", "-Infinity", "1e999", "--1", "+-1", "1-", "\u0661",
        "\u00a01", "1\n", "\uff11", "true", "'1'"})
    void everythingElseIsNot(String text) {
        assertEquals(OptionalDouble.empty(), Numbers.parse(text));
    }

    @Property(tries = 300)
    void everyFiniteDoubleIsReadBack(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        assertEquals(Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(),
                Numbers.parse(Double.toString(value)));
    }

    @Test
    void theLocaleOfTheMachineIsNotUsed() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(OptionalDouble.of(1.5), Numbers.parse("1.5"));
            assertEquals(OptionalDouble.empty(), Numbers.parse("1,5"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
