/**
 * What every solver offers: a {@link org.ternion.krr.solve.RidgeSystem} prepared once, scores for any ridge, solutions.
 * {@link org.ternion.krr.solve.Outputs} and {@link org.ternion.krr.solve.LastRidge} are what the solvers share.
 */
package org.ternion.krr.solve;
