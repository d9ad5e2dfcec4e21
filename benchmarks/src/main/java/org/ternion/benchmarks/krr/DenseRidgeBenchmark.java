package org.ternion.benchmarks.krr;

import java.util.concurrent.ForkJoinPool;
import org.bytedeco.openblas.global.openblas;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.matrix.store.MatrixStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.DenseSystem;
import org.ternion.krr.domain.Points;
import org.ternion.krr.kernel.Rbf;
import smile.math.kernel.GaussianKernel;
import smile.regression.GaussianProcessRegression;

/**
 * How long does it take to fit a Gaussian kernel to scattered points and to predict others? The multiplications and
 * additions of Gram matrix and Cholesky factor in a cache are the lower bound. Smile factors with OpenBLAS and computes
 * the Gram matrix itself; {@code openBlas} is ours with the same library. The same in scikit-learn is
 * {@code benchmarks/peers/kernelridge.py}.
 *
 * <p>The jar of the benchmarks holds OpenBLAS for Linux on x86-64, the part of ND4J that {@code DenseAlgebra} uses; for
 * another system build it with {@code -Dopenblas.system=macosx-x86_64} or the like.
 */
public class DenseRidgeBenchmark extends AbstractBenchmark {
    static final double ELL = 2;
    private static final double SIDE = 4;
    /** Operations of an exponential, each a multiplication with an addition. */
    private static final int EXPONENTIAL = 14;

    /** Number of points. */
    @Param("4000")
    public int points;

    /** Components of a point. */
    @Param("8")
    public int dim;

    /** Number of predictions. */
    @Param("1000")
    public int predictions;

    private DoubleMatrix x;
    private DoubleMatrix y;
    private DoubleMatrix z;

    /** Makes points and targets. */
    @Setup
    public void makePoints() {
        x = Samples.cube(points, dim, SIDE, 1);
        y = Samples.smooth(x, 2);
        z = Samples.cube(predictions, dim, SIDE, 3);
    }

    /** Multiplications, each with an addition: n^3 / 6, and 2 dim + 14 for each pair that needs a kernel value. */
    long multiplications() {
        double n = points;
        double pairs = n * (n + 1) / 2 + n * predictions;
        return Math.round(n * n * n / 6 + pairs * (2 * dim + EXPONENTIAL));
    }

    /** Does as many fused multiply-adds. */
    @Benchmark
    public int baselineMultiply() {
        return multiply(multiplications());
    }

    /** Fits and predicts. */
    @Benchmark
    public DoubleMatrix ternion() {
        return KernelRidge.of(new Rbf(ELL)).lambda(LAMBDA).run(run()).fit(new Points(x), y).predict(z);
    }

    /** Fits and predicts with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public DoubleMatrix ternionScalar() {
        return ternion();
    }

    /** Fits and predicts with the Cholesky factorisation of OpenBLAS. */
    @Benchmark
    public DoubleMatrix openBlas(OpenBlas blas) {
        return DenseSystem.of(new Rbf(ELL), x, y, run(), blas.algebra).solve(new double[] {LAMBDA}).predict(z);
    }

    /** Fits and predicts with ojAlgo. */
    @Benchmark
    public MatrixStore<Double> ojAlgo(OjAlgo limit) {
        return new OjAlgoRidge(x, y, ELL, LAMBDA, limit.threads).predict(z);
    }

    /** Fits and predicts with Smile. */
    @Benchmark
    public double[] smile(Smile smile) {
        // Its loops are parallel streams, which run in the pool of the calling thread.
        return smile.pool.submit(() -> GaussianProcessRegression
                .fit(smile.x, smile.y, new GaussianKernel(ELL), LAMBDA, false, 0, 0).predict(smile.z)).join();
    }

    /** The algebra of OpenBLAS. */
    @State(Scope.Benchmark)
    public static class OpenBlas {
        private DenseAlgebra algebra;

        /** Loads the library and limits its threads. */
        @Setup
        public void load(DenseRidgeBenchmark benchmark) {
            algebra = DenseAlgebra.named("openblas");
            openblas.blas_set_num_threads(benchmark.threads);
        }
    }

    /** Threads of ojAlgo. */
    @State(Scope.Benchmark)
    public static class OjAlgo {
        private int threads;

        /** Limits them. */
        @Setup
        public void limit(DenseRidgeBenchmark benchmark) {
            threads = benchmark.threads;
            OjAlgoUtils.limitThreadsTo(threads);
        }
    }

    /** Points as Smile takes them, and its threads. */
    @State(Scope.Benchmark)
    public static class Smile {
        private double[][] x;
        private double[] y;
        private double[][] z;
        private ForkJoinPool pool;

        /** Copies the points and limits the threads. */
        @Setup
        public void copy(DenseRidgeBenchmark benchmark) {
            x = rows(benchmark.x);
            y = benchmark.y.toArray();
            z = rows(benchmark.z);
            pool = new ForkJoinPool(benchmark.threads);
            openblas.blas_set_num_threads(benchmark.threads);
        }

        private static double[][] rows(DoubleMatrix matrix) {
            double[][] rows = new double[matrix.rows()][matrix.cols()];
            for (int i = 0; i < rows.length; i++) {
                matrix.copyRow(i, rows[i], 0);
            }
            return rows;
        }

        /** Ends the threads. */
        @TearDown
        public void end() {
            pool.shutdown();
        }
    }
}
