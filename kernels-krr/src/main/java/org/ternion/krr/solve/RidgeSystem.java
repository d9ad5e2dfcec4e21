package org.ternion.krr.solve;

/**
 * The system {@code (K + lambda I) alpha = Y} of n observations and q outputs, prepared once so that any ridge is
 * cheap. Immutable for its users, safe for use by several threads.
 */
public interface RidgeSystem {
    /**
     * Number of observations.
     *
     * @return n
     */
    int size();

    /**
     * Number of outputs.
     *
     * @return q
     */
    int outputs();

    /**
     * How well a ridge fits an output.
     *
     * @param output in {@code [0, q)}
     * @param lambda {@code > 0} and finite
     * @return the scores; those the method cannot give are NaN
     */
    RidgeScores scores(int output, double lambda);

    /**
     * Solves the system.
     *
     * @param lambdas ridge of each output, {@code > 0} and finite
     * @return the solution
     */
    RidgeSolution solve(double[] lambdas);

    /**
     * Smallest and largest eigenvalue of K.
     *
     * @return two numbers, estimates where the method does not know them; NaN where it cannot say
     */
    double[] eigenvalueRange();

    /**
     * What was done, in words and numbers: "2 transforms of 1024 x 1024, 25 MB".
     *
     * @return a line without a full stop
     */
    String cost();
}
