package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Soups;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.UnboundedStepper;
import org.ternion.core.Progress;

class RuleTableTest {
    /** Lines 1 to 10; a cell of state 1 with two neighbours of state 1 stays, one of state 2 becomes 0. */
    private static final List<String> RULE = List.of("@RULE Two", "words", "@TABLE", "n_states:3",
            "neighborhood:vonNeumann", "symmetries:permute", "var a={0,2} # not 1", "var b={a,1}", "0,1,1,a,a,1",
            "2,b,b,b,b,0");

    private static RuleTable table(String neighbourhood, String symmetries, String... lines) {
        return RuleTable.parse(Stream.concat(Stream.of("@TABLE", "n_states:3", "neighborhood:" + neighbourhood,
                "symmetries:" + symmetries), Stream.of(lines)).toList());
    }

    /** Life as Golly's tables write it: births and survivals by permutation, all else dies. */
    @Test
    void lifeMayBeWrittenAsATable() {
        RuleTable life = table("Moore", "permute", "var a={0,1}", "var b={a}", "var c={a}", "var d={a}", "var e={a}",
                "var f={a}", "var g={a}", "var h={a}", "0,1,1,1,0,0,0,0,0,1", "1,1,1,0,0,0,0,0,0,1",
                "1,1,1,1,0,0,0,0,0,1", "1,a,b,c,d,e,f,g,h,0");
        CellGrid soup = Soups.of(5, 33, 41, 2);
        CellGrid expected = Soups.after(30, RuleStrings.parse("B3/S23").local().orElseThrow(), Topology.TORUS, soup);
        assertEquals(expected.toRows(), Soups.after(30, life, Topology.TORUS, soup).toRows());
        UnboundedStepper plane = new UnboundedStepper(life, CellGrid.parse(List.of("010", "001", "111"), 2));
        plane.advance(80, Progress.NONE);
        assertEquals(20, plane.left());
        assertEquals(List.of("010", "001", "111"), plane.layer(0).toRows());
    }

    /** Cells are 1 where they are named, one neighbour after another around the cell. */
    @ParameterizedTest(name = "{0} {1}: line with neighbour {2} fits places {3}")
    @CsvSource({"vonNeumann, none, 0, 1", "vonNeumann, none, 1, 5", "vonNeumann, rotate4, 0, 1357",
        "vonNeumann, reflect_horizontal, 1, 35", "Moore, none, 1, 2", "Moore, rotate4, 1, 0268",
        "Moore, rotate8, 1, 01235678", "Moore, reflect_horizontal, 1, 02", "hexagonal, none, 5, 0",
        "hexagonal, rotate2, 0, 17", "hexagonal, rotate3, 0, 138", "hexagonal, rotate6, 0, 013578",
        "oneDimensional, none, 0, 3", "oneDimensional, reflect, 0, 35", "oneDimensional, permute, 1, 35"})
    void symmetriesTurnLines(String neighbourhood, String symmetries, int neighbour, String places) {
        int neighbours = switch (neighbourhood) {
            case "vonNeumann" -> 4;
            case "Moore" -> 8;
            case "hexagonal" -> 6;
            default -> 2;
        };
        StringBuilder line = new StringBuilder("0");
        for (int i = 0; i < neighbours; i++) {
            line.append(i == neighbour ? ",1" : ",0");
        }
        RuleTable rule = table(neighbourhood, symmetries, line.append(",2").toString());
        StringBuilder found = new StringBuilder();
        for (int place = 0; place < 9; place++) {
            int[] block = new int[9];
            block[place] = 1;
            if (place != 4 && rule.next(block) == 2) {
                found.append(place);
            }
        }
        assertEquals(places, found.toString());
    }

    @Test
    void mirroredLinesFitWhereRotatedOnesDoNot() {
        int[] chiral = {0, 1, 0, 0, 0, 2, 0, 0, 0};
        int[] mirrored = {0, 1, 0, 2, 0, 0, 0, 0, 0};
        assertEquals(1, table("vonNeumann", "rotate4", "0,1,2,0,0,1").next(chiral));
        assertEquals(0, table("vonNeumann", "rotate4", "0,1,2,0,0,1").next(mirrored));
        assertEquals(1, table("vonNeumann", "rotate4reflect", "0,1,2,0,0,1").next(mirrored));
        assertEquals(1, table("Moore", "rotate8reflect", "0,0,1,0,2,0,0,0,0,1").next(mirrored));
    }

