package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.motif.AnchoredExcitable;
import org.ternion.ca.motif.ExcitablePreset;
import org.ternion.ca.rule.CyclicRule;

class DepthCurveTest {
    private static final double LOG2_3 = Math.log(3) / Math.log(2);

    private static DepthCurve curve(List<CellGrid> frames, Scales scales) {
        CellGrid first = frames.get(0);
        DepthCurve curve = new DepthCurve(first.height(), first.width(), first.states(), scales);
        frames.forEach(curve::accept);
        return curve;
    }

    @Test
    void rateAndConditionalEntropyEqualTheGolden() {
        JsonNode golden = Goldens.json("dashi-part5", "ca_coarse_grain.json");
        List<CellGrid> frames = List.of(Frames.states(golden.get("F0"), 3), Frames.states(golden.get("F1"), 3));
        List<DepthPoint> points = curve(frames, Scales.DYADIC).points();
        assertEquals(4, points.size());
        for (DepthPoint point : points) {
            String k = Integer.toString(point.k());
            assertEquals(golden.get("change_rate").get(k).doubleValue(), point.changeRate(), 1e-12, k);
            assertEquals(golden.get("cond_entropy_bits").get(k).doubleValue(), point.conditionalEntropy(), 1e-12, k);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ExcitablePreset.class, mode = EnumSource.Mode.EXCLUDE, names = "MARKET_LIKE")
    void curvesOfTheRegimesEqualTheGolden(ExcitablePreset preset) {
        JsonNode golden = Goldens.json("dashi-part5", "ca1_regimes.json");
        JsonNode expected = golden.get("presets").get(preset == ExcitablePreset.SPIRALS ? "cyclic" : preset.text());
        AnchoredExcitable world = AnchoredExcitable.random(preset, preset.config(), 64, 64,
                golden.get("seed").longValue());
        List<DepthPoint> points =
                points(world, golden.get("burn").intValue(), golden.get("steps").intValue());
        for (DepthPoint point : points) {
            String k = Integer.toString(point.k());
            assertEquals(expected.get("change_rate").get(k).doubleValue(), point.changeRate(), 1e-12, k);
            assertEquals(expected.get("cond_entropy_bits").get(k).doubleValue(), point.conditionalEntropy(), 1e-9, k);
        }
    }

    /** The curve of the frames from one step to another, both included. */
    private static List<DepthPoint> points(AnchoredExcitable world, int from, int to) {
        DepthCurve curve = new DepthCurve(64, 64, 3, Scales.DYADIC);
        for (int t = 0; t <= to; t++) {
            if (t > 0) {
                world.step();
            }
            if (t >= from) {
                curve.accept(world.layer(AnchoredExcitable.FLOW));
            }
        }
        return curve.points();
    }

    private static List<DepthPoint> points(ExcitablePreset preset, long seed) {
        return points(AnchoredExcitable.random(preset, preset.config(), 64, 64, seed), 20, 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void regimesKeepTheirOrderForOtherSeeds(long seed) {
        double chaos = points(ExcitablePreset.PERMA_CHAOS, seed).get(3).conditionalEntropy();
        double conflict = points(ExcitablePreset.CONFLICT, seed).get(3).conditionalEntropy();
        double fronts = points(ExcitablePreset.FRONTS, seed).get(3).conditionalEntropy();
        assertTrue(chaos > 1.4 && conflict < .3 && conflict > .2 && fronts < .1,
                "bits of blocks of 8: chaos " + chaos + ", conflict " + conflict + ", fronts " + fronts);
        List<DepthPoint> flicker = points(ExcitablePreset.FLICKER, seed);
        assertTrue(flicker.get(1).changeRate() < flicker.get(0).changeRate() / 10);
        double moving = points(ExcitablePreset.ANCHORED_DEFAULT, seed).get(0).changeRate();
        assertTrue(moving > 50 * points(ExcitablePreset.NO_RESEED, seed).get(0).changeRate());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void blockMeansOfTapesEqualTheGolden(int number) {
        JsonNode tape = Goldens.json(Frames.REFERENCE, "epistemic_tape.json").get("cases").get(number);
        List<CellGrid> frames = new ArrayList<>();
        tape.get("frames").forEach(frame -> frames.add(Frames.trits(frame.get("s"))));
        Map<Integer, Double> rates = new TreeMap<>();
        for (DepthPoint p : curve(frames, new Scales(BlockShape.ROW, Reducer.MEAN, List.of(1, 2, 4))).points()) {
            rates.put(p.k(), p.changeRate());
        }
        for (Map.Entry<String, JsonNode> e : tape.get("change_rate_block_mean").properties()) {
            assertEquals(e.getValue().doubleValue(), rates.get(Integer.parseInt(e.getKey())), 1e-12, e.getKey());
        }
    }

    @Test
    void rotorChangesEverywhereAndHoldsNoInformation() {
        List<CellGrid> frames = Frames.run(CyclicRule.cyc3(0), Frames.uniform(5, 24, 24, 3), 6);
        DepthCurve curve = curve(frames, Scales.DYADIC);
        DepthPoint cells = curve.points().get(0);
        assertEquals(1, cells.changeRate());
        assertEquals(0, cells.conditionalEntropy(), 1e-12);
        assertTrue(cells.blockEntropy() > 1.5, "bits " + cells.blockEntropy());
        assertTrue(cells.mutualInformation() > 0.1, "a block tells something of the block around it");
    }

    @ParameterizedTest
    @EnumSource(Reducer.class)
    void entropiesStayInTheirBounds(Reducer reducer) {
        List<CellGrid> frames = Frames.run(CyclicRule.cyc3(3), Frames.uniform(11, 30, 26, 3), 12);
        for (DepthPoint p : curve(frames, Scales.TRIADIC.withReducer(reducer)).points()) {
            double most = reducer == Reducer.MEAN ? Math.log(2 * p.k() * p.k() + 1) / Math.log(2) : LOG2_3;
            assertTrue(p.changeRate() >= 0 && p.changeRate() <= 1, p.toString());
            assertTrue(p.blockEntropy() >= 0 && p.blockEntropy() <= most + 1e-12, p.toString());
            assertTrue(p.conditionalEntropy() >= 0 && p.conditionalEntropy() <= p.blockEntropy() + 0.05, p.toString());
        }
    }

    @Test
    void flickerHasTheChangeRateOfTheRunAndFallsFaster() {
        List<CellGrid> frames = Frames.run(CyclicRule.cyc3(3), Frames.uniform(3, 64, 64, 3), 40);
        DepthCurve run = curve(frames.subList(10, 41), Scales.DYADIC);
        List<DepthPoint> flicker = DepthControls.flicker(run, 1);
        assertEquals(run.points().get(0).changeRate(), flicker.get(0).changeRate(), 0.01);
        assertTrue(flicker.get(1).changeRate() < run.points().get(1).changeRate() / 3, flicker.toString());
        assertEquals(flicker, DepthControls.flicker(run, 1));
    }

    @Test
    void chaosKeepsItsEntropyAtEveryScale() {
        DepthCurve run = curve(Frames.run(CyclicRule.cyc3(3), Frames.uniform(3, 64, 64, 3), 40), Scales.DYADIC);
        List<DepthPoint> chaos = DepthControls.chaos(run, 1);
        assertEquals(2 / 3.0, chaos.get(0).changeRate(), 0.01);
        assertEquals(LOG2_3, chaos.get(0).blockEntropy(), 0.001);
        chaos.forEach(p -> assertTrue(p.conditionalEntropy() > 1.3, p.toString()));
        assertTrue(PathologyWatch.isNoise(chaos, 3));
        assertTrue(!PathologyWatch.isNoise(run.points(), 3));
    }

    @Test
    void whatWasNotCountedIsNotANumber() {
        DepthCurve curve = new DepthCurve(4, 6, 3, Scales.DYADIC);
        assertEquals(Double.NaN, curve.points().get(0).changeRate());
        assertEquals(Double.NaN, curve.points().get(0).blockEntropy());
        curve.accept(Frames.uniform(1, 4, 6, 3));
        curve.accept(Frames.uniform(2, 4, 6, 3));
        List<DepthPoint> points = curve.points();
        assertTrue(points.get(2).changeRate() >= 0);
        assertEquals(Double.NaN, points.get(2).mutualInformation());
        assertEquals(Double.NaN, points.get(3).changeRate());
        assertEquals(Double.NaN, points.get(3).conditionalEntropy());
    }

    @Test
    void framesOfAnotherKindAreRefused() {
        DepthCurve curve = new DepthCurve(4, 6, 3, Scales.DYADIC);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> curve.accept(Frames.uniform(1, 6, 4, 3)));
        assertEquals("a frame of 4 x 6 cells of 3 states expected, got 6 x 4 cells of 3 states", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> DepthControls.flicker(curve, 0));
        Scales wide = new Scales(BlockShape.SQUARE, Reducer.MEAN, List.of(64));
        assertThrows(IllegalArgumentException.class, () -> new DepthCurve(64, 64, 3, wide));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,1", "2,2", "4,2", "40000"})
    void scalesIncreaseFromOne(String sides) {
        List<Integer> list = sides.isEmpty() ? List.of()
                : Arrays.stream(sides.split(",")).map(Integer::valueOf).toList();
        assertThrows(IllegalArgumentException.class,
                () -> new Scales(BlockShape.SQUARE, Reducer.PLURALITY, list));
    }
}
