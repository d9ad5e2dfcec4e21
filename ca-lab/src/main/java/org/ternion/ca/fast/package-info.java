/**
 * Engines that compute 64 cells per word, for the rules and topologies where that applies: start with
 * {@link org.ternion.ca.fast.FastEngine}. They give the generations of {@link org.ternion.ca.Stepper}, which is the
 * definition and serves everything else.
 */
package org.ternion.ca.fast;
