package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bars.csv", "bars.ndjson", "BARS.JSONL"})
    void whatIsWrittenIsReadBack(String name) throws IOException {
        BarSeries drawn = SyntheticBars.garch(500).draw(8);
        BarSeries odd = BarSeries.wrap("odd", BarSeries.Stamp.CLOSE, new long[] {-3, 0, 1, Long.MAX_VALUE},
                new double[] {Double.NaN, 1e-320, -0.0, 1e308}, new double[4], new double[4],
                new double[] {0.1, Double.NaN, 1 / 3.0, 1e23}, new double[] {0, 1, Double.NaN, Double.MAX_VALUE});
        for (BarSeries bars : new BarSeries[] {drawn, odd, odd.range(1, 2)}) {
            Path file = folder.resolve(name);
            BarWriter.save(bars, file);
            BarTexts.assertSame(bars, BarFile.read(file, BarFormat.DEFAULT));
        }
    }

    @Test
    void anEmptySeriesIsAHeader() throws IOException {
        Path file = folder.resolve("none.csv");
        BarSeries none = SyntheticBars.garch(0).draw(1);
        BarWriter.save(none, file);
        BarTexts.assertSame(none, BarFile.read(file, BarFormat.DEFAULT));
    }

    @Test
    void theTextIsPlain() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BarWriter writer = BarWriter.csv(out, BarSeries.Stamp.OPEN)) {
            writer.write(Bar.ofClose(7, 0.5));
        }
        assertEquals("open_time_ns,open,high,low,close,volume\n7,,,,0.5,1000000.0\n",
                out.toString(StandardCharsets.UTF_8));
        out.reset();
        try (BarWriter writer = BarWriter.ndjson(out, BarSeries.Stamp.CLOSE)) {
            writer.write(Bar.ofClose(7, 0.5));
            writer.flush();
        }
        assertEquals("{\"close_time_ns\":7,\"open\":null,\"high\":null,"
                + "\"low\":null,\"close\":0.5,\"volume\":1000000.0}\n",
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void infiniteValuesAndOtherEndingsAreRefusedAndLeaveNoFile() {
        BarSeries infinite = BarSeries.ofCloses("x", 1, Double.POSITIVE_INFINITY);
        Path file = folder.resolve("x.csv");
        assertEquals("close of the bar of 1 is infinite",
                assertThrows(IllegalArgumentException.class, () -> BarWriter.save(infinite, file)).getMessage());
        assertFalse(Files.exists(file));
        assertThrows(IllegalArgumentException.class, () -> BarWriter.save(infinite, folder.resolve("x.parquet")));
    }
}
