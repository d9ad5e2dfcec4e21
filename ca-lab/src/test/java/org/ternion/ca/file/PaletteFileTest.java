package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.picture.Palette;

class PaletteFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"tern", "grey3", "flow", "plane", "safe"})
    void builtInPalettesComeBack(String name) {
        Palette palette = Palette.named(name);
        assertEquals(palette, PaletteFile.parse("p", PaletteFile.text(palette)));
    }

    @Test
    void aFileIsReadInAnyOrder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"),
                "{ \"colors\" :\n[\"#000001\",\"#ABCDEF\"] , \"name\":\"mine\" }\n");
        assertEquals(Palette.of("mine", 1, 0xABCDEF), PaletteFile.read(file));
        Files.writeString(file, " ".repeat(70_000));
        assertThrows(PatternFormatException.class, () -> PaletteFile.read(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[] | p, line 1, column 1: '{' is expected",
        "{~'name' 'a'} | p, line 2, column 8: ':' is expected",
        "{'name': 'a',~ 'colours': []} | p, line 2, column 2: the keys are name and colors, each once",
        "{'name': 'a', 'name': 'b'} | p, line 1, column 15: the keys are name and colors, each once",
        "{'colors': ['#12345']} | p, line 1, column 13: up to 256 colours like \"#1f77b4\" are expected",
        "{'colors': ['#123456']} | p, line 1, column 24: a palette has name and colors",
        "{'name': 'a\\n'} | p, line 1, column 12: '\\' is not allowed in a string",
        "{'name': 'a', 'colors': ['#123456']} ! | p, line 1, column 38: nothing is expected behind the palette",
        "{'name': 'a | p, line 1, column 12: '\"' is expected"}, quoteCharacter = '`')
    void problemsHaveLineAndColumn(String json, String message) {
        PatternFormatException e = assertThrows(PatternFormatException.class,
                () -> PaletteFile.parse("p", json.replace('\'', '"').replace('~', '\n')));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aNameThatNeedsEscapesIsNotWritten() {
        assertThrows(IllegalArgumentException.class, () -> PaletteFile.text(Palette.of("a\"b", 0)));
    }
}
