package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ternion.core.io.TableFormatException;

class BarStreamTest {
    private static final String TRADES = """
            {"ts":60,"price":"10","qty":"1"}
            {"ts":61,"price":12,"qty":2}

            {"ts":119,"price":9,"qty":0.5}
            {"ts":300,"price":20,"qty":1}
            {"ts":299.5,"price":20,"qty":1}
            {"ts":301,"price":19,"qty":1}
            """;

    private static List<Bar> all(BarStream stream) throws IOException {
        List<Bar> bars = new ArrayList<>();
        while (stream.advance()) {
            bars.add(stream.bar());
        }
        return bars;
    }

    @Test
    void linesAreBars() throws IOException {
        BarSeries drawn = SyntheticBars.garch(300).draw(3);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (BarWriter writer = BarWriter.ndjson(text, drawn.stamp())) {
            writer.write(drawn);
        }
        List<Bar> read = all(BarStream.bars(new ByteArrayInputStream(text.toByteArray()), "s", BarFormat.DEFAULT));
        assertEquals(300, read.size());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(drawn.bar(i), read.get(i));
        }
    }

    @Test
    void aBarComesOutAsSoonAsItsLineHasArrived() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream(); InputStream in = new PipedInputStream(out)) {
            BarStream stream = BarStream.bars(in, "s", BarFormat.DEFAULT);
            for (int i = 0; i < 3; i++) {
                // The pipe stays open: a reader that waited for more would wait for ever.
                out.write(("{\"ts\":" + i + ",\"close\":" + (5 + i) + "}\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                assertTrue(stream.advance());
                assertEquals(Bar.ofClose(i * BarTexts.SECOND, 5 + i), stream.bar());
            }
        }
    }

    @Test
    void tradesBecomeBarsAndTheStreamSurvivesBadLines() throws IOException {
        BarStream stream = BarStream.ticks(BarTexts.stream(TRADES), "s", BarFormat.DEFAULT, 60 * BarTexts.SECOND);
        assertTrue(stream.advance());
        assertEquals(new Bar(60 * BarTexts.SECOND, 10, 12, 9, 9, 3.5), stream.bar());
        assertEquals(5, stream.line());
        TableFormatException late = assertThrows(TableFormatException.class, stream::advance);
        assertEquals(6, late.line());
        assertTrue(stream.advance());
        assertEquals(new Bar(300 * BarTexts.SECOND, 20, 20, 19, 19, 2), stream.bar());
        assertFalse(stream.advance());
        assertThrows(IllegalStateException.class, stream::bar);
    }

    @Test
    void streamedAndStoredTradesGiveTheSameBars() throws IOException {
        StringBuilder csv = new StringBuilder();
        StringBuilder json = new StringBuilder();
        BarSeries walk = SyntheticBars.randomWalk(2_000).draw(9);
        long time = 0;
        for (int i = 0; i < walk.size(); i++) {
            time += (long) (walk.volume()[i] * 5_000);
            csv.append(time).append(',').append(walk.close()[i]).append(',').append(walk.volume()[i]).append('\n');
            json.append("{\"time\":").append(time).append(",\"price\":").append(walk.close()[i]).append(",\"size\":")
                    .append(walk.volume()[i]).append("}\n");
        }
        BarFormat format = BarFormat.DEFAULT.withUnit(StampUnit.MILLIS).withStamp(BarSeries.Stamp.CLOSE);
        long period = 30 * BarTexts.SECOND;
        BarSeries trades = BarFile.asWritten(BarTexts.stream(csv.toString()), "t", format);
        BarSeries bars = Ticks.toBars(trades, period, BarSeries.Stamp.CLOSE);
        List<Bar> streamed = all(BarStream.ticks(BarTexts.stream(json.toString()), "t", format, period));
        assertEquals(bars.size(), streamed.size());
        for (int i = 0; i < bars.size(); i++) {
            assertEquals(bars.bar(i), streamed.get(i));
        }
        assertTrue(BarCheck.of(bars).ok());
    }

    @Test
    void errorsNameTheLine() {
        BarStream stream = BarStream.bars(BarTexts.stream("\n{\"ts\":1,\"close\":2}{}\n[]\n{\"ts\":1}\n{\"a\n"), "s",
                BarFormat.DEFAULT);
        List<Long> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(assertThrows(TableFormatException.class, stream::advance).line());
        }
        assertArrayEquals(new Long[] {2L, 3L, 4L, 5L}, lines.toArray());
    }

    @Test
    void aTradeNeedsAPriceAndAQuantity() {
        for (String trade : new String[] {"\"price\":1", "\"price\":null,\"qty\":1", "\"price\":1,\"qty\":-1"}) {
            BarStream stream = BarStream.ticks(BarTexts.stream("{\"ts\":1," + trade + "}"), "s", BarFormat.DEFAULT, 10);
            assertThrows(TableFormatException.class, stream::advance, trade);
        }
    }

    @Test
    void damagedLinesGiveBarsOrTheErrorOfTheFormat() {
        Damage.of(TRADES, 3).forEach(damaged -> Damage.assertReadOrRefused(() -> {
            BarStream stream = BarStream.ticks(new ByteArrayInputStream(damaged), "s", BarFormat.DEFAULT, 60);
            return all(stream);
        }, damaged));
    }
}
