package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleRulesTest {
    static Stream<JsonNode> bySize() {
        return Goldens.cases("03_scale_rules.json");
    }

    static Stream<JsonNode> byShells() {
        return Goldens.elements(Goldens.json("03_scale_rules.json").get("v1_auto"));
    }

    @ParameterizedTest
    @MethodSource("bySize")
    void minimumRadiusBySizeIsTheGolden(JsonNode golden) {
        assertEquals(golden.get("rmin").doubleValue(),
                ScaleRules.minimumRadius(golden.get("n_points").longValue(), golden.get("S").intValue()));
    }

    @ParameterizedTest
    @MethodSource("byShells")
    void minimumRadiusByShellsIsTheGolden(JsonNode golden) {
        assertEquals(golden.get("rmin").doubleValue(), ScaleRules.minimumRadius(golden.get("S").intValue()));
    }

    @Test
    void limitsOfSizeBelongToTheLargerRule() {
        assertEquals(16, ScaleRules.minimumRadius(99_999, 1));
        assertEquals(32, ScaleRules.minimumRadius(100_000, 1));
        assertEquals(64, ScaleRules.minimumRadius(10_000_000, 1));
        assertEquals(128, ScaleRules.minimumRadius(1_000_000_000, 1));
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ScaleRules.minimumRadius(0));
        assertThrows(IllegalArgumentException.class, () -> ScaleRules.minimumRadius(-1, 4));
        assertThrows(IllegalArgumentException.class, () -> ScaleRules.minimumRadius(4, 0));
    }
}
