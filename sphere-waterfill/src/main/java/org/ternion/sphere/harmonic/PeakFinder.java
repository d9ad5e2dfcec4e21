package org.ternion.sphere.harmonic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ternion.sphere.SphericalPoint;

/** Finds the maxima of an intensity: on the grid, then on the series, then those far enough from higher ones. */
final class PeakFinder {
    private static final int NEWTON_STEPS = 5;

    private final HarmonicTransform transform;
    private final double[] grid;
    private final FieldSeries series;
    private final int rings;
    private final int longitudes;

    PeakFinder(HarmonicTransform transform, double[] grid, FieldSeries series) {
        this.transform = transform;
        this.grid = grid;
        this.series = series;
        this.rings = transform.rings();
        this.longitudes = transform.longitudes();
    }

    List<Peak> find(int max, double minSeparation) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) {
            if (grid[i] > 0 && isHighest(i)) {
                candidates.add(i);
            }
        }
        // Stable sorts keep the order of the grid among equal intensities.
        candidates.sort(Comparator.comparingDouble(i -> -grid[i]));
        double[] nodes = transform.nodes();
        List<Peak> refined = new ArrayList<>();
        for (int i : candidates.subList(0, (int) Math.min(candidates.size(), 8L * max + 64))) {
            refined.add(refine(nodes[i / longitudes], transform.longitude(i % longitudes)));
        }
        refined.sort(Comparator.comparingDouble(peak -> -peak.intensity()));
        List<Peak> kept = new ArrayList<>();
        for (Peak peak : refined) {
            if (kept.size() < max && isApart(peak, kept, minSeparation)) {
                kept.add(peak);
            }
        }
        return List.copyOf(kept);
    }

    private boolean isHighest(int i) {
        int ring = i / longitudes;
        int j = i % longitudes;
        int before = (j + longitudes - 1) % longitudes;
        int after = (j + 1) % longitudes;
        for (int t = Math.max(0, ring - 1); t <= Math.min(rings - 1, ring + 1); t++) {
            int row = t * longitudes;
            if (!isAbove(i, row + before) || !isAbove(i, row + j) || !isAbove(i, row + after)) {
                return false;
            }
        }
        return (ring > 0 && ring < rings - 1) || isHighestOfRing(i, ring);
    }

    /** The ring around a pole is one neighbourhood: all of its samples are near each other. */
    private boolean isHighestOfRing(int i, int ring) {
        for (int j = 0; j < longitudes; j++) {
            if (!isAbove(i, ring * longitudes + j)) {
                return false;
            }
        }
        return true;
    }

    /** Equal samples are ordered by index, so that a plateau has a highest one. */
    private boolean isAbove(int i, int other) {
        return i == other || grid[i] > grid[other] || (grid[i] == grid[other] && i < other);
    }

    private static boolean isApart(Peak peak, List<Peak> kept, double minSeparation) {
        SphericalPoint here = new SphericalPoint(1, peak.theta(), peak.phi());
        for (Peak other : kept) {
            if (here.angleTo(new SphericalPoint(1, other.theta(), other.phi())) < minSeparation) {
                return false;
            }
        }
        return true;
    }

    private Peak refine(double theta, double phi) {
        double[] point = {Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)};
        FieldSeries.Jet jet = series.at(point[0], point[1], point[2]);
        // A step beyond the next samples would leave the hill of this one.
        double longest = Math.PI / rings;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] next = newtonStep(point, jet, longest);
            if (next == null) {
                break;
            }
            FieldSeries.Jet there = series.at(next[0], next[1], next[2]);
            if (!(there.intensity() > jet.intensity())) {
                break;
            }
            point = next;
            jet = there;
        }
        SphericalPoint place = SphericalPoint.of(point[0], point[1], point[2]);
        return new Peak(place.theta(), place.phi(), jet.intensity());
    }

    /** The next point, or null where the intensity does not curve downwards in every direction. */
    private static double[] newtonStep(double[] x, FieldSeries.Jet jet, double longest) {
        double[] u = tangent(x);
        double[] v = {x[1] * u[2] - x[2] * u[1], x[2] * u[0] - x[0] * u[2], x[0] * u[1] - x[1] * u[0]};
        double gu = jet.slope(u);
        double gv = jet.slope(v);
        double huu = jet.curvature(u, u, 1);
        double huv = jet.curvature(u, v, 0);
        double hvv = jet.curvature(v, v, 1);
        double determinant = huu * hvv - huv * huv;
        if (!(determinant > 0 && huu < 0)) {
            return null;
        }
        double du = (huv * gv - hvv * gu) / determinant;
        double dv = (huv * gu - huu * gv) / determinant;
        double length = Math.hypot(du, dv);
        if (length == 0) {
            return null;
        }
        double angle = Math.min(length, longest);
        double along = Math.sin(angle) / length;
        double[] next = new double[3];
        double norm = 0;
        for (int i = 0; i < 3; i++) {
            next[i] = Math.cos(angle) * x[i] + along * (du * u[i] + dv * v[i]);
            norm += next[i] * next[i];
        }
        for (int i = 0; i < 3; i++) {
            next[i] /= Math.sqrt(norm);
        }
        return next;
    }

    /** A unit vector orthogonal to a unit vector. */
    private static double[] tangent(double[] x) {
        // Crossing with the axis that x is farthest from keeps the product long.
        double[] u = Math.abs(x[2]) < 0.7 ? new double[] {-x[1], x[0], 0} : new double[] {0, -x[2], x[1]};
        double norm = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
        return new double[] {u[0] / norm, u[1] / norm, u[2] / norm};
    }
}
