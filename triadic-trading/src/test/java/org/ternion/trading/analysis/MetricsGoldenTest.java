package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;

class MetricsGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"script", "narrow", "noconf", "signstate", "sticky_bigmoves", "long_runs"})
    void epistemicAndAuditAreThoseOfThePrototype(String run) {
        RunLog log = RunLogs.golden("run_bars_" + run + "_log.csv");
        JsonNode golden = Goldens.json("metrics.json").get("runs").get(run);

        compare(golden.get("epistemic"), EpistemicMetrics.of(log).toMap());
        compare(golden.get("pnl"), AuditMetrics.of(log).toMap());
        compare(golden.get("splits"), AuditMetrics.of(log).toMap());
    }

    private static void compare(JsonNode golden, Map<String, Object> values) {
        golden.properties().forEach(field -> {
            double expected = Goldens.number(field.getValue());
            double actual = ((Number) values.get(field.getKey())).doubleValue();
            // Means of returns of both signs lose digits to cancellation.
            double tolerance = Double.isNaN(expected) ? 1e-300 : 1e-16 + 1e-10 * Math.abs(expected);
            assertEquals(expected, actual, tolerance, field.getKey());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "narrow", "noconf", "signstate", "long_runs"})
    void precisionTimesActIsRecallTimesAcceptable(String run) {
        EpistemicMetrics metrics = EpistemicMetrics.of(RunLogs.golden("run_bars_" + run + "_log.csv"));

        assertEquals(metrics.both(), metrics.precision() * metrics.act(), 1e-9);
        assertEquals(metrics.both(), metrics.recall() * metrics.acceptable(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void sharesOfNothingAreNaN(int acceptable) {
        RunLog log = Logs.of(2).with(LogColumn.ACCEPTABLE, acceptable, acceptable).hourly("X");
        EpistemicMetrics metrics = EpistemicMetrics.of(log);

        assertEquals(Double.NaN, metrics.precision());
        assertEquals(acceptable == 0 ? Double.NaN : 0, metrics.recall());
        assertEquals(Double.NaN, metrics.mcc());
        assertEquals(Double.NaN, metrics.meanActRun());
    }

    @Test
    void countsByHand() {
        RunLog log = Logs.of(6).with(LogColumn.ACCEPTABLE, 1, 1, 0, 0, 1, 1)
                .with(LogColumn.ACTION, 0, 1, 1, 0, -1, 0)
                .with(LogColumn.FILL, 0, 0.05, 0, 0, -0.1, 0).hourly("X");
        EpistemicMetrics metrics = EpistemicMetrics.of(log);

        assertEquals(4, metrics.switches());
        assertEquals(1.5, metrics.meanActRun());
        assertEquals(2.0 / 3, metrics.precision());
        assertEquals(4.0 / 7, metrics.f1());
        assertEquals(0.5, metrics.fillsPerAcceptable());
        // 2 both, 1 act alone, 2 missed, 1 neither
        assertEquals((2 * 1 - 1 * 2) / Math.sqrt(3.0 * 4 * 2 * 3), metrics.mcc());
    }
}
