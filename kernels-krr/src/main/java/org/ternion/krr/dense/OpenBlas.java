package org.ternion.krr.dense;

import java.util.Optional;
import java.util.function.Supplier;

/** Starts OpenBLAS, an optional dependency, when it is first asked for. */
final class OpenBlas {
    private OpenBlas() {
    }

    /** The library, or nothing where its classes are missing or have no native library for this system. */
    static Optional<DenseAlgebra> find() {
        try {
            return Optional.of(load());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    static DenseAlgebra load() {
        try {
            Class.forName("org.bytedeco.openblas.global.openblas", false, OpenBlas.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("openblas needs org.bytedeco:openblas on the class path, with the native"
                    + " library of this system; org.nd4j:nd4j-native brings both", e);
        }
        try {
            Supplier<DenseAlgebra> maker = OpenBlasAlgebra::new;
            return maker.get();
        } catch (LinkageError | RuntimeException e) {
            throw new IllegalStateException("openblas does not start: " + e, e);
        }
    }
}
