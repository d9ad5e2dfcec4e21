package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.Goldens;

class BarFileTest {
    private static final long TIME = 1_463_544_000L * BarTexts.SECOND;

    @ParameterizedTest
    @ValueSource(strings = {
            "ts,open,high,low,close,volume\n1463544000,1,4,0.5,2,7\n",
            "ts;open;high;low;close;volume\r\n1463544000;1;4;0.5;2;7",
            "Timestamp\tOpen\tHigh\tLow\tClose\tVolume\n1463544000000\t1\t4\t0.5\t2\t7\n\n",
            "\uFEFFOpen Time,Low,High,Open,Close,Adj Close,Volume,Close time\n1463544000000000,.5,4,1,2,9,7,8\n",
            "1463544000000000000,1,4,0.5,2,7,8,9,10\n",
            "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2016-05-18T04:00Z,1,4,0.5,2,7\n",
            "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n"
                    + "\"2016-05-18 04:00:00\",\"1\",\"4\",\"0.5\",\"2\",\"7\"\n",
            " date , open , high , low , close , note , volume \n"
                    + " 2016-05-18 04:00 , 1 , 4 , 5e-1 , 2 ,\"a,b\"\"c\", 7 \n",
            "Price,Close,High,Low,Open,Volume\nTicker,B,B,B,B,B\n"
                    + "Datetime,,,,,\n2016-05-18 04:00:00+00:00,2,4,0.5,1,7\n",
            "[{\"start\":\"1463544000\",\"low\":\"0.5\",\"high\":\"4\",\"open\":\"1\","
                    + "\"close\":\"2\",\"volume\":\"7\"}]",
            "{\"candles\":[{\"start\":1463544000,"
                    + "\"low\":0.5,\"high\":4,\"open\":1.0,\"close\":2,\"volume\":7e0}],\"next\":1}",
            "{\"time\":1463544000,\"open\":1,\"high\":4,\"low\":0.5,\"close\":2,\"volume\":7,\"x\":{\"close\":9}}\n",
            "\n [ {\"t\":\"2016-05-18T04:00\",\"o\":1,\"h\":4,\"l\":0.5,\"c\":\" 2 \",\"v\":7,\"tags\":[1,[2]]} ]"})
    void everyDialectGivesTheSameBar(String text) throws IOException {
        BarSeries bars = BarTexts.read(text);
        assertEquals(1, bars.size());
        assertEquals(new Bar(TIME, 1, 4, 0.5, 2, 7), bars.bar(0));
        assertEquals(BarSeries.Stamp.OPEN, bars.stamp());
    }

    @Test
    void columnsThatAreMissingAreUnknown() throws IOException {
        assertEquals(new Bar(TIME, Double.NaN, Double.NaN, Double.NaN, 2, 1e6),
                BarTexts.read("1463544000,2").bar(0));
        assertEquals(new Bar(TIME, Double.NaN, Double.NaN, Double.NaN, 2, 5), BarTexts.read("1463544000,2,5").bar(0));
        assertEquals(new Bar(1, Double.NaN, Double.NaN, Double.NaN, 3, 1e6), BarTexts.read("2\n3\n").bar(1));
        assertEquals(new Bar(TIME, 1, 4, .5, 2, 1e6), BarTexts.read("1463544000,1,4,0.5,2").bar(0));
    }

