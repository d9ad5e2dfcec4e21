package org.ternion.trading.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ternion.trading.Goldens;
import org.ternion.trading.signal.DeadZone;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.Stress;
import org.ternion.trading.signal.StressSpec;
import org.ternion.trading.signal.StressStatistics;
import org.ternion.trading.signal.TriadicState;

class PositionUnitLoopTest {
    private static final long FIRST_STAMP = 1_740_787_200_000_000_000L;

    private static double[] column(String file, String name, int rows) {
        List<String> lines = Goldens.text(file).lines().toList();
        int c = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.stream().skip(1).limit(rows).mapToDouble(line -> Double.parseDouble(line.split(",")[c])).toArray();
    }

    private static void compare(String file, LoopSummary summary) {
        JsonNode golden = Goldens.json(file);
        Map<String, Object> values = summary.toMap();
        (golden.has("summary") ? golden.get("summary") : golden).properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                assertEquals(field.getValue().textValue(), values.get(field.getKey()));
            } else {
                double expected = field.getValue().doubleValue();
                assertEquals(expected, ((Number) values.get(field.getKey())).doubleValue(),
                        1e-9 * Math.abs(expected), field.getKey());
            }
        });
    }

    @Test
    void logOfDecember20IsThatOfThePrototypeByteForByte() throws IOException {
        List<LoopStep> steps = PositionUnitLoop.run(column("ohlcv_input.csv", "Close", 401),
                column("ohlcv_input.csv", "Volume", 401));
        StringWriter log = new StringWriter();
        LoopLogWriter.write(steps, "btc", log);

        assertEquals(Goldens.text("trader_loop_dec20_log.csv"), log.toString());
        compare("trader_loop_dec20_summary.json", LoopSummary.of("btc", steps));
    }

    @Test
    void logWithBansIsThatOfThePrototypeByteForByte() throws IOException {
        double[] price = column("ohlcv_input.csv", "Close", 420);
        double[] stress = new double[420];
        boolean[] bad = new boolean[420];
        long[] times = new long[420];
        Arrays.setAll(times, t -> FIRST_STAMP + t * 60_000_000_000L);
        Stress own = Stress.wholeSeries(StressSpec.DEFAULT, StressStatistics.of(price, 100));
        TriadicState state = new TriadicState(200, DeadZone.RETURN_SIGMA, 5e-5, 0.25, MissingPrice.POISON);
        double[] logged = column("trader_loop_ban_log.csv", "p_bad", 419);
        for (int t = 0; t < 420; t++) {
            stress[t] = own.next(price[t], state.next(price[t]));
            bad[t] = own.bad();
            if (t > 0) {
                assertEquals(logged[t - 1], stress[t], 1e-9, "stress of bar " + t);
                // The last bits of stress are those of a running deviation: not the prototype's.
                stress[t] = logged[t - 1];
            }
        }
        List<LoopStep> steps = PositionUnitLoop.run(price, column("ohlcv_input.csv", "Volume", 420), bad);
        StringWriter log = new StringWriter();
        LoopLogWriter.write(steps, "synthetic", times, stress, log);

        assertEquals(Goldens.text("trader_loop_ban_log.csv"), log.toString());
        compare("trader_loop_ban_summary.json", LoopSummary.of("synthetic", steps, stress, bad));
    }

    @Test
    void deviationSumsInPairs() {
        PairwiseDeviation deviation = new PairwiseDeviation(200);
        double last = Double.NaN;
        for (int i = 1; i <= 300; i++) {
            last = deviation.next(i);
        }

        assertEquals(Math.sqrt((200.0 * 200 - 1) / 12), last, 1e-12);
    }

    @Test
    void aSingleBarMakesNoStepAndHasNoSummary() {
        List<LoopStep> none = PositionUnitLoop.run(new double[] {5}, new double[] {1});

        assertEquals(List.of(), none);
        assertThrows(IllegalArgumentException.class, () -> LoopSummary.of("one", none));
    }

    @Test
    void columnsOfDifferentLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PositionUnitLoop.run(new double[3], new double[2]));
    }
}
