package org.ternion.krr.kernel;

/**
 * Reads kernels from text.
 *
 * <p>A kernel is a name with parameters, {@code name:key=value,key=value}:
 * <ul>
 * <li>{@code rbf:ell=1}, {@code laplacian:ell=1}, {@code matern12:ell=1}, {@code matern32:ell=1},
 * {@code matern52:ell=1}
 * <li>{@code periodic:ell=0.7}, with {@code period=24} if it is not 2 pi
 * <li>{@code spectral:kmax=4,t=4}, with {@code zero=0} if the zero mode is not 1; {@code t=inf} is allowed;
 * {@code guard=legacy} adds 1e-8 to the divisor
 * <li>{@code poly:degree=3}, with {@code scale} and {@code offset} if they are not 1
 * <li>{@code constant:value=1}
 * <li>{@code ultrametric:g=0.2/0.5/1}, or {@code ultrametric:beta=0.5} for {@link Ultrametric#decaying}; both take
 * {@code branching=2}, the second {@code depth=2}, where the caller does not say so
 * <li>{@code padic:weights=0.5/0.3/0.2} for {@link Ultrametric#padic}, with {@code branching} for the prime
 * <li>{@code treerbf:ell=1}, with {@code branching} and {@code depth}
 * </ul>
 * Kernels are added by {@code a + b}, multiplied by {@code a * b} and {@code 2.5 * a}; {@code [0:2]a} is a kernel of
 * the columns 0 and 1, {@code (a + b) * c} a product. Spaces do not matter between these. The {@code toString} of the
 * kernels of this package gives a text that is read back as an equal kernel.
 */
public final class Kernels {
    private Kernels() {
    }

    /**
     * Reads a kernel.
     *
     * @param text in the notation above
     * @return the kernel
     * @throws IllegalArgumentException if the text is none; the message says where, what was found and what is known
     */
    public static Kernel parse(String text) {
        return new KernelParser(text, TreeShape.UNKNOWN).parse();
    }

    /**
     * Reads a kernel for data on a tree.
     *
     * @param text      in the notation above; what it says about branching and depth must agree
     * @param branching children of a node, {@code >= 2}
     * @param depth     levels below the root, {@code >= 0}
     * @return the kernel
     * @throws IllegalArgumentException if the text is none; the message says where, what was found and what is known
     */
    public static Kernel parse(String text, int branching, int depth) {
        return new KernelParser(text, TreeShape.of(branching, depth)).parse();
    }
}
