package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;
import org.ternion.sphere.harmonic.HarmonicTransform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion sphere transform}. */
@Command(name = "transform", description = "Turn a field on the sphere into coefficients of real spherical harmonics,"
        + " or back. Exact but for rounding for fields without degrees above L.")
final class SphereTransformCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SAMPLES.npy", description = "(L+1) x (2L+1) numbers (NPY): rings at the"
            + " Gauss-Legendre colatitudes from north to south, longitudes 2 pi j / (2L+1). With --inverse: (L+1)^2"
            + " coefficients, degree l and order m at l^2 + l + m.")
    private Path input;

    @Option(names = "--degree", paramLabel = "L", required = true, description = "Largest degree, 0 to 512.")
    private int degree;

    @Option(names = "--inverse", description = "From coefficients to samples.")
    private boolean inverse;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT.npy", required = true,
            description = "Coefficients, or with --inverse samples, as float64 (NPY).")
    private Path output;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        if (degree < 0 || degree > HarmonicTransform.MAX_BAND_LIMIT) {
            throw new ParameterException(spec.commandLine(),
                    "--degree must be 0 to " + HarmonicTransform.MAX_BAND_LIMIT + ", was " + degree);
        }
        OutputFile.check(output);
        double[] from = read();
        timings.end("read");
        HarmonicTransform transform = new HarmonicTransform(degree);
        timings.end("table");
        double[] to = inverse ? transform.synthesize(from) : transform.analyze(from);
        timings.end("transform");
        double error = error(from, inverse ? transform.analyze(to) : transform.synthesize(to));
        if (!Double.isFinite(error)) {
            throw new BadInputException(input + ": numbers so large that their sums are beyond the range of double");
        }
        timings.end("check");
        write(transform, to);
        timings.end("write");
        if (!json) {
            spec.commandLine().getErr().println(output + ": " + to.length + (inverse ? " samples" : " coefficients")
                    + ", the way back differs by " + error + " of the largest value"
                    + (inverse ? "" : " (more than rounding: the field has degrees above " + degree + ")"));
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("degree", degree);
        report.put("inverse", inverse);
        report.put("samples", transform.rings() * transform.longitudes());
        report.put("coefficients", transform.coefficients());
        report.put("roundTripError", error);
        report.put("timings", timings.tree());
        Json.print(spec.commandLine().getOut(), report);
    }

    private double[] read() {
        NpyArray array = VectorFile.array(input, "an NPY file");
        int[] shape = array.shape();
        int rings = degree + 1;
        int longitudes = 2 * degree + 1;
        boolean fits = inverse ? shape.length == 1 && shape[0] == rings * rings
                : shape.length == 2 && shape[0] == rings && shape[1] == longitudes;
        if (!fits) {
            throw new BadInputException(input + ": degree " + degree + " needs "
                    + (inverse ? "[" + rings * rings + "] coefficients" : "[" + rings + ", " + longitudes + "] samples")
                    + ", the array has the shape " + Arrays.toString(shape));
        }
        double[] values = array.toDoubles();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new BadInputException(input + (inverse ? ", coefficient " + i
                        : ", row " + i / longitudes + ", column " + i % longitudes) + " (from 0): must be finite, was "
                        + values[i]);
            }
        }
        return values;
    }

    /** Largest difference, relative to the largest value. */
    private static double error(double[] expected, double[] actual) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        return largest == 0 ? difference : difference / largest;
    }

    private void write(HarmonicTransform transform, double[] values) {
        try {
            if (inverse) {
                Npy.write(output, DoubleMatrix.wrap(values, transform.rings(), transform.longitudes()));
            } else {
                Npy.write(output, values);
            }
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
    }
}
