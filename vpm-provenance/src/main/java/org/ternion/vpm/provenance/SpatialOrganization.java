package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ternion.core.Progress;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.Query;
import org.ternion.vpm.ScoreMatrix;
import org.ternion.vpm.TaskSpec;
import org.ternion.vpm.VpmPipeline;
import org.ternion.vpm.image.VpmWriter;
import org.ternion.vpm.image.WriteOptions;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * The step that orders a table of scores for a task and writes it as a map: how it is recorded, and how it is made
 * again.
 *
 * <table>
 * <caption>Where the settings are in a record</caption>
 * <tr><th>member</th><th>content</th></tr>
 * <tr><td>{@code pipeline}</td><td>{@link #STEP}, the hash of the task, the hash of the meaning of this table</td></tr>
 * <tr><td>{@code model.id}</td><td>{@link #MODEL}</td></tr>
 * <tr><td>{@code inputs.task}</td><td>the task text</td></tr>
 * <tr><td>{@code inputs.retrieved_docs_hash}</td><td>hash of the table file; null if there was none</td></tr>
 * <tr><td>{@code params.size}</td><td>documents and metrics of the map</td></tr>
 * <tr><td>{@code params.preproc}</td><td>{@code hint=}, {@code id-column=} (if there is one), {@code metrics=} as a
 *     JSON array, {@code missing=}, {@code normalize=batch} or {@code normalize=fixed:} and a JSON object of
 *     ranges</td></tr>
 * <tr><td>{@code determinism}</td><td>seeds 0: nothing is random</td></tr>
 * <tr><td>{@code decision}</td><td>orders, best documents and relevance, by row number of the prepared table; left out
 *     where the task left documents out or there are more than {@link #MAX_ORDER} of them and metrics</td></tr>
 * <tr><td>{@code ext."org.ternion.spatial-organization"}</td><td>number and hash of the documents in order</td></tr>
 * </table>
 *
 * <p>The map must have been written with {@link WriteOptions#DEFAULT}, compression and threads apart, and its pipeline
 * built with what is recorded here and nothing else, or with what {@link #step} is told.
 */
public final class SpatialOrganization {
    /** The name of the step. */
    public static final String STEP = "spatial-organization";
    /** The name of the model. */
    public static final String MODEL = "ternion-vpm";
    /** Largest number of documents and metrics whose orders are written into a record. */
    public static final int MAX_ORDER = 40_000;
    /** Key of the members that the format has no place for. */
    static final String EXT = "org.ternion.spatial-organization";
    /** Names the table in the Javadoc above; another meaning needs another text. */
    private static final String SCHEMA_HASH = Sha3.of((STEP + " 1: inputs.task, inputs.retrieved_docs_hash, "
            + "params.size, params.preproc hint id-column metrics missing normalize, "
            + "decision by prepared row, ext doc_order_hash").getBytes(StandardCharsets.UTF_8)).toString();
    private static final int TOP_DOCUMENTS = 10;
    private static final int RELEVANCE_CONTEXT = 8;

    private SpatialOrganization() {
    }

    /** Reads the table of a record as its settings say. */
    @FunctionalInterface
    public interface TableSource {
        /**
         * Reads a table.
         *
         * @param file     the table; its hash is the one in the record
         * @param settings which columns to take and what to do with missing cells
         * @return the table as it was prepared
         * @throws IOException if it cannot be read
         */
        Table read(Path file, SpatialSettings settings) throws IOException;
    }

    /**
     * A table to prepare.
     *
     * @param scores    the scores
     * @param numbering gives a map of them the row numbers of the file, where rows were left out
     */
    public record Table(ScoreMatrix scores, UnaryOperator<PolicyMap> numbering) {
        /**
         * Refuses null.
         *
         * @param scores    see the record
         * @param numbering see the record
         */
        public Table {
            Objects.requireNonNull(scores, "scores");
            Objects.requireNonNull(numbering, "numbering");
        }

        /**
         * A table of all rows of its file.
         *
         * @param scores the scores
         * @return the table
         */
        public static Table of(ScoreMatrix scores) {
            return new Table(scores, UnaryOperator.identity());
        }
    }

    /**
     * Starts the record of a map.
     *
     * @param prepared the map, made with these settings
     * @param settings how it was made
     * @param table    hash of the table file, see {@link InputResolver#hash}; empty if there was none, and then the map
     *                 cannot be made again from the record
     * @return a builder of version 1.1 with everything set that is in the table above
     * @throws IllegalArgumentException if the settings have other metrics than the map
     */
    public static VpfBuilder record(Prepared prepared, SpatialSettings settings, Optional<Sha3> table) {
        if (!settings.metrics().equals(prepared.scores().metricNames())) {
            throw new IllegalArgumentException("the map was made of " + prepared.scores().metricNames()
                    + ", the settings say " + settings.metrics());
        }
        String task = prepared.taskText();
        int[] order = prepared.organization().backingDocOrder();
        VpfBuilder builder = Vpf.builder()
                .pipeline(new Pipeline(Sha3.of(task.getBytes(StandardCharsets.UTF_8)).toString(), STEP, SCHEMA_HASH))
                .model(new Model(MODEL, Map.of()))
                .determinism(new Determinism(0, 0, List.of()))
                .params(new Params("", 0, 0, order.length, prepared.metricNames().size(), settings.toPreproc(),
                        List.of(), Optional.empty()))
                .inputs(new Inputs("", Optional.empty(), "", List.of(), table.map(Sha3::toString), task))
                .ext(EXT, "{\"documents\":" + order.length + ",\"doc_order_hash\":\"" + hash(order) + "\"}");
        boolean all = order.length == prepared.scores().documents();
        if (all && (long) order.length + prepared.metricNames().size() <= MAX_ORDER) {
            int[] top = Arrays.copyOf(order, Math.min(TOP_DOCUMENTS, order.length));
            builder.decision(Decision.of(task, order, prepared.metricOrder(), top, relevance(prepared)));
        }
        return builder;
    }

    /** The mean of the best few by the first key of the task; 0 where there is none. */
    private static double relevance(Prepared prepared) {
        Optional<TaskSpec.Key> key = prepared.organization().primary();
        if (key.isEmpty()) {
            return 0;
        }
        Query query = Query.metric(key.get().metric()).direction(key.get().direction());
        double relevance = prepared.decide(query, RELEVANCE_CONTEXT).relevance();
        return Double.isNaN(relevance) ? 0 : relevance;
    }

    /**
     * The settings in a record.
     *
     * @param document a record of this step
     * @return how the map was made
     * @throws VpfException {@link Code#BAD_FIELD} if the record does not tell
     */
    public static SpatialSettings settings(Vpf document) {
        return SpatialSettings.parse(document.inputs().task(), document.params().preproc());
    }

    /**
     * The step for {@link VpfReplayer}.
     *
     * @param source    reads the table
     * @param configure adds to a pipeline what records do not tell: the SQL organizer, or settings of a program that
     *                  has its own
     * @return the step
     */
    public static ReplayStep step(TableSource source, UnaryOperator<VpmPipeline.Builder> configure) {
        return new Step(source, configure);
    }

    /** Hash of document numbers, four bytes each, big-endian. */
    private static Sha3 hash(int[] order) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(order.length, Integer.BYTES));
        bytes.asIntBuffer().put(order);
        return Sha3.of(bytes.array());
    }

    private static final class Step implements ReplayStep {
        private final TableSource source;
        private final UnaryOperator<VpmPipeline.Builder> configure;

        Step(TableSource source, UnaryOperator<VpmPipeline.Builder> configure) {
            this.source = Objects.requireNonNull(source, "source");
            this.configure = Objects.requireNonNull(configure, "configure");
        }

        @Override
        public String name() {
            return STEP;
        }

        @Override
        public String schemaHash() {
            return SCHEMA_HASH;
        }

        @Override
        public List<Sha3> inputs(Vpf document) {
            String hash = document.inputs().retrievedDocsHash().orElse("");
            if (!Sha3.isTagged(hash)) {
                throw new VpfException(Code.BAD_FIELD, -1, "the record names no table, inputs.retrieved_docs_hash is "
                        + (hash.isEmpty() ? "empty" : "'" + hash + "'"));
            }
            return List.of(Sha3.parse(hash));
        }

        @Override
        public int resultRows(Vpf document) {
            return document.params().height();
        }

        @Override
        public List<String> run(Vpf document, Map<Sha3, Path> inputs, OutputStream png) throws IOException {
            SpatialSettings settings = settings(document);
            Table table = source.read(inputs.values().iterator().next(), settings);
            if (!table.scores().metricNames().equals(settings.metrics())) {
                throw new IllegalArgumentException("the table was read with the metrics " + table.scores().metricNames()
                        + ", the record says " + settings.metrics());
            }
            VpmPipeline.Builder builder = VpmPipeline.builder().normalization(settings.normalization())
                    .hint(settings.hint());
            try (VpmPipeline pipeline = configure.apply(builder).build()) {
                Prepared prepared = pipeline.prepare(table.scores(), settings.task());
                VpmWriter.write(table.numbering().apply(prepared.raster()), png, WriteOptions.DEFAULT, Progress.NONE);
                return differences(document, prepared);
            }
        }

        private static List<String> differences(Vpf document, Prepared prepared) {
            int[] order = prepared.organization().backingDocOrder();
            if (document.decision().isPresent()) {
                Decision decision = document.decision().get();
                return List.of(difference("documents", decision.docOrder(), order),
                        difference("metrics", decision.metricOrder(), prepared.metricOrder())).stream()
                        .flatMap(Optional::stream).toList();
            }
            Json hash = document.ext(EXT).map(text -> JsonReader.read(text, VpfLimits.DEFAULT))
                    .map(json -> json instanceof Json.Obj members ? members.get("doc_order_hash") : null).orElse(null);
            return hash == null || hash.equals(new Json.Text(hash(order).toString())) ? List.of()
                    : List.of("the order of the documents is another one");
        }

        private static Optional<String> difference(String what, int[] recorded, int[] replayed) {
            int at = Arrays.mismatch(recorded, replayed);
            if (at < 0) {
                return Optional.empty();
            }
            return Optional.of("order of the " + what + ": place " + at + " has " + entry(recorded, at) + " recorded, "
                    + entry(replayed, at) + " replayed");
        }

        private static String entry(int[] order, int at) {
            return at < order.length ? Integer.toString(order[at]) : "nothing";
        }
    }
}
