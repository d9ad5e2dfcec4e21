package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.ScoreMatrix;
import org.ternion.vpm.TaskSpec;
import org.ternion.vpm.VpmPipeline;
import org.ternion.vpm.image.VpmWriter;
import org.ternion.vpm.image.WriteOptions;
import org.ternion.vpm.provenance.EmbedOptions;
import org.ternion.vpm.provenance.InputResolver;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfEmbedder;
import org.ternion.vpm.provenance.VpfOutput;
import org.ternion.vpm.provenance.VpfSigner;
import org.ternion.vpm.sql.DuckDbOrganizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpm encode}. */
@Command(name = "encode", description = "Order a table of scores for a task and write it as a map.")
final class EncodeCommand implements Runnable {
    private static final String FIXED = "fixed:";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TABLE", description = "CSV with a header, or NPY (name ends in .npy; metrics"
            + " are then called m0, m1, ..).")
    private Path table;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT.png", required = true, description = "The map.")
    private Path output;

    @Option(names = "--task", paramLabel = "TEXT", required = true,
            description = "How documents are ordered: 'mpg DESC, weight ASC', or a SELECT over virtual_index.")
    private String task;

    @Option(names = "--id-column", paramLabel = "NAME", description = "Column of document ids, kept in the file.")
    private String idColumn;

    @Option(names = "--metrics", paramLabel = "A,B,..",
            description = "Columns to use, in this order (default: all numeric ones).")
    private String metrics;

    @Option(names = "--missing", paramLabel = "reject|drop|median", defaultValue = "reject",
            description = "Cells without a value are an error (default), their rows are left out, or they get the"
                    + " median of their column.")
    private MissingCells missing;

    @Option(names = "--normalize", paramLabel = "batch|fixed:FILE", defaultValue = "batch",
            description = "Scale each metric by its own range (default) or by the ranges of a JSON file,"
                    + " {\"metric\": [min, max], ..}.")
    private String normalize;

    @Option(names = "--hint", paramLabel = "HINT", defaultValue = "none",
            description = "Derived metrics: none (default), xor, radial, product, auto or auto_diff.")
    private FeatureHint hint;

    @Option(names = "--compression", paramLabel = "0..9", defaultValue = "6", description = "Effort (default 6).")
    private int compression;

    @Option(names = "--sign", paramLabel = "KEY", description = "Write a record of table, task and settings into the"
            + " map and sign it with this private key (PEM, see 'vpf keygen').")
    private Path key;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        long start = System.nanoTime();
        checkUsage();
        OutputFile.check(output);
        List<VpfSigner> signers = key == null ? List.of() : List.of(VpfSigner.ed25519(RecordFile.privateKey(key)));
        List<String> warnings = new ArrayList<>();
        TableContent content = missing.treat(
                new TableReader(table, idColumn, metrics == null ? null : names(), warnings).read(), warnings);
        ScoreMatrix scores = content.toScores();
        Normalization normalization = normalize.equals("batch") ? Normalization.batch()
                : Normalization.fixed(RangeFile.read(rangeFile(), scores.metricNames(), warnings));
        long read = System.nanoTime();
        try (VpmPipeline pipeline = VpmPipeline.builder().normalization(normalization).hint(hint)
                .parallelism(Runtime.getRuntime().availableProcessors()).sql(DuckDbOrganizer::new).build()) {
            Prepared prepared = pipeline.prepare(scores, task);
            PolicyMap map = renumber(prepared.raster(), content.rows());
            long made = System.nanoTime();
            long bytes = write(map, record(prepared, normalization, signers), signers);
            long end = System.nanoTime();
            warnings.addAll(prepared.warnings());
            Map<String, Object> timings = new LinkedHashMap<>();
            timings.put("readMillis", (read - start) / 1e6);
            timings.put("prepareMillis", (made - read) / 1e6);
            timings.put("writeMillis", (end - made) / 1e6);
            timings.put("totalMillis", (end - start) / 1e6);
            report(prepared, map, bytes, timings, warnings);
        }
    }

    private void checkUsage() {
        if (compression < 0 || compression > 9) {
            throw usage("--compression must be 0 to 9, was " + compression);
        }
        if (!normalize.equals("batch") && (!normalize.startsWith(FIXED) || normalize.equals(FIXED))) {
            throw usage("--normalize must be batch or fixed:FILE, was '" + normalize + "'");
        }
        if (idColumn != null && TableReader.isNpy(table)) {
            throw usage("--id-column needs a CSV table, an NPY file has numbers only");
        }
        if (metrics != null) {
            names();
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<String> names() {
        try {
            return NameList.parse(metrics);
        } catch (IllegalArgumentException e) {
            throw usage("--metrics: " + e.getMessage());
        }
    }

    private Path rangeFile() {
        return Path.of(normalize.substring(FIXED.length()));
    }

    private static PolicyMap renumber(PolicyMap map, int[] rows) {
        return rows == null ? map : new RenumberedMap(map, rows);
    }

    /** What is written into the map about how it was made; null if it is not signed. */
    private Vpf record(Prepared prepared, Normalization normalization, List<VpfSigner> signers) {
        return signers.isEmpty() ? null : RecordedTable.describe(prepared, Optional.ofNullable(idColumn), missing,
                normalization, hint, RecordFile.picture(table, InputResolver::hash)).build();
    }

    private long write(PolicyMap map, Vpf record, List<VpfSigner> signers) {
        int threads = Runtime.getRuntime().availableProcessors();
        WriteOptions options = WriteOptions.DEFAULT.withCompression(compression).withParallelism(threads);
        EmbedOptions signing = EmbedOptions.DEFAULT.withSigners(signers).withParallelism(threads);
        try (TerminalProgress progress = TerminalProgress.of("write")) {
            return OutputFile.write(output, out -> {
                if (record == null) {
                    VpmWriter.write(map, out, options, progress);
                    return;
                }
                try (VpfOutput signed = VpfEmbedder.output(out, record, signing)) {
                    VpmWriter.write(map, signed, options, progress);
                }
            });
        }
    }

    private void report(Prepared prepared, PolicyMap map, long bytes, Map<String, Object> timings,
            List<String> warnings) {
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(warning -> err.println("warning: " + warning));
        String tileId = map.tileId().orElseThrow().hex();
        if (!json) {
            err.println(output + ": " + map.documents() + " documents x " + map.metrics() + " metrics, " + bytes
                    + " bytes, tile " + tileId);
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("documents", map.documents());
        report.put("metrics", map.metricNames());
        report.put("task", prepared.taskText());
        report.put("primary", prepared.organization().primary().map(EncodeCommand::describe).orElse(null));
        report.put("docOrder", IntStream.range(0, map.documents()).map(map::document).toArray());
        report.put("tileId", tileId);
        report.put("file", output.toString());
        report.put("bytes", bytes);
        report.put("timings", timings);
        report.put("warnings", warnings);
        Json.print(spec.commandLine().getOut(), report);
    }

    private static Map<String, Object> describe(TaskSpec.Key key) {
        Map<String, Object> primary = new LinkedHashMap<>();
        primary.put("metric", key.metric());
        primary.put("direction", key.direction().name());
        return primary;
    }
}
