package org.ternion.benchmarks.vpm;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.vpm.PolicyMap;

/**
 * How long does it take to write a map of 32 metrics at deflate level 6, and how many bytes are written? The peers
 * write the samples as a plain picture, without a header row and metadata. ImageIO is given a picture that is already
 * made. An operation takes seconds and is an iteration; smaller maps warm up the code, too.
 */
@Warmup(iterations = 1, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 1, timeUnit = TimeUnit.MILLISECONDS)
public class WriteBenchmark extends AbstractBenchmark {
    static final int METRICS = 32;
    private static final int LEVEL = 6;
    private static final int WARM_UP_DOCUMENTS = 20_000;

    /** Columns of the map. */
    @Param("1000000")
    public int documents;

    private PolicyMap map;
    private BufferedImage picture;

    /** Makes the map, after each writer has written a smaller one. */
    @Setup
    public void makeMap() throws IOException {
        use(Math.min(documents, WARM_UP_DOCUMENTS));
        Written ignored = new Written();
        ternionOneThread(ignored);
        ternionTwoThreads(ignored);
        pngj(ignored);
        imageIo(ignored);
        use(documents);
    }

    private void use(int columns) {
        map = ScoreTables.orderedMap(columns, METRICS);
        picture = PngPeers.picture(map);
    }

    /** Writes on one thread. */
    @Benchmark
    public void ternionOneThread(Written written) throws IOException {
        CountingOutput out = new CountingOutput();
        MapFiles.write(map, LEVEL, 1, out);
        written.bytes = out.bytes();
    }

    /** Deflates on two threads. */
    @Benchmark
    public void ternionTwoThreads(Written written) throws IOException {
        CountingOutput out = new CountingOutput();
        MapFiles.write(map, LEVEL, 2, out);
        written.bytes = out.bytes();
    }

    /** Writes with pngj. */
    @Benchmark
    public void pngj(Written written) {
        CountingOutput out = new CountingOutput();
        PngPeers.writePngj(map, LEVEL, out);
        written.bytes = out.bytes();
    }

    /** Writes with ImageIO. */
    @Benchmark
    public void imageIo(Written written) throws IOException {
        CountingOutput out = new CountingOutput();
        PngPeers.writeImageIo(picture, LEVEL, out);
        written.bytes = out.bytes();
    }

    PolicyMap map() {
        return map;
    }

    BufferedImage picture() {
        return picture;
    }

    /** The size of the file, reported beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Written {
        /** Bytes of one file; set, not added up, so that the number of operations does not matter. */
        public long bytes;
    }
}
