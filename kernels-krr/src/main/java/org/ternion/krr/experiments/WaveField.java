package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.DenseSystem;
import org.ternion.krr.dense.KernelSpectrum;
import org.ternion.krr.experiments.WaveFieldResult.Baselines;
import org.ternion.krr.experiments.WaveFieldResult.Family;
import org.ternion.krr.experiments.WaveFieldResult.Row;
import org.ternion.krr.experiments.WaveFieldResult.SizeRow;
import org.ternion.krr.experiments.WaveFieldResult.Wave;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;

/**
 * A sum of a few plane waves on the torus, learnt from scattered noisy points: error, spectrum and degrees of freedom
 * of the spectral, RBF and periodic RBF kernels against temperature and length scale. Source: specification of the
 * reference behaviour, section 4.
 */
public final class WaveField {
    private static final int SLOPE_RANKS = 80;

    private final WaveFieldConfig config;
    private final Stages stages;

    private WaveField(WaveFieldConfig config, Stages stages) {
        this.config = config;
        this.stages = stages;
    }

    /**
     * Draws a field with the seed of the run and compares the kernels on it.
     *
     * @param config settings
     * @param run    seed, threads, progress in fits
     * @return the same for the same settings and seed
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static WaveFieldResult run(WaveFieldConfig config, RunOptions run) {
        List<Wave> waves = waves(config, run.seed());
        return run(config, sample(config, waves, run.seed()), waves, run);
    }

    /**
     * Compares the kernels on given data.
     *
     * @param config settings; those of the generator are not used
     * @param sample points of the torus with two columns and one target, in the order in which they are used: the first
     *               {@code train} rows for training, the others are tested
     * @param run    threads, progress in fits
     * @return the same for the same arguments
     * @throws IllegalArgumentException if the sample has other columns or too few rows
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static WaveFieldResult run(WaveFieldConfig config, Sample sample, RunOptions run) {
        return run(config, sample, List.of(), run);
    }

    /**
     * Draws the points of a field: uniform on {@code [-pi, pi)^2}, in random order.
     *
     * @param config number of points and noise
     * @param waves  the field
     * @param seed   any value
     * @return points and noisy values
     */
    static Sample sample(WaveFieldConfig config, List<Wave> waves, long seed) {
        Draws points = Draws.of(seed, 0);
        Draws noise = Draws.of(seed, 2);
        double[] x = new double[2 * config.points()];
        double[] y = new double[config.points()];
        for (int i = 0; i < y.length; i++) {
            x[2 * i] = Math.PI * (2 * points.uniform() - 1);
            x[2 * i + 1] = Math.PI * (2 * points.uniform() - 1);
            for (Wave wave : waves) {
                y[i] += wave.at(x[2 * i], x[2 * i + 1]);
            }
            y[i] += config.noise() * noise.normal();
        }
        return new Sample(DoubleMatrix.wrap(x, y.length, 2), DoubleMatrix.wrap(y, y.length, 1));
    }

    /** Wave vectors uniform in the box without 0, amplitudes standard normal, phases uniform. */
    static List<Wave> waves(WaveFieldConfig config, long seed) {
        Draws draws = Draws.of(seed, 1);
        int side = 2 * config.maxFrequency() + 1;
        List<Wave> waves = new ArrayList<>();
        while (waves.size() < config.waves()) {
            int k1 = draws.below(side) - config.maxFrequency();
            int k2 = draws.below(side) - config.maxFrequency();
            if (k1 != 0 || k2 != 0) {
                waves.add(new Wave(k1, k2, draws.normal(), 2 * Math.PI * draws.uniform()));
            }
        }
        return waves;
    }

    private static WaveFieldResult run(WaveFieldConfig config, Sample sample, List<Wave> waves, RunOptions run) {
        int largest = config.sizes().isEmpty() ? 0 : Collections.max(config.sizes());
        int needed = Math.max(config.train(), largest) + 1;
        if (sample.x().cols() != 2 || sample.y().cols() != 1 || sample.size() < needed) {
            throw new IllegalArgumentException("at least " + needed + " points with 2 columns and 1 target expected, "
                    + "got a " + sample.x() + " and a " + sample.y());
        }
        int fits = 2 * (config.temperatures().size() + config.lengthScales().size())
                + Family.values().length * config.sizes().size();
        WaveField experiment = new WaveField(config, new Stages(run, fits));
        Sample train = sample.rows(0, config.train());
        Sample test = sample.rows(config.train(), sample.size());
        Baselines baselines = experiment.baselines(train, test);
        List<Row> rows = new ArrayList<>();
        List<SizeRow> sizes = new ArrayList<>();
        for (Family family : Family.values()) {
            for (double parameter : experiment.parameters(family)) {
                rows.add(experiment.row(family, parameter, train, test, baselines.zero()));
            }
        }
        for (Family family : Family.values()) {
            for (int size : config.sizes()) {
                sizes.add(experiment.size(family, sample.rows(0, size), sample.rows(largest, sample.size())));
            }
        }
        double mean = Rows.means(test.y())[0];
        double variance = baselines.zero() - mean * mean;
        return new WaveFieldResult(config, List.copyOf(waves), variance, baselines, List.copyOf(rows),
                List.copyOf(sizes));
    }

