/**
 * Search by direction: which vectors are nearest to a query, or inside a cone around it. Start with
 * {@link org.ternion.sphere.cone.ConeIndex}; {@link org.ternion.sphere.cone.ExactScan} is the plain truth it is
 * compared with, and {@link org.ternion.sphere.cone.RetrievalReport} says how near it comes and how fast.
 * {@link org.ternion.sphere.cone.ConeAttention} pools values found in cones,
 * {@link org.ternion.sphere.cone.ConeNeighbours} makes the graphs of near neighbours that {@code angular} asks for, and
 * {@link org.ternion.sphere.cone.ConeCells} opens the cells to searches of another kind. Everything here looks at
 * directions only: the length of a vector has no influence, a zero vector has cosine 0 with every other.
 */
package org.ternion.sphere.cone;
