package org.ternion.sphere.legacy;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.SphericalPoint;

/**
 * The probe loop of the prototype, for comparison only: its field never contains the data, so it does not search.
 *
 * <p>Per probe, Gaussian blobs are scattered around a direction made of the first three components of the query, the
 * direction moves toward the largest blob, and the points inside a cone around it are scored. The cone compares dot
 * products of vectors that are not normalised, so that it takes in about every point within a quarter turn. Restated in
 * double from the specification, 3.22; the recorded probes are reproduced to 1e-9. Immutable.
 */
public final class LegacyNavigator {
    private static final double OUTER_RADIUS = 10;
    private static final double ENOUGH_CONFIDENCE = 0.98;
    private static final int PROBES_BEFORE_STOP = 6;

    private final LegacyField field;

    /**
     * One turn of the loop.
     *
     * @param peak       cell of the largest intensity, row-major on the grid
     * @param confidence that intensity, as a share of the sum over the grid
     * @param theta      colatitude after the move
     * @param phi        azimuth after the move, not wrapped
     * @param aperture   half-angle of the cone in radians
     * @param inCone     points in the cone
     * @param score      largest dot product of the query and an embedding in the cone, NaN if the cone is empty
     */
    public record Probe(int peak, double confidence, double theta, double phi, double aperture, int inCone,
            double score) {
    }

    /**
     * What a query found.
     *
     * @param probes all turns in order
     * @param best   number of the first turn of largest score, -1 if every cone was empty
     * @param ids    the points in the cone of that turn, ascending
     */
    public record Walk(List<Probe> probes, int best, List<Integer> ids) {
        /**
         * Copies the lists.
         *
         * @param probes not null
         * @param best   any
         * @param ids    not null
         */
        public Walk {
            probes = List.copyOf(probes);
            ids = List.copyOf(ids);
        }
    }

    /**
     * Builds the grid. O(bandLimit^3).
     *
     * @param bandLimit largest degree of the harmonics, in {@code [1, 256]}; the prototype always used 64
     * @throws IllegalArgumentException if {@code bandLimit} is out of range
     */
    public LegacyNavigator(int bandLimit) {
        this.field = new LegacyField(Checks.inRange(bandLimit, 1, 256, "band limit"));
    }

    /**
     * Runs the loop. O(probes * (candidates * bandLimit^2 + bandLimit^3 + points)).
     *
     * @param query      at least three components, finite, not zero
     * @param points     position per point
     * @param embeddings one row per point, as many columns as the query, finite
     * @param draws      a {@code 3 x candidates} matrix of standard normal numbers per probe: shifts of colatitude,
     *                   azimuth and radius
     * @return what was found
     * @throws IllegalArgumentException if shapes differ or the query has no direction
     */
    public Walk navigate(double[] query, List<SphericalPoint> points, DoubleMatrix embeddings,
            List<DoubleMatrix> draws) {
        if (query.length < 3 || embeddings.cols() != query.length || embeddings.rows() != points.size()) {
            throw new IllegalArgumentException("query of " + query.length + " components and " + points.size()
                    + " points do not fit embeddings of " + embeddings.rows() + " x " + embeddings.cols());
        }
        double squares = 0;
        for (double q : query) {
            squares += q * q;
        }
        double norm = Math.sqrt(Checks.positive(squares, "squared norm of the query"));
        double radius = 1.2 * norm;
        double theta = Math.acos(InitialRadii.clip(query[2] / norm, -1, 1));
        double phi = Math.atan2(query[1], query[0]);
        List<Probe> probes = new ArrayList<>();
        List<Integer> ids = List.of();
        int best = -1;
        for (DoubleMatrix draw : draws) {
            if (draw.rows() != 3) {
                throw new IllegalArgumentException("draws need 3 rows per probe, got " + draw);
            }
            double[] intensity = field.intensity(amplitude(radius, theta, phi, draw));
            int peak = largest(intensity);
            theta = 0.7 * theta + 0.3 * field.theta(peak / field.columns());
            phi = 0.7 * phi + 0.3 * field.phi(peak % field.columns());
            double aperture = aperture(radius, intensity[peak]);
            List<Integer> inCone = inCone(radius, theta, phi, aperture, points);
            double score = largestDot(query, embeddings, inCone);
            if (!inCone.isEmpty() && (best < 0 || score > probes.get(best).score())) {
                best = probes.size();
                ids = inCone;
            }
            probes.add(new Probe(peak, intensity[peak], theta, phi, aperture, inCone.size(), score));
            if (intensity[peak] > ENOUGH_CONFIDENCE && probes.size() > PROBES_BEFORE_STOP) {
                break;
            }
        }
        return new Walk(probes, best, ids);
    }

    /** Sum of the blobs of all candidates; azimuths are not wrapped. */
    private double[] amplitude(double radius, double theta, double phi, DoubleMatrix draw) {
        double[] amplitude = new double[field.rings() * field.columns()];
        for (int c = 0; c < draw.cols(); c++) {
            double radial = Math.max(radius + 0.1 * draw.get(2, c), 0.1) - radius;
            double height = Math.exp(-radial * radial / 0.5);
            for (int i = 0; i < field.rings(); i++) {
                double south = field.theta(i) - theta - 0.15 * draw.get(0, c);
                double ring = height * Math.exp(-south * south / 0.08);
                for (int j = 0; j < field.columns(); j++) {
                    double east = field.phi(j) - phi - 0.3 * draw.get(1, c);
                    amplitude[i * field.columns() + j] += ring * Math.exp(-east * east / 0.15);
                }
            }
        }
        return amplitude;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /**
     * The cone law without the bounds of {@link org.ternion.sphere.cone.ConeLaw}: here the radius may exceed the outer
     * one and the aperture may be tiny.
     */
    private static double aperture(double radius, double confidence) {
        return Math.PI / 4 * Math.sqrt(radius / OUTER_RADIUS) * Math.exp(-5 * 0.1) * confidence;
    }

    private static List<Integer> inCone(double radius, double theta, double phi, double aperture,
            List<SphericalPoint> points) {
        double x = radius * Math.sin(theta) * Math.cos(phi);
        double y = radius * Math.sin(theta) * Math.sin(phi);
        double z = radius * Math.cos(theta);
        double threshold = Math.cos(aperture);
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            SphericalPoint p = points.get(i);
            if (x * p.x() + y * p.y() + z * p.z() >= threshold) {
                ids.add(i);
            }
        }
        return ids;
    }

    private static double largestDot(double[] query, DoubleMatrix embeddings, List<Integer> ids) {
        double largest = Double.NaN;
        for (int id : ids) {
            double dot = 0;
            for (int d = 0; d < query.length; d++) {
                dot += query[d] * embeddings.get(id, d);
            }
            largest = dot > largest || Double.isNaN(largest) ? dot : largest;
        }
        return largest;
    }
}
