package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.motif.Mot2Automaton;
import org.ternion.core.DoubleMatrix;

class GateSweepTest {
    private static final JsonNode GOLDEN = Goldens.json(Frames.REFERENCE, "motif_ca_v2.json").get("sweep");
    private static GateSweep sweep;

    /** The prototype's sweep: fixed weights watch a MOT2 world; the gates do not act on it. */
    @BeforeAll
    static void sweepOfTheGolden() {
        List<Hysteresis> settings = new ArrayList<>();
        GOLDEN.get("rows").forEach(row -> settings.add(new Hysteresis(Hysteresis.Kind.SET_RESET,
                GOLDEN.get("tau_on").doubleValue(), row.get("tau_off").doubleValue(), 1, row.get("k_off").intValue())));
        double[] w = new double[30];
        for (int i = 0; i < w.length; i++) {
            w[i] = GOLDEN.get("W").get(i / 3).get(i % 3).doubleValue();
        }
        SoftmaxRule rule = SoftmaxRule.of(RuleFeatures.FATIGUE_DENSITY, DoubleMatrix.copyOf(w, 10, 3));
        CellGrid gate = Frames.states(GOLDEN.get("G0"), 3);
        CellGrid rested = CellGrid.wrap(new byte[gate.height() * gate.width()], gate.height(), gate.width(), 3);
        Mot2Automaton world = Mot2Automaton.of(Mot2Automaton.Config.DEFAULT, gate, rested,
                Frames.states(GOLDEN.get("A"), 2));
        sweep = new GateSweep(gate.height() * gate.width(), settings, EngagementSurface.DEFAULT_BINS);
        for (int t = 0; t < GOLDEN.get("steps").intValue(); t++) {
            long[] codes = rule.features().codes(LearnedWorld.layersOf(world));
            byte[] marks = world.acceptable().backingArray();
            double[] confidence = new double[codes.length];
            boolean[] acceptable = new boolean[codes.length];
            for (int i = 0; i < codes.length; i++) {
                confidence[i] = rule.confidence(codes[i], 1);
                acceptable[i] = marks[i] == 1;
            }
            sweep.accept(confidence, acceptable);
            world.step();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void rowsEqualTheGolden(int number) {
        JsonNode expected = GOLDEN.get("rows").get(number);
        Confusion counts = sweep.rows().get(number).counts();
        assertEquals(expected.get("act_cells").longValue(), counts.acts());
        assertEquals(expected.get("acceptable").doubleValue(), counts.acceptableShare().getAsDouble(), 1e-12);
        assertEquals(expected.get("precision").doubleValue(), counts.precision().getAsDouble(), 1e-12);
        assertEquals(expected.get("recall").doubleValue(), counts.recall().getAsDouble(), 1e-12);
        assertEquals(expected.get("hold_pct").doubleValue(), counts.holdShare().getAsDouble(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void lowerReleaseNeverLowersRecall(int first) {
        List<GateSweep.Row> rows = sweep.rows();
        for (int i = first; i < first + 2; i++) {
            assertTrue(rows.get(i + 1).counts().recall().getAsDouble() >= rows.get(i).counts().recall().getAsDouble());
        }
    }

    @Test
    void surfaceHoldsTheAcceptableCells() {
        EngagementSurface surface = sweep.surface(0);
        long cells = 0;
        double engaged = 0;
        for (int bin = 0; bin < surface.bins(); bin++) {
            cells += surface.cells(bin);
            assertEquals(surface.cells(bin) == 0, surface.engaged(bin).isEmpty(), "bin " + bin);
            engaged += surface.cells(bin) * surface.engaged(bin).orElse(0);
        }
        Confusion counts = sweep.rows().get(0).counts();
        assertEquals(counts.actAcceptable() + counts.idleAcceptable(), cells);
        assertEquals(counts.actAcceptable(), engaged, 1e-9);
    }

    @Test
    void binsAreClosedAtTheirUpperEnds() {
        EngagementSurface surface = new EngagementSurface(5);
        for (double confidence : new double[] {0, .2, .21, .4, 1}) {
            surface.accept(confidence, confidence > .3);
        }
        assertEquals(2, surface.cells(0));
        assertEquals(2, surface.cells(1));
        assertEquals(OptionalDouble.of(.5), surface.engaged(1));
        assertEquals(OptionalDouble.empty(), surface.engaged(2));
        assertEquals(1, surface.cells(4));
    }

    @Test
    void precisionOfNothingIsUndefined() {
        GateSweep none = new GateSweep(2,
                List.of(new Hysteresis(Hysteresis.Kind.COUNTED, .9, .5, 1, 1)), 5);
        none.accept(new double[] {.1, .2}, new boolean[] {true, false});
        Confusion counts = none.rows().get(0).counts();
        assertTrue(counts.vacuous());
        assertEquals(OptionalDouble.empty(), counts.precision());
        assertEquals(OptionalDouble.of(0), counts.recall());
        assertEquals(new Confusion(0, 0, 1, 1), counts);
        assertEquals(OptionalInt.empty(), none.knee());
    }

    @Test
    void kneeIsTheRowFarthestFromTheChord() {
        // Rows of four settings over cells of falling confidence: acceptable above .4, one acceptable cell at .1.
        List<Hysteresis> settings = new ArrayList<>();
        for (double tau : new double[] {.8, .5, .3, .05}) {
            settings.add(new Hysteresis(Hysteresis.Kind.COUNTED, tau, tau, 1, 1));
        }
        GateSweep rows = new GateSweep(8, settings, 5);
        rows.accept(new double[] {.9, .7, .6, .45, .35, .2, .15, .1},
                new boolean[] {true, true, true, true, false, false, false, true});
        // (recall, precision): (.2, 1), (.6, 1), (.8, .8), (1, .625)
        assertEquals(OptionalInt.of(1), rows.knee());
    }

    @Test
    void inputIsChecked() {
        assertThrows(IllegalArgumentException.class, () -> new GateSweep(3, List.of(), 4));
        GateSweep three = new GateSweep(3, List.of(new Hysteresis(Hysteresis.Kind.COUNTED, .5, .4, 1, 1)), 5);
        assertThrows(IllegalArgumentException.class, () -> three.accept(new double[2], new boolean[3]));
        assertThrows(IllegalArgumentException.class,
                () -> three.accept(new double[] {0, Double.NaN, 0}, new boolean[] {true, true, true}));
        assertFalse(three.rows().isEmpty());
    }
}
