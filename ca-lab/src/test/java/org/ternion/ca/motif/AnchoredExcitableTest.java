package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.rule.RuleStrings;

class AnchoredExcitableTest {
    private static final List<Disc> EVERYWHERE = List.of(new Disc(0, 0, 1000, 0, 0, 1));

    private static AnchoredExcitable.Config with(AnchoredExcitable.Config defaults, String parameters) {
        return MotifRules.with(defaults, RuleStrings.parse("CA1:" + parameters).parameters());
    }

    private static List<Disc> discs(JsonNode list) {
        List<Disc> discs = new ArrayList<>();
        for (JsonNode disc : list) {
            int[] n = Goldens.ints(disc);
            discs.add(new Disc(n[0], n[1], n[2], n[3], n[4], n[5]));
        }
        return discs;
    }

    private static AnchoredExcitable.Config config(JsonNode params) {
        AnchoredExcitable.Config config =
                GoldenGrids.config(AnchoredExcitable.Config.DEFAULT, params, "U", "init");
        config = RecordParameters.with(config, "u_max", params.get("U").asText());
        config = RecordParameters.with(config, "init_rest", params.get("init").get(0).asText());
        return RecordParameters.with(config, "init_excited", params.get("init").get(1).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"moving_anchors", "fatigue_overflow", "cyclic_invert"})
    void framesAreThoseOfTheGolden(String name) {
        JsonNode one = GoldenGrids.named(Goldens.json("dashi-part5", "ca1_anchored_excitable.json").get("cases"), name);
        int height = one.get("H").intValue();
        int width = one.get("W").intValue();
        AnchoredExcitable automaton = AnchoredExcitable.random(config(one.get("params")), discs(one.get("anchors1")),
                discs(one.get("anchors2")), height, width, one.get("seed").longValue());
        Map<String, Integer> layers = Map.of("F", AnchoredExcitable.FLOW, "G", AnchoredExcitable.GATE, "u",
                AnchoredExcitable.FATIGUE);
        GoldenGrids.assertFrame(one.get("frames").get(0), automaton, layers);
        for (JsonNode stats : one.get("stats")) {
            CellGrid before = automaton.layer(AnchoredExcitable.FLOW);
            automaton.step();
            GoldenGrids.assertFrame(one.get("frames").get(stats.get("t").intValue()), automaton, layers);
            double cells = height * width;
            assertEquals(stats.get("flow_change").doubleValue(),
                    automaton.layer(AnchoredExcitable.FLOW).changes(before) / cells, 1e-12);
            assertEquals(stats.get("m4").doubleValue(), automaton.motifs().predicate(Motif.CORRIDOR) / cells, 1e-12);
            assertEquals(stats.get("m7").doubleValue(), automaton.motifs().predicate(Motif.FATIGUE) / cells, 1e-12);
            assertEquals(stats.get("m9").doubleValue(), automaton.motifs().predicate(Motif.SHUTDOWN) / cells, 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ExcitablePreset.class, mode = EnumSource.Mode.EXCLUDE, names = "MARKET_LIKE")
    void presetsEndInTheFinalFramesOfTheGolden(ExcitablePreset preset) {
        JsonNode golden = Goldens.json("dashi-part5", "ca1_regimes.json");
        JsonNode one = golden.get("presets").get(preset == ExcitablePreset.SPIRALS ? "cyclic" : preset.text());
        assertEquals(config(one.get("params")), preset.config());
        AnchoredExcitable automaton = AnchoredExcitable.random(preset, preset.config(), 64, 64,
                golden.get("seed").longValue());
        int burn = golden.get("burn").intValue();
        int steps = golden.get("steps").intValue();
        double changes = 0;
        for (int t = 1; t <= steps; t++) {
            CellGrid before = automaton.layer(AnchoredExcitable.FLOW);
            automaton.step();
            changes += t > burn ? automaton.layer(AnchoredExcitable.FLOW).changes(before) : 0;
        }
        assertEquals(one.get("final_F_crc32").longValue(), automaton.layer(AnchoredExcitable.FLOW).crc32());
        assertEquals(one.get("final_G_crc32").longValue(),
                automaton.layer(AnchoredExcitable.GATE).tritsToStates().crc32());
        assertEquals(one.get("mean_stats").get("flow_change").doubleValue(), changes / (steps - burn) / 4096, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"ANCHORED_DEFAULT, .0855, .1055", "NO_RESEED, .00105, .00155", "FRONTS, .165, .265",
        "PERMA_CHAOS, .815, .835", "CONFLICT, .2285, .2335"})
    // the specification's ranges, which are rounded to the digits before the last 5
    void changeOfARegimeHoldsForOtherSeeds(ExcitablePreset preset, double low, double high) {
        for (long seed = 1; seed <= 10; seed++) {
            AnchoredExcitable automaton = AnchoredExcitable.random(preset, preset.config(), 64, 64, seed);
            double changes = 0;
            for (int t = 1; t <= 60; t++) {
                CellGrid before = automaton.layer(AnchoredExcitable.FLOW);
                automaton.step();
                changes += t > 20 ? automaton.layer(AnchoredExcitable.FLOW).changes(before) : 0;
            }
            double rate = changes / 40 / 4096;
            assertTrue(rate >= low && rate <= high, "seed " + seed + " gives " + rate);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "diag_up_left"})
    void glidersMoveAsInTheGolden(String name) {
        JsonNode glider = Goldens.json("dashi-part5", "ca1_gliders.json").get("gliders").get(name);
        AnchoredExcitable.Config config =
                with(AnchoredExcitable.Config.DEFAULT, "theta=2,p_seed=0");
        AnchoredExcitable automaton = AnchoredExcitable.of(config, EVERYWHERE, List.of(),
                GoldenGrids.states(glider.get("frames").get(0), 3), 0);
        for (JsonNode frame : glider.get("frames")) {
            assertEquals(Goldens.rows(frame), automaton.layer(AnchoredExcitable.FLOW).toRows());
            automaton.step();
        }
    }

    @Test
    void mediumAtRestStaysAtRestWithoutSeeding() {
        AnchoredExcitable.Config config =
                with(AnchoredExcitable.Config.DEFAULT, "p_seed=0,init_rest=.6,init_excited=0");
        AnchoredExcitable automaton = AnchoredExcitable.random(config, EVERYWHERE, List.of(), 9, 11, 4);
        for (int t = 0; t < 5; t++) {
            automaton.step();
            assertEquals(99, automaton.layer(AnchoredExcitable.FLOW).population()[0]);
        }
    }

    @Test
    void excitedTurnsRefractoryAndRefractoryRests() {
        AnchoredExcitable automaton = AnchoredExcitable.random(ExcitablePreset.CONFLICT,
                ExcitablePreset.CONFLICT.config(), 40, 50, 8);
        for (int t = 0; t < 30; t++) {
            CellGrid before = automaton.layer(AnchoredExcitable.FLOW);
            automaton.step();
            CellGrid gate = automaton.layer(AnchoredExcitable.GATE);
            CellGrid after = automaton.layer(AnchoredExcitable.FLOW);
            for (int i = 0; i < 2000; i++) {
                int expected = gate.get(i / 50, i % 50) < 0 || before.get(i / 50, i % 50) == 2 ? 0
                        : before.get(i / 50, i % 50) == 1 ? 2 : after.get(i / 50, i % 50);
                assertEquals(expected, after.get(i / 50, i % 50), "cell " + i + " at step " + t);
            }
        }
    }
}
