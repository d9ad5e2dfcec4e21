/**
 * Spreads directions over the sphere while keeping related ones together. Start with
 * {@link org.ternion.sphere.angular.AngularRelaxer}; {@link org.ternion.sphere.angular.FibonacciLattice} gives an even
 * start for maps. Searching by direction is the subject of {@code cone}.
 */
package org.ternion.sphere.angular;
