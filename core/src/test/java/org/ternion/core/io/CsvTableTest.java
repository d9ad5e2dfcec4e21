package org.ternion.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @Test
    void cellsAreReadAsTheyAre() throws IOException {
        CsvTable table = read("id,price\na, 1.5 \n\"b,\"\"c\"\"\nd\",\n");
        assertEquals(List.of("id", "price"), table.header());
        assertEquals(2, table.rows());
        assertEquals(" 1.5 ", table.cell(0, 1));
        assertEquals(1.5, table.number(0, 1));
        assertEquals("b,\"c\"\nd", table.cell(1, 0));
        assertEquals("", table.cell(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedForEveryLineEnd(String end) throws IOException {
        CsvTable table = read("a,b\n1,2\n\"x\ny\nz\",3\n4,5\n6,7".replace("\n", end));
        assertEquals(List.of(2L, 3L, 6L, 7L), List.of(table.line(0), table.line(1), table.line(2), table.line(3)));
        assertEquals("x" + end + "y" + end + "z", table.cell(1, 0));
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertEquals(List.of("a", "b"), read("\uFEFFa,b\n1,2\n").header());
        assertEquals(List.of("a"), read("\uFEFF\"a\"\n").header());
    }

    @Test
    void onlyTheFirstByteOrderMarkIsSkipped() throws IOException {
        assertEquals("\uFEFFa", read("\uFEFF\uFEFFa\n").header().get(0));
    }

    @Test
    void aFileWithoutRowsIsATable() throws IOException {
        CsvTable table = read("a,b");
        assertEquals(0, table.rows());
        assertThrows(IndexOutOfBoundsException.class, () -> table.cell(0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> table.line(0));
    }

    @Test
    void columnsAreFoundByExactName() throws IOException {
        CsvTable table = read("a,B\n");
        assertEquals(1, table.column("B"));
        assertEquals(-1, table.column("b"));
    }

    @Test
    void blankLinesAreEmptyCellsOfASingleColumn() throws IOException {
        CsvTable table = read("a\n1\n\n2\n");
        assertEquals(3, table.rows());
        assertEquals("", table.cell(1, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a,b~1,2~3~|3|2|b|row 2 has 1 cells, the header has 2",
        "a,b~1,2,3~|2|3|``|row 1 has 3 cells, the header has 2",
        "a,b~1,2~~3,4~|3|2|b|row 2 has 1 cells, the header has 2",
        "a,b~\"x~y\",1~2~|4|2|b|row 2 has 1 cells, the header has 2",
        "a,b,a~|1|3|a|the name is used before, for column 1",
        "a, ~|1|2|``|the column has no name",
        "``|1|0|``|the file is empty, a header row is needed",
        "a,b~1,\"2~3,4~|2|0|``|a quoted cell is not ended by a quote and a comma or line end",
        "a,b~1,\"2\"x~|2|0|``|a quoted cell is not ended by a quote and a comma or line end",
        "\"a|1|0|``|a quoted cell is not ended by a quote and a comma or line end",
    })
    void brokenTablesAreRejectedWithTheirPlace(String text, long line, int column, String name, String problem) {
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(text.replace('~', '\n')));
        assertEquals("t.csv", e.file());
        assertEquals(line, e.line());
        assertEquals(column, e.column());
        assertEquals(name, e.columnName());
        String place = column == 0 ? "" : ", column " + column + (name.isEmpty() ? "" : " '" + name + "'");
        assertEquals("t.csv, line " + line + place + ": " + problem, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3 28", "FF", "C0 80", "ED A0 80", "F5 80 80 80", "E2 82"})
    void bytesThatAreNotUtf8AreRejectedWithTheirLine(String bad) {
        String before = "a,b\n\u00e4,\u20ac\r\n" + "1,2\n".repeat(30_000);
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        String[] parts = bad.split(" ");
        byte[] bytes = new byte[start.length + parts.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int i = 0; i < parts.length; i++) {
            bytes[start.length + i] = (byte) Integer.parseInt(parts[i], 16);
        }
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(bytes));
        assertEquals("t.csv, line 30003: the text is not UTF-8", e.getMessage());
    }

    @Test
    void numbersThatAreNoneAreRejectedWithTheirPlace() throws IOException {
        CsvTable table = read("id,price\nx,1\ny,\nz,nan\nv,\"1\n2\"\n");
        assertEquals("t.csv, line 3, column 2 'price': the cell is empty, a number is needed",
                assertThrows(TableFormatException.class, () -> table.number(1, 1)).getMessage());
        assertEquals("t.csv, line 4, column 2 'price': 'nan' is not a finite decimal number",
                assertThrows(TableFormatException.class, () -> table.number(2, 1)).getMessage());
        String message = assertThrows(TableFormatException.class, () -> table.number(3, 1)).getMessage();
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aLongCellIsCutInAMessage() throws IOException {
        CsvTable table = read("a\n" + "x".repeat(1000) + "\n");
        assertTrue(assertThrows(TableFormatException.class, () -> table.number(0, 0)).getMessage().length() < 120);
    }

    @Test
    void aFileIsReadByPath(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a\n\u20ac\n");
        assertEquals("\u20ac", CsvTable.read(file).cell(0, 0));
        assertThrows(IOException.class, () -> CsvTable.read(folder.resolve("missing.csv")));
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll("tables") List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        List<String> header = new ArrayList<>();
        for (int c = 0; c < rows.get(0).size(); c++) {
            header.add("c" + c);
        }
        try (CsvWriter writer = new CsvWriter(text)) {
            writer.row(header);
            for (List<String> row : rows) {
                writer.row(row);
            }
        }
        CsvTable table = read(text.toString());
        assertEquals(rows.size(), table.rows());
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < header.size(); c++) {
                assertEquals(rows.get(r).get(c), table.cell(r, c));
            }
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings().withChars("ab,\"\r\n\t ;\uFEFF\u20ac").ofMaxLength(6);
        return Arbitraries.integers().between(1, 4)
                .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(1).ofMaxSize(6));
    }

    @Test
    void randomBytesGiveATableOrARejection() throws IOException {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                boolean any = random.nextInt(8) == 0;
                bytes[i] = (byte) (any ? random.nextInt(256) : "ab,\"\r\n".charAt(random.nextInt(6)));
            }
            assertAccepted(bytes, "seed " + seed);
        }
    }

    @Test
    void cutFilesGiveATableOrARejection() throws IOException {
        byte[] bytes = "\uFEFFa,b\r\n\"\u20ac\"\"\n\",2\r\n3,\"4\"\r\n".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(bytes, 0, cut, 0, length);
            assertAccepted(cut, "length " + length);
        }
    }

    private static void assertAccepted(byte[] bytes, String what) throws IOException {
        try {
            assertTrue(read(bytes).rows() >= 0);
        } catch (TableFormatException e) {
            assertFalse(e.getMessage().contains("\n"), what);
        }
    }

    /** 100 MB of text fit the 2 GB heap of the test run. */
    @Test
    @Tag("slow")
    void hundredMegabytesFit() throws IOException {
        String row = "document-0001,0.12345678,0.23456789,0.34567890,0.45678901,0.56789012,0.67890123,0.78901234\n";
        byte[] block = row.repeat(1000).getBytes(StandardCharsets.US_ASCII);
        int blocks = 100_000_000 / block.length;
        byte[] head = "a,b,c,d,e,f,g,h\n".getBytes(StandardCharsets.US_ASCII);
        CsvTable table = CsvTable.read(new Repeated(head, block, blocks), "big.csv");
        assertEquals(blocks * 1000, table.rows());
        assertEquals(0.78901234, table.number(table.rows() - 1, 7));
        assertEquals(blocks * 1000L + 1, table.line(table.rows() - 1));
    }

    private static CsvTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvTable read(byte[] bytes) throws IOException {
        return CsvTable.read(new ByteArrayInputStream(bytes), "t.csv");
    }

    /** A head, then a block many times. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private int left;
        private InputStream current;

        Repeated(byte[] head, byte[] block, int times) {
            this.current = new ByteArrayInputStream(head);
            this.block = block;
            this.left = times;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = current.read(target, offset, length);
            if (n < 0 && left > 0) {
                left--;
                current = new ByteArrayInputStream(block);
                n = current.read(target, offset, length);
            }
            return n;
        }
    }
}
