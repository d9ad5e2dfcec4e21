package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.io.SectionFileException;
import org.ternion.core.io.SectionWriter;

/** A18. */
class ConeIndexFileTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    @TempDir
    private Path folder;

    private static ConeIndex index(int points, int dimension) {
        int[] shells = new Random(1).ints(points, 0, 9).toArray();
        return ConeIndex.build(Samples.awkward(points, dimension, 2), shells, ConeIndexParams.DEFAULT, RUN);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 1", "50, 7", "3000, 40"})
    void whatIsWrittenIsReadAndSearchesAlike(int points, int dimension) throws IOException {
        ConeIndex index = index(points, dimension);
        Path file = folder.resolve("index");
        index.save(file);
        ConeIndex read = ConeIndex.load(file);
        assertEquals(index.toString(), read.toString());
        FloatMatrix queries = Samples.gaussian(20, dimension, 3);
        for (SearchParams params : List.of(SearchParams.exact(), SearchParams.recall(0.9), SearchParams.maxCells(2))) {
            assertEquals(index.searchBatch(queries, 1, params, RUN), read.searchBatch(queries, 1, params, RUN));
        }
        for (int q = 0; q < 20; q++) {
            float[] axis = Samples.row(queries, q);
            assertEquals(index.cone(axis, 1, 2, 5), read.cone(axis, 1, 2, 5));
        }
        Path again = folder.resolve("again");
        read.save(again);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
    }

    @Test
    void everyCutAndEveryFlipIsFound() throws IOException {
        Path file = folder.resolve("index");
        index(6, 3).save(file);
        byte[] good = Files.readAllBytes(file);
        Path bad = folder.resolve("bad");
        for (int length = 0; length < good.length; length += 3) {
            Files.write(bad, Arrays.copyOf(good, length));
            assertThrows(SectionFileException.class, () -> ConeIndex.load(bad), "cut to " + length);
        }
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = good.clone();
            flipped[at] = (byte) (flipped[at] ^ 1 << at % 8);
            Files.write(bad, flipped);
            assertThrows(SectionFileException.class, () -> ConeIndex.load(bad), "byte " + at);
        }
    }

    /** Numbers of an index of two points in one cell, to be spoilt. */
    private static final class Parts {
        long[] shape = {2, 2, 2, 1, 1, 1};
        float[] axes = {1, 0};
        float[] rim = {0.6f};
        int[] start = {0, 2};
        float[] rows = {1, 0, 0.6f, 0.8f};
        int[] ids = {1, 0};
        int[] shells = {3, 4};
        int[] ranks = {1};

        void write(Path file) throws IOException {
            new SectionWriter(ConeIndexFile.KIND).add("shape", shape).add("axes", axes).add("rim", rim)
                    .add("start", start).add("rows", rows).add("ids", ids).add("shells", shells).add("ranks", ranks)
                    .write(file);
        }
    }

    static Stream<Named<Consumer<Parts>>> spoilt() {
        return Stream.of(Named.of("short shape", p -> p.shape = new long[5]),
                Named.of("negative size", p -> p.shape[0] = -2), Named.of("huge size", p -> p.shape[0] = 1L << 33),
                Named.of("more points", p -> p.shape[0] = 3), Named.of("more columns", p -> p.shape[2] = 16),
                Named.of("other dimension", p -> p.shape[1] = 3), Named.of("more cells", p -> p.shape[3] = 2),
                Named.of("more queries", p -> p.shape[4] = 2), Named.of("long axis", p -> p.axes[0] = 2),
                Named.of("NaN in a row", p -> p.rows[1] = Float.NaN), Named.of("long row", p -> p.rows[1] = 1e30f),
                Named.of("NaN rim", p -> p.rim[0] = Float.NaN), Named.of("rim above 1", p -> p.rim[0] = 1.1f),
                Named.of("late start", p -> p.start[0] = 1), Named.of("end beyond", p -> p.start[1] = 3),
                Named.of("id twice", p -> p.ids[0] = 0), Named.of("id beyond", p -> p.ids[0] = 2),
                Named.of("shells fall", p -> p.shells[0] = 5), Named.of("negative shell", p -> p.shells[0] = -1),
                Named.of("huge shell", p -> p.shells[1] = 1 << 20),
                Named.of("fewer shells", p -> p.shells = new int[1]),
                Named.of("rank 0", p -> p.ranks[0] = 0));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void numbersThatMakeNoIndexAreRejected(Consumer<Parts> spoil) throws IOException {
        Path file = folder.resolve("parts");
        new Parts().write(file);
        assertArrayEquals(new int[] {0},
                ConeIndex.load(file).search(new float[] {0, 1}, 1, SearchParams.exact()).ids());
        Parts parts = new Parts();
        spoil.accept(parts);
        parts.write(file);
        assertThrows(SectionFileException.class, () -> ConeIndex.load(file));
    }
}
