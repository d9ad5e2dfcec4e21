/**
 * Kernels: start with {@link org.ternion.krr.kernel.Kernels#parse(String)} or the classes, each a function of two
 * points that says which structure it has. {@link org.ternion.krr.kernel.Gram} makes matrices of them; solving is
 * elsewhere.
 */
package org.ternion.krr.kernel;
