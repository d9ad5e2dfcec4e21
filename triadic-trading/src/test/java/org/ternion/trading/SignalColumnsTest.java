package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.trading.data.BarSeries;

class SignalColumnsTest {
    private static final BarSeries BARS = TestSeries.noise(4, 900);
    private static final SignalColumns SIGNALS = SignalColumns.of(BARS, EngineConfig.CAUSAL.with(Setting.STRESS, true));

    @ParameterizedTest
    @CsvSource({"0, 900", "300, 700", "500, 500", "899, 900"})
    void aPartHasTheSignalsOfTheWhole(int from, int to) {
        SignalColumns part = SIGNALS.range(from, to);
        assertEquals(to - from, part.size());
        assertArrayEquals(Arrays.copyOfRange(BARS.close(), from, to), part.bars().close());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.states(), from, to), part.states());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.runLengths(), from, to), part.runLengths());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.volatility(), from, to), part.volatility());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.threshold(), from, to), part.threshold());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.confidence(), from, to), part.confidence());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.acceptable(), from, to), part.acceptable());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.margin(), from, to), part.margin());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.stress(), from, to), part.stress());
        assertArrayEquals(Arrays.copyOfRange(SIGNALS.bad(), from, to), part.bad());
    }

    @Test
    void aPartIsWarmWhereTheWholeIs() {
        int warm = SIGNALS.warmIndex();
        assertEquals(warm - 100, SIGNALS.range(100, 900).warmIndex());
        assertEquals(0, SIGNALS.range(warm, 900).warmIndex());
        assertEquals(0, SIGNALS.range(warm + 5, 900).warmIndex());
        assertEquals(-1, SIGNALS.range(0, warm).warmIndex());
    }

    @Test
    void otherStatesLeaveWhatIsAcceptable() {
        int[] states = new int[900];
        double[] confidence = new double[900];
        Arrays.fill(states, 1);
        Arrays.fill(confidence, .7);
        SignalColumns other = SIGNALS.withSignal(states, confidence);
        states[0] = -1;
        assertEquals(1, other.states()[0]);
        assertEquals(.7, other.confidence()[899]);
        assertSame(SIGNALS.acceptable(), other.acceptable());
        assertThrows(IllegalArgumentException.class, () -> SIGNALS.withSignal(new int[899], confidence));
        assertThrows(IllegalArgumentException.class, () -> SIGNALS.withSignal(states, new double[899]));
    }

    @Test
    void partsThatDoNotExistAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SIGNALS.range(5, 4));
        assertThrows(IllegalArgumentException.class, () -> SIGNALS.range(0, 901));
    }
}
