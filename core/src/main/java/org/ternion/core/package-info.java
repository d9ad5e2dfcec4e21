/**
 * What every Ternion module shares: immutable matrices ({@link org.ternion.core.FloatMatrix},
 * {@link org.ternion.core.DoubleMatrix}), {@link org.ternion.core.Progress} for long work and the argument checks of
 * {@link org.ternion.core.Checks}. Reading and writing tables is in {@code io}, choosing vector loops in {@code simd},
 * reproducible random numbers in {@code random}.
 */
package org.ternion.core;
