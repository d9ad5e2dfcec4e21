package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.DenseSystem;
import org.ternion.krr.experiments.GrayScottConfig.Design;
import org.ternion.krr.experiments.GrayScottConfig.Target;
import org.ternion.krr.experiments.GrayScottData.CellRows;
import org.ternion.krr.experiments.GrayScottResult.Model;
import org.ternion.krr.kernel.Columns;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Product;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * One step of the Gray-Scott reaction, learnt cell by cell and rolled out: the prediction of a step is what the next
 * one starts from. Each model is fitted once. Errors of u and v, of the radial profile of u in two conventions, and
 * against persistence, least squares and the training mean. Sources: specification of the reference behaviour, section
 * 5; of part 1, section H; of part 2, section 3.
 *
 * <p>The published design PIXEL cannot know its neighbours and memorises where on the pattern a cell is; STENCIL with
 * increments learns the reaction.
 */
public final class GrayScott {
    private final GrayScottConfig config;
    private final GrayScottData data;
    private final Features features;
    private final CellRows train;
    private final CellRows test;

    private GrayScott(GrayScottConfig config, GrayScottData data) {
        this.config = config;
        this.data = data;
        features = Features.of(config.design(), config.halfRange(), data.trainFrames());
        train = data.rows(features, 0, data.trainRows());
        test = data.rows(features, data.trainRows(), data.trainRows() + data.testRows());
    }

    /**
     * Simulates with the seed of the run and compares the kernels.
     *
     * @param config settings
     * @param run    seed, threads, progress in models
     * @return the same for the same settings and seed
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static GrayScottResult run(GrayScottConfig config, RunOptions run) {
        return run(config, GrayScottData.simulated(config, run.seed()), run);
    }

    /**
     * Compares the kernels on given frames and rows.
     *
     * @param config settings; those of simulation and sampling are not used
     * @param data   frames and rows
     * @param run    threads, progress in models
     * @return the same for the same arguments
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static GrayScottResult run(GrayScottConfig config, GrayScottData data, RunOptions run) {
        return new GrayScott(config, data).result(run);
    }

    private GrayScottResult result(RunOptions run) {
        int steps = Math.min(config.rolloutSteps(), data.frames().size() - 1 - data.start());
        List<Frame> truth = data.frames().subList(data.start(), data.start() + steps + 1);
        Rollout rollout = new Rollout(features, truth, config.clip(), config.frameStride());
        Map<String, Kernel> kernels = kernels(config);
        Stages stages = new Stages(run, kernels.size() + 3L);
        List<Model> models = new ArrayList<>();
        kernels.forEach((name, kernel) -> models.add(kernelModel(name, kernel, rollout, stages)));
        models.add(baseline("persistence", StepModel.persistence(), rollout, stages));
        models.add(baseline("linear", StepModel.linear(train), rollout, stages));
        models.add(baseline("trainMean", StepModel.mean(train), rollout, stages));
        return new GrayScottResult(config, data.trainRows(), data.testRows(), data.start(), steps, List.copyOf(truth),
                List.copyOf(models));
    }

    /** The kernels that are compared, by name. */
    static Map<String, Kernel> kernels(GrayScottConfig config) {
        boolean pixel = config.design() == Design.PIXEL;
        Map<String, Kernel> kernels = new LinkedHashMap<>();
        for (int zeroMode = 0; zeroMode <= 1; zeroMode++) {
            Kernel spectral = new Spectral(config.kMax(), config.temperature(), zeroMode, config.legacyGuard());
            kernels.put(zeroMode == 0 ? "spectral" : "spectralZero", pixel ? inSpace(config, spectral) : spectral);
        }
        kernels.put("periodicRbf", pixel ? inSpace(config, PeriodicRbf.of(config.spatialEll()))
                : PeriodicRbf.of(config.ell()));
        kernels.put("rbf", new Rbf(config.ell()));
        return kernels;
    }

    /** K5: a kernel of the position times an RBF of the state. */
    private static Kernel inSpace(GrayScottConfig config, Kernel position) {
        return new Product(List.of(new Columns(position, 0, 2), new Columns(new Rbf(config.stateEll()), 2, 4)));
    }

    private Model kernelModel(String name, Kernel kernel, Rollout rollout, Stages stages) {
        RunOptions run = stages.inner();
        RidgeSystem system = system(kernel, train, run);
        double[] ridges = new double[4];
        Arrays.fill(ridges, config.lambda());
        RidgeSolution solution = system.solve(ridges);
        StepModel full = StepModel.ridge(solution, Target.FULL);
        StepModel delta = StepModel.ridge(solution, Target.DELTA);
        double[] spectrum = config.spectrumSize() == 0 ? new double[0]
                : LeadingEigenvalues.of(Gram.symmetric(kernel, train.features(), run), config.spectrumSize(),
                        run.parallelism());
        double dof = system.scores(0, config.lambda()).dof();
        Model model = model(name, kernel.toString(), full, delta, dof, lambdaGcv(kernel, run), spectrum, rollout);
        stages.finish();
        return model;
    }

    private double lambdaGcv(Kernel kernel, RunOptions run) {
        if (config.gcvRows() == 0) {
            return Double.NaN;
        }
        CellRows rows = data.rows(features, 0, Math.min(config.gcvRows(), data.trainRows()));
        int first = config.target() == Target.FULL ? 0 : 2;
        return BestRidge.common(system(kernel, rows, run), first, first + 2);
    }

    private Model baseline(String name, StepModel predictor, Rollout rollout, Stages stages) {
        Model model = model(name, "", predictor, predictor, Double.NaN, Double.NaN, new double[0], rollout);
        stages.finish();
        return model;
    }

    private Model model(String name, String kernel, StepModel full, StepModel delta, double dof, double lambdaGcv,
            double[] spectrum, Rollout rollout) {
        StepModel chosen = config.target() == Target.FULL ? full : delta;
        Rollout.Path path = rollout.of(chosen);
        double relative = oneStep(chosen) / Rows.mse(test.next(), test.now());
        return new Model(name, kernel, oneStep(full), oneStep(delta), relative, dof, lambdaGcv,
                Arrays.stream(spectrum).boxed().toList(), path.steps(), path.frames());
    }

    private double oneStep(StepModel model) {
        return test.now().rows() == 0 ? Double.NaN : Rows.mse(test.next(), model.next(test.features(), test.now()));
    }

    /** Next states and increments as four outputs, so that both targets share one factor. */
    private static RidgeSystem system(Kernel kernel, CellRows rows, RunOptions run) {
        DoubleMatrix increments = Rows.plus(rows.next(), -1, rows.now());
        double[] targets = new double[4 * rows.next().rows()];
        for (int row = 0; row < rows.next().rows(); row++) {
            rows.next().copyRow(row, targets, 4 * row);
            increments.copyRow(row, targets, 4 * row + 2);
        }
        return DenseSystem.of(kernel, rows.features(), DoubleMatrix.wrap(targets, rows.next().rows(), 4), run,
                DenseAlgebra.best());
    }
}
