package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.rule.RuleStrings;

class MotifRulesTest {
    private static Automaton random(String rule, int height, int width, long seed) {
        return MotifRules.random(RuleStrings.parse(rule), height, width, seed);
    }

    static List<String> names() {
        return MotifRules.names();
    }

    private static List<CellGrid> grids(Automaton automaton) {
        return Stream.iterate(0, i -> i < automaton.layers(), i -> i + 1).map(automaton::layer).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameSeedGivesTheSameRun(String name) {
        Automaton first = random(name, 18, 21, 5);
        Automaton second = random(name.toLowerCase(Locale.ROOT), 18, 21, 5);
        assertEquals(grids(first), grids(second));
        for (int t = 0; t < 10; t++) {
            first.step();
            second.step();
        }
        assertEquals(grids(first), grids(second));
        assertEquals(10, first.generation());
    }

    @ParameterizedTest
    @MethodSource("names")
    void anotherSeedGivesAnotherStart(String name) {
        assertTrue(!grids(random(name, 18, 21, 5)).equals(grids(random(name, 18, 21, 6))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void snapshotsDoNotChange(String name) {
        Automaton automaton = random(name, 18, 21, 5);
        List<CellGrid> start = grids(automaton);
        List<CellGrid> again = grids(automaton);
        automaton.step();
        automaton.step();
        assertEquals(again, start);
        assertTrue(!grids(automaton).equals(start), "nothing happens");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 6", "2, 2", "8, 1", "2, 5"})
    void smallestGridsAreLegal(int height, int width) {
        for (String name : names()) {
            Automaton automaton = random(name.equals("CA5") ? "CA5:k=1" : name, height, width, 3);
            automaton.step();
            automaton.step();
            assertEquals(width, automaton.layer(0).width(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOT1", "MOT1:theta9=8", "MOT2:anchor_floor=0.5,stickiness=false", "TWO:alpha=1.0",
        "CMP:profile=reference", "CMP", "MOV:drive_dy=1,noise_p=0.0", "SWP:fatigue_thr=2", "CA1",
        "CA1:preset=fronts,theta=2", "CA1:ban=invert", "CA2:phi_relax=true",
        "MOV:reseed_p=1.0e-5", "CA5:k=1,theta_fine=2", "POTTS3"})
    void canonicalRulesPrintAsTheyAreRead(String rule) {
        assertEquals(rule, random(rule, 6, 7, 1).rule());
    }

    @Test
    void referenceProfileOfMovIsASetOfParameters() {
        assertEquals("MOV:fatigue_thr=8,excite=2,reseed_p=0.0",
                random("mov:profile=reference,fatigue_thr=8", 6, 7, 1).rule());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PLUR | PLUR has no random start of several layers, there are MOT1",
        "MOV:profile=x | profile must be fixed or reference, was 'x'",
        "POTTS3:k=2 | POTTS3 has no parameters, was given [k]",
        "CA5:k=4 | 6 x 7 cells are not 1 x 1 blocks of 4 x 4",
        "MOT1:P | MOT1 runs on a torus, not on :P",
        "MOT1:theta=3 | no parameter 'theta', there are anchor_floor",
        "MOT1:theta9=x | theta9 must be a number, was 'x'",
        "MOT1:fatigue_max=0 | fatigue_max must be in [1, 255], was 0",
        "CA1:ban=maybe | ban must be one of [quench, invert], was 'maybe'",
        "CA1:preset=x | no preset 'x' of CA1, there are anchored_default",
        "MOT2:stickiness=1 | stickiness must be one of [true, false], was '1'"})
    void refusalsNameWhatIsWrong(String rule, String message) {
        String said = assertThrows(IllegalArgumentException.class, () -> random(rule, 6, 7, 1)).getMessage();
        assertTrue(said.startsWith(message), said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TAPE | TAPE", "TAPE:ban_conflict=2 | TAPE:ban_conflict=2",
        "TAPE:profile=reference | TAPE:profile=reference,ban_conflict=6,wrap_rows=true"})
    void tapesAreReadWithTheirProfile(String rule, String canonical) {
        CellGrid features = CellGrid.parseTrits(List.of("+-0"));
        assertEquals(canonical, MotifRules.tape(RuleStrings.parse(rule), features, 4).rule());
    }

    @Test
    void tapesAreNotOtherRules() {
        CellGrid features = CellGrid.parseTrits(List.of("+-0"));
        assertThrows(IllegalArgumentException.class, () -> MotifRules.tape(RuleStrings.parse("MOV"), features, 4));
        assertThrows(IllegalArgumentException.class, () -> random("TAPE", 4, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> MotifRules.tape(RuleStrings.parse("TAPE:T"), features, 4));
    }

    @Test
    void pricesFeedTapesAndFields() {
        double[] logPrices = {0, .1, -.2, .3, .25};
        Automaton tape = MotifRules.ofPrices(RuleStrings.parse("CA3:kappa=.25,table=identity"), logPrices, 3);
        Automaton field = MotifRules.ofPrices(RuleStrings.parse("CA4:height=8"), logPrices, 5);
        assertEquals("CA3:table=identity,kappa=0.25", tape.rule());
        assertEquals("CA4:width=5,height=8", field.rule());
        PriceTimeField still = PriceTimeField.of(new PriceTimeField.Config(5, 8, 3, 200, PriceTimeField.Frame.FIXED),
                logPrices);
        for (int t = 1; t < logPrices.length; t++) {
            tape.step();
            field.step();
            assertEquals(still.field(t), field.layer(0));
        }
        // Of the last two returns, .5 lies beyond a quarter of the deviation before it and -.05 does not.
        assertEquals(List.of("0+0"), tape.layer(0).toRows());
        assertThrows(IllegalStateException.class, tape::step);
        assertThrows(IllegalStateException.class, field::step);
        for (String rule : List.of("MOV", "CA3:T", "CA4:width=3", "CA3:window=1", "CA4:height=0")) {
            assertThrows(IllegalArgumentException.class,
                    () -> MotifRules.ofPrices(RuleStrings.parse(rule), logPrices, 4), rule);
        }
    }

    @Test
    void layersAreNamed() {
        Automaton automaton = random("MOV", 6, 7, 1);
        assertEquals(List.of("gate", "flow", "fatigue", "anchor1", "anchor2"),
                Stream.iterate(0, i -> i < automaton.layers(), i -> i + 1).map(automaton::layerName).toList());
        assertThrows(IndexOutOfBoundsException.class, () -> automaton.layer(5));
    }
}