    private static boolean isSpectral(Family family) {
        return family == Family.SPECTRAL || family == Family.SPECTRAL_ZERO;
    }

    private List<Double> parameters(Family family) {
        return isSpectral(family) ? config.temperatures() : config.lengthScales();
    }

    private Kernel kernel(Family family, double parameter) {
        return switch (family) {
            case SPECTRAL -> new Spectral(config.kMax(), parameter, 0, config.legacyGuard());
            case SPECTRAL_ZERO -> new Spectral(config.kMax(), parameter, 1, config.legacyGuard());
            case RBF -> new Rbf(parameter);
            case PERIODIC_RBF -> PeriodicRbf.of(parameter);
        };
    }

    private Row row(Family family, double parameter, Sample train, Sample test, double energy) {
        Kernel kernel = kernel(family, parameter);
        RunOptions run = stages.inner();
        DenseSystem system = DenseSystem.of(kernel, train.x(), train.y(), run, DenseAlgebra.best());
        double mse = mse(system, config.lambda(), test);
        double dof = system.scores(0, config.lambda()).dof();
        double lambdaGcv = BestRidge.common(system, 0, 1);
        double mseGcv = mse(system, lambdaGcv, test);
        double[] spectrum = KernelSpectrum.of(kernel, train.x(), run, DenseAlgebra.best()).values();
        double smallest = Math.max(0, spectrum[spectrum.length - 1]) + config.lambda();
        stages.finish();
        return new Row(family, parameter, kernel.toString(), mse, mse / energy, dof,
                (spectrum[0] + config.lambda()) / smallest, slope(spectrum),
                Arrays.stream(spectrum).boxed().toList(), lambdaGcv, mseGcv);
    }

    private SizeRow size(Family family, Sample train, Sample test) {
        double parameter = isSpectral(family) ? config.temperature() : config.lengthScale();
        DenseSystem system = DenseSystem.of(kernel(family, parameter), train.x(), train.y(), stages.inner(),
                DenseAlgebra.best());
        double mse = mse(system, config.lambda(), test);
        stages.finish();
        return new SizeRow(train.size(), family, parameter, mse);
    }

    private static double mse(DenseSystem system, double lambda, Sample test) {
        return Rows.mse(test.y(), system.solve(new double[] {lambda}).predict(test.x()));
    }

    /** Least squares line through (log rank, log eigenvalue); eigenvalues that are not positive count as the shift. */
    static double slope(double[] spectrum) {
        if (spectrum.length < SLOPE_RANKS) {
            return Double.NaN;
        }
        double[] ones = new double[SLOPE_RANKS];
        double[] logs = new double[SLOPE_RANKS];
        for (int i = 0; i < SLOPE_RANKS; i++) {
            ones[i] = Math.log(i + 1);
            logs[i] = Math.log(Math.max(spectrum[i], 1e-12));
        }
        DoubleMatrix line = LeastSquares.withConstant(DoubleMatrix.wrap(ones, SLOPE_RANKS, 1));
        return LeastSquares.coefficients(line, DoubleMatrix.wrap(logs, SLOPE_RANKS, 1)).get(0, 0);
    }

    private Baselines baselines(Sample train, Sample test) {
        double[] mean = Rows.means(train.y());
        double leastSquares = Double.NaN;
        DoubleMatrix features = features(train.x());
        if (features.cols() <= features.rows()) {
            DoubleMatrix coefficients = LeastSquares.coefficients(features, train.y());
            leastSquares = Rows.mse(test.y(), LeastSquares.apply(features(test.x()), coefficients));
        }
        return new Baselines(Rows.energy(test.y()), Rows.mse(test.y(), Rows.repeat(mean, test.size())), leastSquares);
    }

    /** Cosine and sine of one of each pair of frequencies k and -k, without 0. */
    private DoubleMatrix features(DoubleMatrix x) {
        int side = 2 * config.kMax() + 1;
        int cols = side * side - 1;
        double[] features = new double[x.rows() * cols];
        for (int row = 0; row < x.rows(); row++) {
            int at = row * cols;
            for (int k1 = 0; k1 <= config.kMax(); k1++) {
                for (int k2 = k1 == 0 ? 1 : -config.kMax(); k2 <= config.kMax(); k2++) {
                    double angle = k1 * x.get(row, 0) + k2 * x.get(row, 1);
                    features[at++] = Math.cos(angle);
                    features[at++] = Math.sin(angle);
                }
            }
        }
        return DoubleMatrix.wrap(features, x.rows(), cols);
    }
}
