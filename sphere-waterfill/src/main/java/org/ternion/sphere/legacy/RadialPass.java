package org.ternion.sphere.legacy;

/** One pass of a variant that moves radii only, all points at once. */
interface RadialPass {
    /** Moves the points; returns the load before the move. */
    ShellLoad apply(double[] radius);

    /**
     * Repeats passes until the mean absolute overload before one of them was below the limit, which the load after it
     * need not be. Returns the number of passes made, that last one included.
     */
    default int run(double[] radius, double limit, int maxPasses) {
        int passes = 0;
        while (passes < maxPasses) {
            passes++;
            if (apply(radius).meanAbsolute() < limit) {
                break;
            }
        }
        return passes;
    }
}
