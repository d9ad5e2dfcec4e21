/**
 * Kernel ridge regression that is exact and fast where the kernel has structure. Start with
 * {@link org.ternion.krr.KernelRidge}: a kernel of {@code org.ternion.krr.kernel}, observations on a domain of
 * {@code org.ternion.krr.domain}, and it takes the cheapest exact way. {@link org.ternion.krr.RidgeModel} keeps fits in
 * files. Single solvers are in the packages {@code grid}, {@code tree}, {@code lowrank} and {@code dense}; what they
 * have in common in {@code solve}.
 */
package org.ternion.krr;