    @Test
    void variablesNamedSeveralTimesHaveOneState() {
        RuleTable same = table("oneDimensional", "none", "var a={1,2}", "0,a,a,a", "var c={0,1,2}", "var d={c}",
                "0,c,d,0", "c,d,0,d");
        assertEquals(2, same.next(new int[] {0, 0, 0, 2, 0, 2, 0, 0, 0}));
        assertEquals(0, same.next(new int[] {0, 0, 0, 1, 0, 2, 0, 0, 0}));
        assertEquals(1, same.next(new int[] {0, 0, 0, 1, 2, 0, 0, 0, 0}));
        assertEquals(2, same.next(new int[] {0, 0, 0, 1, 2, 1, 0, 0, 0}), "no line fits: the cell stays");
    }

    @Test
    void linesOfDigitsNeedNoCommas() {
        assertEquals(2, table("oneDimensional", "none", "0112").next(new int[] {0, 0, 0, 1, 0, 1, 0, 0, 0}));
    }

    @Test
    void theFirstOfTreeAndTableCounts() {
        assertEquals("Two", RuleFile.parse(RULE).text());
        List<String> both = new ArrayList<>(List.of("@TREE", "num_states=2"));
        both.addAll(RULE);
        assertEquals("line 13: num_nodes is -1, there are 0 nodes",
                assertThrows(RuleFileException.class, () -> RuleFile.parse(both)).getMessage());
    }

    @ParameterizedTest(name = "line {0} as {1}")
    @CsvSource(delimiter = ';', value = {
        "2;@NAMES;11;0", "3;n_states:1;4;10", "3;n_states:257;4;10", "3;n_states:many;4;10", "3;a,b;4;0",
        "4;neighborhood:Margolus;5;14", "5;symmetries:rotate3;7;0", "5;symmetries:rotate8;7;0", "6;var a={0,3};7;10",
        "6;var a={};7;8", "6;var 1={0};7;5", "7;var b={c};8;8", "8;0,1,1,a,a;9;0", "8;0,1,1,a,a,b;9;11",
        "8;0,1,1,a,a,3;9;11", "8;0,1,1,x,a,1;9;7", "8;n_states:2;9;0", "9;2,b,b,b,b,;10;0", "9;2,b,b,b,b,-1;10;11",
    })
    void damageIsNamedWithItsPlace(int changed, String text, int line, int column) {
        List<String> lines = new ArrayList<>(RULE);
        lines.set(changed, text);
        RuleFileException error = assertThrows(RuleFileException.class, () -> RuleTable.parse(lines));
        assertEquals(List.of(line, column), List.of(error.line(), error.column()), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a,b,b,c,c,d,d,a,0", "0,1,2,3,4,5,6,7,8,0"})
    void tablesThatWouldGrowTooLargeAreRefused(String transition) {
        List<String> lines = new ArrayList<>(List.of("@TABLE", "n_states:256", "neighborhood:Moore",
                "symmetries:permute"));
        StringBuilder all = new StringBuilder("0");
        for (int state = 1; state < 256; state++) {
            all.append(',').append(state);
        }
        for (String name : List.of("a", "b", "c", "d")) {
            lines.add("var " + name + "={" + all + "}");
        }
        // 40320 orders of eight states fit once, and ten times, but not a hundred times
        for (int i = 0; i < 100; i++) {
            lines.add(transition);
        }
        RuleFileException error = assertThrows(RuleFileException.class, () -> RuleTable.parse(lines));
        assertTrue(error.getMessage().endsWith("the table has more than 466033 transitions"), error.getMessage());
    }

    /** Seed 2; a table that is still accepted must also run. */
    @Test
    void damagedCharactersGiveARuleOrAnException() {
        String text = String.join("\n", RULE);
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            try {
                RuleTable rule = RuleTable.parse(damaged.toString().lines().toList());
                new Stepper(rule, Topology.TORUS, CellGrid.parse(List.of("0101", "1000"), 2)).step();
            } catch (RuleFileException e) {
                refused++;
            }
        }
        assertTrue(refused > 300 && refused < 3000, "refused " + refused);
    }
}
