package org.ternion.vpm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.ternion.core.FloatMatrix;

/**
 * A table ordered for a task: what {@link VpmPipeline#prepare} returns. Immutable and safe for use by several threads;
 * tile id and raster are computed when they are first asked for.
 *
 * <p>Document ids are row numbers of the table that was given; documents that the task left out do not appear.
 */
public final class Prepared {
    private static final int LENGTH_LIMIT = 0xFFFF;
    private static final int HASH_CHUNK = 8192;

    private final ScoreMatrix scores;
    private final Normalizer normalizer;
    private final ColumnExtent extent;
    private final List<String> metricNames;
    private final Organization organization;
    private final int[] metricOrder;
    private final FloatMatrix sorted;
    private final String taskText;
    private final TieRule ties;
    private final List<String> warnings;
    private final CanonicalOrder order;
    private final LongSupplier clock;
    /** Null until asked for, where the task needed only its keys. */
    private volatile FloatMatrix canonical;
    private volatile PrepareTimings timings;
    private volatile TileId tileId;
    private volatile VpmRaster raster;

    Prepared(ScoreMatrix scores, Normalizer normalizer, ColumnExtent extent, List<String> metricNames,
            FloatMatrix canonical, Organization organization, int[] metricOrder, FloatMatrix sorted, String taskText,
            TieRule ties, LongSupplier clock, PrepareTimings timings) {
        this.scores = scores;
        this.normalizer = normalizer;
        this.extent = extent;
        this.metricNames = metricNames;
        this.canonical = canonical;
        this.organization = organization;
        this.metricOrder = metricOrder;
        this.sorted = sorted;
        this.taskText = taskText;
        this.ties = ties;
        this.clock = clock;
        this.timings = timings;
        int[] rowOf = new int[metricOrder.length];
        for (int row = 0; row < rowOf.length; row++) {
            rowOf[metricOrder[row]] = row;
        }
        order = new CanonicalOrder(metricNames, organization, rowOf, sorted, scores.documents());
        warnings = findWarnings();
    }

    /**
     * The table that was prepared.
     *
     * @return the table as given
     */
    public ScoreMatrix scores() {
        return scores;
    }

    /**
     * Names of the metrics of the table, then of the derived ones.
     *
     * @return one name per column of {@link #canonical()}
     */
    public List<String> metricNames() {
        return metricNames;
    }

    /**
     * Canonical values in the order of the table: metrics in [0, 1], then derived columns, which may leave it. Computed
     * on the first call where the task needed only its keys.
     *
     * @return documents x metrics, without -0.0
     */
    public FloatMatrix canonical() {
        FloatMatrix known = canonical;
        if (known == null) {
            known = normalizer.normalize(scores, extent, 1);
            canonical = known;
        }
        return known;
    }

    /**
     * The order the task gave.
     *
     * @return document ids and keys
     */
    public Organization organization() {
        return organization;
    }

    /**
     * Metric index of every row of {@link #sorted()} and {@link #raster()}.
     *
     * @return a new array, a permutation of the columns of {@link #canonical()}
     */
    public int[] metricOrder() {
        return metricOrder.clone();
    }

    /**
     * Canonical values in task order: element (r, c) belongs to metric {@code metricOrder()[r]} and the document of
     * rank c.
     *
     * @return metrics x visible documents
     */
    public FloatMatrix sorted() {
        return sorted;
    }

    /**
     * The task as text: as it was given, or written out for a task built by program.
     *
     * @return the text, empty for the order of the table
     */
    public String taskText() {
        return taskText;
    }

    /**
     * What a reader should know: names that were adjusted, scores outside their range, scores that are not finite.
     *
     * @return one line each
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * How long the stages took; the image once {@link #raster()} has been called.
     *
     * @return the durations so far
     */
    public PrepareTimings timings() {
        return timings;
    }

    /**
     * Ranks the visible documents by canonical values, equal ones by ascending id, those without a value last. O(n) for
     * a small {@code topK}, else O(n) with a larger constant.
     *
     * @param query what to rank by; derived metrics included
     * @param topK  {@code >= 0}; more than there are documents means all
     * @return the first documents of the full order, with their values or weighted sums
     * @throws UnknownMetricException   if the query names a metric that is not there
     * @throws IllegalArgumentException if {@code topK} is negative
     */
    public Ranking order(Query query, int topK) {
        return order.order(query, topK);
    }

    /**
     * The best document under a query, and the mean canonical value of the best {@code context}; for weights the mean
     * sum divided by the sum of absolute weights. O(context), plus the documents that tie for the first place, when the
     * query is the first key of the task; else O(n).
     *
     * @param query   what to rank by; derived metrics included
     * @param context how many documents the relevance averages over, {@code >= 1}
     * @return the decision; its relevance is NaN when a document without a value is among those averaged
     * @throws UnknownMetricException   if the query names a metric that is not there
     * @throws IllegalArgumentException if {@code context} is not positive
     * @throws IllegalStateException    if the task left no document
     */
    public Decision decide(Query query, int context) {
        return order.decide(query, context);
    }

    /**
     * The top-left tile of the raster under a query, as a file of the raster would give it.
     *
     * @param query orders the columns
     * @param size  rows and columns, {@code >= 1}; fewer at the edge
     * @return metrics x documents samples
     * @throws UnknownMetricException   if the query names a metric that is not there
     * @throws IllegalArgumentException if {@code size} is not positive
     */
    public Tile criticalTile(Query query, int size) {
        return raster().criticalTile(query, size);
    }

