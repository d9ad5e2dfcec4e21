package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.Regime;
import org.ternion.trading.signal.RegimeSpec;

/** The prototype's numbers behind its diagnostics, block by block of the golden. */
class DiagnosticGoldenTest {
    private static final double TOLERANCE = 1e-12;
    private static final JsonNode GOLDEN = Goldens.json("diagnostics.json");

    private static double[] flat(JsonNode rows) {
        return IntStream.range(0, rows.size()).mapToObj(i -> Goldens.doubles(rows.get(i)))
                .flatMapToDouble(Arrays::stream).toArray();
    }

    private static int[] flatInts(JsonNode rows) {
        return IntStream.range(0, rows.size()).mapToObj(i -> Goldens.ints(rows.get(i))).flatMapToInt(Arrays::stream)
                .toArray();
    }

    private static double[] edges(GridAxis axis) {
        return IntStream.rangeClosed(0, axis.size()).mapToDouble(axis::edge).toArray();
    }

    private static TimeMap timeMap(DiagnosticKind kind) {
        return (TimeMap) kind.compute(Samples.script(), Samples.SMALL);
    }

    private static MarginMap marginMap(DiagnosticKind kind) {
        return (MarginMap) kind.compute(Samples.script(), Samples.SMALL);
    }

    private static RegimeSpec spec(JsonNode node) {
        return new RegimeSpec(node.get("min_run_length").intValue(), Goldens.number(node.get("max_flip_rate")),
                Goldens.number(node.get("max_vol")), node.get("window").intValue(), FlipRule.OR, MarginRule.LAGGED);
    }

