package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.Npy;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.SearchParams;
import org.ternion.sphere.cone.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion sphere search}. */
@Command(name = "search", description = "Find the vectors of an index with the smallest angle to each query.")
final class SphereSearchCommand implements Runnable {
    private static final int NOBODY = -1;
    /** A row of ids is written at once. */
    private static final int LARGEST_TOP = Integer.MAX_VALUE / Integer.BYTES;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "INDEX", description = "A file of 'sphere index'.")
    private Path file;

    @Parameters(index = "1", paramLabel = "QUERIES.npy", description = "Q x D numbers (NPY), one query per row.")
    private Path input;

    @Option(names = "--top", paramLabel = "K", defaultValue = "10", description = "Vectors per query (default 10).")
    private int top;

    @Option(names = "--recall", paramLabel = "R", description = "Look only at as many cones as found this share of the"
            + " true nearest, from 0 to 1, for members of the index as queries (up to 100 per query). Without it the"
            + " answer is exact.")
    private Double recall;

    @Option(names = {"-o", "--output"}, paramLabel = "IDS.npy", required = true, description = "Q x K int32 (NPY): rows"
            + " of the indexed vectors, best first, equal angles by smaller row; -1 where there are fewer.")
    private Path output;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        checkUsage();
        OutputFile.check(output);
        ConeIndex index = load();
        timings.end("load");
        FloatMatrix queries = VectorFile.read(input);
        if (queries.cols() != index.dimension()) {
            throw new BadInputException(input + ": queries of " + queries.cols() + " components, the vectors of " + file
                    + " have " + index.dimension());
        }
        if ((long) queries.rows() * top > Integer.MAX_VALUE) {
            throw usage("--top " + top + " for " + queries.rows() + " queries are more rows than one file can hold");
        }
        timings.end("read");
        List<SearchResult> results = search(index, queries);
        double searchMillis = timings.end("search");
        write(results);
        timings.end("write");
        report(index, results, searchMillis, timings);
    }

    private void checkUsage() {
        if (top < 1 || top > LARGEST_TOP) {
            throw usage("--top must be 1 to " + LARGEST_TOP + ", was " + top);
        }
        if (recall != null && !(recall > 0 && recall <= 1)) {
            throw usage("--recall must be above 0 and at most 1, was " + recall);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private ConeIndex load() {
        InputFile.existing(file, "a file of 'sphere index'");
        try {
            return ConeIndex.load(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private List<SearchResult> search(ConeIndex index, FloatMatrix queries) {
        // More than there are cannot be found; asking for it would only take memory.
        int wanted = Math.max(1, Math.min(top, index.size()));
        SearchParams params = recall == null ? SearchParams.exact() : SearchParams.recall(recall);
        try {
            return threads.stage("search", run -> index.searchBatch(queries, wanted, params, run));
        } catch (IllegalArgumentException e) {
            if (recall == null) {
                throw e;
            }
            String known = index.memberCurve().queries() == 0
                    ? "no recall was measured, none of its vectors has a direction"
                    : "its recall was measured for up to " + index.memberCurve().neighbours()
                            + " vectors per query, not for --top " + top;
            throw new BadInputException(file + ": " + known + "; leave --recall out for the exact answer", e);
        }
    }

    private void write(List<SearchResult> results) {
        int[] found;
        try {
            found = new int[Math.multiplyExact(results.size(), top)];
        } catch (ArithmeticException e) {
            throw new BadInputException(results.size() + " queries x " + top + " are more ids than can be held", e);
        }
        Arrays.fill(found, NOBODY);
        for (int q = 0; q < results.size(); q++) {
            int[] ids = results.get(q).ids();
            System.arraycopy(ids, 0, found, q * top, ids.length);
        }
        try {
            Npy.write(output, found, results.size(), top);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
    }

    private void report(ConeIndex index, List<SearchResult> results, double searchMillis, Timings timings) {
        double scanned = results.stream().mapToInt(SearchResult::scanned).average().orElse(0)
                / Math.max(1, index.size());
        double exact = results.stream().mapToInt(result -> result.exact() ? 1 : 0).average().orElse(1);
        double perSecond = results.size() / (searchMillis / 1000);
        if (!json) {
            spec.commandLine().getErr().println(String.format(Locale.ROOT,
                    "%s: %d queries, %.4f of the vectors looked at, %.4f of the answers certified exact, %.0f queries"
                            + " per second", output, results.size(), scanned, exact, perSecond));
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("index", file.toString());
        report.put("points", index.size());
        report.put("dimension", index.dimension());
        report.put("cells", index.cells());
        report.put("queries", results.size());
        report.put("top", top);
        report.put("recallTarget", recall);
        report.put("scannedFraction", scanned);
        report.put("exactFraction", exact);
        report.put("cellsVisited", results.stream().mapToInt(SearchResult::cellsVisited).average().orElse(0));
        report.put("queriesPerSecond", perSecond);
        report.put("timings", timings.tree());
        Json.print(spec.commandLine().getOut(), report);
    }
}
