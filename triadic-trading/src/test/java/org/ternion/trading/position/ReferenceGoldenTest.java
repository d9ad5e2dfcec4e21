package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;

class ReferenceGoldenTest {
    @ParameterizedTest
    @CsvSource({"script, 0.5, 0.3", "narrow, 0.5, 0.15", "sticky_bigmoves, 0.5, 0.5", "noconf, 0, 0",
        "signstate, 0, 0", "long_runs, 0, 0", "epoch_millis_ts, 0, 0", "epoch_nanos_ts, 0, 0", "one_bar, 0, 0"})
    void everyPositionColumnOfTheRunnerIsRepeatedBitByBit(String name, double tauOn, double tauOff) {
        RunLog golden = RunLogs.golden("run_bars_" + name + "_log.csv");
        List<String[]> bars = Goldens.text("run_bars_" + name + "_in.csv").lines().skip(1)
                .map(line -> line.split(",", -1)).toList();
        assertEquals(golden.size(), bars.size());
        PositionKeeper keeper = new PositionKeeper(Rules.reference(tauOn, tauOff));
        Map<LogColumn, double[]> actual = new EnumMap<>(LogColumn.class);
        for (int row = 0; row < bars.size(); row++) {
            String[] bar = bars.get(row);
            double confidence = bar[3].isEmpty() ? 1 : Double.parseDouble(bar[3]);
            keeper.next(Double.NaN, Double.parseDouble(bar[1]), 1e6, Integer.parseInt(bar[2]), confidence, false,
                    Posture.NORMAL);
            write(actual, row, bars.size(), LogColumn.INTENT_DIRECTION, keeper.direction());
            write(actual, row, bars.size(), LogColumn.INTENT_TARGET, keeper.target());
            write(actual, row, bars.size(), LogColumn.URGENCY, keeper.urgency());
            write(actual, row, bars.size(), LogColumn.ACTIONABILITY, keeper.actionability());
            write(actual, row, bars.size(), LogColumn.FILL, keeper.fill());
            write(actual, row, bars.size(), LogColumn.FILL_PRICE, keeper.fillPrice());
            write(actual, row, bars.size(), LogColumn.FEE, keeper.fee());
            write(actual, row, bars.size(), LogColumn.PNL, keeper.pnl());
            write(actual, row, bars.size(), LogColumn.EXPOSURE, keeper.exposure());
            write(actual, row, bars.size(), LogColumn.SLIPPAGE, keeper.slippage());
            write(actual, row, bars.size(), LogColumn.HOLD, keeper.hold() ? 1 : 0);
        }
        actual.forEach((column, values) -> assertArrayEquals(golden.column(column), values, column.header()));
    }

    private static void write(Map<LogColumn, double[]> columns, int row, int rows, LogColumn column, double value) {
        columns.computeIfAbsent(column, c -> new double[rows])[row] = value;
    }

    static Stream<Named<JsonNode>> executions() {
        return StreamSupport.stream(Goldens.json("bar_exec.json").get("cases").spliterator(), false)
                .map(node -> Named.of(node.get("name").textValue(), node));
    }

    @ParameterizedTest
    @MethodSource("executions")
    void everyFillOfTheExecutorIsRepeatedBitByBit(JsonNode golden) {
        JsonNode params = golden.get("params");
        Account account = new FractionAccount(Rules.referenceFills(params.get("fee_rate").doubleValue(),
                params.get("slippage").doubleValue(), params.get("min_trade").doubleValue()),
                Rules.account(AccountModel.FRACTION));
        JsonNode out = golden.get("out");
        for (int t = 0; t < golden.get("price").size(); t++) {
            double price = golden.get("price").get(t).doubleValue();
            account.begin(price);
            if (!golden.get("hold").get(t).booleanValue()) {
                account.execute(golden.get("direction").get(t).intValue()
                        * golden.get("target_exposure").get(t).doubleValue(), false, price, Double.NaN);
            }
            assertEquals(out.get("filled").get(t).doubleValue(), account.fill(), "filled " + t);
            assertEquals(out.get("fill_price").get(t).doubleValue(), account.fillPrice(), "price " + t);
            assertEquals(out.get("fee").get(t).doubleValue(), account.fee(), "fee " + t);
            assertEquals(out.get("exposure").get(t).doubleValue(), account.exposure(), "exposure " + t);
            assertEquals(out.get("slippage").get(t).doubleValue(), account.slippage(), "slippage " + t);
        }
    }

    static Stream<Named<JsonNode>> routes() {
        return StreamSupport.stream(Goldens.json("bar_exec.json").get("routing").spliterator(), false)
                .map(node -> Named.of(node.toString(), node));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void symbolsGoToTheExecutorOfThePrototype(JsonNode golden) {
        ExecutionMode mode = ExecutionMode.valueOf(golden.get("mode").textValue().toUpperCase(Locale.ROOT));
        assertEquals(golden.get("executor").textValue().equals("BarExecution") ? ExecutionMode.BAR : ExecutionMode.LOB,
                mode.route(golden.get("symbol").textValue()));
    }
}
