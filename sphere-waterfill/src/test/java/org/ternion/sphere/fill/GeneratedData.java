package org.ternion.sphere.fill;

import com.fasterxml.jackson.databind.JsonNode;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.ShellLayout;

/** The data of golden 09, made from the counter generator in double as the README there says. */
final class GeneratedData {
    private GeneratedData() {
    }

    /** Euclidean norms of the generated vectors. */
    static double[] norms() {
        JsonNode golden = Goldens.json("09_end_to_end.json");
        long seed = golden.get("seed").longValue();
        int n = golden.get("N").intValue();
        int dim = golden.get("D").intValue();
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            double spread = CounterRng.uniform(seed, 1, i);
            double scale = 0.25 + 3 * spread * spread;
            double squares = 0;
            for (int j = 0; j < dim; j++) {
                double x = (2 * CounterRng.uniform(seed, 0, (long) i * dim + j) - 1) * scale;
                squares += x * x;
            }
            norms[i] = Math.sqrt(squares);
        }
        return norms;
    }

    static float[] scores() {
        double[] norms = norms();
        float[] scores = new float[norms.length];
        for (int i = 0; i < norms.length; i++) {
            scores[i] = (float) norms[i];
        }
        return scores;
    }

    static ShellLayout layout(JsonNode golden) {
        return ShellLayout.sqrt(golden.get("S").intValue(), golden.get("rmin").doubleValue(),
                golden.get("rmax").doubleValue());
    }

    static long digest(int[] shell) {
        long digest = 0;
        for (int i = 0; i < shell.length; i++) {
            digest += (i + 1L) * shell[i];
        }
        return digest;
    }
}
