/**
 * Ternary values and what is computed with them, 64 trits per machine word. Start with
 * {@link org.ternion.core.ternary.TritVector}, {@link org.ternion.core.ternary.PlaneAlgebra} for its element-wise
 * arithmetic and {@link org.ternion.core.ternary.BalancedTernary} for integers. Trits -1, 0, +1, states 0, 1, 2
 * ({@link org.ternion.core.ternary.StateVector}) and trits that may be undefined
 * ({@link org.ternion.core.ternary.EpistemicVector}) are different types.
 * {@link org.ternion.core.ternary.FiveTritBytes} is the format of files, its aligned form
 * {@link org.ternion.core.ternary.FiveTritWords}; {@link org.ternion.core.ternary.TritDot} and
 * {@link org.ternion.core.ternary.Gf3Algebra} have products, {@link org.ternion.core.ternary.Gf3Accumulator} adds up
 * without allocating, {@link org.ternion.core.ternary.PadicTree} and
 * {@link org.ternion.core.ternary.TreeBands} trees with any number of children. Cellular automata are not here.
 */
package org.ternion.core.ternary;
