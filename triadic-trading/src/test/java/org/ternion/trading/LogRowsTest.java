package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.data.Damage;

class LogRowsTest {
    private static final String ODD = "symbol,t,ell,acceptable,state,vol,reason\r\n"
            + "\"a \"\"b\"\"\nc\u00e9\",-7,\u00e9,True,-1,1.5e-05,neutral-state\r\n"
            + "\"a \"\"b\"\"\nc\u00e9\",+9223372036854775807,\"x,\ny\",0,2.0,,act\r"
            + "\"a \"\"b\"\"\nc\u00e9\",3,,\"False\",\t1 ,-inf,act\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RunLog read(byte[] text) throws IOException {
        return LogReader.read(new ByteArrayInputStream(text), "log");
    }

    private static byte[] csv(RunLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogWriter.write(log, Profile.CAUSAL, out);
        return out.toByteArray();
    }

    @Test
    void quotesLineEndsInThemAndAllLineEndsAreRead() throws IOException {
        RunLog log = read(bytes("\uFEFF" + ODD));
        assertEquals("a \"b\"\nc\u00e9", log.symbol());
        assertArrayEquals(new long[] {-7, Long.MAX_VALUE, 3}, log.times());
        assertArrayEquals(new double[] {1, 0, 0}, log.column(LogColumn.ACCEPTABLE));
        assertArrayEquals(new double[] {-1, 2, 1}, log.column(LogColumn.STATE));
        assertArrayEquals(new double[] {1.5e-5, Double.NaN, Double.NEGATIVE_INFINITY}, log.column(LogColumn.VOL));
        assertEquals("NEUTRAL_STATE", log.reason(0).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ts,vol~1,2~3|3|2|vol|the row has 1 cells, the header has 2",
        "ts,vol~1,2,3~|2|3|''|the row has 3 cells, the header has 2",
        "ts,vol~1,2~~3,4|3|2|vol|the row has 1 cells, the header has 2",
        "ts,x~1,\"a~b\"~2,3,4~|4|3|''|the row has 3 cells, the header has 2",
        "ts,x~1,\"a|2|0|''|a quoted cell is not ended by a quote and a comma or line end",
        "ts,x~1,\"a\"b~|2|0|''|a quoted cell is not ended by a quote and a comma or line end",
        "''|1|0|''|the file is empty, a header row is needed",
        "ts,,x~|1|2|''|the column has no name",
        "ts,x,x~|1|3|x|the name is used before, for column 2",
        "ts,vol~9223372036854775808,1|2|1|ts|a 64-bit integer is needed",
        "ts,vol~-,1|2|1|ts|a 64-bit integer is needed",
        "ts,vol~1, ~|2|2|vol|the cell is empty, a number is needed",
        "ts,vol~1,1e400~|2|2|vol|'1e400' is not a finite decimal number",
        "ts,state~1,~|2|2|state|an integer is needed",
    })
    void errorsNameThePlace(String csv, long line, int column, String name, String problem) {
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> read(bytes(csv.replace('~', '\n'))));
        assertEquals(problem, e.problem());
        assertEquals(line, e.line());
        assertEquals(column, e.column());
        assertEquals(name, e.columnName());
    }

    @Test
    void bytesThatAreNoTextAreRefusedInColumnsThatArePassedOverToo() {
        byte[] text = bytes("ts,x\n1,a\n2,b\n");
        text[text.length - 2] = (byte) 0xC3;
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(text));
        assertEquals("log, line 3: the text is not UTF-8", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 9000})
    void rowsAreReadAsTheyWereWritten(int rows) throws IOException {
        RunLog log = Backtest.run(TestSeries.noise(5, rows), EngineConfig.CAUSAL);
        RunLogAssert.assertSame(log, read(csv(log)));
    }

    @Test
    void piecesOfAnySizeAreTheLog() throws IOException {
        byte[] text = bytes(ODD + ODD.substring(ODD.indexOf('\n') + 1).repeat(20));
        RunLog whole = read(text);
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int most : new int[] {2, 5, 50, 500}) {
            LogRows rows = LogRows.of("log");
            int read = 0;
            for (int to = 0; to < text.length;) {
                to = Math.min(text.length, to + 1 + random.nextInt(most));
                read = rows.read(text, read, to);
            }
            assertEquals(text.length, read, () -> "seed " + seed);
            RunLogAssert.assertSame(whole, rows.take());
            assertEquals(0, rows.take().size());
        }
    }

    @Test
    void ofAPieceWithAWrongRowNothingIsAdded() {
        LogRows rows = LogRows.of("log");
        byte[] wrong = bytes("ts,vol\n1,2\n2,x\n");
        assertThrows(TableFormatException.class, () -> rows.read(wrong, 0, wrong.length));
        assertEquals(0, rows.take().size());
        assertEquals(1, rows.line());
        byte[] right = bytes("t,margin\n1,2\n2,3\n4");
        assertEquals(right.length - 1, rows.read(right, 0, right.length));
        assertEquals(4, rows.line());
        assertArrayEquals(new double[] {2, 3}, rows.take().column(LogColumn.MARGIN));
    }

    @Test
    void longRowsAreReadUpToALimit() throws IOException {
        String text = "ts,x\n1," + "y".repeat(300_000) + "\n2," + "z".repeat(1_000_000);
        assertArrayEquals(new long[] {1, 2}, read(bytes(text)).times());
        byte[] endless = bytes("ts,x\n1,2\n3,\"");
        byte[] text2 = Arrays.copyOf(endless, 3 * LogReader.MAX_ROW_BYTES);
        Arrays.fill(text2, endless.length, text2.length, (byte) 'q');
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(text2));
        assertEquals(3, e.line());
        assertTrue(e.problem().startsWith("the row has more than"), e::getMessage);
    }

    @Test
    void damagedLogsAreReadOrRefused() throws IOException {
        RunLog log = Backtest.run(TestSeries.noise(3, 4), EngineConfig.CAUSAL);
        String plain = new String(csv(log), StandardCharsets.UTF_8);
        Damage.of(plain, 1).forEach(text -> Damage.assertReadOrRefused(() -> read(text), text));
        Damage.of(ODD, 2).forEach(text -> Damage.assertReadOrRefused(() -> read(text), text));
    }
}
