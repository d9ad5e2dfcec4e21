package org.ternion.krr.kernel;

import java.util.List;

/**
 * A kernel made ready for the rows of a matrix: points become features once, then one point meets the points of a tile.
 * Elements have the bits of {@link Kernel#value}. Has buffers: for one thread.
 */
interface RowKernel {
    /** Numbers a point becomes. */
    int features();

    /** The features of a point. */
    void features(double[] point, int offset, double[] target, int targetOffset);

    /**
     * Sets {@code values[j]} to the kernel of one point and point j of a tile, for {@code j < count}; what is behind,
     * up to a whole tile, may be overwritten.
     *
     * @param x     holds the features of the one point
     * @param at    index of the first one
     * @param tiles laid out as {@link PointTiles#data}
     * @param start index of the first feature of the first point of the tile
     */
    void row(double[] x, int at, double[] tiles, int start, int count, double[] values);

    /** Prepares a kernel that accepts points of d components. */
    static RowKernel of(Kernel kernel, int d) {
        if (kernel instanceof Rbf rbf) {
            return GaussianRow.of(rbf, d);
        }
        if (kernel instanceof PeriodicRbf periodic) {
            return GaussianRow.of(periodic, d);
        }
        if (kernel instanceof TreeRbf tree) {
            return GaussianRow.of(tree);
        }
        if (kernel instanceof Laplacian laplacian) {
            return new LaplacianRow(laplacian, d);
        }
        if (kernel instanceof Matern matern) {
            return new MaternRow(matern, d);
        }
        if (kernel instanceof Polynomial polynomial) {
            return new PolynomialRow(polynomial, d);
        }
        if (kernel instanceof Spectral spectral) {
            return new SpectralRow(spectral, d);
        }
        if (kernel instanceof Ultrametric ultrametric) {
            return new UltrametricRow(ultrametric);
        }
        if (kernel instanceof Constant constant) {
            return new ConstantRow(constant);
        }
        if (kernel instanceof Scaled scaled) {
            return new CombinedRow(ofAll(List.of(new Constant(scaled.factor()), scaled.kernel()), d),
                    CombinedRow.Operation.MULTIPLY);
        }
        if (kernel instanceof Columns columns) {
            return new ColumnsRow(columns.from(), of(columns.kernel(), columns.to() - columns.from()));
        }
        if (kernel instanceof Sum sum) {
            return new CombinedRow(ofAll(sum.terms(), d), CombinedRow.Operation.ADD);
        }
        if (kernel instanceof Product product) {
            return new CombinedRow(ofAll(product.factors(), d), CombinedRow.Operation.MULTIPLY);
        }
        return new ValueRow(kernel, d);
    }

    private static List<RowKernel> ofAll(List<Kernel> kernels, int d) {
        return kernels.stream().map(kernel -> of(kernel, d)).toList();
    }
}
