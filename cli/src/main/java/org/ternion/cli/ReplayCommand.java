package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ternion.vpm.provenance.InputResolver;
import org.ternion.vpm.provenance.ReplayResult;
import org.ternion.vpm.provenance.SpatialOrganization;
import org.ternion.vpm.provenance.VpfReplayer;
import org.ternion.vpm.sql.DuckDbOrganizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpf replay}. */
@Command(name = "replay", description = "Make a map again from its record and a table, and compare all samples. Exit"
        + " code 0 only when they are the same.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMG", description = "A map written by 'vpm encode --sign'.")
    private Path input;

    @Option(names = "--table", paramLabel = "T.csv", required = true, description = "The table it was made from.")
    private Path table;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        InputFile.existing(table, "a table");
        List<String> warnings = new ArrayList<>();
        Optional<String> recorded = RecordFile.extract(input).document().inputs().retrievedDocsHash();
        String given = RecordFile.picture(table, InputResolver::hash).toString();
        boolean same = recorded.isPresent() && recorded.get().equals(given);
        if (!same) {
            warnings.add(table + " is not the recorded table, it has " + given);
        }
        // The user says which table to take, so it is taken even if it is another one: then the difference shows.
        VpfReplayer replayer = VpfReplayer.of(List.of(SpatialOrganization.step(
                (file, settings) -> RecordedTable.read(file, settings, warnings),
                builder -> builder.sql(DuckDbOrganizer::new)
                        .parallelism(Runtime.getRuntime().availableProcessors()))), hash -> Optional.of(table));
        ReplayResult result = RecordFile.picture(input, replayer::replay);
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(warning -> err.println("warning: " + warning));
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(result, same));
        } else {
            spec.commandLine().getOut().println(result.outcome() + ": " + ErrorLines.oneLine(result.detail()));
        }
        return result.outcome() == ReplayResult.Outcome.EXACT ? 0 : 1;
    }

    private Map<String, Object> tree(ReplayResult result, boolean sameTable) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", input.toString());
        tree.put("table", table.toString());
        tree.put("sameTable", sameTable);
        tree.put("outcome", result.outcome().name());
        tree.put("detail", result.detail());
        tree.put("difference", result.difference().map(ReplayCommand::tree).orElse(null));
        return tree;
    }

    private static Map<String, Object> tree(ReplayResult.Difference difference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("row", difference.row());
        tree.put("column", difference.column());
        tree.put("channel", difference.channel());
        tree.put("recorded", difference.recorded());
        tree.put("replayed", difference.replayed());
        tree.put("maxAbsDifference", difference.maxAbsDifference());
        return tree;
    }
}
