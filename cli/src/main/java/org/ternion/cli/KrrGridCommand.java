package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.TorusGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ternion krr grid}. */
@Command(name = "grid", description = "Smooth numbers on a periodic grid, or fill in missing ones. With a kernel of"
        + " period 2 pi this takes a few Fourier transforms and is exact.")
final class KrrGridCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "Y.npy", description = "A number for each cell (NPY) in the shape of --shape,"
            + " or flat. NaN is allowed in cells that the mask leaves out.")
    private Path input;

    @Option(names = "--shape", paramLabel = "1024x1024", required = true, converter = ShapeConverter.class,
            description = "Cells of each axis; the coordinates of an axis of n cells are 2 pi j / n.")
    private TorusGrid all;

    @Option(names = "--mask", paramLabel = "M.npy", description = "A number for each cell (NPY): not 0 where the cell"
            + " is observed.")
    private Path maskFile;

    @Option(names = {"-o", "--output"}, paramLabel = "FIT.npy", required = true, description = "float64 (NPY):"
            + " predictions for all cells, in the shape of a grid of one or two axes, else flat.")
    private Path output;

    @Mixin
    private RidgeOptions ridge;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Reads numbers separated by x. */
    static final class ShapeConverter implements ITypeConverter<TorusGrid> {
        @Override
        public TorusGrid convert(String text) {
            int[] shape;
            try {
                shape = Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray();
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected cells of each axis as 1024x1024, was '" + text + "'");
            }
            try {
                return TorusGrid.of(shape);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** The observed cells and a row with the number of each. */
    private record Observed(TorusGrid grid, DoubleMatrix values) {
    }

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        KernelRidge regression = ridge.regression(ridge.kernel(), false);
        OutputFile.check(output);
        Observed observed = read();
        timings.end("read");
        RidgeFit fit = RidgeOptions.fit(regression, observed.grid(), observed.values(), threads);
        RidgeReport report = RidgeReport.of(output, fit, timings);
        DoubleMatrix predictions = threads.stage("predict", run -> WholeDomain.predict(fit, all));
        timings.end("predict");
        write(predictions.backingArray());
        timings.end("write");
        if (!json) {
            report.print(spec.commandLine().getErr());
            return;
        }
        Map<String, Object> tree = report.tree(false, timings);
        tree.put("shape", all.shape());
        tree.put("missing", all.cells() - fit.size());
        Json.print(spec.commandLine().getOut(), tree);
    }

    private Observed read() {
        GridFile numbers = GridFile.read(input, all);
        if (maskFile == null) {
            double[] values = numbers.complete();
            return new Observed(all, DoubleMatrix.wrap(values, values.length, 1));
        }
        BitSet mask = GridFile.read(maskFile, all).nonZero();
        if (mask.isEmpty()) {
            throw new BadInputException(maskFile + ": every cell is 0, the mask leaves no observed cell");
        }
        double[] values = numbers.at(mask);
        return new Observed(TorusGrid.masked(mask, all.shape()), DoubleMatrix.wrap(values, values.length, 1));
    }

    private void write(double[] predictions) {
        int[] shape = all.shape();
        try {
            if (shape.length == 2) {
                Npy.write(output, DoubleMatrix.wrap(predictions, shape[0], shape[1]));
            } else {
                Npy.write(output, predictions);
            }
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
    }
}
