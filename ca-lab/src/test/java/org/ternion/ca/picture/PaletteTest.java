package org.ternion.ca.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;

class PaletteTest {
    @ParameterizedTest
    @CsvSource({"tern,1f77b4,111111,ff7f0e", "GREY3,000000,808080,ffffff", "flow,000000,ffffff,808080",
            "plane,000000,7f7f7f,ffffff"})
    void builtInPalettesAreThoseOfTheSpecification(String name, String first, String second, String third) {
        int[] colors = {Integer.parseInt(first, 16), Integer.parseInt(second, 16), Integer.parseInt(third, 16)};
        assertArrayEquals(colors, Palette.named(name).toArray());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Palette.named("pink"));
        assertEquals("no palette is called pink, these are: tern, grey3, flow, plane, safe", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 9, 10, 24, 100, 255, 256})
    void everyStateHasAColorOfItsOwn(int states) {
        Palette palette = Palette.forStates(states);
        assertEquals(states, Arrays.stream(palette.toArray()).distinct().count());
        assertTrue(palette.covers(states));
    }

    @Test
    void aShortPaletteBeginsAgainAndSaysSo() {
        Palette palette = Palette.named("grey3");
        assertFalse(palette.covers(4));
        assertEquals(palette.color(1), palette.color(4));
    }

    @Test
    void aRampIsLinear() {
        assertArrayEquals(new int[] {0, 0x555555, 0xAAAAAA, 0xFFFFFF}, Palette.ramp(3).toArray());
        assertArrayEquals(new int[] {0, 0x808080, 0xFFFFFF}, Palette.ramp(2).toArray());
        assertEquals(256, Palette.ramp(255).size());
        assertEquals(0x818181, Palette.ramp(255).color(0x81));
    }

    @Test
    void layersGetThePaletteThatSuitsThem() {
        CellGrid three = CellGrid.parse(List.of("012"), 3);
        assertEquals("tern", Palette.forLayer("gate", CellGrid.parseTrits(List.of("-0+"))).name());
        assertEquals("flow", Palette.forLayer("flow", three).name());
        assertEquals("grey3", Palette.forLayer("gate", three).name());
        assertEquals(Palette.ramp(2), Palette.forLayer("fatigue", three));
        assertEquals(16, Palette.forLayer("state", CellGrid.parse(List.of("f"), 16)).size());
    }

    @Test
    void colorsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Palette.of("none"));
        assertThrows(IllegalArgumentException.class, () -> Palette.of("alpha", 0xFF000000));
        assertThrows(IllegalArgumentException.class, () -> Palette.of("many", new int[257]));
    }
}
