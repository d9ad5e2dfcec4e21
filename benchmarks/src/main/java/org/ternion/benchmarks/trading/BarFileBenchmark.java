package org.ternion.benchmarks.trading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.trading.data.BarFile;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.BarWriter;

/** How many bytes per second of CSV are read as bars and written? Copying the text is the lower bound. */
public class BarFileBenchmark extends AbstractBenchmark {
    /** Bars of the file. */
    @Param("300000")
    public int bars;

    /** How long the numbers are. */
    @Param
    public Digits digits;

    private BarSeries series;
    private byte[] text;
    private byte[] copy;

    /** Kinds of numbers. */
    public enum Digits {
        /** Prices in cents, as exchanges write them. */
        CENTS,
        /** Up to 17 digits. */
        ALL
    }

    /** Writes a series. */
    @Setup
    public void draw() throws IOException {
        series = digits == Digits.CENTS ? Markets.rounded(bars) : Markets.noise(bars);
        text = written();
        copy = new byte[text.length];
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text == null ? 0 : text.length);
        try (BarWriter writer = BarWriter.csv(out, series.stamp())) {
            writer.write(series);
        }
        return out.toByteArray();
    }

    /** Copies the text. */
    @Benchmark
    public byte[] baselineCopy(Rate rate) {
        rate.add(text.length);
        System.arraycopy(text, 0, copy, 0, text.length);
        return copy;
    }

    /** Reads the bars. */
    @Benchmark
    public BarSeries read(Rate rate) throws IOException {
        rate.add(text.length);
        return BarFile.read(new ByteArrayInputStream(text), "bars.csv", BarFormat.DEFAULT);
    }

    /** Writes the bars to memory. */
    @Benchmark
    public byte[] write(Rate rate) throws IOException {
        rate.add(text.length);
        return written();
    }

    BarSeries series() {
        return series;
    }
}
