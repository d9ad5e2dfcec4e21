package org.ternion.sphere.cone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.io.SectionFileException;
import org.ternion.sphere.Geometry;
import org.ternion.sphere.simd.TopK;

/**
 * Finds the vectors with the largest cosine to a query, or all of them inside a cone, without looking at every one. The
 * vectors are clustered into cells; each cell is a cone around its axis, so the triangle inequality of angles bounds
 * the cosine of every member, and cells that cannot matter are left out. Cosines and ids are those of
 * {@link ExactScan}, bit for bit.
 *
 * <p>How much is left out depends on the data. Vectors without structure are all about as far from each other once
 * there are more than some 20 dimensions, and then an exact search is a scan of everything; what helps is
 * {@link SearchParams#recall less than certainty}. Clustered vectors, or vectors near a surface of few dimensions, are
 * found after a few cells.
 *
 * <p>Immutable; safe for use by several threads. Memory: a copy of the vectors as unit vectors.
 */
public final class ConeIndex {
    /** Shells are counted below this, so that sorting by them takes little memory. */
    static final int SHELLS = 1 << 20;

    private final int dimension;
    private final PointStore points;
    private final CellTable cells;
    private final RecallCurve curve;

    ConeIndex(int dimension, PointStore points, CellTable cells, RecallCurve curve) {
        this.dimension = dimension;
        this.points = points;
        this.cells = cells;
        this.curve = curve;
    }

    /**
     * Builds an index of points that are all in shell 0.
     *
     * @param x      one vector per row, any norm, finite; a zero vector has cosine 0 with everything
     * @param params how many cells
     * @param run    how to run; the seed chooses the first axes; progress counts thousandths of the work
     * @return the index; its ids are rows of {@code x}
     * @throws IllegalArgumentException if an element is not finite (the message names row and column) or rows have no
     *                                  columns
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static ConeIndex build(FloatMatrix x, ConeIndexParams params, RunOptions run) {
        return build(x, new int[x.rows()], params, run);
    }

    /**
     * Builds an index by spherical k-means. About {@code 2 * rows * cells * columns * iterations} operations, and
     * memory for up to three copies of the vectors until it is done. The same for any number of threads.
     *
     * @param x      one vector per row, any norm, finite; a zero vector has cosine 0 with everything
     * @param shells shell per row, in {@code [0, 2^20)}, say {@link org.ternion.sphere.Placement#toShells}; not
     *               modified
     * @param params how many cells
     * @param run    how to run; the seed chooses the first axes; progress counts thousandths of the work
     * @return the index; its ids are rows of {@code x}
     * @throws IllegalArgumentException if an element is not finite (the message names row and column), rows have no
     *                                  columns, or the shells do not fit
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static ConeIndex build(FloatMatrix x, int[] shells, ConeIndexParams params, RunOptions run) {
        if (shells.length != x.rows()) {
            throw new IllegalArgumentException(shells.length + " shells for " + x.rows() + " rows");
        }
        for (int shell : shells) {
            Checks.inRange(shell, 0, SHELLS - 1, "shell");
        }
        return ConeIndexBuilder.build(x, shells, params, run);
    }

    /**
     * Reads an index that {@link #save} has written.
     *
     * @param file an existing file
     * @return the index
     * @throws IOException if the file cannot be read
     * @throws org.ternion.core.io.SectionFileException if it is no file of an index, damaged, cut off, or of another
     *                                                   version
     */
    public static ConeIndex load(Path file) throws IOException {
        return ConeIndexFile.read(file);
    }

    /**
     * Writes the index to a file, which appears when it is complete. The format is described in the package
     * {@code org.ternion.sphere.io}.
     *
     * @param file is replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        ConeIndexFile.write(this, file);
    }

    /**
     * Number of points.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return points.size();
    }

    /**
     * Number of components of points and queries.
     *
     * @return {@code >= 0}
     */
    public int dimension() {
        return dimension;
    }

    /**
     * Number of cells, that of the zero vectors included.
     *
     * @return {@code >= 0}
     */
    public int cells() {
        return cells.count();
    }

    /**
     * Which recall costs how many cells, measured when the index was built with some of its members as queries.
     *
     * @return the curve, for up to 100 nearest points
     */
    public RecallCurve memberCurve() {
        return curve;
    }

