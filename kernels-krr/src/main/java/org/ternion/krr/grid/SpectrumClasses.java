package org.ternion.krr.grid;

import java.util.Arrays;
import java.util.List;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.SpectralScores;

/**
 * Eigenvalues without repeats, how often each occurs, and the energy of the outputs in each eigenspace. The symmetries
 * of a grid make many eigenvalues equal, and those of smooth kernels are mostly 0, so that scores cost little.
 */
final class SpectrumClasses {
    private final double[] eigenvalues;
    private final double[] multiplicities;
    private final double[][] energies;
    private final int cells;

    SpectrumClasses(TorusSpectrum spectrum, List<HalfSpectrum> outputs) {
        double[] mu = spectrum.mu();
        cells = spectrum.cells();
        eigenvalues = distinct(mu);
        multiplicities = new double[eigenvalues.length];
        energies = new double[outputs.size()][eigenvalues.length];
        for (int i = 0; i < mu.length; i++) {
            int at = mu[i] == eigenvalues[0] ? 0 : Arrays.binarySearch(eigenvalues, mu[i]);
            int times = spectrum.multiplicity(i);
            multiplicities[at] += times;
            for (int k = 0; k < energies.length; k++) {
                double re = outputs.get(k).re()[i];
                double im = outputs.get(k).im()[i];
                energies[k][at] += (re * re + im * im) * times / cells;
            }
        }
    }

    /** Rising. */
    private static double[] distinct(double[] values) {
        double least = Arrays.stream(values).min().orElseThrow();
        double[] sorted = Arrays.stream(values).filter(v -> v > least).toArray();
        Arrays.sort(sorted);
        double[] result = new double[sorted.length + 1];
        result[0] = least;
        int count = 1;
        for (double v : sorted) {
            if (v > result[count - 1]) {
                result[count++] = v;
            }
        }
        return Arrays.copyOf(result, count);
    }

    RidgeScores scores(int output, double lambda) {
        return SpectralScores.of(eigenvalues, multiplicities, energies[output], cells, lambda, true);
    }

    /** Diagonal of {@code (K + lambda I)^-1}, the same for every cell. */
    double inverseDiagonal(double lambda) {
        double sum = 0;
        for (int i = 0; i < eigenvalues.length; i++) {
            sum += multiplicities[i] / (eigenvalues[i] + lambda);
        }
        return sum / cells;
    }
}
