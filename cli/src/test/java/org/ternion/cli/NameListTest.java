package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
    @Test
    void blanksAroundItemsAreDroppedAndInsideKept() {
        assertEquals(List.of("a", "fuel use", "c"), NameList.parse(" a, fuel use ,c"));
    }

    @Test
    void quotedNamesMayHoldCommasEqualsSignsAndQuotes() {
        assertEquals(List.of("a,b", "c=d", "say \"x\""), NameList.parse("\"a,b\",\"c=d\",\"say \"\"x\"\"\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,,b", "a,", "\"a"})
    void brokenListsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> NameList.parse(text));
    }

    @Test
    void weightsKeepTheOrderTheyAreGivenIn() {
        assertEquals(List.of(Map.entry("fuel use", 0.7), Map.entry("a=b", -0.3)),
                List.copyOf(QueryOptions.parseWeights("fuel use=0.7, \"a=b\" = -0.3").entrySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=", "=1", "a=1,", "a=x", "a=NaN", "a=1e999", "a=1,a=2", "a=1=2", "\"a=1"})
    void brokenWeightsAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> QueryOptions.parseWeights(text));
    }
}
