package org.ternion.vpm;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;

/**
 * Turns tables into maps: normalise, derive features, order by the task, gather.
 *
 * <p>Only the ranges of {@link Normalization#ema} are carried from one call to the next; they start anew when the
 * metric names change, and a call that fails leaves them as they were. Safe for use by several threads. Results stay
 * usable after {@link #close}.
 */
public final class VpmPipeline implements AutoCloseable {
    private final Normalization normalization;
    private final FeatureHint hint;
    private final NonFinitePolicy nonFinite;
    private final MetricOrder metricOrder;
    private final TieRule ties;
    private final Supplier<? extends Organizer> sql;
    private final LongSupplier clock;
    private final int parallelism;
    private final Organizer memory = new MemoryOrganizer();
    private final AtomicReference<Normalizer> state = new AtomicReference<>();
    private final Object sqlLock = new Object();
    private Organizer sqlOrganizer;
    private volatile boolean closed;

    private VpmPipeline(Builder builder) {
        normalization = builder.normalization;
        hint = builder.hint;
        nonFinite = builder.nonFinite;
        metricOrder = builder.metricOrder;
        ties = builder.ties;
        sql = builder.sql;
        clock = builder.clock;
        parallelism = builder.parallelism;
    }

    /**
     * Starts a pipeline with {@link Normalization#ema()}, no derived features, finite scores only, no SQL.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Prepares a table for a task text; see {@link TaskParser} for the language. With SQL configured, any other SELECT
     * is handed to it.
     *
     * @param scores the table
     * @param task   the task text, empty for the order of the table
     * @return the ordered table
     * @throws NonFiniteException       if a score is not finite and the policy rejects it
     * @throws TaskSyntaxException      if the text cannot be read, names no metric, or needs SQL that is not there
     * @throws VpmTaskException         if SQL cannot carry the task out
     * @throws IllegalArgumentException if a range is missing, a derived name is in use already, names do not suit SQL,
     *                                  the metric order does not fit or a text is too long
     * @throws IllegalStateException    after {@link #close}
     */
    public Prepared prepare(ScoreMatrix scores, String task) {
        Objects.requireNonNull(scores, "scores");
        Objects.requireNonNull(task, "task");
        return prepare(scores, names ->
                sql == null ? TaskParser.parse(task, names) : TaskParser.parseAllowingSql(task, names), task);
    }

    /**
     * Prepares a table for a task built by program.
     *
     * @param scores the table
     * @param task   the task
     * @return the ordered table
     * @throws NonFiniteException       if a score is not finite and the policy rejects it
     * @throws UnknownMetricException   if the task names a metric that is not there
     * @throws VpmTaskException         if the task needs SQL that is not there, or SQL cannot carry it out
     * @throws IllegalArgumentException if the task is malformed, a range is missing, a derived name is in use already,
     *                                  names do not suit SQL, the metric order does not fit or a text is too long
     * @throws IllegalStateException    after {@link #close}
     */
    public Prepared prepare(ScoreMatrix scores, TaskSpec task) {
        Objects.requireNonNull(scores, "scores");
        Objects.requireNonNull(task, "task");
        return prepare(scores, names -> task, null);
    }

    /** Closes the SQL organizer if one was opened. Safe to call twice; preparing afterwards is an error. */
    @Override
    public void close() {
        closed = true;
        synchronized (sqlLock) {
            if (sqlOrganizer != null) {
                sqlOrganizer.close();
                sqlOrganizer = null;
            }
        }
    }

    private Prepared prepare(ScoreMatrix scores, TaskReader reader, String givenText) {
        checkOpen();
        Stopwatch stopwatch = Stopwatch.start(clock);
        ColumnExtent extent = ColumnExtent.of(scores, nonFinite, parallelism);
        DerivedFeatures features = DerivedFeatures.of(hint, scores.metricNames());
        List<String> names = features.names();
        names.forEach(name -> Prepared.checkLength(name, "a metric name"));
        TaskSpec task = reader.read(names);
        String text = givenText == null ? TaskText.of(task, names) : givenText;
        Prepared.checkLength(text, "a task");
        int[] rows = metricOrder.resolve(names);
        while (true) {
            Normalizer before = state.get();
            Normalizer normalizer = next(before, scores.metricNames(), extent);
            boolean keysAlone = features.isEmpty() && task instanceof TaskSpec.Keys;
            FloatMatrix base = keysAlone ? null : normalizer.normalize(scores, extent, parallelism);
            long normalise = stopwatch.lap();
            FloatMatrix canonical = keysAlone ? null : features.widen(base);
            long derive = stopwatch.lap();
            Organization organization = keysAlone ? organizeByKeys(scores, normalizer, (TaskSpec.Keys) task)
                    : organize(canonical, names, task);
            long organise = stopwatch.lap();
            int[] documents = organization.backingDocOrder();
            FloatMatrix sorted = keysAlone ? Gather.scaled(scores, normalizer, extent, documents, rows, parallelism)
                    : Gather.copied(canonical, documents, rows, parallelism);
            long materialise = stopwatch.lap();
            Prepared prepared = new Prepared(scores, normalizer, extent, names, canonical, organization, rows, sorted,
                    text, ties, clock, new PrepareTimings(normalise, derive, organise, materialise, 0));
            // Another thread may have moved the ranges meanwhile; then this table is scaled again by the newer ones.
            if (!(normalization instanceof Normalization.Ema) || state.compareAndSet(before, normalizer)) {
                return prepared;
            }
        }
    }

