package org.ternion.krr.lowrank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.kernel.AxisSeries;
import org.ternion.krr.kernel.Kernel;

/**
 * The Fourier modes of a kernel as real features, {@code k(x, y) = sum of phi_m(x) phi_m(y)}: each is a factor times a
 * product of one sine, cosine or 1 for each axis, an element of the tensors of {@link TorusPoints}. A product of two
 * features is a sum of at most 2^d elements of twice the cutoff: that is how sums over points replace features.
 */
final class TorusModes {
    /** Modes whose share of k(x, x) is smaller are left out: they are below its rounding. */
    private static final double NEGLIGIBLE = 1e-17;
    private static final int LARGEST_TENSOR = 1 << 24;

    private final int dimension;
    private final int cutoff;
    /** Element of the tensor of {@link #cutoff} for each mode. */
    private final int[] elements;
    private final double[] factors;
    private TorusModes(int dimension, int cutoff, int[] elements, double[] factors) {
        this.dimension = dimension;
        this.cutoff = cutoff;
        this.elements = elements;
        this.factors = factors;
    }

    static TorusModes of(Kernel kernel, int dimension) {
        if (kernel.fourierSeries(dimension).isEmpty()) {
            throw new IllegalArgumentException("kernel " + kernel + " has no Fourier series with period 2 pi in "
                    + dimension + " dimensions");
        }
        return find(kernel, dimension).orElseThrow(() -> new IllegalArgumentException("kernel " + kernel
                + " has too many Fourier modes in " + dimension + " dimensions, at most " + FiniteRankSystem.MODE_LIMIT
                + " are supported"));
    }

    /** Empty if there is no Fourier series or it has too many modes. */
    static Optional<TorusModes> find(Kernel kernel, int dimension) {
        return kernel.fourierSeries(dimension).flatMap(series -> find(series, dimension));
    }

    private static Optional<TorusModes> find(List<AxisSeries> series, int dimension) {
        double least = NEGLIGIBLE * total(series, dimension);
        int cutoff = cutoff(series, dimension, least);
        if (TorusPoints.tensorSize(2 * cutoff, dimension) > LARGEST_TENSOR) {
            return Optional.empty();
        }
        double[] weights = new double[TorusPoints.tensorSize(cutoff, dimension)];
        Arrays.setAll(weights, m -> weight(series, m, 2 * cutoff + 1, dimension));
        int[] kept = IntStream.range(0, weights.length).filter(m -> weights[m] > least).toArray();
        return kept.length > FiniteRankSystem.MODE_LIMIT ? Optional.empty()
                : Optional.of(new TorusModes(dimension, cutoff, kept,
                        Arrays.stream(kept).mapToDouble(m -> Math.sqrt(weights[m])).toArray()));
    }

    /** {@code k(x, x)}. */
    private static double total(List<AxisSeries> series, int dimension) {
        double total = 0;
        for (AxisSeries term : series) {
            double axis = term.coefficient(0);
            for (int j = 1; j <= term.cutoff(); j++) {
                axis += 2 * term.coefficient(j);
            }
            total += term.scale() * (Math.pow(axis, dimension) - term.zeroShift());
        }
        return total;
    }

    /** The largest frequency on an axis of which some mode matters. */
    private static int cutoff(List<AxisSeries> series, int dimension, double least) {
        int cutoff = 0;
        for (AxisSeries term : series) {
            double largest = 0;
            for (int j = 0; j <= term.cutoff(); j++) {
                largest = Math.max(largest, 2 * term.coefficient(j));
            }
            double others = term.scale() * Math.pow(largest, dimension - 1);
            int j = term.cutoff();
            while (j > cutoff && 2 * term.coefficient(j) * others <= least) {
                j--;
            }
            cutoff = Math.max(cutoff, j);
        }
        return cutoff;
    }

    /** Square of the factor of an element: the coefficient, doubled for each axis whose frequency is not 0. */
    private static double weight(List<AxisSeries> series, int element, int width, int dimension) {
        double sum = 0;
        for (AxisSeries term : series) {
            double product = 1;
            int rest = element;
            for (int axis = 0; axis < dimension; axis++) {
                int frequency = (rest % width + 1) / 2;
                product *= (frequency == 0 ? 1 : 2) * term.coefficient(frequency);
                rest /= width;
            }
            sum += term.scale() * (product - (element == 0 ? term.zeroShift() : 0));
        }
        return sum;
    }

    int cutoff() {
        return cutoff;
    }

    int count() {
        return elements.length;
    }

    /** The sums of the features times something, from the tensor of the sums of their products. */
    double[] project(double[] sums) {
        double[] result = new double[elements.length];
        Arrays.setAll(result, m -> factors[m] * sums[elements[m]]);
        return result;
    }

