package org.ternion.krr.experiments;

import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;

/**
 * Settings of the wave field experiment. The seed is that of the run options.
 *
 * @param points       number of points, train and test together, {@code >= 2}
 * @param waves        number of waves, {@code >= 1}
 * @param maxFrequency largest component of a wave vector, {@code >= 1}
 * @param noise        standard deviation of the noise, {@code >= 0}
 * @param train        number of training points, less than {@code points}; the others are tested
 * @param lambda       ridge, {@code > 0}
 * @param kMax         largest frequency of the spectral kernel, {@code >= 1}
 * @param temperatures of the spectral kernel, each {@code > 0}, infinity allowed
 * @param lengthScales of the other kernels, each {@code > 0}
 * @param sizes        numbers of training points that are compared, each less than {@code points}; they are tested on
 *                     the points after the largest; may be empty
 * @param temperature  of the spectral kernels in that comparison
 * @param lengthScale  of the other kernels in that comparison
 * @param legacyGuard  whether the spectral kernel is normalised by the sum of its weights plus 1e-8, as published
 */
public record WaveFieldConfig(int points, int waves, int maxFrequency, double noise, int train, double lambda, int kMax,
        List<Double> temperatures, List<Double> lengthScales, List<Integer> sizes, double temperature,
        double lengthScale, boolean legacyGuard) {
    /**
     * Checks the settings.
     *
     * @param points       {@code >= 2}
     * @param waves        {@code >= 1}
     * @param maxFrequency {@code >= 1}
     * @param noise        {@code >= 0}
     * @param train        in {@code [1, points)}
     * @param lambda       {@code > 0}
     * @param kMax         {@code >= 1}
     * @param temperatures each {@code > 0}, infinity allowed; copied
     * @param lengthScales each {@code > 0}; copied
     * @param sizes        each in {@code [1, points)}; copied
     * @param temperature  {@code > 0}, infinity allowed
     * @param lengthScale  {@code > 0}
     * @param legacyGuard  any
     * @throws IllegalArgumentException if a setting is out of range
     */
    public WaveFieldConfig {
        Checks.inRange(points, 2, 1 << 24, "points");
        Checks.inRange(waves, 1, 1 << 20, "waves");
        Checks.inRange(maxFrequency, 1, 1 << 20, "maxFrequency");
        Checks.inRange(noise, 0, Double.MAX_VALUE, "noise");
        Checks.inRange(train, 1, points - 1, "train");
        Checks.positive(lambda, "lambda");
        Checks.inRange(kMax, 1, 1 << 10, "kMax");
        temperatures = List.copyOf(temperatures);
        lengthScales = List.copyOf(lengthScales);
        sizes = List.copyOf(sizes);
        temperatures.forEach(
                value -> Checks.inRange(value, Double.MIN_VALUE, Double.POSITIVE_INFINITY, "temperatures"));
        lengthScales.forEach(value -> Checks.positive(value, "lengthScales"));
        for (int size : sizes) {
            Checks.inRange(size, 1, points - 1, "sizes");
        }
        Checks.inRange(temperature, Double.MIN_VALUE, Double.POSITIVE_INFINITY, "temperature");
        Checks.positive(lengthScale, "lengthScale");
    }

    /**
     * The published experiment with the temperatures and length scales of the specification.
     *
     * @return 2000 points of five waves, 200 for training
     */
    public static WaveFieldConfig defaults() {
        return new WaveFieldConfig(2000, 5, 4, 0.03, 200, 1e-2, 4,
                List.of(0.3, 0.7, 1.2, 2.0, 4.0, 8.0, 16.0, 64.0, Double.POSITIVE_INFINITY),
                List.of(0.3, 0.6, 0.7, 1.2, 2.0, 4.0), List.of(20, 40, 80, 120, 200, 400), 4, 0.7, true);
    }

    /**
     * The same settings but for one.
     *
     * @param key   name of a component
     * @param value its new value as text; lists are separated by commas, "infinity" is a number
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or the value is refused
     */
    public WaveFieldConfig with(String key, String value) {
        return with(Map.of(key, value));
    }

    /**
     * The same settings but for some, which are checked together.
     *
     * @param changes names of components and their new values, as of {@link #with(String, String)}
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or a value is refused
     */
    public WaveFieldConfig with(Map<String, String> changes) {
        return Settings.with(WaveFieldConfig.class, this, changes);
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
