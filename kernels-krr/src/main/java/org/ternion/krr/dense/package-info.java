/**
 * Kernel ridge regression without structure: start with {@link org.ternion.krr.dense.DenseSystem}. The matrix work is
 * in {@link org.ternion.krr.dense.Cholesky} and {@link org.ternion.krr.dense.DenseAlgebra}, which other solvers use for
 * their smaller systems too.
 */
package org.ternion.krr.dense;