    /** The function with some coefficients as a tensor: transpose of {@link #project}. */
    double[] expand(double[] coefficients) {
        double[] tensor = new double[TorusPoints.tensorSize(cutoff, dimension)];
        for (int m = 0; m < elements.length; m++) {
            tensor[elements[m]] = factors[m] * coefficients[m];
        }
        return tensor;
    }

    /** {@code Phi^T Phi} from the tensor of the sums of twice the cutoff. */
    DoubleMatrix gram(double[] sums) {
        int r = elements.length;
        double[] gram = new double[r * r];
        Product product = new Product();
        for (int m = 0; m < r; m++) {
            for (int other = 0; other <= m; other++) {
                product.of(elements[m], elements[other]);
                double sum = 0;
                for (int t = 0; t < product.terms; t++) {
                    sum += product.factors[t] * sums[product.elements[t]];
                }
                gram[m * r + other] = factors[m] * factors[other] * sum;
                gram[other * r + m] = gram[m * r + other];
            }
        }
        return DoubleMatrix.wrap(gram, r, r);
    }

    /** {@code phi(x)^T M phi(x)} of a symmetric M as a tensor of twice the cutoff: transpose of {@link #gram}. */
    double[] quadratic(DoubleMatrix matrix) {
        int r = elements.length;
        double[] values = matrix.backingArray();
        double[] tensor = new double[TorusPoints.tensorSize(2 * cutoff, dimension)];
        Product product = new Product();
        for (int m = 0; m < r; m++) {
            for (int other = 0; other <= m; other++) {
                product.of(elements[m], elements[other]);
                double weight = (other < m ? 2 : 1) * factors[m] * factors[other] * values[m * r + other];
                for (int t = 0; t < product.terms; t++) {
                    tensor[product.elements[t]] += weight * product.factors[t];
                }
            }
        }
        return tensor;
    }

    /** The features of some points, a row each. */
    DoubleMatrix features(DoubleMatrix x) {
        int r = elements.length;
        int width = 2 * cutoff + 1;
        double[] phi = new double[Math.multiplyExact(x.rows(), r)];
        for (int i = 0; i < x.rows(); i++) {
            for (int m = 0; m < r; m++) {
                double product = factors[m];
                int rest = elements[m];
                for (int axis = dimension - 1; axis >= 0; axis--) {
                    product *= function(rest % width, x.get(i, axis));
                    rest /= width;
                }
                phi[i * r + m] = product;
            }
        }
        return DoubleMatrix.wrap(phi, x.rows(), r);
    }

    private static double function(int number, double x) {
        int frequency = (number + 1) / 2;
        return number > 0 && number % 2 == 0 ? StrictMath.sin(frequency * x) : StrictMath.cos(frequency * x);
    }

    /** The product of two elements as elements of twice the cutoff. */
    private final class Product {
        private final int[] elements = new int[1 << dimension];
        private final double[] factors = new double[1 << dimension];
        private int terms;

        private void of(int left, int right) {
            int width = 2 * cutoff + 1;
            int restLeft = left;
            int restRight = right;
            int place = 1;
            elements[0] = 0;
            factors[0] = 1;
            terms = 1;
            for (int axis = dimension - 1; axis >= 0; axis--) {
                multiply(restLeft % width, restRight % width, place);
                place *= 4 * cutoff + 1;
                restLeft /= width;
                restRight /= width;
            }
        }

        /** Function {@code 2j - 1} is cos jx and {@code 2j} is sin jx; {@code 0} is cos 0x. */
        private void multiply(int a, int b, int place) {
            int j = (a + 1) / 2;
            int l = (b + 1) / 2;
            boolean sineA = a > 0 && a % 2 == 0;
            boolean sineB = b > 0 && b % 2 == 0;
            if (sineA == sineB) {
                // cos j cos l and sin j sin l are (cos(j - l) +- cos(j + l)) / 2
                split(place, cosine(Math.abs(j - l)), 0.5, cosine(j + l), sineA ? -0.5 : 0.5);
            } else {
                // sin j cos l = (sin(j - l) + sin(j + l)) / 2
                int difference = sineA ? j - l : l - j;
                split(place, 2 * Math.abs(difference), 0.5 * Integer.signum(difference), 2 * (j + l), 0.5);
            }
        }

        private int cosine(int frequency) {
            return Math.max(0, 2 * frequency - 1);
        }

        private void split(int place, int first, double firstFactor, int second, double secondFactor) {
            for (int t = 0; t < terms; t++) {
                elements[terms + t] = elements[t] + place * second;
                factors[terms + t] = factors[t] * secondFactor;
                elements[t] += place * first;
                factors[t] *= firstFactor;
            }
            terms *= 2;
        }
    }
}
