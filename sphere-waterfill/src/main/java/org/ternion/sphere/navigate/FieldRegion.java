package org.ternion.sphere.navigate;

import java.util.Arrays;
import java.util.List;
import org.ternion.sphere.harmonic.Field;
import org.ternion.sphere.harmonic.HarmonicTransform;
import org.ternion.sphere.harmonic.Peak;
import org.ternion.sphere.simd.TopK;

/** Where on the sphere the intensity of a field is, by the samples of its grid. */
final class FieldRegion {
    private final SampleGrid grid;
    /** Integral of the intensity over the area of each sample. */
    private final double[] mass;
    private final double[] intensity;
    private final double total;

    FieldRegion(SampleGrid grid, Field field) {
        this.grid = grid;
        intensity = field.intensities();
        mass = new double[intensity.length];
        double sum = 0;
        for (int i = 0; i < mass.length; i++) {
            mass[i] = intensity[i] * grid.area[i];
            sum += mass[i];
        }
        total = sum;
    }

    /** Directions and areas of the samples of a transform. */
    static final class SampleGrid {
        private final double[] xyz;
        private final double[] area;

        SampleGrid(HarmonicTransform transform) {
            double[] nodes = transform.nodes();
            double[] weights = transform.weights();
            int longitudes = transform.longitudes();
            area = new double[nodes.length * longitudes];
            xyz = new double[3 * area.length];
            for (int i = 0; i < area.length; i++) {
                double theta = nodes[i / longitudes];
                double phi = transform.longitude(i % longitudes);
                put(xyz, 3 * i, theta, phi);
                area[i] = weights[i / longitudes] * 2 * Math.PI / longitudes;
            }
        }
    }

    static void put(double[] xyz, int at, double theta, double phi) {
        xyz[at] = Math.sin(theta) * Math.cos(phi);
        xyz[at + 1] = Math.sin(theta) * Math.sin(phi);
        xyz[at + 2] = Math.cos(theta);
    }

    /** Length of the mean direction of the intensity; 0 without intensity. */
    double resultantLength() {
        double[] sum = new double[3];
        for (int i = 0; i < mass.length; i++) {
            for (int d = 0; d < 3; d++) {
                sum[d] += mass[i] * grid.xyz[3 * i + d];
            }
        }
        double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
        // Areas are positive, so only rounding exceeds 1.
        return total == 0 ? 0 : Math.min(1, length / total);
    }

    /**
     * Apertures of caps around peaks that together hold a share of the mass. The samples of highest intensity that have
     * this share belong to the nearest peak each, and a cap reaches to the farthest sample of its peak.
     *
     * @param peaks none only if there is no intensity
     * @param share in {@code (0, 1]}
     * @return radians, negative for a peak without samples
     */
    double[] apertures(List<Peak> peaks, double share) {
        double[] apertures = new double[peaks.size()];
        if (apertures.length == 0) {
            return apertures;
        }
        double[] axes = new double[3 * peaks.size()];
        double[] rim = new double[peaks.size()];
        Arrays.fill(rim, Double.POSITIVE_INFINITY);
        for (int p = 0; p < peaks.size(); p++) {
            put(axes, 3 * p, peaks.get(p).theta(), peaks.get(p).phi());
        }
        double held = 0;
        for (int sample : byIntensity()) {
            if (held >= share * total) {
                break;
            }
            held += mass[sample];
            int nearest = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < rim.length; p++) {
                double cosine = axes[3 * p] * grid.xyz[3 * sample] + axes[3 * p + 1] * grid.xyz[3 * sample + 1]
                        + axes[3 * p + 2] * grid.xyz[3 * sample + 2];
                if (cosine > largest) {
                    largest = cosine;
                    nearest = p;
                }
            }
            rim[nearest] = Math.min(rim[nearest], largest);
        }
        for (int p = 0; p < rim.length; p++) {
            apertures[p] = rim[p] > 2 ? -1 : Math.acos(Math.max(-1, Math.min(1, rim[p])));
        }
        return apertures;
    }

    /** Samples by falling intensity, those that float cannot tell apart in the order of the grid. */
    private int[] byIntensity() {
        double largest = Arrays.stream(intensity).max().orElse(0);
        float[] relative = new float[intensity.length];
        for (int i = 0; i < relative.length; i++) {
            relative[i] = (float) (intensity[i] / largest);
        }
        TopK order = new TopK(relative.length);
        order.offerAll(relative, 0, relative.length, 0);
        return order.ids();
    }
}
