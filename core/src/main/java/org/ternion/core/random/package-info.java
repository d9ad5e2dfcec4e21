/**
 * Reproducible random numbers: {@link org.ternion.core.random.CounterRandom} computes the i-th number of a seed and a
 * stream directly, so that results do not depend on how work is split. Secure random numbers are not here.
 */
package org.ternion.core.random;
