package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Decision;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.TriadicEngine;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.diagnostics.Dashboard;

class RunBucketsTest {
    private static JsonNode json(RunBuckets.Update update) {
        try {
            return new ObjectMapper().readTree(update.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(update.json(), e);
        }
    }

    private static JsonNode all(RunBuckets buckets) {
        return json(buckets.update(RunBuckets.Seen.NOTHING));
    }

    private static RunLog walk(long seed, int rows) {
        CounterRandom random = CounterRandom.of(seed);
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (LogColumn column : List.of(LogColumn.PNL, LogColumn.PRICE, LogColumn.ACTIONABILITY)) {
            columns.put(column, random.doubles(rows).toArray());
        }
        double[] action = random.ints(rows, -1, 2).asDoubleStream().toArray();
        columns.put(LogColumn.ACTION, action);
        columns.put(LogColumn.HOLD, Arrays.stream(action).map(a -> a == 0 ? 1 : 0).toArray());
        columns.put(LogColumn.ACCEPTABLE, random.ints(rows, 0, 2).asDoubleStream().toArray());
        return RunLog.wrap("WALK", IntStream.range(0, rows).mapToLong(i -> 1_600_000_000L + i).toArray(), columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2047, 2048, 2049, 4096, 4097, 30_000})
    void bucketsAreFewAndHoldEveryRow(int rows) {
        RunLog log = walk(5, rows);
        RunBuckets run = new RunBuckets();
        run.add(log);
        JsonNode json = all(run);
        int width = json.get("width").intValue();
        JsonNode buckets = json.get("buckets");
        assertTrue(buckets.size() <= RunBuckets.MOST);
        assertTrue(rows < RunBuckets.MOST || buckets.size() >= RunBuckets.MOST / 2);
        assertEquals((rows + width - 1) / width, buckets.size());
        double[] price = log.column(LogColumn.PRICE);
        for (int i = 0; i < buckets.size(); i++) {
            double[] mine = Arrays.copyOfRange(price, i * width, Math.min(rows, (i + 1) * width));
            JsonNode bucket = buckets.get(i);
            assertEquals((1_600_000_000L + (long) i * width) * 1000, bucket.get(0).longValue());
            assertEquals(Arrays.stream(mine).min().orElseThrow(), bucket.get(4).doubleValue(), 1e-7);
            assertEquals(Arrays.stream(mine).max().orElseThrow(), bucket.get(5).doubleValue(), 1e-7);
            assertEquals(mine[mine.length - 1], bucket.get(6).doubleValue(), 1e-7);
            assertEquals(mine.length,
                    bucket.get(13).intValue() + bucket.get(14).intValue() + bucket.get(15).intValue());
        }
    }

    @Test
    void theLastValueOfAStepIsTheLastThatIsKnown() {
        int rows = 4 * RunBuckets.MOST;
        double[] price = new double[rows];
        Arrays.setAll(price, i -> i % 4 == 1 || i < 4 ? i : Double.NaN);
        Arrays.fill(price, 4, 8, Double.NaN);
        RunBuckets run = new RunBuckets();
        run.add(RunLog.wrap("GAPS", IntStream.range(0, rows).mapToLong(i -> i).toArray(),
                Map.of(LogColumn.PRICE, price)));
        JsonNode buckets = all(run).get("buckets");
        assertEquals(4, all(run).get("width").intValue());
        assertEquals(3, buckets.get(0).get(6).intValue());
        assertTrue(buckets.get(1).get(6).isNull());
        for (int i = 2; i < buckets.size(); i++) {
            assertEquals(4 * i + 1, buckets.get(i).get(6).intValue());
        }
    }

    /** What the script of the page does with updates. */
    @Test
    void updatesJoinToWhatALatePageSees() {
        RunLog log = walk(6, 20_000);
        CounterRandom random = CounterRandom.of(7);
        RunBuckets run = new RunBuckets();
        List<JsonNode> page = new ArrayList<>();
        RunBuckets.Seen seen = RunBuckets.Seen.NOTHING;
        for (int from = 0; from < log.size();) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(700));
            run.add(TestRuns.rows(log, from, to));
            from = to;
            if (random.nextInt(3) > 0) {
                RunBuckets.Update update = run.update(seen);
                seen = update.seen();
                page = joined(page, json(update));
            }
        }
        page = joined(page, json(run.update(seen)));
        List<JsonNode> late = new ArrayList<>();
        all(run).get("buckets").forEach(late::add);
        assertEquals(late, page);
    }

    private static List<JsonNode> joined(List<JsonNode> page, JsonNode update) {
        List<JsonNode> joined = new ArrayList<>(page.subList(0, update.get("from").intValue()));
        update.get("buckets").forEach(joined::add);
        return joined;
    }

    @Test
    void updatesAreShortWhenLittleHappened() {
        RunBuckets run = new RunBuckets();
        RunLog log = walk(8, 1000);
        run.add(TestRuns.rows(log, 0, 999));
        RunBuckets.Update first = run.update(RunBuckets.Seen.NOTHING);
        run.add(TestRuns.rows(log, 999, 1000));
        JsonNode second = json(run.update(first.seen()));
        assertEquals(998, second.get("from").intValue());
        assertEquals(2, second.get("buckets").size());
    }

    @Test
    void countsAndCurvesAreThoseOfTheMeasures() {
        RunLog log = TestRuns.bitcoinRun();
        RunBuckets run = new RunBuckets();
        run.add(log);
        JsonNode json = all(run);
        EpistemicMetrics metrics = EpistemicMetrics.of(log);
        assertEquals(metrics.act(), json.get("totals").get("acts").longValue());
        assertEquals(metrics.acceptable(), json.get("totals").get("acceptable").longValue());
        assertEquals(metrics.both(), json.get("totals").get("both").longValue());
        assertEquals(metrics.hold(), json.get("totals").get("holds").longValue());
        assertEquals(metrics.fills(), json.get("totals").get("fills").longValue());
        assertArrayEquals(Dashboard.engagement(log, true, RunBuckets.BINS), shares(json.get("bins"), 0));
        assertArrayEquals(Dashboard.engagement(log, false, RunBuckets.BINS), shares(json.get("bins"), 2));
        double[] held = Dashboard.rollingMean(log.column(LogColumn.HOLD), Dashboard.HOLD_WINDOW);
        JsonNode last = json.get("buckets").get(json.get("buckets").size() - 1);
        assertEquals(held[held.length - 1], last.get(9).doubleValue(), 1e-7);
    }

    private static double[] shares(JsonNode bins, int row) {
        return IntStream.range(0, RunBuckets.BINS).mapToDouble(bin -> bins.get(row + 1).get(bin).doubleValue()
                / bins.get(row).get(bin).doubleValue()).toArray();
    }

    @Test
    void decisionsCountAsRows() {
        BarSeries bars = TestRuns.bitcoin().range(0, 3000);
        TriadicEngine engine = TriadicEngine.of(EngineConfig.CAUSAL);
        RunBuckets live = new RunBuckets();
        for (int i = 0; i < bars.size(); i++) {
            Decision decision = engine.onBar(bars.bar(i));
            live.add(decision);
        }
        RunBuckets read = new RunBuckets();
        read.add(TestRuns.rows(TestRuns.bitcoinRun(), 0, 3000));
        assertEquals(all(read).get("buckets"), all(live).get("buckets"));
        assertEquals(all(read).get("totals"), all(live).get("totals"));
    }

    @Test
    void aLogBegunAnewStartsOver() {
        RunBuckets run = new RunBuckets();
        run.add(walk(9, 5000));
        RunBuckets.Seen seen = run.update(RunBuckets.Seen.NOTHING).seen();
        run.restart();
        run.add(walk(10, 3));
        JsonNode json = json(run.update(seen));
        assertEquals(0, json.get("from").intValue());
        assertEquals(3, json.get("buckets").size());
        assertEquals(3, json.get("totals").get("rows").intValue());
    }

    @Test
    void missingColumnsLeaveNothingToDraw() {
        RunBuckets run = new RunBuckets();
        run.add(RunLog.wrap("<&\"", new long[] {1, 2}, Map.of(LogColumn.PRICE, new double[] {1, Double.NaN})));
        JsonNode json = all(run);
        assertEquals("<&\"", json.get("symbol").textValue());
        assertTrue(json.get("buckets").get(0).get(1).isNull());
        assertTrue(json.get("buckets").get(1).get(4).isNull());
        assertEquals(1, json.get("buckets").get(0).get(0).longValue());
    }
}
