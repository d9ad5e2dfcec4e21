package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;

class RleTest {
    private static CellPattern read(String text) {
        return PatternFile.parse("p.rle", text, PatternFormat.RLE, 1_000_000);
    }

    private static String write(CellPattern pattern) {
        return PatternFile.text(pattern, PatternFormat.RLE);
    }

    private static CellGrid grid(int states, String... rows) {
        return CellGrid.parse(List.of(rows), states);
    }

    @Test
    void aGliderIsRead() {
        CellPattern glider = read("#N Glider\n#C A comment\nx = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\nnot read");
        assertEquals(grid(2, "010", "001", "111"), glider.cells());
        assertEquals("B3/S23", glider.rule());
        assertEquals(List.of("#N Glider", "#C A comment"), glider.comments());
        assertEquals(Optional.empty(), glider.corner());
        assertEquals(0, glider.generation());
    }

    @Test
    void placeAndGenerationAreRead() {
        CellPattern pattern = read("#CXRLE Pos=-17,13 Gen=25\r\nx=1,y=1\r\no!");
        assertEquals(Optional.of(new CellPattern.Corner(-17, 13)), pattern.corner());
        assertEquals(25, pattern.generation());
        assertEquals(List.of(), pattern.comments());
        assertEquals("", pattern.rule());
        assertEquals(Optional.of(new CellPattern.Corner(2, -3)), read("#CXRLE Pos=2,-3\no!").corner());
        assertEquals(7, read("#CXRLE Gen=7\no!").generation());
    }

    @ParameterizedTest
    @CsvSource({"A,1", "X,24", "pA,25", "pX,48", "qA,49", "xX,240", "yA,241", "yO,255"})
    void lettersAreStates(String symbol, int state) {
        CellGrid cells = read("x = 3, y = 1\n." + symbol + "!").cells();
        assertEquals(state, cells.get(0, 1));
        assertEquals(state + 1, cells.states());
        assertEquals(3, cells.width());
        assertTrue(write(CellPattern.of(CellGrid.wrap(new byte[] {0, (byte) state, 0}, 1, 3, 256), ""))
                .contains("." + symbol + "!"));
    }

    @Test
    void dataOutsideTheHeaderGrowThePattern() {
        assertEquals(grid(2, "1000", "1111"), read("x = 2, y = 1\no$4o!").cells());
        assertEquals(grid(2, "10000", "10000", "00000"), read("x = 5, y = 3\no$o!").cells());
        assertEquals(grid(2, "01"), read("bo9999999b$$$$!").cells(), "cells of state 0 do not");
    }

    @Test
    void blanksStandBetweenRunsAndLinesMayBeOfAnyLength() {
        assertEquals(grid(2, "0110"), read("x = 4, y = 1\n b 2o\n\tb\n\n!").cells());
        String wide = "bo".repeat(5000);
        CellGrid cells = read(wide + "!").cells();
        assertEquals(10_000, cells.width());
        assertEquals(5000, cells.population()[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=3,y=1,rule=Foo:T30,20", "X = 3 , Y = 1 , Rule = Foo:T30,20  ",
        "x = 3, y = 1, rule=Foo:T30,20"})
    void headersMayBeWrittenInManyWays(String header) {
        CellPattern pattern = read(header + "\n3o!");
        assertEquals("Foo:T30,20", pattern.rule());
        assertEquals(Optional.of(new TopologySuffix(Topology.TORUS, 20, 30)), pattern.topology());
    }

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23", "CYC3:k=3", "", "MOT1:theta9=8,flip=2", "Foo:"})
    void rulesWithoutTopologyHaveNone(String rule) {
        assertEquals(Optional.empty(), CellPattern.of(grid(2, "1"), rule).topology());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x = 3, y = 1;bzo! | 2 | 2 | 'z' is no symbol of a pattern: b o . A..X pA..yO $ ! are",
        "x = 3, y = 1;bo;$Y! | 3 | 2 | 'Y' is no symbol of a pattern: b o . A..X pA..yO $ ! are",
        "pY! | 1 | 1 | the prefix p needs a letter A to X",
        "oyP! | 1 | 2 | the prefix y needs a letter A to O",
        "bq | 1 | 2 | the prefix q needs a letter A to X",
        "2o3;b! | 1 | 4 | a count stands directly before its symbol",
        "b0o! | 1 | 2 | a count is at least 1",
        "99999999999o! | 1 | 1 | a count is at most 2147483647",
        "2000000000o! | 1 | 11 | the pattern has 1 x 2000000000 cells, at most 1000000 are read",
        "2000000000$2000000000$o! | 1 | 23 | the pattern has 4000000001 x 1 cells, at most 1000000 are read",
        "x = 1001, y = 1000 | 1 | 5 | the pattern has 1000 x 1001 cells, at most 1000000 are read",
        "x = 99999999999999999999, y = 1 | 1 | 5 | the number is beyond 64 bits",
        "x = 3, y = -4 | 1 | 1 | a header is 'x = columns, y = rows, rule = name'",
        "x = 3, y = 4; o | 2 | 0 | the pattern does not end with '!'",
        "x = 3, y = 4, role = B3 | 1 | 13 | the end of the line or ', rule = ...' is expected",
        "#CXRLE Pos=1,99999999999999999999;o! | 1 | 14 | the number is beyond 64 bits",
        "x = 0, y = 0;! | 0 | 0 | the pattern has no cells"})
    void problemsHaveLineAndColumn(String text, int line, int column, String problem) {
        PatternFormatException e = assertThrows(PatternFormatException.class, () -> read(text.replace(';', '\n')));
        assertEquals(line, e.line());
        assertEquals(column, e.column());
        assertEquals("p.rle" + (line > 0 ? ", line " + line : "") + (column > 0 ? ", column " + column : "") + ": "
                + problem, e.getMessage());
        assertEquals("p.rle", e.file());
    }