    private Normalizer next(Normalizer before, List<String> names, ColumnExtent extent) {
        if (normalization instanceof Normalization.Fixed fixed) {
            return Normalizer.fixed(names, fixed.ranges(), nonFinite);
        }
        double alpha = normalization instanceof Normalization.Ema ema ? ema.alpha() : 1;
        Normalizer from = before != null && before.metricNames().equals(names)
                ? before : Normalizer.empty(names, alpha, nonFinite);
        return from.update(extent);
    }

    private Organization organize(FloatMatrix canonical, List<String> names, TaskSpec task) {
        if (!(task instanceof TaskSpec.Sql) || sql == null) {
            return memory.organize(canonical, names, task);
        }
        checkNamesForSql(names);
        synchronized (sqlLock) {
            checkOpen();
            if (sqlOrganizer == null) {
                sqlOrganizer = Objects.requireNonNull(sql.get(), "SQL organizer");
            }
            return sqlOrganizer.organize(canonical, names, task);
        }
    }

    /** Scales the keys alone: the other columns can wait until they are gathered, which saves a pass over the table. */
    private Organization organizeByKeys(ScoreMatrix scores, Normalizer normalizer, TaskSpec.Keys task) {
        List<String> keys = task.keys().stream().map(TaskSpec.Key::metric).toList();
        int[] metrics = keys.stream().mapToInt(key -> MemoryOrganizer.indexOf(scores.metricNames(), key)).toArray();
        return memory.organize(normalizer.columns(scores, metrics, parallelism), keys, task);
    }

    private static void checkNamesForSql(List<String> names) {
        Set<String> seen = new HashSet<>(Set.of("row_id"));
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("for SQL, metric names must differ in more than case, from each "
                        + "other and from row_id: '" + name + "'");
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this pipeline is closed");
        }
    }

    @FunctionalInterface
    private interface TaskReader {
        TaskSpec read(List<String> metricNames);
    }

    /** Collects the settings of a pipeline. Not safe for use by several threads. */
    public static final class Builder {
        private Normalization normalization = Normalization.ema();
        private FeatureHint hint = FeatureHint.NONE;
        private NonFinitePolicy nonFinite = NonFinitePolicy.REJECT;
        private MetricOrder metricOrder = MetricOrder.identity();
        private TieRule ties = TieRule.MID_RANK;
        private Supplier<? extends Organizer> sql;
        private LongSupplier clock = System::nanoTime;
        private int parallelism = 1;

        private Builder() {
        }

        /**
         * Chooses where ranges come from.
         *
         * @param normalization {@link Normalization#ema()} unless set
         * @return this builder
         */
        public Builder normalization(Normalization normalization) {
            this.normalization = Objects.requireNonNull(normalization, "normalization");
            return this;
        }

        /**
         * Chooses derived features.
         *
         * @param hint {@link FeatureHint#NONE} unless set
         * @return this builder
         */
        public Builder hint(FeatureHint hint) {
            this.hint = Objects.requireNonNull(hint, "hint");
            return this;
        }

        /**
         * Chooses what to do with NaN and infinities.
         *
         * @param policy {@link NonFinitePolicy#REJECT} unless set
         * @return this builder
         */
        public Builder nonFinite(NonFinitePolicy policy) {
            this.nonFinite = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Chooses the rows of the map.
         *
         * @param order {@link MetricOrder#identity()} unless set
         * @return this builder
         */
        public Builder metricOrder(MetricOrder order) {
            this.metricOrder = Objects.requireNonNull(order, "order");
            return this;
        }

        /**
         * Chooses how equal scores share percentiles in the raster.
         *
         * @param ties {@link TieRule#MID_RANK} unless set
         * @return this builder
         */
        public Builder ties(TieRule ties) {
            this.ties = Objects.requireNonNull(ties, "ties");
            return this;
        }

        /**
         * Allows SQL tasks.
         *
         * @param sql makes the organizer at the first SQL task; the pipeline uses it from one thread at a time and
         *            closes it
         * @return this builder
         */
        public Builder sql(Supplier<? extends Organizer> sql) {
            this.sql = Objects.requireNonNull(sql, "sql");
            return this;
        }

        /**
         * Sets the clock that stages are timed with.
         *
         * @param nanos nanoseconds from any origin; {@code System::nanoTime} unless set
         * @return this builder
         */
        public Builder clock(LongSupplier nanos) {
            this.clock = Objects.requireNonNull(nanos, "nanos");
            return this;
        }

        /**
         * Lets preparing use several threads; the result is the same for any number.
         *
         * @param threads {@code >= 1}; 1 unless set
         * @return this builder
         * @throws IllegalArgumentException if there is no thread
         */
        public Builder parallelism(int threads) {
            this.parallelism = Checks.inRange(threads, 1, Integer.MAX_VALUE, "parallelism");
            return this;
        }

        /**
         * Makes the pipeline.
         *
         * @return a pipeline without ranges
         */
        public VpmPipeline build() {
            return new VpmPipeline(this);
        }
    }
}
