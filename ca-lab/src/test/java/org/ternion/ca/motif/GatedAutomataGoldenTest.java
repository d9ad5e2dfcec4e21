package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;

/** MOT1, MOT2, TWO, CMP, MOV and SWP against the frames of the prototypes. */
class GatedAutomataGoldenTest {
    private static final int FATIGUE_STATES = 16;

    private static JsonNode golden(String file) {
        return Goldens.json("ca-ternary-reference", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "loose", "strict_anchor", "fast_flip"})
    void mot1FollowsThePrototype(String name) {
        JsonNode one = GoldenGrids.named(golden("motif_ca.json").get("cases"), name);
        Mot1Automaton.Config config =
                GoldenGrids.config(Mot1Automaton.Config.DEFAULT, one.get("params"), "state_probs");
        JsonNode frames = one.get("frames");
        Mot1Automaton automaton = Mot1Automaton.of(config, GoldenGrids.states(frames.get(0).get("G"), 3),
                GoldenGrids.states(frames.get(0).get("F"), config.fatigueMax() + 1),
                GoldenGrids.states(one.get("A"), 2));
        for (int t = 0; t < frames.size(); t++) {
            GoldenGrids.assertFrame(frames.get(t), automaton,
                    Map.of("G", Mot1Automaton.GATE, "F", Mot1Automaton.FATIGUE));
            assertEquals(frames.get(t).get("acceptable").intValue(), automaton.acceptable().population()[1]);
            automaton.step();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "not_sticky", "no_boost", "slow_flip"})
    void mot2FollowsThePrototype(String name) {
        JsonNode one = GoldenGrids.named(golden("motif_ca_v2.json").get("cases"), name);
        Mot2Automaton.Config config = GoldenGrids.config(Mot2Automaton.Config.DEFAULT, one.get("params"));
        JsonNode frames = one.get("frames");
        Mot2Automaton automaton = Mot2Automaton.of(config, GoldenGrids.states(frames.get(0).get("G"), 3),
                GoldenGrids.states(frames.get(0).get("F"), config.fatigueCap() + 1),
                GoldenGrids.states(one.get("A"), 2));
        for (int t = 0; t < frames.size(); t++) {
            GoldenGrids.assertFrame(frames.get(t), automaton,
                    Map.of("G", Mot2Automaton.GATE, "F", Mot2Automaton.FATIGUE));
            assertEquals(frames.get(t).get("acceptable").intValue(), automaton.acceptable().population()[1]);
            automaton.step();
        }
    }

