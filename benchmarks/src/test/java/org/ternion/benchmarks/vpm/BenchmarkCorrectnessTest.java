package org.ternion.benchmarks.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.Ranking;

/** Every benchmark computes the right answer, and its peers the same one. */
class BenchmarkCorrectnessTest {
    private static final int DOCUMENTS = 2003;

    @Test
    void prepareAndItsPeerOrderAlike() throws SQLException {
        PrepareBenchmark benchmark = new PrepareBenchmark();
        benchmark.documents = DOCUMENTS;
        benchmark.makeScores();
        Prepared prepared = benchmark.prepare(1);
        int[] rowIds = new int[DOCUMENTS];
        double[] peer = benchmark.duckDb(rowIds);
        int[] metrics = prepared.metricOrder();
        for (int d = 0; d < DOCUMENTS; d++) {
            assertEquals(rowIds[d], prepared.organization().docOrder()[d]);
            for (int row = 0; row < PrepareBenchmark.METRICS; row++) {
                assertEquals(benchmark.scores().get(rowIds[d], metrics[row]), peer[metrics[row] * DOCUMENTS + d]);
                assertEquals(prepared.canonical().get(rowIds[d], metrics[row]), prepared.sorted().get(row, d));
            }
        }
        assertEquals(prepared.sorted(), benchmark.ternion());
        assertEquals(prepared.sorted(), benchmark.ternionTwoThreads());
        assertArrayEquals(benchmark.scores().backingArray(), benchmark.baselineCopy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USMALLINT", "FLOAT"})
    void decideAndItsPeerFindTheSameDocuments(String type) throws IOException, SQLException {
        DecideBenchmark benchmark = new DecideBenchmark();
        benchmark.documents = DOCUMENTS;
        benchmark.open();
        DecideBenchmark.Database database = new DecideBenchmark.Database();
        database.type = type;
        database.load(benchmark);
        try {
            Ranking ranking = benchmark.ternion();
            assertEquals(DecideBenchmark.BEST, ranking.size());
            assertArrayEquals(database.top(), ranking.documents());
            assertArrayEquals(ranking.documents(), benchmark.ternionScalar().documents());
            assertEquals(benchmark.map().red(DecideBenchmark.METRICS - 1)[DOCUMENTS - 1],
                    benchmark.baselineRead()[DOCUMENTS - 1]);
        } finally {
            database.close();
            benchmark.close();
        }
    }

    @Test
    void everyWriterWritesAllSamples(@TempDir Path folder) throws IOException {
        WriteBenchmark benchmark = new WriteBenchmark();
        benchmark.documents = DOCUMENTS;
        benchmark.makeMap();
        PolicyMap map = benchmark.map();
        ByteArrayOutputStream imageIo = new ByteArrayOutputStream();
        PngPeers.writeImageIo(benchmark.picture(), 6, imageIo);
        assertSamples(map, imageIo.toByteArray());
        ByteArrayOutputStream pngj = new ByteArrayOutputStream();
        PngPeers.writePngj(map, 6, pngj);
        assertSamples(map, pngj.toByteArray());

        WriteBenchmark.Written one = new WriteBenchmark.Written();
        benchmark.ternionOneThread(one);
        WriteBenchmark.Written two = new WriteBenchmark.Written();
        benchmark.ternionTwoThreads(two);
        Path file = folder.resolve("map.png");
        MapFiles.write(map, file);
        assertEquals(Files.size(file), one.bytes);
        assertEquals(one.bytes, two.bytes);
        WriteBenchmark.Written peer = new WriteBenchmark.Written();
        benchmark.pngj(peer);
        assertEquals(pngj.size(), peer.bytes);
        benchmark.imageIo(peer);
        assertEquals(imageIo.size(), peer.bytes);
    }

    @Test
    void everyReaderReadsTheSameSamples() throws IOException {
        ReadRowBenchmark benchmark = new ReadRowBenchmark();
        benchmark.documents = DOCUMENTS;
        benchmark.write();
        try {
            PolicyMap map = ScoreTables.orderedMap(DOCUMENTS, ReadRowBenchmark.METRICS);
            assertArrayEquals(Arrays.copyOf(map.red(ReadRowBenchmark.METRIC), DOCUMENTS),
                    Arrays.copyOf(benchmark.ternionOneMetric(), DOCUMENTS));
            long sum = 0;
            for (int m = 0; m < map.metrics(); m++) {
                for (int d = 0; d < DOCUMENTS; d++) {
                    sum += map.red(m)[d] + map.green(m)[d] + map.blue(m)[d];
                }
            }
            assertEquals(sum, benchmark.ternionAll());
            assertEquals(sumOf(benchmark.imageIoAll()), benchmark.pngjAll());
            assertEquals(Files.size(benchmark.file()), benchmark.baselineBytes().length);
        } finally {
            benchmark.delete();
        }
    }

    @Test
    void everyVerificationPasses() throws IOException {
        ProvenanceBenchmark benchmark = new ProvenanceBenchmark();
        benchmark.documents = DOCUMENTS;
        benchmark.write();
        try {
            assertTrue(benchmark.verifyOneThread().isAuthentic());
            assertTrue(benchmark.verifyTwoThreads().isAuthentic());
            assertTrue(benchmark.verifyFileOnly().isAuthentic());
            assertTrue(benchmark.verifyRecordOnly().allRequestedPassed());
            assertEquals(benchmark.signOneThread(), benchmark.signTwoThreads());
        } finally {
            benchmark.delete();
        }
    }

    @Test
    void theEdgeDecidesWithoutAllocation() {
        EdgeDecideBenchmark benchmark = new EdgeDecideBenchmark();
        benchmark.makeTile();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        int calls = 100_000;
        int relevant = 0;
        for (int i = 0; i < calls; i++) {
            relevant += benchmark.decide();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < calls; i++) {
            relevant += benchmark.decide();
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertEquals(2 * calls, relevant);
        // The measurement itself may allocate; one object per call would be 1.6 MB at least.
        assertTrue(allocated < 100_000, allocated + " bytes");
    }

    private static void assertSamples(PolicyMap map, byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        Raster raster = picture.getRaster();
        assertEquals(map.documents(), raster.getWidth());
        assertEquals(map.metrics(), raster.getHeight());
        for (int m = 0; m < map.metrics(); m++) {
            for (int d = 0; d < map.documents(); d++) {
                assertEquals(map.red(m)[d], raster.getSample(d, m, 0));
                assertEquals(map.green(m)[d], raster.getSample(d, m, 1));
                assertEquals(map.blue(m)[d], raster.getSample(d, m, 2));
            }
        }
    }

    private static long sumOf(Raster raster) {
        long sum = 0;
        for (int sample : raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null)) {
            sum += sample;
        }
        return sum;
    }
}
