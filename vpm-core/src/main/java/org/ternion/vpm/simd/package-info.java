/**
 * Vectorised loops of this module, each an interface with a scalar and a vector implementation that agree bit for bit.
 * Start with {@link org.ternion.vpm.simd.WeightedSum}; nothing here is needed to use policy maps.
 */
package org.ternion.vpm.simd;
