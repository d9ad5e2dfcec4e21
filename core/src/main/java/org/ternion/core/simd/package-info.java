/**
 * Chooses between scalar and vector implementations of a loop; start with {@link org.ternion.core.simd.Simd}. The loops
 * themselves live in the modules that use them, apart from the arithmetic that several of them repeat, {@link
 * org.ternion.core.simd.TaylorExponential}.
 */
package org.ternion.core.simd;
