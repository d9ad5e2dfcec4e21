package org.ternion.benchmarks.krr;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.io.CsvWriter;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.Points;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.kernel.Ultrametric;

/**
 * Measures how the cost of a fit grows with the number of observations, for each structure of kernel and domain: the
 * best of several fits of one ridge in one warm process. Writes a table and a picture, about a minute in all:
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -Xmx6g -cp benchmarks/target/benchmarks.jar \
 *     org.ternion.benchmarks.krr.GrowthMeasurement benchmarks/results/krr-growth-<cpu>-<jdk>.csv docs/krr-growth.png
 * }</pre>
 */
public final class GrowthMeasurement {
    static final int THREADS = 2;
    /** A size is fitted at least twice, until this time has passed. */
    private static final long NANOSECONDS = 1_000_000_000;
    private static final int RUNS = 2;

    /** How observations are related, and numbers of them to measure. */
    enum Structure {
        DENSE("no structure, Gaussian kernel", List.of(250, 500, 1000, 2000, 4000, 8000),
                GrowthMeasurement::dense),
        FINITE_RANK("scattered points, 81 features", powers(2, 10, 20), GrowthMeasurement::finiteRank),
        TORUS("torus grid", powers(4, 5, 12), GrowthMeasurement::torus),
        TREE_SWEEPS("scattered on the leaves of a tree", powers(2, 10, 23), GrowthMeasurement::scattered),
        COMPLETE_TREE("all leaves of a tree", powers(2, 10, 24), GrowthMeasurement::complete);

        private final String label;
        private final List<Integer> sizes;
        private final IntFunction<Job> jobs;

        Structure(String label, List<Integer> sizes, IntFunction<Job> jobs) {
            this.label = label;
            this.sizes = sizes;
            this.jobs = jobs;
        }

        private static List<Integer> powers(int base, int first, int last) {
            List<Integer> result = new ArrayList<>();
            for (int power = first; power <= last; power++) {
                result.add((int) Math.round(Math.pow(base, power)));
            }
            return result;
        }

        String label() {
            return label;
        }

        /** Numbers of observations, rising. */
        List<Integer> sizes() {
            return sizes;
        }

        Job job(int observations) {
            return jobs.apply(observations);
        }
    }

    /** What is fitted. */
    record Job(Kernel kernel, Domain domain, DoubleMatrix y) {
        RidgeFit fit() {
            return KernelRidge.of(kernel).lambda(AbstractBenchmark.LAMBDA)
                    .run(RunOptions.DEFAULT.withParallelism(THREADS)).fit(domain, y);
        }
    }

    /** The best time of a fit, in seconds. */
    record Row(Structure structure, String method, int observations, double seconds) {
        private List<String> cells() {
            return List.of(structure.toString(), method, Integer.toString(observations), Integer.toString(THREADS),
                    String.format(Locale.ROOT, "%.6g", seconds));
        }
    }

    private GrowthMeasurement() {
    }

    private static Job dense(int n) {
        DoubleMatrix x = Samples.cube(n, 8, 4, 1);
        return new Job(new Rbf(DenseRidgeBenchmark.ELL), new Points(x), Samples.smooth(x, 2));
    }

    private static Job finiteRank(int n) {
        DoubleMatrix x = Samples.cube(n, 2, 2 * Math.PI, 1);
        return new Job(new Spectral(4, FiniteRankBenchmark.TEMPERATURE, 1, false), new Points(x),
                Samples.smooth(x, 2));
    }

    private static Job torus(int n) {
        int side = (int) Math.round(Math.sqrt(n));
        return new Job(PeriodicRbf.of(TorusGridBenchmark.ELL), TorusGrid.of(side, side), Samples.noise(n, 1));
    }

    private static Job scattered(int n) {
        int depth = Integer.numberOfTrailingZeros(Integer.highestOneBit(n));
        return new Job(Ultrametric.decaying(2, depth, 0.5),
                TreeLeaves.observed(2, depth, Samples.leaves(n, 1 << depth, 1)), Samples.noise(n, 2));
    }

    private static Job complete(int n) {
        int depth = Integer.numberOfTrailingZeros(n);
        return new Job(Ultrametric.decaying(2, depth, 0.5), TreeLeaves.complete(2, depth), Samples.noise(n, 1));
    }

    static Row measure(Structure structure, int observations) {
        Job job = structure.job(observations);
        String method = "";
        long best = Long.MAX_VALUE;
        long begin = System.nanoTime();
        for (int runs = 0; runs < RUNS || System.nanoTime() - begin < NANOSECONDS; runs++) {
            long start = System.nanoTime();
            RidgeFit fit = job.fit();
            best = Math.min(best, System.nanoTime() - start);
            method = fit.method().label();
        }
        return new Row(structure, method, observations, 1e-9 * best);
    }

    /** Writes a header and the rows. */
    static void write(List<Row> rows, Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out);
        csv.row(List.of("structure", "method", "observations", "threads", "seconds"));
        for (Row row : rows) {
            csv.row(row.cells());
        }
    }

    /**
     * Measures everything.
     *
     * @param args the table and the picture to write
     * @throws IOException if one of them cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("a table.csv and a picture.png to write expected");
        }
        List<Row> rows = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            // Compiles its loops, which the smallest sizes would otherwise wait for.
            measure(structure, structure.sizes().get(structure.sizes().size() / 2));
            for (int observations : structure.sizes()) {
                Row row = measure(structure, observations);
                System.out.println(String.join(",", row.cells()));
                rows.add(row);
            }
        }
        try (Writer table = Files.newBufferedWriter(Path.of(args[0]))) {
            write(rows, table);
        }
        GrowthChart.write(rows, Path.of(args[1]));
    }
}
