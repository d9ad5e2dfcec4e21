package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A positive semidefinite function of two points of R^d. Points are rows of a matrix; nothing is centred, scaled or
 * wrapped. Implementations are immutable, and {@code toString} gives the notation that {@link Kernels#parse} reads.
 *
 * <p>The optional methods say which structure the kernel has; the solvers use it. A kernel that says nothing is solved
 * densely.
 */
public interface Kernel {
    /**
     * The kernel of two points.
     *
     * @param x         array with the first point
     * @param xOffset   index of its first component
     * @param y         array with the second point
     * @param yOffset   index of its first component
     * @param dimension number of components, one that {@link #checkDimension} accepts
     * @return {@code k(x, y)}; the same bits for {@code k(y, x)}
     */
    double value(double[] x, int xOffset, double[] y, int yOffset, int dimension);

    /**
     * Accepts the number of components of a point.
     *
     * @param dimension number of columns of the data
     * @throws IllegalArgumentException if the kernel is not defined for so many
     */
    void checkDimension(int dimension);

    /**
     * The Fourier series on the torus, if the kernel depends on {@code x - y} only and has period 2 pi in each
     * component.
     *
     * @param dimension number of components
     * @return terms that add up to the kernel, or empty
     */
    default Optional<List<AxisSeries>> fourierSeries(int dimension) {
        return Optional.empty();
    }

    /**
     * The factors, if the kernel is a product of kernels of single components.
     *
     * @param dimension number of components
     * @return a kernel of one component for each of them, in order, or empty
     */
    default Optional<List<Kernel>> axisFactors(int dimension) {
        return Optional.empty();
    }
}
