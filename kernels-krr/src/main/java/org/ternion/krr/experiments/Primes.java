package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.ternary.Valuations;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.experiments.PrimesResult.Model;
import org.ternion.krr.experiments.PrimesResult.Score;
import org.ternion.krr.experiments.PrimesResult.Target;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.lowrank.AggregatedSystem;

/**
 * Divisibility of integers, learnt from their residues by kernels on the torus and from their last digits by the p-adic
 * kernel. Inputs are repeated many times, so that the system has one unknown for each different input. Sources:
 * specification of the reference behaviour, section 6, and of part 2, section 4.
 *
 * <p>A kernel sees only its own input: what is no function of the residues cannot be learnt from them, and the p-adic
 * kernel is given the digits it needs. Compare errors of different targets through their base rates only.
 */
public final class Primes {
    /** Predictions may rise by this along the ladder: rounding of equal ones. */
    private static final double LADDER_TOLERANCE = 1e-9;

    private final PrimesConfig config;
    private final int[] trainNumbers;
    private final int[] testNumbers;
    private final List<String> names = new ArrayList<>();
    private final List<IntToDoubleFunction> functions = new ArrayList<>();
    private final DoubleMatrix trainY;
    private final DoubleMatrix testY;

    private Primes(PrimesConfig config, int[] order) {
        this.config = config;
        int train = config.trainCount();
        trainNumbers = IntStream.range(0, train).map(i -> order[i] + 1).toArray();
        testNumbers = IntStream.range(train, order.length).map(i -> order[i] + 1).toArray();
        describeTargets();
        trainY = targets(trainNumbers);
        testY = targets(testNumbers);
    }

