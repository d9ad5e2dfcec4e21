package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;

class AxisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gate.tau-on=0.1:0.3:0.1|0.1 0.2 0.3", "state.window=100:250:100|100 200",
        "gate.rule=schmitt,inverted|schmitt inverted", "regime.max-flip-rate=none,0.1|none 0.1",
        "gate.tau-off=0.3:0.3:1|0.3"})
    void axesAreRead(String text, String values) {
        assertEquals(List.of(values.split(" ")), Axis.parse(text).values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate.tau-on", "gate.tau=1", "gate.tau-on=2", "gate.tau-on=", "gate.tau-on=0:1:0",
        "gate.tau-on=1:0:0.1", "gate.tau-on=0:1", "gate.tau-on=0:1:1e-300", "gate.tau-on=a:b:c", "state.window=1.5"})
    void whatIsNoAxisIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Axis.parse(text));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void settingsOfSignalsAreThoseBeforeGateAndBehindAccount(Setting setting) {
        boolean signal = setting.key().matches("(state|vol|confidence|regime|stress)\\..*")
                && setting != Setting.MISSING_CONFIDENCE;
        Axis axis = new Axis(setting, List.of(EngineConfig.CAUSAL.toMap().get(setting.key())));
        assertEquals(signal, axis.ofSignals());
    }

    @Test
    void otherSettingsLeaveSignalsAsTheyAre() {
        SignalColumns before = SignalColumns.of(SweepSeries.noise(8, 500), EngineConfig.CAUSAL);
        EngineConfig changed = EngineConfig.CAUSAL;
        for (String assignment : new String[] {"confidence.missing=full", "gate.rule=inverted", "gate.tau-on=0.9",
            "gate.k-on=3", "strategy.base-size=1", "strategy.ramp-scale=3", "execution.fill=same-close",
            "execution.fee=0.1", "account.model=fraction", "account.start=7"}) {
            changed = changed.with(assignment);
        }
        SignalColumns after = SignalColumns.of(SweepSeries.noise(8, 500), changed);
        assertArrayEquals(before.states(), after.states());
        assertArrayEquals(before.confidence(), after.confidence());
        assertArrayEquals(before.acceptable(), after.acceptable());
        assertArrayEquals(before.margin(), after.margin());
    }

    @Test
    void cellsAreNumbersWhereTheyCanBe() {
        assertEquals(200L, Axis.cell("200"));
        assertEquals(.5, Axis.cell("0.5"));
        assertEquals("schmitt", Axis.cell("schmitt"));
    }
}
