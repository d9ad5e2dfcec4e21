package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class DerivedFeaturesTest {
    /** The wired engine for its hints; product and auto_diff were taken over from the alternate one. */
    static Stream<Arguments> goldens() {
        return ZeroModelGoldens.cases("features.json").flatMap(c -> {
            String hint = c.get("hint").textValue();
            Arguments wired = Arguments.of(hint + " of " + c.get("names"), hint, c, "wired");
            if (!c.has("alternate_names")) {
                return hint.equals("product") && c.get("wired_names").size() > 0 ? Stream.empty() : Stream.of(wired);
            }
            return switch (hint) {
                case "product" -> Stream.of(Arguments.of("product of " + c.get("names"), hint, c, "alternate"));
                case "auto" -> Stream.of(wired,
                        Arguments.of("auto_diff of " + c.get("names"), "auto_diff", c, "alternate"));
                default -> Stream.of(wired);
            };
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void columnsFollowTheGoldens(String label, String hint, JsonNode golden, String engine) {
        List<String> names = ZeroModelGoldens.texts(golden.get("names"));
        double[] values = ZeroModelGoldens.rowMajor(golden.get("matrix"));
        float[] base = new float[values.length];
        for (int i = 0; i < base.length; i++) {
            base[i] = (float) values[i];
        }
        DerivedFeatures features = DerivedFeatures.of(FeatureHint.parse(hint), names);
        FloatMatrix wide = features.widen(FloatMatrix.wrap(base, golden.get("matrix").size(), names.size()));
        assertEquals(ZeroModelGoldens.texts(golden.get(engine + "_names")),
                features.names().subList(names.size(), features.names().size()), label);
        JsonNode rows = golden.get(engine + "_values");
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                assertEquals((float) golden.get("matrix").get(i).get(j).doubleValue(), wide.get(i, j));
            }
            for (int j = 0; j < rows.get(i).size(); j++) {
                float expected = (float) rows.get(i).get(j).doubleValue();
                assertEquals(expected, wide.get(i, names.size() + j), 4 * Math.ulp(expected));
            }
        }
    }

    @Test
    void hintsAreReadInAnyCase() {
        assertSame(FeatureHint.AUTO_DIFF, FeatureHint.parse("  Auto_Diff "));
        assertSame(FeatureHint.NONE, FeatureHint.parse(null));
        assertEquals("xor", FeatureHint.XOR.toString());
    }

    @Test
    void unknownHintListsTheValidOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> FeatureHint.parse("foo"));
        assertTrue(e.getMessage().contains("none, xor, radial, product, auto, auto_diff"), e.getMessage());
    }

    @Test
    void derivedNameThatIsTakenIsAnError() {
        assertThrows(IllegalArgumentException.class,
                () -> DerivedFeatures.of(FeatureHint.RADIAL, List.of("a", "b", "hint_radial_angle")));
    }
}
