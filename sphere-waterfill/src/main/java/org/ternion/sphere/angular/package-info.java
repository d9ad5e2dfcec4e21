/**
 * Spreads directions over the sphere while keeping related ones together. Start with
 * {@link org.ternion.sphere.angular.AngularRelaxer}; {@link org.ternion.sphere.angular.FibonacciLattice} gives an even
 * start for maps, and {@link org.ternion.sphere.angular.AngularReport} says how even directions are and which
 * neighbours they kept. Searching by direction is the subject of {@code cone}, which also finds near neighbours for
 * many points.
 */
package org.ternion.sphere.angular;
