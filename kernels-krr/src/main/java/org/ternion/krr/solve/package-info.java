/**
 * What every solver offers: a {@link org.ternion.krr.solve.RidgeSystem} prepared once, scores for any ridge, solutions.
 */
package org.ternion.krr.solve;
