/**
 * Solvers whose work grows with a rank smaller than the number of observations: exact ones for product grids, kernels
 * of finitely many Fourier modes and repeated points, approximate ones for anything else, and conjugate gradients that
 * such an approximation preconditions. Each system is made by its factory {@code of}; nothing here picks one.
 */
package org.ternion.krr.lowrank;
