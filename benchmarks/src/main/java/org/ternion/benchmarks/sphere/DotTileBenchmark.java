package org.ternion.benchmarks.sphere;

import java.util.Arrays;
import java.util.List;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.store.PhysicalStore;
import org.ojalgo.matrix.store.R032Store;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.benchmarks.Limits;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.sphere.cone.ExactScan;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.simd.DotKernels;

/**
 * How long do the dot products of all pairs of some queries and many rows take? As many fused multiply-adds in a cache
 * are the lower bound. All but the last method of ours write all products to memory; that one keeps the ten best of
 * each query. ojAlgo multiplies matrices, in double (R064) or float (R032). The same in NumPy is
 * {@code benchmarks/peers/gemm.py}.
 */
public class DotTileBenchmark extends AbstractBenchmark {
    static final int BEST = 10;
    /** Products of a block of rows with 256 queries fill the second-level cache. */
    private static final int BLOCK = 1024;

    /** Number of rows. */
    @Param("100000")
    public int rows;

    /** Number of queries. */
    @Param("256")
    public int queries;

    /** Components of rows and queries. */
    @Param("128")
    public int dim;

    /** Threads of each implementation. */
    @Param({"1", "2"})
    public int threads;

    private FloatMatrix rowVectors;
    private FloatMatrix queryVectors;
    private ExactScan scan;
    /** One array per block of rows, query by query. */
    private float[][] products;

    /** Makes the vectors. */
    @Setup
    public void makeVectors() {
        rowVectors = Vectors.normal(rows, dim, 3);
        queryVectors = Vectors.normal(queries, dim, 4);
        scan = ExactScan.of(rowVectors, RunOptions.DEFAULT);
        products = new float[(rows + BLOCK - 1) / BLOCK][];
        for (int block = 0; block < products.length; block++) {
            products[block] = new float[queries * width(block)];
        }
    }

    private int width(int block) {
        return Math.min(BLOCK, rows - block * BLOCK);
    }

    /** Does as many fused multiply-adds. */
    @Benchmark
    public int baselineMultiply() {
        int passes = Math.toIntExact((long) rows * queries * dim / (Limits.DEPTH * Limits.CACHED));
        Parallel.ranges(threads, passes, 1, (from, to) -> {
            float[] values = new float[Limits.CACHED];
            for (int pass = from; pass < to; pass++) {
                Limits.multiply(values, 0.5f, 1);
            }
        });
        return passes;
    }

    /** Multiplies with the loops that the machine offers. */
    @Benchmark
    public float[][] ternion() {
        Parallel.ranges(threads, products.length, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                int first = block * BLOCK;
                DotKernels.CHOSEN.tile(rowVectors, first, first + width(block), queryVectors, 0, queries,
                        products[block]);
            }
        });
        return products;
    }

    /** Multiplies with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public float[][] ternionScalar() {
        return ternion();
    }

    /** Finds the best rows of each query. */
    @Benchmark
    public List<SearchResult> ternionTopTen() {
        return scan.searchBatch(queryVectors, BEST, RunOptions.DEFAULT.withParallelism(threads));
    }

    /** Adds products one after the other. */
    @Benchmark
    public float[][] naiveLoop() {
        float[] a = rowVectors.backingArray();
        float[] b = queryVectors.backingArray();
        Parallel.ranges(threads, products.length, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                int width = width(block);
                for (int q = 0; q < queries; q++) {
                    for (int r = 0; r < width; r++) {
                        int row = (block * BLOCK + r) * dim;
                        float sum = 0;
                        for (int j = 0; j < dim; j++) {
                            sum += a[row + j] * b[q * dim + j];
                        }
                        products[block][q * width + r] = sum;
                    }
                }
            }
        });
        return products;
    }

    /** Multiplies matrices with ojAlgo. */
    @Benchmark
    public PhysicalStore<Double> ojAlgo(Matrices matrices) {
        matrices.products.fillByMultiplying(matrices.left, matrices.right);
        return matrices.products;
    }

    float product(int query, int row) {
        int block = row / BLOCK;
        return products[block][query * width(block) + row % BLOCK];
    }

    FloatMatrix rowVectors() {
        return rowVectors;
    }

    void clear() {
        for (float[] block : products) {
            Arrays.fill(block, Float.NaN);
        }
    }

    /** Rows, transposed queries and room for their product as matrices of ojAlgo. */
    @State(Scope.Benchmark)
    public static class Matrices {
        /** Element type. */
        @Param({"R064", "R032"})
        public String type;

        private PhysicalStore<Double> left;
        private PhysicalStore<Double> right;
        private PhysicalStore<Double> products;

        /** Copies the vectors and limits the threads. */
        @Setup
        public void copy(DotTileBenchmark benchmark) {
            OjAlgoUtils.limitThreadsTo(benchmark.threads);
            left = make(benchmark.rows, benchmark.dim);
            right = make(benchmark.dim, benchmark.queries);
            products = make(benchmark.rows, benchmark.queries);
            for (int j = 0; j < benchmark.dim; j++) {
                for (int r = 0; r < benchmark.rows; r++) {
                    left.set(r, j, benchmark.rowVectors.get(r, j));
                }
                for (int q = 0; q < benchmark.queries; q++) {
                    right.set(j, q, benchmark.queryVectors.get(q, j));
                }
            }
        }

        private PhysicalStore<Double> make(int height, int width) {
            return type.equals("R064") ? R064Store.FACTORY.make(height, width) : R032Store.FACTORY.make(height, width);
        }
    }
}
