/**
 * Loops over many vectors, each an interface with a scalar and a vector implementation whose agreement is stated there.
 * Start with {@link org.ternion.sphere.simd.DotKernels} (dot products) or {@link org.ternion.sphere.simd.RowKernels}
 * (sums of rows). Who only places or searches vectors needs nothing from here; nothing here starts a thread.
 */
package org.ternion.sphere.simd;
