package org.ternion.cli;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ternion.vpm.provenance.Lineage;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfExtractor;
import org.ternion.vpm.provenance.VpfNotes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpf show}. */
@Command(name = "show", description = "Show the record of a picture. Nothing is checked, see 'verify'.")
final class ShowCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMG", description = "A PNG with a record.")
    private Path input;

    @Option(names = "--json", description = "Print one JSON object; its member record is the text in the file.")
    private boolean json;

    @Override
    public void run() {
        VpfExtractor.Extracted found = RecordFile.extract(input);
        VpfNotes notes = RecordFile.picture(input, VpfNotes::read);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("file", input.toString());
            tree.put("where", found.where().name());
            tree.put("record", new RawValue(found.rawJson()));
            tree.put("header", notes.json(VpfNotes.Part.HEADER).map(RawValue::new).orElse(null));
            tree.put("footer", notes.json(VpfNotes.Part.FOOTER).map(RawValue::new).orElse(null));
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(found, notes);
        }
    }

    private void print(VpfExtractor.Extracted found, VpfNotes notes) {
        Vpf record = found.document();
        Lineage lineage = record.lineage();
        line("record", "version " + record.versionText() + ", in the "
                + found.where().name().toLowerCase(Locale.ROOT) + (found.legacyLayout() ? ", older layout" : ""));
        line("step", record.pipeline().step());
        line("model", record.model().id() + record.model().assets().entrySet().stream()
                .map(asset -> ", " + asset.getKey() + " " + asset.getValue()).collect(Collectors.joining()));
        line("task", record.inputs().task());
        line("prompt", record.inputs().prompt());
        line("settings", String.join(", ", record.params().preproc()));
        line("seeds", record.determinism().seedGlobal() + ", " + record.determinism().seedSampler());
        record.decision().ifPresent(decision -> line("decision", decision.documents() + " documents x "
                + decision.metrics() + " metrics, relevance " + decision.relevance()));
        lineage.parents().forEach(parent -> line("made from", parent));
        line("table", record.inputs().retrievedDocsHash().orElse(""));
        line("picture", lineage.contentHash());
        line("pixels", lineage.pixelHash().orElse(""));
        line("hash", lineage.vpfHash());
        lineage.createdAt().ifPresent(instant -> line("made at", instant.toString()));
        record.signatures().forEach(signature -> line("signed by", signature.algo() + " key " + signature.keyId()));
        if (record.signatures().isEmpty()) {
            line("signed by", "nobody");
        }
        for (VpfNotes.Part part : List.of(VpfNotes.Part.HEADER, VpfNotes.Part.FOOTER)) {
            line(part.name().toLowerCase(Locale.ROOT), notes.json(part).orElse(""));
        }
    }

    /** Members without content are left out. */
    private void line(String name, String value) {
        PrintWriter out = spec.commandLine().getOut();
        if (!value.isEmpty()) {
            out.println(String.format(Locale.ROOT, "%-10s %s", name, ErrorLines.oneLine(value)));
        }
    }
}
