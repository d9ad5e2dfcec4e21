package org.ternion.sphere.angular;

import java.util.Arrays;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CounterRng;

/** One relaxation in the making. */
final class Descent {
    /** Stream of {@link CounterRng} for far samples. */
    private static final long FAR_STREAM = 0xFA5;
    private static final double FIRST_MOVE = 0.1;
    private static final double SMALLEST_MOVE = 1e-5;
    private static final double GROWTH = 1.2;
    private static final double ARMIJO = 1e-4;
    private static final int DECREASE_STEPS = 5;
    private static final double SMALLEST_DECREASE = 1e-6;
    /** Room for energies to begin with: few runs take all the steps they may. */
    private static final int FIRST_TRACE = 1024;

    private final RelaxParams params;
    private final NeighbourSource near;
    private final RunOptions run;
    private final int n;
    private final int dim;
    private final NeighbourGraph links;
    private final PairEnergy energy;
    private double[] trace;
    private double[] points;
    private double[] gradient;
    private double[] trialPoints;
    private double[] trialGradient;
    private int steps;

    /** All pairs repel if {@code near} is null; {@code links} is symmetric, or null for no attraction. */
    Descent(RelaxParams params, FloatMatrix units, NeighbourGraph links, NeighbourSource near, RunOptions run) {
        this.params = params;
        this.near = near;
        this.run = run;
        this.links = links;
        n = units.rows();
        dim = units.cols();
        points = new double[n * dim];
        float[] values = units.backingArray();
        Arrays.setAll(points, j -> values[j]);
        gradient = new double[n * dim];
        trialPoints = new double[n * dim];
        trialGradient = new double[n * dim];
        energy = new PairEnergy(n, dim, params.exponent(), links, run.parallelism(), near == null);
        // Float directions are unit vectors to 1e-7 only: a step of length 0 brings them to the sphere.
        energy.step(points, gradient, 0, trialPoints);
        swap();
        trace = new double[FIRST_TRACE];
    }

    RelaxResult descend() {
        choosePairs();
        double factor = links == null ? 0 : params.attraction().orElseGet(this::balancedAttraction);
        energy.attractBy(factor);
        RelaxResult.EnergyPair before = energy.evaluate(points, gradient, poll());
        RelaxResult.EnergyPair now = before;
        trace[0] = now.sum();
        double size = FIRST_MOVE / energy.longestGradient();
        int epochStart = 0;
        RelaxResult.StopReason reason = null;
        while (reason == null) {
            if (steps == params.maxSteps()) {
                reason = RelaxResult.StopReason.STEP_LIMIT;
            } else if (steps - epochStart >= DECREASE_STEPS && trace[steps - DECREASE_STEPS] - trace[steps]
                    < SMALLEST_DECREASE * Math.abs(trace[steps])) {
                reason = RelaxResult.StopReason.SMALL_DECREASE;
            } else {
                if (near != null && steps - epochStart == AngularRelaxer.REFRESH_STEPS) {
                    choosePairs();
                    now = energy.evaluate(points, gradient, poll());
                    epochStart = steps;
                }
                double longest = energy.longestGradient();
                double slope = energy.gradientSquare();
                RelaxResult.EnergyPair trial = null;
                // A gradient of 0 makes the size infinite: no move either.
                while (trial == null && longest > 0 && size * longest >= SMALLEST_MOVE) {
                    energy.step(points, gradient, size, trialPoints);
                    trial = energy.evaluate(trialPoints, trialGradient, poll());
                    if (!(trial.sum() <= now.sum() - ARMIJO * size * slope)) {
                        trial = null;
                        size /= 2;
                    }
                }
                if (trial == null) {
                    reason = RelaxResult.StopReason.SMALL_STEP;
                } else {
                    swap();
                    now = trial;
                    size *= GROWTH;
                    steps++;
                    trace = steps == trace.length ? Arrays.copyOf(trace, 2 * steps) : trace;
                    trace[steps] = now.sum();
                    report(steps);
                }
            }
        }
        report(params.maxSteps());
        return new RelaxResult(toFloats(), factor, before, now, Arrays.copyOf(trace, steps + 1), reason);
    }

    private void swap() {
        double[] oldPoints = points;
        points = trialPoints;
        trialPoints = oldPoints;
        double[] oldGradient = gradient;
        gradient = trialGradient;
        trialGradient = oldGradient;
    }

    private void report(int done) {
        run.progress().reportOrCancel(done, params.maxSteps());
    }

    /** Reports the present step again, for work inside it. */
    private Progress poll() {
        return (done, total) -> run.progress().report(steps, params.maxSteps());
    }

    /** The factor that makes the median lengths of the two gradients equal; 0 if nothing attracts. */
    private double balancedAttraction() {
        energy.attractBy(0);
        energy.evaluate(points, gradient, poll());
        double repulsion = energy.medianGradient();
        PairEnergy alone = new PairEnergy(n, dim, params.exponent(), links, run.parallelism(), false);
        alone.repelAlong(NeighbourGraph.of(new int[n + 1], new int[0], new double[0]));
        alone.attractBy(1);
        alone.evaluate(points, gradient, poll());
        double attraction = alone.medianGradient();
        return attraction > 0 ? repulsion / attraction : 0;
    }

    /** Near neighbours and random far points, for many points. */
    private void choosePairs() {
        if (near == null) {
            return;
        }
        NeighbourGraph nearest = near.neighbours(toFloats(), AngularRelaxer.NEAR_NEIGHBOURS, run.withProgress(poll()));
        if (nearest.points() != n) {
            throw new IllegalArgumentException(
                    "the near neighbours are over " + nearest.points() + " points instead of " + n);
        }
        int far = Math.min(AngularRelaxer.FAR_SAMPLES, n - 1);
        int[] starts = new int[n + 1];
        int[] others = new int[Math.addExact(nearest.edges(), Math.multiplyExact(n, far))];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (int e = 0; e < nearest.degree(i); e++) {
                others[size++] = nearest.neighbour(i, e);
            }
            for (int e = 0; e < far; e++) {
                long draw = ((long) steps * n + i) * far + e;
                int other = CounterRng.index(run.seed(), FAR_STREAM, draw, n - 1);
                others[size++] = other < i ? other : other + 1;
            }
            starts[i + 1] = size;
        }
        energy.repelAlong(NeighbourGraph.of(starts, others, new double[size]).symmetric(() -> report(steps)));
    }

    private FloatMatrix toFloats() {
        float[] values = new float[points.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = (float) points[j];
        }
        return FloatMatrix.wrap(values, n, dim);
    }
}
