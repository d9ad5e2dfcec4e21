package org.ternion.sphere;

/**
 * Whether loops may give last bits that depend on the machine. Sums of rows and dot products
 * ({@link org.ternion.sphere.simd.RowKernels}, {@link org.ternion.sphere.simd.DotKernels}) have one order on every
 * machine and need no choice. Results never depend on the number of threads.
 */
public enum Precision {
    /** The fastest loop of the machine; the error bound of each loop holds, the last bits may differ elsewhere. */
    FAST,

    /** Only loops with the same bits on every machine, with and without the vector module. */
    STRICT
}
