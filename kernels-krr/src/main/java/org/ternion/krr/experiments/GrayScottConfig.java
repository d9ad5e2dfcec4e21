package org.ternion.krr.experiments;

import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;

/**
 * Settings of the Gray-Scott experiment. The seed is that of the run options.
 *
 * @param grid          side of the torus, {@code >= 3}
 * @param steps         simulated frames; frame t is the state after t + 1 steps
 * @param burnIn        first frame that may be sampled
 * @param frames        different frames sampled from {@code [burnIn, steps - 2]}
 * @param perFrame      different cells sampled from each of them
 * @param trainFraction part of the rows used for training, rounded down, in (0, 1]
 * @param noise         standard deviation of the noise of the start, {@code >= 0}
 * @param du            diffusion of u
 * @param dv            diffusion of v
 * @param f             feed rate
 * @param k             kill rate
 * @param dt            time step
 * @param design        what the learner sees of a cell
 * @param target        what it learns; both are reported for one step, this one is rolled out
 * @param lambda        ridge, {@code > 0}
 * @param kMax          largest frequency of the spectral kernels
 * @param temperature   of the spectral kernels, infinity allowed
 * @param spatialEll    length scale of the periodic kernel in space, design PIXEL only
 * @param stateEll      length scale of the factor in the state, design PIXEL only
 * @param ell           length scale of the RBF kernel, and of the periodic one unless the design is PIXEL
 * @param halfRange     columns of design LAPLACIAN are mapped to {@code [-halfRange, halfRange]}
 * @param rolloutSteps  steps to roll out; cut where the simulation ends
 * @param clip          whether each rolled out frame is moved into [0, 1] before the next step
 * @param frameStride   every this many frames of a rollout are kept, and the last
 * @param snapshots     steps in the table of rollouts
 * @param spectrumSize  leading eigenvalues reported; 0 for none
 * @param gcvRows       generalised cross-validation is done on at most this many training rows; 0 for none
 * @param legacyGuard   whether spectral kernels are normalised by the sum of their weights plus 1e-8, as published
 */