    @Test
    void emptyCellsAndWordsForNothingAreNaN() throws IOException {
        BarSeries bars = BarTexts.read("ts,open,close\n1,,nan\n2,null,3\n");
        assertArrayEquals(new double[] {Double.NaN, 3}, bars.close());
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, bars.open());
        assertTrue(Double.isNaN(BarTexts.read("{\"t\":1,\"close\":null}").close()[0]));
    }

    @Test
    void aHeaderWithoutRowsIsAnEmptySeries() throws IOException {
        assertEquals(0, BarTexts.read("ts,close\n").size());
        assertEquals(0, BarTexts.read("[]").size());
        assertEquals(0, BarTexts.read("Price,Close\nTicker,B\n").size());
    }

    @Test
    void theNameOfAColumnSaysWhatStampsMean() throws IOException {
        BarSeries bars = BarTexts.read("[{\"endTime\":1463544000000,\"closePrice\":2,\"amount\":6,\"volume\":3}]");
        assertEquals(BarSeries.Stamp.CLOSE, bars.stamp());
        assertEquals(3, bars.volume()[0]);
        assertEquals(BarSeries.Stamp.CLOSE, BarTexts.read("close_time,close\n1,2\n").stamp());
        BarFormat closing = BarFormat.DEFAULT.withStamp(BarSeries.Stamp.CLOSE);
        assertEquals(BarSeries.Stamp.CLOSE, BarFile.read(BarTexts.stream("ts,close\n1,2\n"), "x", closing).stamp());
        assertEquals(BarSeries.Stamp.OPEN, BarFile.read(BarTexts.stream("start,close\n1,2\n"), "x", closing).stamp());
    }

    @Test
    void descendingAndMixedFilesRise() throws IOException {
        assertArrayEquals(new double[] {1, 2, 3}, BarTexts.read("ts,close\n30,3\n20,2\n10,1\n").close());
        assertArrayEquals(new double[] {1, 2, 3}, BarTexts.read("ts,close\n20,2\n30,3\n10,1\n").close());
        BarSeries written = BarFile.asWritten(BarTexts.stream("ts,close\n20,2\n30,3\n10,1\n"), "x", BarFormat.DEFAULT);
        assertArrayEquals(new double[] {2, 3, 1}, written.close());
    }

    @ParameterizedTest
    @CsvSource({"FIRST, 1, 3", "LAST, 4, 5"})
    void duplicatesAreKeptByTheirPlaceInTheFile(Duplicates rule, double first, double second) throws IOException {
        BarSeries bars = BarFile.read(BarTexts.stream("ts,close\n10,1\n10,2\n20,3\n10,4\n20,5\n"), "x",
                BarFormat.DEFAULT.withDuplicates(rule));
        assertArrayEquals(new double[] {first, second}, bars.close());
        assertArrayEquals(new long[] {10 * BarTexts.SECOND, 20 * BarTexts.SECOND}, bars.times());
    }

    @Test
    void duplicatesAreRejectedByDefault() {
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> BarTexts.read("ts,close\n1700000000,1\n1700000060,2\n1700000000,3\n"));
        assertEquals("bars: bars 1 and 3 have the same stamp, 2023-11-14T22:13:20Z", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ts,close/1,2/2,x | bars, line 3, column 2 'close': 'x' is not a finite decimal number",
            "ts,close/1,inf | bars, line 2, column 2 'close': 'inf' is not a finite decimal number",
            "ts,close/1,1e999 | bars, line 2, column 2 'close': '1e999' is not a finite decimal number",
            "ts,close/2024-02-30,1 | bars, line 2, column 1 'ts': '2024-02-30' is no day of the calendar",
            "ts,close//1,2/,3 | bars, line 4, column 1 'ts': '' is neither a date nor a number",
            "ts,close/1 | bars, line 2: the row has 1 cells, the first line has 2",
            "ts,close/1,2,3 | bars, line 2: the row has 3 cells, the first line has 2",
            "1,2/3 | bars, line 2: the row has 1 cells, the first line has 2",
            "1,2/3,y | bars, line 2, column 2: 'y' is not a finite decimal number",
            "1,2,3,4 | bars, line 1: there is no header and four columns could be anything",
            "[1] | bars, line 1: a candle must be an object",
            "[{\"t\":1} | bars, line 1: the candle has no close; the name of the field is one of close, zamkniecie, "
                    + "closeprice, c, price, p",
            "[{\"t\":1,\"c\":\"u\"} | bars, line 1: 'u' of field 'c' is not a finite decimal number",
            "[{\"t\":1,/\"c\":2},/{\"t\":true,\"c\":1}] | bars, line 3: "
                    + "'true' of field 't' is neither a date nor a number"})
    void errorsNameThePlace(String text, String message) {
        TableFormatException e = assertThrows(TableFormatException.class, () -> BarTexts.read(text.replace('/', '\n')));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "date,open\n1,2\n", "PAR1\0\0", "\u001f\u008b", "{\"t\":1,\"c\":2",
            "[[1,2,3]]", "{\"t\":1,\"c\":2} 5", "[{\"t\":1,\"c\":NaN}]"})
    void refusesWhatHoldsNoBars(String text) {
        assertThrows(TableFormatException.class, () -> BarFile.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), "x", BarFormat.DEFAULT));
    }

    /** Their zeros look like UTF-32, in which there are no such characters. */
    @ParameterizedTest
    @ValueSource(strings = {"{\0\0\0x\0\u0011U", "[\0\0\0{\0\0\0abcdefgh"})
    void bytesThatAreNoTextAreRefusedByFileAndStream(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> BarFile.read(new ByteArrayInputStream(bytes), "x", BarFormat.DEFAULT));
        assertEquals("x, line 1: this is no JSON: its bytes are no text", e.getMessage());
        BarStream stream = BarStream.bars(new ByteArrayInputStream(bytes), "x", BarFormat.DEFAULT);
        assertThrows(TableFormatException.class, stream::advance);
    }

    @Test
    void deepAndLongTextsAreRefusedByLimits() {
        assertThrows(TableFormatException.class, () -> BarTexts.read("{\"x\":".repeat(100)));
        assertThrows(TableFormatException.class, () -> BarTexts.read("[{\"t\":\"" + "1".repeat(100_000) + "\"}]"));
        TableFormatException line = assertThrows(TableFormatException.class,
                () -> BarTexts.read("ts,close\n1," + "2".repeat(3_000_000)));
        assertEquals("bars, line 2: the line has more than 1048576 bytes", line.getMessage());
        assertThrows(TableFormatException.class, () -> BarTexts.read("close" + ",x".repeat(CsvBars.MAX_COLUMNS)));
    }

    @Test
    void readsTheRealFourHourBars(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("btc-usd-4h.csv"), Goldens.resource("/data/btc-usd-4h.csv"));
        BarSeries bars = BarFile.read(file, BarFormat.DEFAULT);
        assertEquals("btc-usd-4h", bars.symbol());
        assertEquals(20_695, bars.size());
        assertEquals(new Bar(TIME, 456.16, 456.81, 455.3, 456.02, 561.88098307), bars.bar(0));
        assertEquals(14_400 * BarTexts.SECOND, bars.medianSpacing());
        BarSeries known = bars.stampedAtClose(bars.medianSpacing());
        assertEquals(TIME + 14_400 * BarTexts.SECOND, known.times()[0]);
        assertEquals(BarSeries.Stamp.CLOSE, known.stamp());
        PriceFile reference = PriceFile.reference(file);
        assertArrayEquals(reference.close(), bars.close());
    }

    @Test
    void readsTheRealDailyBars() throws IOException {
        BarSeries bars = BarFile.read(new ByteArrayInputStream(Goldens.resource("/data/sp500-daily.csv")), "sp500",
                BarFormat.DEFAULT);
        assertEquals(5_105, bars.size());
        assertEquals(new Bar(946_857_600L * BarTexts.SECOND, 1469.25, 1478, 1438.359985, 1455.219971, 931_800_000),
                bars.bar(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "ts,open,high,low,close,volume\n1463544000,456.16,456.81,455.3,456.02,561.88\n1463558400,1,2,3,4e-1,\n",
            "2024-01-02 03:04:05.678+01:00;1;\"2\"\n2024-01-03T03:04:05Z;3;nan\n",
            "Price,Close,Volume\nTicker,B,B\nDate,,\n2024-01-02,5,6\n",
            "[{\"start\":\"1463544000\",\"low\":\"0.5\",\"close\":2.5e1},\n{\"endTime\":7,\"price\":null,\"v\":-1}]",
            "{\"candles\":[{\"t\":1,\"c\":2}]}\n{\"t\":3,\"c\":4}\n"})
    void damagedTextGivesBarsOrTheErrorOfTheFormat(String text) {
        Damage.of(text, 7).forEach(damaged -> Damage.assertReadOrRefused(
                () -> BarFile.read(new ByteArrayInputStream(damaged), "damaged", BarFormat.DEFAULT), damaged));
    }
}
