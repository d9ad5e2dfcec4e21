package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Product of kernels of the same columns, multiplied in order; with {@link Columns} of different ones, say position and
 * state (K5 of the specification).
 *
 * @param factors at least two; copied
 */
public record Product(List<Kernel> factors) implements Kernel {
    /**
     * Checks the number of factors.
     *
     * @param factors to be multiplied
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Product {
        factors = List.copyOf(factors);
        if (factors.size() < 2) {
            throw new IllegalArgumentException("a product needs at least two kernels, got " + factors.size());
        }
    }

    /** A factor in notation. */
    static String text(Kernel kernel) {
        boolean compound = kernel instanceof Sum || kernel instanceof Product || kernel instanceof Scaled;
        return compound ? "(" + kernel + ")" : kernel.toString();
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double product = factors.get(0).value(x, xOffset, y, yOffset, dimension);
        for (int i = 1; i < factors.size(); i++) {
            product *= factors.get(i).value(x, xOffset, y, yOffset, dimension);
        }
        return product;
    }

    @Override
    public void checkDimension(int dimension) {
        factors.forEach(factor -> factor.checkDimension(dimension));
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        List<List<Kernel>> ofAxis = new ArrayList<>();
        for (int axis = 0; axis < dimension; axis++) {
            ofAxis.add(new ArrayList<>());
        }
        for (Kernel factor : factors) {
            Optional<List<Kernel>> own = factor.axisFactors(dimension);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            for (int axis = 0; axis < dimension; axis++) {
                if (!own.get().get(axis).equals(Constant.ONE)) {
                    ofAxis.get(axis).add(own.get().get(axis));
                }
            }
        }
        return Optional.of(ofAxis.stream().map(Product::join).toList());
    }

    private static Kernel join(List<Kernel> kernels) {
        return switch (kernels.size()) {
            case 0 -> Constant.ONE;
            case 1 -> kernels.get(0);
            default -> new Product(kernels);
        };
    }

    @Override
    public String toString() {
        return factors.stream().map(Product::text).collect(Collectors.joining(" * "));
    }
}
