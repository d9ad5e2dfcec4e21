package org.ternion.benchmarks.vpm;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.vpm.image.VpmImage;

/**
 * How long does it take to open a file and read one of its 32 metrics, and how long to decode it all? The file is in
 * the page cache. pngj and ImageIO decode the same file as a plain picture; they cannot skip rows.
 */
@Warmup(iterations = 2, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class ReadRowBenchmark extends AbstractBenchmark {
    static final int METRICS = 32;
    static final int METRIC = 17;

    /** Columns of the map. */
    @Param("1000000")
    public int documents;

    private Path file;

    /** Writes the file. */
    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("readrow", ".png");
        MapFiles.write(ScoreTables.orderedMap(documents, METRICS), file);
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    /** Reads the bytes of the file and nothing more. */
    @Benchmark
    public byte[] baselineBytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** Opens the file and reads one metric. */
    @Benchmark
    public char[] ternionOneMetric() throws IOException {
        try (VpmImage image = MapFiles.open(file)) {
            return image.red(METRIC);
        }
    }

    /** Opens the file and reads all metrics; the sum of all samples. */
    @Benchmark
    public long ternionAll() throws IOException {
        try (VpmImage image = MapFiles.open(file)) {
            long sum = 0;
            for (int m = 0; m < image.metrics(); m++) {
                char[] red = image.red(m);
                char[] green = image.green(m);
                char[] blue = image.blue(m);
                for (int d = 0; d < image.documents(); d++) {
                    sum += red[d] + green[d] + blue[d];
                }
            }
            return sum;
        }
    }

    /** Decodes with pngj; the sum of all samples. */
    @Benchmark
    public long pngjAll() {
        return PngPeers.readPngj(file);
    }

    /** Decodes with ImageIO. */
    @Benchmark
    public Raster imageIoAll() throws IOException {
        return PngPeers.readImageIo(file);
    }

    Path file() {
        return file;
    }
}