    /**
     * Compares the kernels on a random choice of training numbers.
     *
     * @param config settings
     * @param run    seed, threads, progress in fits
     * @return the same for the same settings and seed
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static PrimesResult run(PrimesConfig config, RunOptions run) {
        return run(config, Draws.of(run.seed(), 0).distinct(config.nMax(), config.nMax()), run);
    }

    /**
     * Compares the kernels on given training numbers.
     *
     * @param config settings
     * @param order  a permutation of {@code [0, nMax)}: the first entries plus 1 are the training numbers, the others
     *               plus 1 are tested
     * @param run    threads, progress in fits
     * @return the same for the same arguments
     * @throws IllegalArgumentException if {@code order} is no permutation of {@code nMax} numbers
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static PrimesResult run(PrimesConfig config, int[] order, RunOptions run) {
        Checks.permutation(order, config.nMax(), "order");
        return new Primes(config, order).result(run);
    }

    private void describeTargets() {
        for (int p : config.primes()) {
            names.add("div" + p);
            functions.add(n -> n % p == 0 ? 1 : 0);
        }
        int p = config.valuationPrime();
        int cap = config.valuationCap();
        names.add("valuation");
        functions.add(n -> (double) Math.min(Valuations.valuation(n, p), cap) / cap);
        long power = p;
        for (int k = 1; k <= config.maxPower() && power <= config.nMax(); k++) {
            int divisor = (int) power;
            names.add("ind" + k);
            functions.add(n -> n % divisor == 0 ? 1 : 0);
            power *= p;
        }
        // fitted exactly by a kernel with a constant; without one its error explains those of all targets
        names.add("constant1");
        functions.add(n -> 1);
    }

    private DoubleMatrix targets(int[] numbers) {
        int q = names.size();
        double[] y = new double[numbers.length * q];
        for (int i = 0; i < y.length; i++) {
            y[i] = functions.get(i % q).applyAsDouble(numbers[i / q]);
        }
        return DoubleMatrix.wrap(y, numbers.length, q);
    }

    private Residues residues(int[] numbers) {
        return Residues.of(Arrays.stream(numbers).asLongStream().toArray(),
                config.moduli().stream().mapToInt(Integer::intValue).toArray());
    }

    private DoubleMatrix leaves(int[] numbers) {
        return TreeLeaves.residues(config.valuationPrime(), config.padicDepth(),
                Arrays.stream(numbers).asLongStream().toArray()).points();
    }

    private PrimesResult result(RunOptions run) {
        Residues train = residues(trainNumbers);
        DoubleMatrix trainX = train.points();
        Residues test = residues(testNumbers);
        DoubleMatrix testX = test.points();
        List<Target> targets = baselines(train, test);
        Stages stages = new Stages(run, 5);
        List<Model> models = List.of(
                model("spectral", spectral(0), trainX, testX, targets, stages),
                model("spectralZero", spectral(1), trainX, testX, targets, stages),
                model("periodicRbf", PeriodicRbf.of(config.lengthScale()), trainX, testX, targets,
                        stages),
                model("periodicRbfPrimes", PeriodicRbf.primes(config.lengthScale()), trainX, testX, targets, stages),
                model("padic", Ultrametric.decaying(config.valuationPrime(), config.padicDepth(), config.padicBeta()),
                        leaves(trainNumbers), leaves(testNumbers), targets, stages));
        int trainCells = (int) IntStream.range(0, train.size()).map(train::cell).distinct().count();
        return new PrimesResult(config, trainNumbers.length, trainCells, train.cells(),
                Arrays.stream(testNumbers).boxed().toList(), testY, targets, models);
    }

    private Kernel spectral(double zeroMode) {
        return new Spectral(config.kMax(), config.temperature(), zeroMode, config.legacyGuard());
    }

    private Model model(String name, Kernel kernel, DoubleMatrix trainX, DoubleMatrix testX, List<Target> targets,
            Stages stages) {
        AggregatedSystem system = AggregatedSystem.of(kernel, trainX, trainY, stages.inner());
        double[] ridges = new double[targets.size()];
        Arrays.fill(ridges, config.lambda());
        double dof = system.scores(0, config.lambda()).dof();
        DoubleMatrix predictions = system.solve(ridges).predict(testX);
        ridges = BestRidge.perOutput(system);
        DoubleMatrix selected = system.solve(ridges).predict(testX);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            DoubleMatrix truth = Rows.columns(testY, i, i + 1);
            DoubleMatrix own = Rows.columns(predictions, i, i + 1);
            double mse = Rows.mse(truth, own);
            scores.add(new Score(target.name(), mse, target.zero() > 0 ? mse / target.zero() : Double.NaN,
                    target.trainMean() > 0 ? 1 - mse / target.trainMean() : Double.NaN,
                    RankedPairs.auc(truth.backingArray(), own.backingArray()), ridges[i],
                    Rows.mse(truth, Rows.columns(selected, i, i + 1))));
        }
        stages.finish();
        return new Model(name, kernel.toString(), dof, ladder(predictions), List.copyOf(scores), predictions);
    }

    private double ladder(DoubleMatrix predictions) {
        int first = names.indexOf("ind1");
        int end = names.indexOf("constant1");
        if (first < 0 || end - first < 2) {
            return Double.NaN;
        }
        int falling = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            for (int col = first; col < end - 1; col++) {
                falling += predictions.get(row, col + 1) <= predictions.get(row, col) + LADDER_TOLERANCE ? 1 : 0;
            }
        }
        return (double) falling / (predictions.rows() * (end - first - 1));
    }

    private List<Target> baselines(Residues train, Residues test) {
        double[] means = Rows.means(trainY);
        DoubleMatrix cellMeans = cellMeans(train, test, means);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            DoubleMatrix truth = Rows.columns(testY, i, i + 1);
            double rate = Rows.means(truth)[0];
            double zero = Rows.energy(truth);
            targets.add(new Target(names.get(i), rate, zero - rate * rate, zero,
                    Rows.mse(truth, Rows.repeat(new double[] {means[i]}, truth.rows())),
                    Rows.mse(truth, Rows.columns(cellMeans, i, i + 1))));
        }
        return List.copyOf(targets);
    }

    /** Means of the training targets with the residues of each test number; means of all where there are none. */
    private DoubleMatrix cellMeans(Residues train, Residues test, double[] means) {
        int q = names.size();
        int[] cells = IntStream.range(0, train.size()).map(train::cell).sorted().distinct().toArray();
        double[] sums = new double[cells.length * q];
        int[] counts = new int[cells.length];
        for (int row = 0; row < train.size(); row++) {
            int cell = Arrays.binarySearch(cells, train.cell(row));
            counts[cell]++;
            for (int i = 0; i < q; i++) {
                sums[cell * q + i] += trainY.get(row, i);
            }
        }
        double[] predictions = new double[test.size() * q];
        for (int row = 0; row < test.size(); row++) {
            int cell = Arrays.binarySearch(cells, test.cell(row));
            for (int i = 0; i < q; i++) {
                predictions[row * q + i] = cell < 0 ? means[i] : sums[cell * q + i] / counts[cell];
            }
        }
        return DoubleMatrix.wrap(predictions, test.size(), q);
    }
}