    /**
     * The top-left corner in task order for small devices: documents down, three consecutive metrics per pixel across.
     * Integer samples are truncated, as small devices expect. Values of derived metrics are clamped to [0, 1].
     *
     * @param size      rows and pixels, {@code >= 1}; fewer at the edge
     * @param precision type of a sample
     * @return the tile
     * @throws IllegalArgumentException if {@code size} is not positive or the corner holds a document without a value
     */
    public EncodedTile encodedTopLeft(int size, OutputPrecision precision) {
        int rows = Math.max(0, Math.min(size, sorted.cols()));
        int cols = (int) Math.max(0, Math.min(3L * size, sorted.rows()));
        float[] corner = new float[rows * cols];
        for (int c = 0; c < rows; c++) {
            for (int r = 0; r < cols; r++) {
                corner[c * cols + r] = sorted.get(r, c);
            }
        }
        return VpmEncoder.criticalTile(FloatMatrix.wrap(corner, rows, cols), size, precision, Rounding.TRUNCATE);
    }

    /**
     * The id of this map: the BLAKE2s-128 digest of names, shape, ordered values and task text.
     *
     * @return the same id for the same content, on every machine
     */
    public TileId tileId() {
        TileId id = tileId;
        if (id == null) {
            id = digest();
            tileId = id;
        }
        return id;
    }

    /**
     * The map as samples, with everything a file of it says: values in the units of the table scaled by the range of
     * the normaliser, derived columns by their own minimum and maximum. Scores outside a range are drawn at its ends,
     * NaN and negative infinity at the lower end, positive infinity at the upper one.
     *
     * @return the raster, built at the first call
     */
    public VpmRaster raster() {
        VpmRaster built = raster;
        if (built == null) {
            synchronized (this) {
                built = raster;
                if (built == null) {
                    Stopwatch stopwatch = Stopwatch.start(clock);
                    built = buildRaster();
                    timings = timings.withImage(stopwatch.lap());
                    raster = built;
                }
            }
        }
        return built;
    }

    private VpmRaster buildRaster() {
        return new RasterScores(scores, normalizer, extent, organization.backingDocOrder(), metricOrder, sorted)
                .fill(VpmRaster.builder(metricOrder.length, sorted.cols()).ties(ties)
                        .metricNames(namesByRow()).task(taskText).tileId(tileId()));
    }

    private List<String> namesByRow() {
        List<String> names = new ArrayList<>(metricOrder.length);
        for (int metric : metricOrder) {
            names.add(metricNames.get(metric));
        }
        return names;
    }

    private TileId digest() {
        Blake2s128 hash = new Blake2s128();
        update(hash, "ZMT1".getBytes(StandardCharsets.US_ASCII));
        update(hash, bigEndian(sorted.rows(), Integer.BYTES));
        update(hash, bigEndian(sorted.cols(), Integer.BYTES));
        for (String name : namesByRow()) {
            updateText(hash, name);
        }
        float[] x = sorted.backingArray();
        byte[] chunk = new byte[HASH_CHUNK];
        int filled = 0;
        for (float v : x) {
            int bits = Float.floatToIntBits(v);
            chunk[filled] = (byte) (bits >>> 24);
            chunk[filled + 1] = (byte) (bits >>> 16);
            chunk[filled + 2] = (byte) (bits >>> 8);
            chunk[filled + 3] = (byte) bits;
            filled += Float.BYTES;
            if (filled == HASH_CHUNK) {
                hash.update(chunk, 0, filled);
                filled = 0;
            }
        }
        hash.update(chunk, 0, filled);
        updateText(hash, taskText);
        return hash.finish();
    }

    private static void updateText(Blake2s128 hash, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        update(hash, bigEndian(utf8.length, Short.BYTES));
        update(hash, utf8);
    }

    private static void update(Blake2s128 hash, byte[] bytes) {
        hash.update(bytes, 0, bytes.length);
    }

    private static byte[] bigEndian(int value, int bytes) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (value >>> 8 * (bytes - 1 - i));
        }
        return out;
    }

    /** Texts enter the tile id with a 16-bit length. */
    static void checkLength(String text, String what) {
        if (text.length() > LENGTH_LIMIT / 3 && text.getBytes(StandardCharsets.UTF_8).length > LENGTH_LIMIT) {
            throw new IllegalArgumentException(what + " must not be longer than " + LENGTH_LIMIT + " bytes");
        }
    }

    private List<String> findWarnings() {
        List<String> found = new ArrayList<>(scores.warnings());
        double[] x = scores.backingArray();
        int cols = scores.metrics();
        for (int j = 0; j < cols; j++) {
            MetricRange range = normalizer.range(j);
            boolean inside = extent.allFinite() && extent.min(j) >= range.min() && extent.max(j) <= range.max();
            if (inside) {
                continue;
            }
            int below = 0;
            int above = 0;
            int nonFinite = 0;
            for (int i = j; i < x.length; i += cols) {
                nonFinite += Double.isFinite(x[i]) ? 0 : 1;
                below += Double.isFinite(x[i]) && x[i] < range.min() ? 1 : 0;
                above += Double.isFinite(x[i]) && x[i] > range.max() ? 1 : 0;
            }
            if (below + above > 0) {
                found.add("metric '" + metricNames.get(j) + "': " + below + " scores below and " + above
                        + " above the range [" + range.min() + ", " + range.max() + "] are shown at its ends");
            }
            if (nonFinite > 0) {
                found.add("metric '" + metricNames.get(j) + "': " + nonFinite + " scores are not finite");
            }
        }
        return List.copyOf(found);
    }
}
