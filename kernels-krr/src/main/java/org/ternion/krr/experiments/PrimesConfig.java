package org.ternion.krr.experiments;

import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;

/**
 * Settings of the primes experiment. The seed is that of the run options.
 *
 * @param nMax           numbers 1 to this are used, {@code >= 2}
 * @param moduli         moduli of the residues that are the inputs, each {@code >= 1}, at least one
 * @param trainFraction  part of the numbers used for training, rounded down, in (0, 1)
 * @param lambda         ridge, {@code > 0}
 * @param kMax           largest frequency of the spectral kernel, {@code >= 1}
 * @param temperature    of the spectral kernel, {@code > 0}, infinity allowed
 * @param lengthScale    of the periodic kernels, {@code > 0}
 * @param primes         numbers whose divisibility is learnt, each {@code >= 2}
 * @param valuationPrime p of the valuation, of the indicators of its powers and of the p-adic kernel, {@code >= 2}
 * @param valuationCap   valuations are cut there and divided by it, {@code >= 1}
 * @param maxPower       indicators of p^1 to this power are learnt, as far as {@code p^k <= nMax}; {@code >= 0}
 * @param padicDepth     depth of the p-adic kernel: it sees the number modulo p^depth, {@code >= 0}
 * @param padicBeta      weight of a level of the p-adic kernel through that of the level above, {@code > 0}
 * @param legacyGuard    whether the spectral kernel is normalised by the sum of its weights plus 1e-8, as published
 */
public record PrimesConfig(int nMax, List<Integer> moduli, double trainFraction, double lambda, int kMax,
        double temperature, double lengthScale, List<Integer> primes, int valuationPrime, int valuationCap,
        int maxPower, int padicDepth, double padicBeta, boolean legacyGuard) {
    /**
     * Checks the settings.
     *
     * @param nMax           {@code >= 2}
     * @param moduli         each {@code >= 1}, at least one; copied
     * @param trainFraction  leaves at least one number to train and one to test
     * @param lambda         {@code > 0}
     * @param kMax           {@code >= 1}
     * @param temperature    {@code > 0}, infinity allowed
     * @param lengthScale    {@code > 0}
     * @param primes         each {@code >= 2}; copied
     * @param valuationPrime {@code >= 2}
     * @param valuationCap   {@code >= 1}
     * @param maxPower       {@code >= 0}
     * @param padicDepth     in {@code [0, 30]}
     * @param padicBeta      {@code > 0}
     * @param legacyGuard    any
     * @throws IllegalArgumentException if a setting is out of range
     */
    public PrimesConfig {
        Checks.inRange(nMax, 2, 1 << 24, "nMax");
        moduli = List.copyOf(moduli);
        primes = List.copyOf(primes);
        Checks.inRange(moduli.size(), 1, 16, "number of moduli");
        for (int m : moduli) {
            Checks.inRange(m, 1, Integer.MAX_VALUE, "modulus");
        }
        for (int p : primes) {
            Checks.inRange(p, 2, Integer.MAX_VALUE, "prime");
        }
        Checks.inRange((int) (trainFraction * nMax), 1, nMax - 1, "training numbers");
        Checks.positive(lambda, "lambda");
        Checks.inRange(kMax, 1, 1 << 10, "kMax");
        Checks.inRange(temperature, Double.MIN_VALUE, Double.POSITIVE_INFINITY, "temperature");
        Checks.positive(lengthScale, "lengthScale");
        Checks.inRange(valuationPrime, 2, Integer.MAX_VALUE, "valuationPrime");
        Checks.inRange(valuationCap, 1, Integer.MAX_VALUE, "valuationCap");
        Checks.inRange(maxPower, 0, Integer.MAX_VALUE, "maxPower");
        Checks.inRange(padicDepth, 0, 30, "padicDepth");
        Checks.positive(padicBeta, "padicBeta");
    }

    /**
     * The published experiment.
     *
     * @return numbers to 512 by their residues modulo 8 and 9
     */
    public static PrimesConfig defaults() {
        return new PrimesConfig(512, List.of(8, 9), 0.8, 1e-2, 4, 4, 0.7, List.of(2, 3, 5, 7), 2, 6, 4, 6, 0.5, true);
    }

    /**
     * Number of numbers used for training.
     *
     * @return {@code trainFraction * nMax}, rounded down
     */
    public int trainCount() {
        return (int) (trainFraction * nMax);
    }

    /**
     * The same settings but for one.
     *
     * @param key   name of a component
     * @param value its new value as text; lists are separated by commas
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or the value is refused
     */
    public PrimesConfig with(String key, String value) {
        return with(Map.of(key, value));
    }

    /**
     * The same settings but for some, which are checked together.
     *
     * @param changes names of components and their new values, as of {@link #with(String, String)}
     * @return new settings
     * @throws IllegalArgumentException if there is no such component (the message lists all) or a value is refused
     */
    public PrimesConfig with(Map<String, String> changes) {
        return Settings.with(PrimesConfig.class, this, changes);
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
