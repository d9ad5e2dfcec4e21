/**
 * Chooses between scalar and vector implementations of a loop; start with {@link org.ternion.core.simd.Simd}. The loops
 * themselves live in the modules that use them.
 */
package org.ternion.core.simd;