    @Test
    void everythingIsWrittenInLinesOfSeventyCharacters() {
        CellPattern pattern = new CellPattern(noise(40, 60, 4, 3), "12/34/4:T60,40", List.of("#C one", "#O two"),
                Optional.of(new CellPattern.Corner(-5, 6)), 12);
        String text = write(pattern);
        assertTrue(text.startsWith("#C one\n#O two\n#CXRLE Pos=-5,6 Gen=12\nx = 60, y = 40, rule = 12/34/4:T60,40\n"));
        assertTrue(text.lines().allMatch(line -> line.length() <= 70));
        assertEquals(pattern, read(text));
    }

    @Test
    void emptyRowsAreCountedAndTrailingOnesLeftToTheHeader() {
        String text = write(CellPattern.of(grid(2, "000", "000", "010", "000", "000", "100", "000"), ""));
        assertEquals("x = 3, y = 7\n2$bo3$o!\n", text);
    }

    @Property(tries = 300)
    void writingAndReadingGivesTheSameCells(@ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 90) int width, @ForAll @IntRange(min = 2, max = 256) int states,
            @ForAll long seed) {
        CellGrid cells = noise(height, width, states, seed);
        CellGrid back = read(write(CellPattern.of(cells, "R"))).cells();
        // A file does not say which states are absent.
        assertEquals(cells, CellGrid.wrap(back.toArray(), back.height(), back.width(), states));
    }

    static CellGrid noise(int height, int width, int states, long seed) {
        Random random = new Random(seed);
        byte[] cells = new byte[height * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(states) : i > 0 ? cells[i - 1] : 0);
        }
        cells[cells.length - 1] = (byte) (states - 1);
        return CellGrid.wrap(cells, height, width, states);
    }

    @Test
    void tritsAreNotWrittenUnseen() {
        CellPattern trits = CellPattern.of(CellGrid.parseTrits(List.of("-0+")), "");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> write(trits));
        assertEquals("RLE holds states, not trits: convert them with tritsToStates()", e.getMessage());
    }

    @Test
    void patternsGoWhereGollyPutsThem() {
        CellPattern middle = CellPattern.of(grid(2, "101"), "");
        assertEquals(grid(2, "000000", "000000", "001010", "000000"), middle.onGrid(4, 6));
        CellPattern placed =
                new CellPattern(grid(2, "11"), "", List.of(), Optional.of(new CellPattern.Corner(-3, 1)), 0);
        assertEquals(grid(2, "000000", "000000", "000000", "110000"), placed.onGrid(4, 6));
        assertThrows(IllegalArgumentException.class, () -> placed.onGrid(4, 5));
        assertThrows(IllegalArgumentException.class, () -> placed.onGrid(2, 6));
        assertThrows(IllegalArgumentException.class, () -> middle.onGrid(1, 2));
        CellPattern far = new CellPattern(grid(2, "11"), "", List.of(),
                Optional.of(new CellPattern.Corner(Long.MAX_VALUE, Long.MIN_VALUE)), 0);
        assertThrows(IllegalArgumentException.class, () -> far.onGrid(4, 6));
        assertThrows(IllegalArgumentException.class, () -> middle.onGrid(1 << 20, 1 << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no mark", "#C two\nlines", "#CXRLE Pos=0,0"})
    void commentsThatWouldNotComeBackAreRefused(String comment) {
        CellGrid cells = grid(2, "1");
        assertThrows(IllegalArgumentException.class,
                () -> new CellPattern(cells, "", List.of(comment), Optional.empty(), 0));
        assertThrows(IllegalArgumentException.class, () -> CellPattern.of(cells, "B3\nS23"));
    }
}
