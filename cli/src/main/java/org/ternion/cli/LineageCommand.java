package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ternion.vpm.provenance.LineageGraph;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpf lineage}. */
@Command(name = "lineage", description = "Show which pictures were made from which. Exit code 1 when a record was"
        + " changed or is its own ancestor.")
final class LineageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "IMG", description = "PNGs with records, in any order.")
    private List<Path> pictures;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Path> files = new LinkedHashMap<>();
        List<Vpf> heads = new ArrayList<>();
        for (Path picture : pictures) {
            Vpf record = RecordFile.extract(picture).document();
            heads.add(record);
            files.putIfAbsent(record.lineage().vpfHash(), picture);
        }
        LineageGraph graph = LineageGraph.of(heads, store());
        if (json) {
            Json.print(spec.commandLine().getOut(), tree(graph, files));
        } else {
            print(graph, files);
        }
        return graph.cycle().isEmpty() && graph.altered().isEmpty() ? 0 : 1;
    }

    private VpfStore store() {
        try {
            return VpfStore.ofFiles(pictures);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(pictures.get(0), e);
        }
    }

    private void print(LineageGraph graph, Map<String, Path> files) {
        PrintWriter out = spec.commandLine().getOut();
        graph.records().forEach((hash, record) -> {
            out.println((files.containsKey(hash) ? files.get(hash) + "  " : "") + hash);
            for (String parent : record.lineage().parents()) {
                String where = files.containsKey(parent) ? files.get(parent) + "  " : "";
                out.println("  from " + where + parent + (graph.missing().contains(parent) ? "  (not given)" : ""));
            }
        });
        graph.altered().forEach(hash -> out.println("changed: " + hash));
        graph.cycle().ifPresent(ring -> out.println("ring: " + String.join(" -> ", ring)));
    }

    private static Map<String, Object> tree(LineageGraph graph, Map<String, Path> files) {
        List<Map<String, Object>> records = new ArrayList<>();
        graph.records().forEach((hash, record) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("vpfHash", hash);
            one.put("file", files.containsKey(hash) ? files.get(hash).toString() : null);
            one.put("step", record.pipeline().step());
            one.put("parents", record.lineage().parents());
            one.put("children", graph.children(hash));
            records.add(one);
        });
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("records", records);
        tree.put("missing", graph.missing());
        tree.put("changed", graph.altered());
        tree.put("cycle", graph.cycle().orElse(null));
        return tree;
    }
}