    private static void assertTriggers(JsonNode m4m7m9, MotifCounts counts) {
        assertEquals(m4m7m9.get(0).longValue(), counts.predicate(Motif.CORRIDOR));
        assertEquals(m4m7m9.get(1).longValue(), counts.predicate(Motif.FATIGUE));
        assertEquals(m4m7m9.get(2).longValue(), counts.predicate(Motif.SHUTDOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "tight"})
    void twoFollowsThePrototype(String name) {
        JsonNode one = GoldenGrids.named(golden("two_layer_ca.json").get("cases"), name);
        TwoLayerAutomaton.Config config = GoldenGrids.config(TwoLayerAutomaton.Config.DEFAULT, one.get("params"));
        JsonNode frames = one.get("frames");
        TwoLayerAutomaton automaton = TwoLayerAutomaton.of(config, GoldenGrids.trits(frames.get(0).get("G")),
                GoldenGrids.states(frames.get(0).get("F"), 3),
                GoldenGrids.states(frames.get(0).get("u"), FATIGUE_STATES), GoldenGrids.trits(one.get("A")));
        for (int t = 0; t < frames.size(); t++) {
            GoldenGrids.assertFrame(frames.get(t), automaton, Map.of("G", TwoLayerAutomaton.GATE, "F",
                    TwoLayerAutomaton.FLOW, "u", TwoLayerAutomaton.FATIGUE));
            automaton.step();
            assertTriggers(one.get("triggers_m4_m7_m9").get(t), automaton.motifs());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "tight"})
    void anchorsAreSmoothedAsThePrototypeDoes(String name) {
        JsonNode one = GoldenGrids.named(golden("two_layer_ca.json").get("cases"), name);
        CellGrid raw = GoldenGrids.trits(one.get("anchor_raw"));
        assertArrayEquals(GoldenGrids.trits(one.get("anchor_smoothed_once")).toArray(),
                BlobAnchors.smooth(raw.toArray(), raw.height(), raw.width(), 1));
    }

    @Test
    void scoreOfTheFlowIsTheIntegerComparison() {
        byte[] flow = new byte[9];
        for (int plus = 0; plus <= 9; plus++) {
            for (int minus = 0; plus + minus <= 9; minus++) {
                for (int anchors = 0; anchors <= 9; anchors++) {
                    assertFlowOfSums(flow, plus, minus, anchors);
                }
            }
        }
    }

    // A 3 x 3 torus: every block is the whole grid, so that the sums can be set at will.
    private static void assertFlowOfSums(byte[] flow, int plus, int minus, int anchors) {
        byte[] anchor = new byte[9];
        byte[] gate = new byte[9];
        for (int i = 0; i < 9; i++) {
            flow[i] = (byte) (i < plus ? 1 : i < plus + minus ? 2 : 0);
            anchor[i] = (byte) (i < anchors ? 1 : 0);
            gate[i] = 1;
        }
        TwoLayerAutomaton automaton = TwoLayerAutomaton.of(TwoLayerAutomaton.Config.DEFAULT,
                CellGrid.copyOfTrits(gate, 3, 3), CellGrid.copyOf(flow, 3, 3, 3),
                CellGrid.copyOf(new byte[9], 3, 3, FATIGUE_STATES), CellGrid.copyOfTrits(anchor, 3, 3));
        automaton.step();
        int score = 5 * (plus - minus) + 3 * anchors;
        int expected = score > 10 ? 1 : score < -10 ? 2 : 0;
        assertEquals(expected, automaton.layer(TwoLayerAutomaton.FLOW).get(0, 0),
                () -> plus + " plus, " + minus + " minus, " + anchors + " anchors");
    }

    @Test
    void compressionTraceIsThePrototypes() {
        JsonNode trace = golden("compression_ca.json").get("trace");
        CellGrid raw = GoldenGrids.states(trace.get("A_raw"), 3);
        int height = raw.height();
        int width = raw.width();
        CellGrid anchor = CellGrid.wrap(CompressionTrace.smooth(raw.toArray(), height, width, 4), height, width, 3);
        TwoLayerAutomaton automaton = CompressionTrace.reference(referenceTrace(),
                CompressionTrace.openWhereNotTwo(anchor), GoldenGrids.states(trace.get("F0"), 3),
                CellGrid.wrap(new byte[height * width], height, width, FATIGUE_STATES), anchor);
        JsonNode frames = trace.get("frames");
        for (int t = 0; t < frames.size(); t++) {
            assertEquals(Goldens.rows(frames.get(t)), CompressionTrace.symbols(automaton).toRows(), "frame " + t);
            automaton.step();
        }
    }

    private static CompressionTrace.Config referenceTrace() {
        return RecordParameters.with(CompressionTrace.Config.DEFAULT, "profile", "reference");
    }

    @Test
    void compressionStepsAreThePrototypes() {
        JsonNode steps = golden("compression_ca.json").get("steps");
        JsonNode frames = steps.get("frames");
        TwoLayerAutomaton automaton = CompressionTrace.reference(referenceTrace(),
                GoldenGrids.trits(frames.get(0).get("G")), GoldenGrids.states(frames.get(0).get("F"), 3),
                GoldenGrids.states(frames.get(0).get("u"), FATIGUE_STATES), GoldenGrids.states(steps.get("A"), 3));
        for (JsonNode frame : frames) {
            GoldenGrids.assertFrame(frame, automaton, Map.of("G", TwoLayerAutomaton.GATE, "F", TwoLayerAutomaton.FLOW,
                    "u", TwoLayerAutomaton.FATIGUE));
            automaton.step();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_noise", "noise", "drift2", "rich_flow"})
    void movFollowsThePrototype(String name) {
        JsonNode one = GoldenGrids.named(golden("moving_ca.json").get("cases"), name);
        MovingAutomaton.Config config = movingConfig(one.get("params"));
        JsonNode initial = one.get("initial");
        List<CellGrid> start = List.of(GoldenGrids.trits(initial.get("G")), GoldenGrids.states(initial.get("F"), 3),
                GoldenGrids.states(initial.get("u"), FATIGUE_STATES), GoldenGrids.trits(initial.get("A1")),
                GoldenGrids.trits(initial.get("A2")));
        JsonNode flips = one.get("noise_flips");
        MovingAutomaton automaton = MovingAutomaton.withNoise(config, start, CellRandom.of(0, 1, 1), (gates, step) -> {
            if (!flips.isEmpty()) {
                flips.get((int) step - 1).forEach(f -> gates.set(f.get(0).intValue(), f.get(1).intValue()));
            }
        });
        JsonNode frames = one.get("frames");
        JsonNode stats = one.get("stats");
        double cells = start.get(0).height() * start.get(0).width();
        for (int t = 0; t < frames.size(); t++) {
            automaton.step();
            GoldenGrids.assertFrame(frames.get(t), automaton,
                    Map.of("A1", MovingAutomaton.ANCHOR1, "A2", MovingAutomaton.ANCHOR2, "G", MovingAutomaton.GATE, "F",
                            MovingAutomaton.FLOW, "u", MovingAutomaton.FATIGUE));
            MotifCounts motifs = automaton.motifs();
            assertEquals(stats.get("M4").get(t).doubleValue(), motifs.predicate(Motif.CORRIDOR) / cells, 1e-12);
            assertEquals(stats.get("M7").get(t).doubleValue(), motifs.predicate(Motif.FATIGUE) / cells, 1e-12);
            assertEquals(stats.get("M9").get(t).doubleValue(), motifs.predicate(Motif.SHUTDOWN) / cells, 1e-12);
        }
    }

    private static MovingAutomaton.Config movingConfig(JsonNode params) {
        MovingAutomaton.Config config = GoldenGrids.config(MovingAutomaton.Config.REFERENCE, params, "drive_shift",
                "H", "W", "steps");
        config = RecordParameters.with(config, "drive_dy", params.get("drive_shift").get(0).asText());
        return RecordParameters.with(config, "drive_dx", params.get("drive_shift").get(1).asText());
    }

    @Test
    void movAnchorsAreSixPassesOfSmoothing() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode one : golden("moving_ca.json").get("cases")) {
            for (String anchor : List.of("1", "2")) {
                CellGrid raw = GoldenGrids.trits(one.get("anchor" + anchor + "_raw"));
                byte[] smooth = BlobAnchors.smooth(raw.toArray(), raw.height(), raw.width(), 6);
                CellGrid expected = GoldenGrids.trits(one.get("initial").get("A" + anchor));
                if (!expected.equals(CellGrid.wrapTrits(smooth, raw.height(), raw.width()))) {
                    wrong.add(one.get("case") + " anchor " + anchor);
                }
            }
        }
        assertTrue(wrong.isEmpty(), wrong::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void swpFollowsThePrototype(int index) {
        JsonNode one = golden("sweep_ca.json").get("cases").get(index);
        SweepAutomaton.Config config = new SweepAutomaton.Config(one.get("fatigue_thr").intValue(),
                one.get("anchor_gain").doubleValue());
        JsonNode frames = one.get("frames");
        SweepAutomaton automaton = SweepAutomaton.of(config, GoldenGrids.trits(frames.get(0).get("G")),
                GoldenGrids.trits(frames.get(0).get("F")), GoldenGrids.states(frames.get(0).get("u"), FATIGUE_STATES),
                GoldenGrids.trits(one.get("A")));
        for (JsonNode frame : frames) {
            GoldenGrids.assertFrame(frame, automaton, Map.of("G", SweepAutomaton.GATE, "F", SweepAutomaton.FLOW, "u",
                    SweepAutomaton.FATIGUE));
            automaton.step();
        }
    }
}
