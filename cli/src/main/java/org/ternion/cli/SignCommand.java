package org.ternion.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ternion.vpm.provenance.EmbedOptions;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfBuilder;
import org.ternion.vpm.provenance.VpfEmbedder;
import org.ternion.vpm.provenance.VpfException;
import org.ternion.vpm.provenance.VpfSignature;
import org.ternion.vpm.provenance.VpfSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpf sign}. */
@Command(name = "sign", description = "Put a record into a picture and sign it. A picture with a record keeps it:"
        + " without --set and --parent the signature is added to those it has. Pixels and other chunks stay as they"
        + " are.")
final class SignCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMG", description = "A PNG.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The picture with its record; may be IMG.")
    private Path output;

    @Option(names = "--key", paramLabel = "K", description = "Private key (PEM) to sign with; without one the record"
            + " proves only that nothing was changed by accident.")
    private Path key;

    @Option(names = "--set", paramLabel = "path=value", description = "Set a member of the record, for instance"
            + " model.id=gpt-7 or params.steps=20. The value is JSON, or else text.")
    private List<String> settings = List.of();

    @Option(names = "--parent", paramLabel = "IMG", description = "A picture this one was made from; its record must"
            + " have a hash.")
    private List<Path> parents = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        List<VpfSigner> signers = key == null ? List.of() : List.of(VpfSigner.ed25519(RecordFile.privateKey(key)));
        OutputFile.check(output);
        Optional<Vpf> present = present();
        Vpf written;
        if (present.isPresent() && settings.isEmpty() && parents.isEmpty()) {
            if (signers.isEmpty()) {
                throw new ParameterException(spec.commandLine(),
                        input + " has a record already: give --key, --set or --parent");
            }
            written = RecordFile.picture(input, png -> VpfEmbedder.addSignature(png, output, signers.get(0)));
        } else {
            Vpf record = edited(present.orElseGet(() -> Vpf.builder().build()));
            EmbedOptions options = EmbedOptions.DEFAULT.withSigners(signers)
                    .withParallelism(Runtime.getRuntime().availableProcessors());
            written = RecordFile.picture(input, png -> VpfEmbedder.embed(png, output, record, options));
            present.filter(old -> !old.signatures().isEmpty()).ifPresent(old -> spec.commandLine().getErr().println(
                    "warning: the record was changed, so its " + (old.signatures().size() == 1 ? "signature was"
                            : old.signatures().size() + " signatures were") + " removed"));
        }
        report(written);
    }

    /** The record in the picture; a damaged one is an error and never replaced in silence. */
    private Optional<Vpf> present() {
        try {
            return Optional.of(RecordFile.extract(input).document());
        } catch (BadInputException e) {
            if (e.getCause() instanceof VpfException vpf && vpf.code() == VpfException.Code.NO_VPF) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Vpf edited(Vpf record) {
        VpfBuilder builder = record.toBuilder();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(), "--set takes path=value, was '" + setting + "'");
            }
            try {
                builder.set(setting.substring(0, equals), setting.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--set " + setting + ": " + e.getMessage(), e);
            }
        }
        List<Vpf> from = new ArrayList<>();
        for (Path parent : parents) {
            from.add(RecordFile.extract(parent).document());
        }
        return from.isEmpty() ? builder.build() : Vpf.derive(from, builder.build());
    }

    private void report(Vpf written) {
        List<String> keys = written.signatures().stream().map(VpfSignature::keyId).toList();
        String hash = written.lineage().vpfHash();
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(output + ": record " + hash + (keys.isEmpty() ? ", not signed" : ", signed by " + keys));
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("vpfHash", hash);
        report.put("contentHash", written.lineage().contentHash());
        report.put("pixelHash", written.lineage().pixelHash().orElse(null));
        report.put("signedBy", keys);
        Json.print(spec.commandLine().getOut(), report);
    }
}
