package org.ternion.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvWriterTest {
    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = new CsvWriter(text);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain|plain", "two words|two words", "a;b|a;b", "a,b|\"a,b\"", "say \"x\"|\"say \"\"x\"\"\"",
        "`a\nb`|`\"a\nb\"`", "`a\rb`|`\"a\rb\"`", "``|\"\"", "` `|` `", "\uFEFFa|\"\uFEFFa\"",
    })
    void cellsAreQuotedOnlyWhenTheyMust(String cell, String written) throws IOException {
        writer.row(List.of(cell));
        assertEquals(written + "\n", text.toString());
    }

    @Test
    void cellsAreSeparatedByCommas() throws IOException {
        writer.row(List.of("a", "", "c"));
        writer.row(List.of("", "", ""));
        assertEquals("a,,c\n,,\n", text.toString());
    }

    @Test
    void rowsOfOtherWidthAreRejected() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> writer.row(List.of()));
        writer.row(List.of("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> writer.row(List.of("a")));
        assertEquals("a,b\n", text.toString());
    }
}
