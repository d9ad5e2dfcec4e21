package org.ternion.sphere.navigate;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.SphericalPoint;
import org.ternion.sphere.cone.ConeCells;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.harmonic.Field;
import org.ternion.sphere.harmonic.HarmonicTransform;
import org.ternion.sphere.harmonic.InterferenceField;
import org.ternion.sphere.harmonic.Peak;
import org.ternion.sphere.harmonic.Sources;

/**
 * Finds points by way of a map: every point has a place on the ordinary sphere, every cell of a {@link ConeIndex} the
 * field of its members' places. A query mixes the fields of the cells, those near it most; around the peaks of the
 * mixture, caps that hold a given share of its intensity are opened, and all points whose place is inside are
 * compared with the query in full dimension.
 *
 * <p>The map is three-dimensional: points that are near in the data and far on the map are missed, and caps hold
 * points that are near on the map only. A search of the index itself finds more for the same number of comparisons;
 * this one shows where on the map a query belongs and finds what is there. Immutable; safe for use by several
 * threads. Memory: {@code 8 (L + 1)^2} bytes per cell for band limit L, and an index of the places.
 */
public final class FieldNavigator {
    private static final int THOUSAND = 1000;
    private static final int INDEX_SHARE = 400;

    private final ConeCells cells;
    private final ConeIndex places;
    private final HarmonicTransform transform;
    private final FieldRegion.SampleGrid grid;
    /** Coefficients of the field of each cell. */
    private final double[][] fields;
    private final double minSeparation;

    private FieldNavigator(ConeCells cells, ConeIndex places, HarmonicTransform transform, double[][] fields,
            double minSeparation) {
        this.cells = cells;
        this.places = places;
        this.transform = transform;
        this.fields = fields;
        this.minSeparation = minSeparation;
        grid = new FieldRegion.SampleGrid(transform);
    }

    /**
     * Computes the fields of the cells: O(points * L^2 + cells * L^3) for band limit L. The same for any number of
     * threads.
     *
     * @param index     of the vectors to find
     * @param places    place of each vector on the map: a row of three per row the index was built from, of any length,
     *                  finite, say {@link Projection3#directions}; a zero row has no place: it adds to no field, and is
     *                  found by caps of a right angle and more only
     * @param transform band limit and grid of the fields
     * @param tau       time of the heat kernel, {@code >= 0} and finite: each place is blurred by about
     *                  {@code sqrt(2 tau)} radians, which should not be below {@code pi / L}
     * @param run       threads, seed of the index of the places, and progress, which counts thousandths
     * @return a navigator
     * @throws IllegalArgumentException if the places are not finite or as many as the points, or {@code tau} is out
     *                                  of range
     * @throws CancellationException    if the progress asked to stop
     */
    public static FieldNavigator build(ConeIndex index, FloatMatrix places, HarmonicTransform transform, double tau,
            RunOptions run) {
        Checks.inRange(tau, 0, Double.MAX_VALUE, "tau");
        if (places.rows() != index.size() || places.cols() != 3) {
            throw new IllegalArgumentException("places must be " + index.size() + " rows of 3, are " + places.rows()
                    + " rows of " + places.cols());
        }
        ConeIndex map = ConeIndex.build(places, ConeIndexParams.DEFAULT.withCalibrationQueries(0),
                run.withProgress((done, total) -> run.progress().report(done * INDEX_SHARE / total, THOUSAND)));
        ConeCells cells = ConeCells.of(index);
        InterferenceField kernel = new InterferenceField(transform);
        double[][] fields = new double[cells.count()][];
        SharedProgress progress = new SharedProgress((done, total) -> run.progress().report(
                INDEX_SHARE + done * (THOUSAND - INDEX_SHARE) / total, THOUSAND), fields.length);
        Parallel.ranges(run.parallelism(), fields.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                fields[i] = kernel.evaluate(sources(places, cells.members(i)), tau).realCoefficients();
                progress.add(1);
            }
        });
        // Peaks nearer than the blur or the samples are one place.
        double minSeparation = Math.min(Math.PI, Math.max(Math.sqrt(2 * tau), Math.PI / transform.rings()));
        return new FieldNavigator(cells, map, transform, fields, minSeparation);
    }

    private static Sources sources(FloatMatrix places, int[] members) {
        double[] theta = new double[members.length];
        double[] phi = new double[members.length];
        double[] amplitude = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            SphericalPoint place = SphericalPoint.of(places.get(members[i], 0), places.get(members[i], 1),
                    places.get(members[i], 2));
            theta[i] = place.theta();
            phi[i] = place.phi();
            amplitude[i] = place.radius() == 0 ? 0 : 1;
        }
        return Sources.inPhase(theta, phi, amplitude);
    }

    /**
     * Finds points with large cosine. O(cells * L^2 + L^3) for the field, and what the candidates take.
     *
     * @param query  any norm, finite, of the dimension of the index; a zero query has the field of all points
     * @param k      {@code >= 1}; if there are fewer candidates, all are found
     * @param params how to search
     * @return what was found and where
     * @throws IllegalArgumentException if the query has another dimension or is not finite, or {@code k < 1}
     */
    public Navigation navigate(float[] query, int k, NavigationParams params) {
        Field field = field(query, params.sharpness());
        List<Peak> peaks = field.peaks(params.maxPeaks(), minSeparation);
        FieldRegion region = new FieldRegion(grid, field);
        BitSet candidates = new BitSet(places.size());
        if (params.targetMass() == 1) {
            candidates.set(0, places.size());
        } else {
            double[] apertures = region.apertures(peaks, params.targetMass());
            for (int p = 0; p < apertures.length; p++) {
                addMembers(peaks.get(p), apertures[p], candidates);
            }
        }
        SearchResult found = cells.best(query, k, candidates);
        return new Navigation(found, region.resultantLength(), peaks);
    }

    private Field field(float[] query, double sharpness) {
        float[] cosines = cells.cosines(query);
        double largest = Double.NEGATIVE_INFINITY;
        for (float cosine : cosines) {
            largest = Math.max(largest, cosine);
        }
        double[] mixed = new double[transform.coefficients()];
        for (int c = 0; c < cosines.length; c++) {
            double weight = Math.exp(sharpness * (cosines[c] - largest));
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] += weight * fields[c][i];
            }
        }
        return Field.of(transform, mixed, new double[mixed.length]);
    }

    private void addMembers(Peak peak, double aperture, BitSet candidates) {
        if (aperture < 0) {
            return;
        }
        double[] axis = new double[3];
        FieldRegion.put(axis, 0, peak.theta(), peak.phi());
        SearchResult inside = places.cone(new float[] {(float) axis[0], (float) axis[1], (float) axis[2]}, aperture);
        for (int rank = 0; rank < inside.size(); rank++) {
            candidates.set(inside.id(rank));
        }
    }
}