    /**
     * Measures which recall costs how many cells for queries like those given. Looks at every point for each of them;
     * some hundreds of queries are enough.
     *
     * @param queries    one per row, any norm, finite
     * @param neighbours the largest number of nearest points to search for, {@code >= 1}
     * @param run        how to run; progress counts queries
     * @return the curve: pass its {@link RecallCurve#cellsFor} to {@link SearchParams#maxCells}
     * @throws IllegalArgumentException if the queries have another dimension or are not finite
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public RecallCurve calibrate(FloatMatrix queries, int neighbours, RunOptions run) {
        Checks.inRange(neighbours, 1, Integer.MAX_VALUE, "neighbours");
        return RecallCurve.of(points, cells, directions(queries), neighbours, run);
    }

    /**
     * Finds the k points with the largest cosine.
     *
     * @param query  any norm, finite; all cosines with a zero query are 0
     * @param k      {@code >= 1}; if there are fewer points, all are found
     * @param params how much to look at
     * @return what was found
     * @throws IllegalArgumentException if the query has another dimension or is not finite, {@code k < 1}, or a recall
     *                                  is asked for that was not measured for so many points
     */
    public SearchResult search(float[] query, int k, SearchParams params) {
        CellSearch search = newSearch(direction(query), k);
        int limit = cellLimit(k, params);
        if (limit > 0) {
            return search.nearestCells(limit);
        }
        if (params instanceof SearchParams.MaxPoints max) {
            return search.nearestPoints(max.points());
        }
        if (!search.exact()) {
            search.rest();
        }
        return search.result();
    }

    /**
     * Finds the k points with the largest cosine for each of many queries: ids and cosines are those of
     * {@link #search}. Faster than one search after the other on several threads, and where exact searches look at all
     * points: these share one pass.
     *
     * @param queries one per row, any norm, finite
     * @param k       {@code >= 1}
     * @param params  how much to look at
     * @param run     how to run; progress counts queries
     * @return one result per query
     * @throws IllegalArgumentException as {@link #search}
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<SearchResult> searchBatch(FloatMatrix queries, int k, SearchParams params, RunOptions run) {
        return new BatchSearch(this, directions(queries), k, params, run).results();
    }

    /**
     * Finds all points inside a cone.
     *
     * @param axis     any norm, finite, not zero
     * @param aperture angle between axis and rim in radians, the rim inside; 0 or less for the direction of the axis
     *                 only, pi or more for everything
     * @return the points, nearest to the axis first, {@link SearchResult#exact() exact}
     * @throws IllegalArgumentException if the axis has another dimension, is zero or not finite, or the aperture is NaN
     */
    public SearchResult cone(float[] axis, double aperture) {
        return cone(axis, aperture, 0, SHELLS - 1);
    }

    /**
     * Finds all points inside a cone that are in some of the shells. Who is inside is decided in double, as
     * {@link Geometry#capMembers} does with the unit vectors.
     *
     * @param axis       any norm, finite, not zero
     * @param aperture   angle between axis and rim in radians, the rim inside; 0 or less for the direction of the axis
     *                   only, pi or more for everything
     * @param firstShell smallest shell looked at
     * @param lastShell  largest shell looked at; nothing is found if it is below {@code firstShell}
     * @return the points, nearest to the axis first, {@link SearchResult#exact() exact}
     * @throws IllegalArgumentException if the axis has another dimension, is zero or not finite, or the aperture is NaN
     */
    public SearchResult cone(float[] axis, double aperture, int firstShell, int lastShell) {
        return new ConeSearch(points, cells, axis, direction(axis), Geometry.capCosine(aperture)).members(firstShell,
                lastShell);
    }

    /** Number of nearest cells to look at, or 0 if the parameters do not say it. */
    int cellLimit(int k, SearchParams params) {
        if (params instanceof SearchParams.MaxCells max) {
            return max.cells();
        }
        if (!(params instanceof SearchParams.Recall recall) || points.size() == 0) {
            return 0;
        }
        int searched = Math.min(k, points.size());
        if (curve.queries() == 0 || searched > curve.neighbours()) {
            // A member knows one neighbour less than there are points.
            if (curve.queries() > 0 && searched > points.size() - 1 && points.size() - 1 <= curve.neighbours()) {
                return cells.count();
            }
            throw new IllegalArgumentException("no recall was measured for k = " + k + " when the index was built ("
                    + curve.queries() + " queries, k up to " + curve.neighbours() + "): call calibrate");
        }
        return curve.cellsFor(searched, recall.target());
    }

    CellSearch newSearch(float[] direction, int k) {
        return new CellSearch(points, cells, direction, cells.dots(direction), k);
    }

    PointStore points() {
        return points;
    }

    CellTable table() {
        return cells;
    }

    /** The plain truth for given directions. */
    TopK[] scanAll(FloatMatrix directions, int k, int threads, SharedProgress stop) {
        return PlainScan.best(points.rows(), points.ids(), directions, k, threads, stop);
    }

    float[] direction(float[] query) {
        return UnitRows.direction(query, dimension, points.rows().cols());
    }

    /** The truth for many queries, by a plain scan. */
    List<SearchResult> scanBatch(FloatMatrix queries, int k, RunOptions run) {
        TopK[] best = scanAll(directions(queries), k, run.parallelism(),
                new SharedProgress(run.progress(), queries.rows()));
        return Stream.of(best).map(found -> SearchResult.of(found, 0, size(), Double.POSITIVE_INFINITY)).toList();
    }

    FloatMatrix directions(FloatMatrix queries) {
        return UnitRows.directions(queries, dimension, points.rows().cols());
    }

    @Override
    public String toString() {
        return size() + " points of dimension " + dimension + " in " + cells() + " cells";
    }
}
