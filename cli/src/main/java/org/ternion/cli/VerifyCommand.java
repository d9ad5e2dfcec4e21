package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ternion.vpm.provenance.Check;
import org.ternion.vpm.provenance.TrustStore;
import org.ternion.vpm.provenance.Verdict;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpf verify}. */
@Command(name = "verify", description = "Check the record of a picture: its hash, the bytes and the pixels it was made"
        + " for, and its signatures. Exit code 0 only when every check that was asked for passed.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMG", description = "A PNG with a record.")
    private Path input;

    @Option(names = "--key", paramLabel = "PUB", description = "Public key (PEM) of a signer you trust. With any, the"
            + " picture must be signed by one of them. A key inside the picture is never trusted.")
    private List<Path> keys = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        VpfVerifier.Builder verifier = VpfVerifier.builder()
                .parallelism(Runtime.getRuntime().availableProcessors());
        if (!keys.isEmpty()) {
            List<PublicKey> trusted = new ArrayList<>();
            keys.forEach(key -> trusted.add(RecordFile.publicKey(key)));
            verifier.trust(TrustStore.of(trusted));
        }
        Verdict verdict = RecordFile.picture(input, png -> verifier.build().verify(png));
        boolean passed = verdict.isIntact() && verdict.allRequestedPassed();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, tree(verdict, passed));
        } else {
            out.println(verdict.outcome());
            for (Check check : verdict.checks()) {
                out.println(line(check));
            }
        }
        return passed ? 0 : 1;
    }

    /** One line of a check, as {@code verify} and {@code demo} print it. */
    static String line(Check check) {
        return String.format(Locale.ROOT, "  %-10s %-12s %s%s", check.name().name().toLowerCase(Locale.ROOT),
                check.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                check.code().map(code -> code + ": ").orElse(""), ErrorLines.oneLine(check.detail()));
    }

    private Map<String, Object> tree(Verdict verdict, boolean passed) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", input.toString());
        tree.put("outcome", verdict.outcome().name());
        tree.put("passed", passed);
        List<Map<String, Object>> checks = new ArrayList<>();
        for (Check check : verdict.checks()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", check.name().name());
            one.put("status", check.status().name());
            one.put("code", check.code().map(Enum::name).orElse(null));
            one.put("detail", check.detail());
            checks.add(one);
        }
        tree.put("checks", checks);
        tree.put("vpfHash", verdict.document().map(Vpf::lineage).map(l -> l.vpfHash()).orElse(null));
        return tree;
    }
}
