package org.ternion.krr.kernel;

import org.ternion.core.Checks;

/** Accepts lengthscales whose squares and their inverses are normal numbers. */
final class Lengthscale {
    private static final double LARGEST = 1e100;

    private Lengthscale() {
    }

    static double check(double ell, String name) {
        return Checks.inRange(ell, 1 / LARGEST, LARGEST, name);
    }
}
