/**
 * Steps of automata on bit planes, 64 cells to a word, each an interface with a scalar and a vector implementation that
 * give the same words. {@link org.ternion.ca.simd.CyclicStep} states the layout, which the others share. Nothing here
 * knows about topologies, starts a thread or allocates; {@code org.ternion.ca.fast} makes engines of it.
 */
package org.ternion.ca.simd;
