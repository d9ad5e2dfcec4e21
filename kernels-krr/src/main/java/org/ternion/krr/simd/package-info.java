/**
 * Hot loops, each an interface with a scalar and a vector implementation whose agreement is stated there. Users of
 * kernels need nothing from here; nothing here starts a thread.
 */
package org.ternion.krr.simd;
