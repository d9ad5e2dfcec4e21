package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.trading.position.GateRule;

class EngineConfigTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void settingsReadBackFromTheirText(Profile profile) {
        EngineConfig config = EngineConfig.of(profile).with("execution.max-participation=0.25");
        EngineConfig back = EngineConfig.of(profile);
        for (Map.Entry<String, String> setting : config.toMap().entrySet()) {
            back = back.with(setting.getKey() + "=" + setting.getValue());
        }
        assertEquals(config, back);
        assertEquals(config.hashCode(), back.hashCode());
        assertNotEquals(EngineConfig.of(profile), back);
    }

    @Test
    void onlyTheReferenceLooksAhead() {
        assertEquals(List.of("vol.threshold=whole-series", "execution.fill=same-close"),
                EngineConfig.REFERENCE.lookAhead());
        assertEquals(List.of("vol.threshold=whole-series", "stress.rule=whole-series", "execution.fill=same-close"),
                EngineConfig.REFERENCE.with(Setting.STRESS, true).lookAhead());
        assertTrue(EngineConfig.CAUSAL.with(Setting.STRESS, true).lookAhead().isEmpty());
    }

    @Test
    void profilesDifferAsTheSpecificationSays() {
        assertEquals(GateRule.INVERTED, EngineConfig.REFERENCE.choice(Setting.GATE_RULE, GateRule.class));
        assertEquals(GateRule.SCHMITT, EngineConfig.CAUSAL.choice(Setting.GATE_RULE, GateRule.class));
        assertTrue(Double.isNaN(EngineConfig.CAUSAL.number(Setting.MAX_LEVERAGE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "gate.tau-on=1.5|gate.tau-on must be in [0.0, 1.0], was 1.5",
        "gate.tau-on=none|gate.tau-on must be in [0.0, 1.0], was NaN",
        "gate.tau-on=x|gate.tau-on must be in [0.0, 1.0], was x",
        "gate.k-on=1.5|gate.k-on must be an integer in [1, 1000000], was 1.5",
        "gate.rule=best|gate.rule must be one of inverted schmitt, was best",
        "stress.enabled=yes|stress.enabled must be true or false, was yes",
        "account.max-leverage=-1|account.max-leverage must be in [0.0, 1000.0] or none, was -1.0",
        "gate.tau-on|key=value expected, got gate.tau-on",
    })
    void wrongSettingsAreRefusedInOneLine(String assignment, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> EngineConfig.CAUSAL.with(assignment)).getMessage());
    }

    @Test
    void unknownSettingsAreRefusedWithThoseThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> EngineConfig.CAUSAL.with("tau=1"))
                .getMessage();
        assertTrue(message.startsWith("no setting tau; there are state.window, "), message);
    }

    @Test
    void lowerThresholdAboveTheUpperIsRefusedByEngines() {
        EngineConfig config = EngineConfig.CAUSAL.with(Setting.TAU_OFF, 0.6);
        assertEquals("gate.tau-off must not be greater than gate.tau-on, was 0.6 > 0.5",
                assertThrows(IllegalArgumentException.class, () -> TriadicEngine.of(config)).getMessage());
    }
}
