package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;

class OtherFormatsTest {
    private static CellPattern parse(PatternFormat format, String text) {
        return PatternFile.parse("p", text, format, 10_000);
    }

    @Test
    void plainTextHasShortRowsAndComments() {
        CellPattern pattern = parse(PatternFormat.CELLS, "!Name: Test\n!\r\n.O\n\nO.*O\n");
        assertEquals(CellGrid.parse(List.of("0100", "0000", "1011"), 2), pattern.cells());
        assertEquals(List.of("#C Name: Test", "#C "), pattern.comments());
        assertEquals("!Name: Test\n!\n.O..\n....\nO.OO\n", PatternFile.text(pattern, PatternFormat.CELLS));
    }

    @Test
    void lifeListsTheCellsInStateOne() {
        CellPattern pattern = parse(PatternFormat.LIFE_106, "#Life 1.06\n0 -1\n1 0\r\n-1  1 \n0 1\n1\t1\n");
        assertEquals(CellGrid.parse(List.of("010", "001", "111"), 2), pattern.cells());
        assertEquals(Optional.of(new CellPattern.Corner(-1, -1)), pattern.corner());
        assertEquals("#Life 1.06\n0 -1\n1 0\n-1 1\n0 1\n1 1\n", PatternFile.text(pattern, PatternFormat.LIFE_106));
    }

    @Test
    void digitsAreStatesAndSignsAreTrits() {
        assertEquals(CellGrid.parse(List.of("0a", "F1"), 16), parse(PatternFormat.TEXT, "0a\nF1").cells());
        assertEquals(CellGrid.parseTrits(List.of("-0", "0+")), parse(PatternFormat.TEXT, "-0\n0+\n").cells());
        assertEquals("-0\n0+\n", PatternFile.text(parse(PatternFormat.TEXT, "-0\n0+\n"), PatternFormat.TEXT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CELLS | .O;.x | p, line 2, column 2: 'x' is no cell: . and O are",
        "CELLS | !only | p, line 1: the pattern has no cells",
        "LIFE_106 | 1 2 | p, line 1: the first line must be #Life 1.06",
        "LIFE_106 | #Life 1.06;1 | p, line 2, column 2: two integers a line are expected",
        "LIFE_106 | #Life 1.06;1 2 3 | p, line 2, column 4: two integers a line are expected",
        "LIFE_106 | #Life 1.06;1-2 | p, line 2, column 2: two integers a line are expected",
        "LIFE_106 | #Life 1.06;1 - | p, line 2, column 3: two integers a line are expected",
        "LIFE_106 | #Life 1.06;3000000000 1 | p, line 2, column 1: a coordinate is at most 2147483647",
        "LIFE_106 | #Life 1.06;-2147483647 0;2147483647 0 | p: the pattern has 1 x 4294967295 cells, at most 10000 "
            + "are read",
        "LIFE_106 | #Life 1.06 | p, line 1: the pattern has no cells",
        "TEXT | 01;0 | p, line 2: the row has 1 cells, the first one has 2",
        "TEXT | 01;0g | p, line 2, column 2: 'g' is no state: 0 to 9 and a to f are",
        "TEXT | 01;0+ | p, line 1, column 2: '1' is no trit: - 0 + are"})
    void problemsHaveLineAndColumn(PatternFormat format, String text, String message) {
        PatternFormatException e =
                assertThrows(PatternFormatException.class, () -> parse(format, text.replace(';', '\n')));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"CELLS,.", "TEXT,0"})
    void theLimitHoldsBeforeCellsAreMade(PatternFormat format, String cell) {
        String text = (cell.repeat(100) + "\n").repeat(101);
        PatternFormatException e = assertThrows(PatternFormatException.class, () -> parse(format, text));
        assertEquals("p, line 101: the pattern has 101 x 100 cells, at most 10000 are read", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CELLS", "LIFE_106"})
    void formatsOfTwoStatesRefuseMore(PatternFormat format) {
        CellPattern pattern = CellPattern.of(CellGrid.parse(List.of("012"), 3), "");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> PatternFile.text(pattern, format));
        assertEquals("the format holds cells of 2 states, not 1 x 3 cells of 3 states: write RLE", e.getMessage());
    }

    @Test
    void textRefusesMoreThanSixteenStates() {
        CellPattern pattern = CellPattern.of(CellGrid.wrap(new byte[1], 1, 1, 17), "");
        assertThrows(IllegalArgumentException.class, () -> PatternFile.text(pattern, PatternFormat.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.rle", "a.cells", "a.lif", "a.LIFE", "a.txt", "a.npy"})
    void filesComeBack(String name, @TempDir Path folder) throws IOException {
        CellPattern glider = CellPattern.of(CellGrid.parse(List.of("010", "001", "111"), 2), "");
        Path file = folder.resolve(name);
        PatternFile.write(file, glider);
        assertEquals(glider.cells(), PatternFile.read(file, 9).cells());
        assertThrows(PatternFormatException.class, () -> PatternFile.read(file, 8));
    }

    @Test
    void unknownEndingsAreRefusedAndNothingIsWritten(@TempDir Path folder) throws IOException {
        CellPattern pattern = CellPattern.of(CellGrid.parse(List.of("012"), 3), "");
        assertThrows(IllegalArgumentException.class, () -> PatternFile.write(folder.resolve("a.png"), pattern));
        assertThrows(IllegalArgumentException.class, () -> PatternFile.read(folder.resolve("rle"), 9));
        assertThrows(IllegalArgumentException.class, () -> PatternFile.write(folder.resolve("a.cells"), pattern));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }
}
