package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;

class CellPictureTest {
    private static final CellGrid STATES = CellGrid.parse(List.of("012", "210"), 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16})
    void aCellIsASquareOfItsColor(int scale) {
        IndexedImage image = CellPicture.of(STATES, Palette.named("grey3"), scale);
        assertEquals(3 * scale, image.width());
        assertEquals(2 * scale, image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                assertEquals(STATES.get(y / scale, x / scale), image.pixel(x, y));
            }
        }
    }

    @Test
    void theLeastTritHasTheFirstColor() {
        IndexedImage image = CellPicture.of(CellGrid.parseTrits(List.of("-0+")), Palette.named("tern"), 1);
        assertEquals(0x1F77B4, image.palette().color(image.pixel(0, 0)));
        assertEquals(0x111111, image.palette().color(image.pixel(1, 0)));
        assertEquals(0xFF7F0E, image.palette().color(image.pixel(2, 0)));
    }

    @Test
    void colorsRepeatWhenStatesAreMore() {
        CellGrid cells = CellGrid.wrap(new byte[] {0, 1, 2, 3, (byte) 255}, 1, 5, 256);
        IndexedImage image = CellPicture.of(cells, Palette.named("grey3"), 1);
        assertEquals(0, image.pixel(3, 0));
        assertEquals(255 % 3, image.pixel(4, 0));
    }

    @Test
    void linesStandAtTheRightAndLowerEdges() {
        IndexedImage image = CellPicture.withGridLines(STATES, Palette.named("grey3"), 3);
        assertEquals(9, image.width());
        assertEquals(4, image.palette().size());
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 9; x++) {
                int expected = x % 3 == 2 || y % 3 == 2 ? 3 : STATES.get(y / 3, x / 3);
                assertEquals(expected, image.pixel(x, y), x + "," + y);
            }
        }
    }

    @Test
    void scalesAndSizesOutOfRangeAreRefused() {
        Palette palette = Palette.named("grey3");
        assertThrows(IllegalArgumentException.class, () -> CellPicture.of(STATES, palette, 0));
        assertThrows(IllegalArgumentException.class, () -> CellPicture.of(STATES, palette, 17));
        assertThrows(IllegalArgumentException.class, () -> CellPicture.withGridLines(STATES, palette, 2));
        assertThrows(IllegalArgumentException.class, () -> CellPicture.withGridLines(STATES, Decoded.palette(256), 3));
        CellGrid large = CellGrid.wrap(new byte[1 << 21], 1, 1 << 21, 2);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CellPicture.of(large, palette, 16));
        assertEquals("a picture of 33554432 x 16 pixels is too large, at most 268435456 pixels are drawn: "
                + "choose a smaller scale", e.getMessage());
    }

    @Test
    void aPixelWithoutColorIsRefused() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> IndexedImage.wrap(new byte[] {0, 1, 2, 0}, 2, 2, Decoded.palette(2)));
        assertEquals("pixel (0, 1) is 2, the palette has 2 colours", e.getMessage());
    }

    @Test
    void aStripIsTheSameRowOfEveryFrame() {
        CellGrid strip = SpaceTime.strip(List.of(CellGrid.parseTrits(List.of("-0+", "000")),
                CellGrid.parseTrits(List.of("++-", "00-"))), 0);
        assertEquals(CellGrid.parseTrits(List.of("-0+", "++-")), strip);
        assertEquals(CellGrid.parse(List.of("210", "210"), 3), SpaceTime.strip(List.of(STATES, STATES), 1));
    }

    @Test
    void framesOfAStripMustBeAlike() {
        assertThrows(IllegalArgumentException.class, () -> SpaceTime.strip(List.of(), 0));
        assertThrows(IllegalArgumentException.class,
                () -> SpaceTime.strip(List.of(STATES, CellGrid.parse(List.of("01"), 3)), 0));
        assertThrows(IllegalArgumentException.class,
                () -> SpaceTime.strip(List.of(STATES, CellGrid.parseTrits(List.of("-0+"))), 0));
        assertThrows(IndexOutOfBoundsException.class, () -> SpaceTime.strip(List.of(STATES), 2));
    }
}
