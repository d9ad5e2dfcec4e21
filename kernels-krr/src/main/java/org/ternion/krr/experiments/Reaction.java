package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * The Gray-Scott reaction on a torus, by explicit Euler steps with the 5-point Laplacian L: {@code u' = u + dt (du L u
 * - u v^2 + f (1 - u))}, {@code v' = v + dt (dv L v + u v^2 - (f + k) v)}. A step commutes exactly, bit by bit, with
 * shifts and with the eight symmetries of the square.
 *
 * @param du diffusion of u, {@code >= 0}
 * @param dv diffusion of v, {@code >= 0}
 * @param f  feed rate
 * @param k  kill rate
 * @param dt time step, {@code > 0}; {@code 4 dt max(du, dv) <= 1}, else the diffusion is unstable
 */
public record Reaction(double du, double dv, double f, double k, double dt) {
    /**
     * Checks the rates.
     *
     * @param du {@code >= 0}
     * @param dv {@code >= 0}
     * @param f  finite
     * @param k  finite
     * @param dt {@code > 0}
     * @throws IllegalArgumentException if a rate is out of range or the step too large
     */
    public Reaction {
        Checks.inRange(du, 0, Double.MAX_VALUE, "du");
        Checks.inRange(dv, 0, Double.MAX_VALUE, "dv");
        Checks.finite(f, "f");
        Checks.finite(k, "k");
        Checks.positive(dt, "dt");
        if (!(4 * dt * Math.max(du, dv) <= 1)) {
            throw new IllegalArgumentException("4 dt max(du, dv) must be at most 1 for a stable diffusion, was "
                    + 4 * dt * Math.max(du, dv));
        }
    }

    /**
     * One step.
     *
     * @param frame any
     * @return the next frame
     */
    public Frame step(Frame frame) {
        double[] u = frame.u().backingArray();
        double[] v = frame.v().backingArray();
        double[] laplacianU = laplacian(frame.u());
        double[] laplacianV = laplacian(frame.v());
        double[] nextU = new double[u.length];
        double[] nextV = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            double reaction = u[i] * v[i] * v[i];
            nextU[i] = u[i] + dt * (du * laplacianU[i] - reaction + f * (1 - u[i]));
            nextV[i] = v[i] + dt * (dv * laplacianV[i] + reaction - (f + k) * v[i]);
        }
        int rows = frame.u().rows();
        int cols = frame.u().cols();
        return new Frame(DoubleMatrix.wrap(nextU, rows, cols), DoubleMatrix.wrap(nextV, rows, cols));
    }

    /**
     * Several steps.
     *
     * @param start not part of the result
     * @param steps {@code >= 0}
     * @return the frames after 1, 2, .. steps
     */
    public List<Frame> frames(Frame start, int steps) {
        List<Frame> frames = new ArrayList<>();
        Frame frame = start;
        for (int i = 0; i < steps; i++) {
            frame = step(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** Sum of the four neighbours less four times the cell. Opposite neighbours are added first: see the class. */
    static double[] laplacian(DoubleMatrix field) {
        int rows = field.rows();
        int cols = field.cols();
        double[] values = field.backingArray();
        double[] laplacian = new double[values.length];
        for (int row = 0; row < rows; row++) {
            int up = (row == 0 ? rows - 1 : row - 1) * cols;
            int down = (row == rows - 1 ? 0 : row + 1) * cols;
            for (int col = 0; col < cols; col++) {
                int left = col == 0 ? cols - 1 : col - 1;
                int right = col == cols - 1 ? 0 : col + 1;
                int at = row * cols;
                laplacian[at + col] = values[up + col] + values[down + col] + (values[at + left] + values[at + right])
                        - 4 * values[at + col];
            }
        }
        return laplacian;
    }
}
