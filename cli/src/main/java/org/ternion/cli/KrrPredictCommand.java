package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.krr.RidgeModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion krr predict}. */
@Command(name = "predict", description = "Predict at new points with a model of 'krr fit'.")
final class KrrPredictCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A file of 'krr fit'.")
    private Path file;

    @Parameters(index = "1", paramLabel = "X.npy", description = "M x D numbers (NPY), one point per row; one axis is a"
            + " single column.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "P.npy", required = true,
            description = "M x Q float64 (NPY): the predictions.")
    private Path output;

    @Option(names = "--variance", paramLabel = "V.npy", description = "M x Q float64 (NPY): posterior variances of the"
            + " predicted function, without noise. Fits again.")
    private Path varianceFile;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        OutputFile.check(output);
        if (varianceFile != null) {
            OutputFile.check(varianceFile);
        }
        RidgeModel model = load();
        timings.end("load");
        DoubleMatrix points = VectorFile.rows(input, "point");
        if (points.cols() != model.dimension()) {
            throw new BadInputException(input + ": points have " + points.cols() + " coordinates, those of " + file
                    + " have " + model.dimension());
        }
        timings.end("read");
        DoubleMatrix predictions = threads.stage("predict", run -> model.predict(points, run));
        timings.end("predict");
        write(output, predictions);
        timings.end("write");
        if (varianceFile != null) {
            write(varianceFile, threads.stage("variance", run -> model.variance(points, run)));
            timings.end("variance");
        }
        if (!json) {
            spec.commandLine().getErr().println(output + ": " + predictions.rows() + " x " + predictions.cols()
                    + " predictions by a " + model.method().label() + " fit of " + model.size() + " points with "
                    + model.kernel());
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("variance", varianceFile == null ? null : varianceFile.toString());
        report.put("model", file.toString());
        report.put("kernel", model.kernel().toString());
        report.put("method", model.method().label());
        report.put("n", model.size());
        report.put("points", predictions.rows());
        report.put("outputs", predictions.cols());
        report.put("timings", timings.tree());
        Json.print(spec.commandLine().getOut(), report);
    }

    private RidgeModel load() {
        InputFile.existing(file, "a file of 'krr fit'");
        try {
            return RidgeModel.load(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private static void write(Path to, DoubleMatrix matrix) {
        try {
            Npy.write(to, matrix);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(to, e);
        }
    }
}