public record GrayScottConfig(int grid, int steps, int burnIn, int frames, int perFrame, double trainFraction,
        double noise, double du, double dv, double f, double k, double dt, Design design, Target target, double lambda,
        int kMax, double temperature, double spatialEll, double stateEll, double ell, double halfRange,
        int rolloutSteps, boolean clip, int frameStride, List<Integer> snapshots, int spectrumSize, int gcvRows,
        boolean legacyGuard) {
    /** What the learner sees of a cell. */
    public enum Design {
        /** Position and own state (x, y, u, v) with product kernels: published, cannot know the neighbours. */
        PIXEL,
        /** u and v of the cell and its four neighbours, ten columns as they are. */
        STENCIL,
        /**
         * u, v and their Laplacians, each column mapped affinely from its range over all cells of the frames with a
         * training row.
         */
        LAPLACIAN
    }

    /** What is learnt. */
    public enum Target {
        /** The next state. */
        FULL,
        /** Its difference to the state. */
        DELTA
    }

    /**
     * Checks the settings.
     *
     * @param grid          in {@code [3, 16384]}
     * @param steps         {@code >= 2}
     * @param burnIn        in {@code [0, steps - 2]}
     * @param frames        in {@code [1, steps - 1 - burnIn]}
     * @param perFrame      in {@code [1, grid^2]}
     * @param trainFraction leaves at least one row to train
     * @param noise         {@code >= 0}
     * @param du            {@code >= 0}
     * @param dv            {@code >= 0}
     * @param f             finite
     * @param k             finite
     * @param dt            {@code > 0}, {@code 4 dt max(du, dv) <= 1}
     * @param design        any
     * @param target        any
     * @param lambda        {@code > 0}
     * @param kMax          {@code >= 1}
     * @param temperature   {@code > 0}, infinity allowed
     * @param spatialEll    {@code > 0}
     * @param stateEll      {@code > 0}
     * @param ell           {@code > 0}
     * @param halfRange     {@code > 0}
     * @param rolloutSteps  {@code >= 0}
     * @param clip          any
     * @param frameStride   {@code >= 1}
     * @param snapshots     each {@code >= 1}; copied
     * @param spectrumSize  {@code >= 0}
     * @param gcvRows       {@code >= 0}
     * @param legacyGuard   any
     * @throws IllegalArgumentException if a setting is out of range
     */
    public GrayScottConfig {
        Checks.inRange(grid, 3, 1 << 14, "grid");
        Checks.inRange(steps, 2, 1 << 20, "steps");
        Checks.inRange(burnIn, 0, steps - 2, "burnIn");
        Checks.inRange(frames, 1, steps - 1 - burnIn, "frames");
        Checks.inRange(perFrame, 1, grid * grid, "perFrame");
        Checks.inRange(trainFraction, 0, 1, "trainFraction");
        Checks.inRange((int) (trainFraction * frames * perFrame), 1, Integer.MAX_VALUE, "training rows");
        Checks.inRange(noise, 0, Double.MAX_VALUE, "noise");
        new Reaction(du, dv, f, k, dt);
        Checks.positive(lambda, "lambda");
        Checks.inRange(kMax, 1, 1 << 10, "kMax");
        Checks.inRange(temperature, Double.MIN_VALUE, Double.POSITIVE_INFINITY, "temperature");
        Checks.positive(spatialEll, "spatialEll");
        Checks.positive(stateEll, "stateEll");
        Checks.positive(ell, "ell");
        Checks.positive(halfRange, "halfRange");
        Checks.inRange(rolloutSteps, 0, 1 << 20, "rolloutSteps");
        Checks.inRange(frameStride, 1, Integer.MAX_VALUE, "frameStride");
        snapshots = List.copyOf(snapshots);
        for (int step : snapshots) {
            Checks.inRange(step, 1, Integer.MAX_VALUE, "snapshot");
        }
        Checks.inRange(spectrumSize, 0, 1 << 12, "spectrumSize");
        Checks.inRange(gcvRows, 0, 1 << 12, "gcvRows");
    }

    /**
     * The design that works: increments from the neighbourhood, ridge 1e-6.
     *
     * @return the published simulation and sampling, design STENCIL, target DELTA
     */
    public static GrayScottConfig defaults() {
        return of(Design.STENCIL, Target.DELTA, 1e-6);
    }

    /**
     * The published design.
     *
     * @return the published simulation and sampling, design PIXEL, target FULL, ridge 1e-2
     */
    public static GrayScottConfig reference() {
        return of(Design.PIXEL, Target.FULL, 1e-2);
    }

    private static GrayScottConfig of(Design design, Target target, double lambda) {
        return new GrayScottConfig(32, 220, 40, 16, 256, 0.8, 0.02, 0.16, 0.08, 0.06, 0.062, 1, design, target, lambda,
                4, 4, 0.7, 0.5, 1, Math.PI / 2, 20, false, 1, List.of(1, 5, 10, 20), 50, 400, true);
    }

    /**
     * The rates.
     *
     * @return the reaction to simulate
     */
    public Reaction reaction() {
        return new Reaction(du, dv, f, k, dt);
    }

    /**
     * The same settings but for one.
     *
     * @param key   name of a component
     * @param value its new value as text; lists are separated by commas
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or the value is refused
     */
    public GrayScottConfig with(String key, String value) {
        return with(Map.of(key, value));
    }

    /**
     * The same settings but for some, which are checked together.
     *
     * @param changes names of components and their new values, as of {@link #with(String, String)}
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or a value is refused
     */
    public GrayScottConfig with(Map<String, String> changes) {
        return Settings.with(GrayScottConfig.class, this, changes);
    }

    /**
     * All settings as texts that {@link #with(Map)} reads.
     *
     * @return names and values, in the order of the components
     */
    public Map<String, String> settings() {
        return Settings.of(this);
    }
}