    @Test
    void acceptability() {
        JsonNode block = GOLDEN.get("acceptability");
        Surface surface = timeMap(DiagnosticKind.ACCEPTABILITY).surface();
        assertArrayEquals(flat(block.get("density")), surface.toArray(), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("time_edges")), edges(surface.rows()));
        assertArrayEquals(Goldens.doubles(block.get("act_edges")), edges(surface.cols()));
    }

    @Test
    void legitimacyMarginGrid() {
        JsonNode block = GOLDEN.get("legitimacy_margin");
        DiagnosticSettings settings = DiagnosticSettings.builder().timeBins(20).actBins(10)
                .regime(spec(block.get("specs").get(0))).build();
        TimeMap map = (TimeMap) DiagnosticKind.LEGITIMACY_MARGIN.compute(Samples.script(), settings);
        assertArrayEquals(flat(block.get("grid_spec0_clip5")), map.surface().toArray(), TOLERANCE);
    }

    @Test
    void legitimacyMarginOfAllConstraints() {
        JsonNode block = GOLDEN.get("legitimacy_margin");
        DiagnosticSettings settings = DiagnosticSettings.builder().regime(spec(block.get("specs").get(1))).build();
        assertArrayEquals(Goldens.doubles(block.get("margin_spec1")), LogSeries.margin(Samples.SCRIPT, settings),
                TOLERANCE);
    }

    @Test
    void laggedFlipRate() {
        Regime regime = new Regime(new RegimeSpec(3, 0.2, Double.NaN, 20, FlipRule.OR, MarginRule.LAGGED));
        double[] rates = Arrays.stream(Samples.SCRIPT.column(LogColumn.STATE)).map(state -> {
            regime.next((int) state, 0, 0);
            return regime.laggedFlipRate();
        }).toArray();
        assertArrayEquals(Goldens.doubles(GOLDEN.get("legitimacy_margin").get("lagged_flip_rate_w20")), rates,
                TOLERANCE);
    }

    @Test
    void acceptancePersistence() {
        JsonNode block = GOLDEN.get("accept_persistence");
        assertArrayEquals(Goldens.doubles(block.get("run_length")), LogSeries.acceptableRun(Samples.SCRIPT));
        assertArrayEquals(flat(block.get("grid")),
                timeMap(DiagnosticKind.ACCEPTANCE_PERSISTENCE).surface().toArray(), TOLERANCE);
    }

    @Test
    void directionLegitimacy() {
        JsonNode block = GOLDEN.get("direction_legitimacy");
        DirectionLegitimacy found =
                (DirectionLegitimacy) DiagnosticKind.DIRECTION_LEGITIMACY.compute(Samples.script(), Samples.SMALL);
        assertArrayEquals(flat(block.get("grid")), found.surface().toArray(), TOLERANCE);
        JsonNode counts = block.get("counts");
        assertEquals(counts.get("acc_buy").intValue(), found.count(1, true));
        assertEquals(counts.get("acc_sell").intValue(), found.count(-1, true));
        assertEquals(counts.get("unacc_buy").intValue(), found.count(1, false));
        assertEquals(counts.get("unacc_sell").intValue(), found.count(-1, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void falseNegativeAnatomy(int index) {
        JsonNode block = GOLDEN.get("fn_anatomy").get(index);
        JsonNode params = block.get("params");
        DiagnosticSettings settings = DiagnosticSettings.builder().taus(params.get("tau_on").doubleValue(), 0)
                .cooldown(params.get("cooldown_bars").intValue())
                .marginEpsilon(params.get("margin_eps").doubleValue())
                .persistence(params.get("persistence_k").intValue()).actBins(params.get("bins").intValue()).build();
        DiagnosticTable table = DiagnosticKind.FALSE_NEGATIVES.compute(Samples.script(), settings).table();
        assertArrayEquals(Goldens.doubles(block.get("bin_centers")), Samples.numbers(table, "bin_center"), TOLERANCE);
        List<String> reasons = List.of("low_actionability", "near_boundary", "cooldown", "weak_persistence");
        for (int r = 0; r < reasons.size(); r++) {
            assertEquals(reasons.get(r), block.get("reasons").get(r).textValue());
            assertArrayEquals(Goldens.doubles(block.get("counts").get(r)), Samples.numbers(table, reasons.get(r)),
                    reasons.get(r));
        }
    }

    @Test
    void firstExit() {
        JsonNode block = GOLDEN.get("first_exit");
        assertArrayEquals(Goldens.doubles(block.get("horizon")), MarginMap.barsToExit(Samples.SCRIPT));
        Surface surface = marginMap(DiagnosticKind.FIRST_EXIT).surface();
        assertArrayEquals(flat(block.get("grid")), surface.toArray(), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("margin_edges")), edges(surface.rows()), TOLERANCE);
    }

    @Test
    void actionEntropy() {
        JsonNode block = GOLDEN.get("action_entropy");
        assertArrayEquals(Goldens.doubles(block.get("act_prob_first60")),
                Arrays.copyOf(MarginMap.localMeans(LogSeries.act(Samples.SCRIPT)), 60), TOLERANCE);
        Surface surface = marginMap(DiagnosticKind.ACTION_ENTROPY).surface();
        assertArrayEquals(flat(block.get("grid")), surface.toArray(), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("margin_edges")), edges(surface.rows()), TOLERANCE);
    }

    @Test
    void policyCurvature() {
        JsonNode block = GOLDEN.get("policy_curvature");
        assertArrayEquals(Goldens.doubles(block.get("curv_first60")),
                Arrays.copyOfRange(CurvatureCloud.curvatures(Samples.SCRIPT), 1, 61), TOLERANCE);
        assertArrayEquals(flat(block.get("grid")), marginMap(DiagnosticKind.POLICY_CURVATURE).surface().toArray(),
                TOLERANCE);
    }

    @Test
    void temporalHomology() {
        JsonNode block = GOLDEN.get("temporal_homology");
        TemporalHomology found =
                (TemporalHomology) DiagnosticKind.TEMPORAL_HOMOLOGY.compute(Samples.script(), Samples.SMALL);
        assertArrayEquals(flatInts(block.get("mask")),
                ManifoldHomology.mask(timeMap(DiagnosticKind.ACCEPTABILITY).surface()));
        assertArrayEquals(flatInts(block.get("component_id")), found.ids());
        assertArrayEquals(Goldens.ints(block.get("lifetimes")), found.lifetimes());
    }

    @Test
    void manifoldHomologyMasksAndResize() {
        JsonNode block = GOLDEN.get("manifold_homology");
        int[] surfaceMask = flatInts(block.get("surface_mask"));
        assertArrayEquals(flatInts(block.get("trader_mask")),
                ManifoldHomology.mask(timeMap(DiagnosticKind.ACCEPTABILITY).surface()));
        assertArrayEquals(flatInts(block.get("resized")), ManifoldHomology.resized(surfaceMask, 7, 19, 20, 10));
        // the prototype's pivot drops the bin that is empty for every threshold, the last one; here it stays
        Surface engagement = SweepSurfaces.engagement(
                Samples.sweep("sweep_engagement_surface.csv", DiagnosticKind.ENGAGEMENT));
        int[] mask = ManifoldHomology.engaged(engagement);
        int[] without = IntStream.range(0, mask.length).filter(i -> i % 20 != 19).map(i -> mask[i]).toArray();
        assertArrayEquals(surfaceMask, without);
    }

    @Test
    void vectorField() {
        JsonNode block = GOLDEN.get("vector_field");
        VectorField found = (VectorField) DiagnosticKind.VECTOR_FIELD.compute(Samples.script(), Samples.SMALL);
        assertArrayEquals(flat(block.get("dx")), found.right().toArray(), TOLERANCE);
        assertArrayEquals(flat(block.get("dy")), found.up().toArray(), TOLERANCE);
        assertArrayEquals(flat(block.get("acceptable_fraction")), found.acceptable().toArray(), TOLERANCE);
        GridAxis cols = found.right().cols();
        GridAxis rows = found.right().rows();
        assertArrayEquals(Goldens.doubles(block.get("act_centers")),
                IntStream.range(0, 10).mapToDouble(cols::centre).toArray(), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("margin_centers")),
                IntStream.range(0, 10).mapToDouble(rows::centre).toArray(), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "l1", "l2", "l1_boundary", "kernel_frobenius"})
    void policyDistance(String name) {
        PolicyDistance found = (PolicyDistance) DiagnosticKind.POLICY_DISTANCE
                .compute(Samples.inputFor(DiagnosticKind.POLICY_DISTANCE), DiagnosticSettings.DEFAULT);
        assertEquals(GOLDEN.get("policy_distance").get(name).doubleValue(), found.value(name), TOLERANCE);
    }

    @Test
    void dashboard() {
        JsonNode block = GOLDEN.get("dashboard");
        DiagnosticTable table = DiagnosticKind.LEGITIMACY_LEAKAGE
                .compute(Samples.script(), DiagnosticSettings.DEFAULT).table();
        assertArrayEquals(Goldens.doubles(block.get("bin_centers")), Samples.numbers(table, "bin_center"), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("engagement_acceptable")),
                Dashboard.engagement(Samples.SCRIPT, true, 20), TOLERANCE);
        assertArrayEquals(Goldens.doubles(block.get("engagement_unacceptable")),
                Dashboard.engagement(Samples.SCRIPT, false, 20), TOLERANCE);
        double[] hold = Dashboard.rollingMean(Samples.SCRIPT.column(LogColumn.HOLD), Dashboard.HOLD_WINDOW);
        assertArrayEquals(Goldens.doubles(block.get("rolling_hold_first120")), Arrays.copyOf(hold, 120), TOLERANCE);
    }

    @Test
    void microstructure() {
        Microstructure found = (Microstructure) DiagnosticKind.MICROSTRUCTURE
                .compute(Samples.script(), DiagnosticSettings.DEFAULT);
        assertArrayEquals(Goldens.doubles(GOLDEN.get("microstructure").get("vol50_of_pct_returns_first120")),
                IntStream.range(0, 120).mapToDouble(found::volatility).toArray(), 1e-15);
    }

    @Test
    void hysteresisPhase() {
        JsonNode block = GOLDEN.get("hysteresis_phase");
        HysteresisPhase found = (HysteresisPhase) DiagnosticKind.HYSTERESIS_PHASE
                .compute(Samples.script(), DiagnosticSettings.DEFAULT);
        assertEquals(block.get("points").intValue(), found.points());
        assertEquals(block.get("act_points").intValue(),
                Samples.cells(found.table(), "act").stream().filter("1"::equals).count());
        DiagnosticTable table = found.table();
        assertEquals(block.get("mean_x_act").doubleValue(), mean(table, "actionability", 1), TOLERANCE);
        assertEquals(block.get("mean_y_act").doubleValue(), mean(table, "next_actionability", 1), TOLERANCE);
        assertEquals(block.get("mean_x_hold").doubleValue(), mean(table, "actionability", 0), TOLERANCE);
        assertEquals(block.get("mean_y_hold").doubleValue(), mean(table, "next_actionability", 0), TOLERANCE);
    }

    private static double mean(DiagnosticTable table, String column, int act) {
        double[] values = Samples.numbers(table, column);
        double[] acts = Samples.numbers(table, "act");
        return IntStream.range(0, acts.length).filter(i -> acts[i] == act).mapToDouble(i -> values[i]).average()
                .orElseThrow();
    }

    @Test
    void everyBlockOfTheGoldenIsTested() {
        List<String> blocks = new ArrayList<>();
        GOLDEN.fieldNames().forEachRemaining(blocks::add);
        assertEquals(List.of("source", "time_bins", "act_bins", "bins", "acceptability", "legitimacy_margin",
                "accept_persistence", "direction_legitimacy", "fn_anatomy", "first_exit", "action_entropy",
                "policy_curvature", "temporal_homology", "manifold_homology", "vector_field", "policy_distance",
                "dashboard", "microstructure", "hysteresis_phase"), blocks);
    }
}
