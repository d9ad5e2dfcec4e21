package org.ternion.krr.kernel;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What kernels say about the number of components of a point. */
final class Dimension {
    private Dimension() {
    }

    static void atLeastOne(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("points need at least one column, have " + dimension);
        }
    }

    /** The factors of a kernel that is the product of itself over the components. */
    static Optional<List<Kernel>> same(Kernel kernel, int dimension) {
        return Optional.of(Collections.nCopies(dimension, kernel));
    }

    /** The factors of a kernel that is a product on a line only. */
    static Optional<List<Kernel>> lineOnly(Kernel kernel, int dimension) {
        return dimension == 1 ? Optional.of(List.of(kernel)) : Optional.empty();
    }
}
