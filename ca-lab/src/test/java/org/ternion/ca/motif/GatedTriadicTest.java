package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.rule.RuleStrings;

class GatedTriadicTest {
    private static GatedTriadic.Config with(GatedTriadic.Config defaults, String parameters) {
        return MotifRules.with(defaults, RuleStrings.parse("CA2:" + parameters).parameters());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void framesAreThoseOfTheGolden(int index) {
        JsonNode one = Goldens.json("dashi-part5", "ca2_gated_triadic.json").get("cases").get(index);
        JsonNode first = one.get("frames").get(0);
        GatedTriadic.Config config = GoldenGrids.config(GatedTriadic.Config.DEFAULT, one.get("params"), "U");
        GatedTriadic automaton = GatedTriadic.of(
                RecordParameters.with(config, "u_max", one.get("params").get("U").asText()),
                GoldenGrids.trits(first.get("s")), GoldenGrids.trits(first.get("phi")),
                GoldenGrids.trits(one.get("a1")), GoldenGrids.trits(one.get("a2")));
        double cells = one.get("H").intValue() * one.get("W").intValue();
        for (JsonNode stats : one.get("stats")) {
            CellGrid before = automaton.layer(GatedTriadic.CONTENT);
            automaton.step();
            GoldenGrids.assertFrame(one.get("frames").get(stats.get("t").intValue()), automaton,
                    Map.of("s", GatedTriadic.CONTENT, "phi", GatedTriadic.PHASE, "g", GatedTriadic.GATE, "u",
                            GatedTriadic.FATIGUE));
            assertEquals(stats.get("state_change").doubleValue(),
                    automaton.layer(GatedTriadic.CONTENT).changes(before) / cells, 1e-12);
            assertEquals(stats.get("m4").doubleValue(), automaton.motifs().branch(Motif.CORRIDOR) / cells, 1e-12);
            assertEquals(stats.get("m7").doubleValue(), automaton.motifs().branch(Motif.FATIGUE) / cells, 1e-12);
            assertEquals(stats.get("m9").doubleValue(), automaton.motifs().branch(Motif.SHUTDOWN) / cells, 1e-12);
            assertEquals(stats.get("mean_tension").doubleValue(), automaton.meanTension(), 1e-12);
        }
    }

    private static CellGrid filled(int height, int width, int trit) {
        byte[] cells = new byte[height * width];
        Arrays.fill(cells, (byte) trit);
        return CellGrid.wrapTrits(cells, height, width);
    }

    @Test
    void glidersMoveAsInTheGolden() {
        JsonNode gliders = Goldens.json("dashi-part5", "ca2_gliders.json").get("gliders");
        for (JsonNode glider : gliders) {
            GatedTriadic.Config config = with(GatedTriadic.Config.DEFAULT,
                    "beta=0,tau_cat=9,phi_relax=true,gamma=" + glider.get("gamma") + ",theta=" + glider.get("theta"));
            JsonNode first = glider.get("frames").get(0);
            GatedTriadic automaton = GatedTriadic.of(config, GoldenGrids.trits(first.get("s")),
                    GoldenGrids.trits(first.get("phi")), filled(14, 14, 1), filled(14, 14, 0));
            for (JsonNode frame : glider.get("frames")) {
                GoldenGrids.assertFrame(frame, automaton,
                        Map.of("s", GatedTriadic.CONTENT, "phi", GatedTriadic.PHASE));
                automaton.step();
            }
        }
    }

    @Test
    void negativeAnchorsOpenNothing() {
        GatedTriadic random = GatedTriadic.random(GatedTriadic.Config.DEFAULT, 12, 15, 3);
        GatedTriadic automaton = GatedTriadic.of(with(GatedTriadic.Config.DEFAULT, "tau9=9"),
                random.layer(GatedTriadic.CONTENT), random.layer(GatedTriadic.PHASE), filled(12, 15, -1),
                filled(12, 15, 1));
        for (int t = 0; t < 12; t++) {
            automaton.step();
            assertEquals(random.layer(GatedTriadic.CONTENT), automaton.layer(GatedTriadic.CONTENT));
        }
        assertEquals(180, automaton.layer(GatedTriadic.GATE).population()[1]);
    }

    @Test
    void anchorsHaveTheShapeOfTheContent() {
        CellGrid square = filled(4, 4, 0);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> GatedTriadic.of(GatedTriadic.Config.DEFAULT, square, square, square, filled(2, 8, 0)));
        assertEquals("layer anchor2 is 2 x 8, layer content is 4 x 4", e.getMessage());
    }

    private static CellGrid negated(CellGrid trits) {
        byte[] cells = trits.toArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) -cells[i];
        }
        return CellGrid.wrapTrits(cells, trits.height(), trits.width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quench", "invert"})
    void negationCommutesWithoutAnchorWeight(String ban) {
        GatedTriadic.Config config = with(GatedTriadic.Config.DEFAULT, "beta=0,theta=1,ban=" + ban);
        CellGrid content = GatedTriadic.random(config, 14, 17, 6).layer(GatedTriadic.CONTENT);
        CellGrid phase = GatedTriadic.random(config, 14, 17, 7).layer(GatedTriadic.CONTENT);
        CellGrid anchor1 = GatedTriadic.random(config, 14, 17, 8).layer(GatedTriadic.CONTENT);
        CellGrid anchor2 = GatedTriadic.random(config, 14, 17, 9).layer(GatedTriadic.CONTENT);
        GatedTriadic automaton = GatedTriadic.of(config, content, phase, anchor1, anchor2);
        GatedTriadic mirror = GatedTriadic.of(config, negated(content), negated(phase), anchor1, anchor2);
        for (int t = 0; t < 25; t++) {
            automaton.step();
            mirror.step();
            assertEquals(negated(automaton.layer(GatedTriadic.CONTENT)), mirror.layer(GatedTriadic.CONTENT));
            assertEquals(negated(automaton.layer(GatedTriadic.PHASE)), mirror.layer(GatedTriadic.PHASE));
            assertEquals(automaton.layer(GatedTriadic.GATE), mirror.layer(GatedTriadic.GATE));
        }
    }
}
