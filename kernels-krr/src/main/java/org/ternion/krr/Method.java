package org.ternion.krr;

import java.util.Locale;

/** How a system is solved. All but the last three are exact to rounding. */
public enum Method {
    /** Fourier transform of a complete torus grid. O(N log N). */
    CIRCULANT,
    /** Exact filling in of a few missing cells of a torus grid. O(N log N + m^3). */
    CIRCULANT_FILL_IN,
    /** Conjugate gradients on a torus grid with missing cells, preconditioned by its large Fourier modes. */
    CIRCULANT_MODES,
    /** Eigenvectors of each axis of a product grid. O(sum n_i^3 + N sum n_i). */
    KRONECKER,
    /** Ridge regression on the finitely many Fourier features of the kernel. O(n r + r^3). */
    FINITE_RANK,
    /** One unknown for each distinct point. O(n + c^3). */
    AGGREGATED,
    /** Averages of the levels of a complete tree. O(N). */
    TREE_HAAR,
    /** Two sweeps over the occupied nodes of a tree. O(nodes). */
    TREE_SWEEPS,
    /** Dense Cholesky factor or eigenvectors. O(n^3) time, O(n^2) memory. */
    DENSE,
    /** Matrix-free conjugate gradients on scattered points: exact up to their tolerance. O(n^2) time per step. */
    CONJUGATE_GRADIENT,
    /** Low-rank approximation by chosen points. O(n r^2). */
    NYSTROM,
    /** Low-rank approximation by random Fourier features. O(n r^2). */
    FOURIER_FEATURES;

    /**
     * The name in options and reports: {@code "tree-haar"}.
     *
     * @return lower case with hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a label.
     *
     * @param label as of {@link #label}
     * @return the method
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static Method parse(String label) {
        StringBuilder known = new StringBuilder();
        for (Method method : values()) {
            if (method.label().equals(label)) {
                return method;
            }
            known.append(known.isEmpty() ? "" : ", ").append(method.label());
        }
        throw new IllegalArgumentException("unknown method " + label + ", known are " + known);
    }
}
