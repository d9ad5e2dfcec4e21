package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;

class PanelSheetTest {
    private static final CellGrid CELLS = CellGrid.parse(List.of("012", "210"), 3);
    private static final Palette GREY = Palette.named("grey3");

    @Test
    void panelsStandInRowsAndColumnsBelowTheirLabels() {
        Panel labelled = new Panel("gate t=20", CELLS, GREY);
        Panel plain = new Panel("", CELLS, Palette.named("flow"));
        IndexedImage sheet = PanelSheet.draw("title", List.of(List.of(labelled, plain), List.of(plain)), 4);
        // Margins of 8; a column as wide as its label (54) and one as wide as its cells (12 and a frame).
        assertEquals(8 + 54 + 8 + 14 + 8, sheet.width());
        // Title 13, label 13 and 3 below it, cells 8 and a frame.
        assertEquals(8 + 13 + 8 + 26 + 8 + 10 + 8, sheet.height());
        assertCells(sheet, 8 + 1, 29 + 16 + 1, GREY);
        assertCells(sheet, 70 + 1, 29 + 1, Palette.named("flow"));
        assertCells(sheet, 8 + 1, 63 + 1, Palette.named("flow"));
        assertTrue(inkIn(sheet, 8, 8, 30, 13), "the title is there");
        assertTrue(inkIn(sheet, 8, 29, 54, 13), "the label is there");
    }

    private static void assertCells(IndexedImage sheet, int left, int top, Palette palette) {
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 12; x++) {
                assertEquals(palette.color(CELLS.get(y / 4, x / 4)), color(sheet, left + x, top + y), x + "," + y);
            }
        }
        assertEquals(0xBBBBBB, color(sheet, left - 1, top - 1));
        assertEquals(0xBBBBBB, color(sheet, left + 12, top + 8));
        assertEquals(0xFFFFFF, color(sheet, left + 13, top + 9));
    }

    private static boolean inkIn(IndexedImage sheet, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if (color(sheet, x, y) == 0x222222) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int color(IndexedImage image, int x, int y) {
        return image.palette().color(image.pixel(x, y));
    }

    @Test
    void sheetsOfOtherCellsAreFramesOfOneFilm() {
        CellGrid other = CellGrid.parse(List.of("000", "000"), 3);
        IndexedImage a = PanelSheet.draw("", List.of(List.of(new Panel("t=1", CELLS, GREY))), 2);
        IndexedImage b = PanelSheet.draw("", List.of(List.of(new Panel("t=2", other, GREY))), 2);
        assertEquals(a.palette(), b.palette());
        assertEquals(a.width(), b.width());
        assertEquals(a.height(), b.height());
    }

    @Test
    void lettersWithoutABitmapAreQuestionMarks() {
        IndexedImage strange = PanelSheet.draw("", List.of(List.of(new Panel("\u03B8", CELLS, GREY))), 1);
        IndexedImage mark = PanelSheet.draw("", List.of(List.of(new Panel("?", CELLS, GREY))), 1);
        assertArrayEquals(Decoded.colors(mark), Decoded.colors(strange));
    }

    @Test
    void everyPrintableCharacterButTheBlankHasInk() {
        for (char c = '!'; c <= '~'; c++) {
            int ink = 0;
            for (int i = 0; i < PixelFont.WIDTH * PixelFont.HEIGHT; i++) {
                ink += PixelFont.ink(c, i % PixelFont.WIDTH, i / PixelFont.WIDTH) ? 1 : 0;
            }
            assertTrue(ink > 1, "'" + c + "'");
        }
    }

    @Test
    void tooManyColorsAndEmptySheetsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PanelSheet.draw("", List.of(List.of()), 1));
        assertThrows(IllegalArgumentException.class, () -> PanelSheet.draw("", List.of(), 1));
        CellGrid many = CellGrid.wrap(new byte[1], 1, 1, 256);
        List<Panel> row = new ArrayList<>(List.of(new Panel("", many, Palette.forStates(256))));
        assertThrows(IllegalArgumentException.class, () -> PanelSheet.draw("", List.of(row), 1));
    }
}
