/**
 * Decides which point goes to which shell. Start with {@link org.ternion.sphere.fill.QuantileFill}, which meets every
 * capacity exactly, and keep a placement balanced with {@link org.ternion.sphere.fill.ChainFlow}, which moves as little
 * as possible. Capacities are made by {@link org.ternion.sphere.CapacityLaw}; points that stand out of their shell are
 * the subject of {@code overflow}.
 */
package org.ternion.sphere.fill;
