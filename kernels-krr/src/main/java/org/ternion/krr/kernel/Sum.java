package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sum of kernels of the same columns, added in order.
 *
 * @param terms at least two; copied
 */
public record Sum(List<Kernel> terms) implements Kernel {
    /**
     * Checks the number of terms.
     *
     * @param terms to be added
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Sum {
        terms = List.copyOf(terms);
        if (terms.size() < 2) {
            throw new IllegalArgumentException("a sum needs at least two kernels, got " + terms.size());
        }
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double sum = terms.get(0).value(x, xOffset, y, yOffset, dimension);
        for (int i = 1; i < terms.size(); i++) {
            sum += terms.get(i).value(x, xOffset, y, yOffset, dimension);
        }
        return sum;
    }

    @Override
    public void checkDimension(int dimension) {
        terms.forEach(term -> term.checkDimension(dimension));
    }

    /** The series of all terms, if each has one. */
    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        List<AxisSeries> all = new ArrayList<>();
        for (Kernel term : terms) {
            Optional<List<AxisSeries>> series = term.fourierSeries(dimension);
            if (series.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(series.get());
        }
        return Optional.of(List.copyOf(all));
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.lineOnly(this, dimension);
    }

    @Override
    public String toString() {
        return terms.stream().map(term -> term instanceof Sum ? "(" + term + ")" : term.toString())
                .collect(Collectors.joining(" + "));
    }
}
