package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.TreeLeaves;

class KernelGoldensTest {
    /** Absolute, as the READMEs say; kernels are at most 1. */
    private static final double KERNELS = 1e-13;
    private static final double POINTS = 1e-12;

    static Stream<Arguments> referenceCases() {
        JsonNode file = Goldens.json("krr-reference", "kernels.json");
        return stream(file.get("cases")).map(c -> Arguments.of(file, c, c.get("kernel").asText()));
    }

    @ParameterizedTest(name = "{2} {index}")
    @MethodSource("referenceCases")
    void referenceKernelsAreReproduced(JsonNode file, JsonNode c, String name) {
        DoubleMatrix a = Goldens.matrix(file.get("A"));
        DoubleMatrix b = Goldens.matrix(file.get("B"));
        if (name.startsWith("product:")) {
            a = beside(a, Goldens.matrix(file.get("stateA")));
            b = beside(b, Goldens.matrix(file.get("stateB")));
        } else if (name.equals("spectral1d")) {
            a = Goldens.matrix(c.get("x"));
            b = DoubleMatrix.wrap(new double[] {a.get(0, 0), a.get(1, 0), a.get(2, 0)}, 3, 1);
        }
        assertClose(c.get("K"), Gram.between(reference(c, name), a, b, RunOptions.DEFAULT), KERNELS);
    }

    private static Kernel reference(JsonNode c, String name) {
        return switch (name) {
            case "spectral", "spectral1d" -> spectral(c);
            case "rbf" -> new Rbf(c.get("ell").doubleValue());
            case "periodicRbf" -> new PeriodicRbf(c.get("ell").doubleValue(), c.get("period").doubleValue());
            case "periodicRbfPrimes" -> {
                assertEquals(c.get("equivalentPeriodicRbfEll").doubleValue(),
                        PeriodicRbf.primes(c.get("ell").doubleValue()).ell(), 1e-15);
                yield PeriodicRbf.primes(c.get("ell").doubleValue());
            }
            case "product:spectral*rbf" -> ofPositionAndState(spectral(c), c);
            case "product:periodicRbf*rbf" -> ofPositionAndState(PeriodicRbf.of(c.get("ell").doubleValue()), c);
            default -> throw new IllegalStateException(name);
        };
    }

    private static Kernel spectral(JsonNode c) {
        return new Spectral(c.get("kMax").intValue(), c.get("T").doubleValue(), c.get("zeroMode").doubleValue(), true);
    }

    private static Kernel ofPositionAndState(Kernel position, JsonNode c) {
        return new Product(List.of(new Columns(position, 0, 2),
                new Columns(new Rbf(c.get("stateEll").doubleValue()), 2, 4)));
    }

    static Stream<Arguments> pointCases() {
        JsonNode file = Goldens.json("dashi-part1", "kernel_points.json");
        return Stream.of("dashifine", "rbf", "periodic_rbf")
                .flatMap(kind -> stream(file.get(kind)).map(c -> Arguments.of(file, c, points(kind, c))));
    }

    private static Kernel points(String kind, JsonNode c) {
        return switch (kind) {
            case "dashifine" -> new Spectral(c.get("k_max").intValue(), c.get("temperature").doubleValue(),
                    c.get("include_bias").booleanValue() ? 1 : 0, true);
            case "rbf" -> new Rbf(c.get("lengthscale").doubleValue());
            default -> new PeriodicRbf(c.get("lengthscale").doubleValue(), c.get("period").doubleValue());
        };
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("pointCases")
    void loggedKernelsAreReproduced(JsonNode file, JsonNode c, Kernel kernel) {
        DoubleMatrix a = Goldens.matrix(file.get("A"));
        assertClose(c.get("K"), Gram.between(kernel, a, Goldens.matrix(file.get("B")), RunOptions.DEFAULT), POINTS);
        if (c.has("diag_AA")) {
            DoubleMatrix gram = Gram.symmetric(kernel, a, RunOptions.DEFAULT);
            double[] diagonal = new double[a.rows()];
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] = gram.get(i, i);
            }
            assertArrayEquals(Goldens.doubles(c.get("diag_AA")), diagonal, POINTS);
        }
    }

    static Stream<JsonNode> padicCases() {
        return stream(Goldens.json("dashi-part1", "padic.json"));
    }

    @ParameterizedTest
    @MethodSource("padicCases")
    void padicKernelsOfIntegersAreReproduced(JsonNode c) {
        int prime = c.get("p").intValue();
        int depth = c.get("depth").intValue();
        Kernel kernel = Ultrametric.padic(prime, depth, Goldens.doubles(c.get("weights")));
        DoubleMatrix leaves = TreeLeaves.residues(prime, depth, LongStream.rangeClosed(1, 9).toArray()).points();
        assertClose(c.get("K_1_to_9"), Gram.symmetric(kernel, leaves, RunOptions.DEFAULT), POINTS);
    }

    static Stream<Arguments> torusSpectra() {
        return stream(Goldens.json("krr-reference", "eigenvalues.json").get("cases")).filter(c -> c.has("dims"))
                .map(c -> Arguments.of(c, c.get("kernel").asText()));
    }

    /** N times the sum of the coefficients of all frequencies that the grid cannot tell apart. */
    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("torusSpectra")
    void seriesGiveTheEigenvaluesOnTorusGrids(JsonNode c, String name) {
        int[] dims = Goldens.ints(c.get("dims"));
        Kernel kernel = name.equals("spectral") ? spectral(c) : name.equals("periodicRbf")
                ? PeriodicRbf.of(c.get("ell").doubleValue()) : PeriodicRbf.primes(c.get("ell").doubleValue());
        AxisSeries series = kernel.fourierSeries(dims.length).orElseThrow().get(0);
        double[] expected = Goldens.doubles(c.get("eigenvalues"));
        double[] actual = new double[expected.length];
        for (int at = 0; at < actual.length; at++) {
            double product = 1;
            int rest = at;
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                product *= aliased(series, rest % dims[axis], dims[axis]);
                rest /= dims[axis];
            }
            actual[at] = actual.length * series.scale() * (product - (at == 0 ? series.zeroShift() : 0));
        }
        Goldens.assertClose(expected, actual, 1e-12, "eigenvalues");
    }

    private static double aliased(AxisSeries series, int frequency, int cells) {
        double sum = 0;
        for (int q = -series.cutoff(); q <= series.cutoff(); q++) {
            sum += Math.floorMod(q - frequency, cells) == 0 ? series.coefficient(q) : 0;
        }
        return sum;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static DoubleMatrix beside(DoubleMatrix left, DoubleMatrix right) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < left.rows(); i++) {
            for (int j = 0; j < left.cols(); j++) {
                values.add(left.get(i, j));
            }
            for (int j = 0; j < right.cols(); j++) {
                values.add(right.get(i, j));
            }
        }
        return DoubleMatrix.wrap(values.stream().mapToDouble(v -> v).toArray(), left.rows(),
                left.cols() + right.cols());
    }

    private static void assertClose(JsonNode expected, DoubleMatrix actual, double tolerance) {
        DoubleMatrix wanted = Goldens.matrix(expected);
        assertEquals(wanted.rows(), actual.rows());
        assertEquals(wanted.cols(), actual.cols());
        assertArrayEquals(wanted.backingArray(), actual.backingArray(), tolerance);
    }
}
