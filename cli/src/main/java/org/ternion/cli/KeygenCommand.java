package org.ternion.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.vpm.provenance.VpfKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ternion vpf keygen}. */
@Command(name = "keygen", description = "Make an Ed25519 key pair: NAME.key to sign with, which only you can read, and"
        + " NAME.pub for everybody else. Existing files are never replaced.")
final class KeygenCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, paramLabel = "NAME", required = true, description = "Name of both files.")
    private Path name;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Path secret = name.resolveSibling(name.getFileName() + ".key");
        Path open = name.resolveSibling(name.getFileName() + ".pub");
        OutputFile.check(secret);
        OutputFile.check(open);
        KeyPair pair = VpfKeys.generate();
        try {
            VpfKeys.write(secret, open, pair);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException(e.getFile() + ": exists already, a key is never replaced", e);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(secret, e);
        }
        String keyId = VpfKeys.keyId(VpfKeys.raw(pair.getPublic()));
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("keyId", keyId);
            report.put("private", secret.toString());
            report.put("public", open.toString());
            Json.print(spec.commandLine().getOut(), report);
        } else {
            spec.commandLine().getErr().println("key " + keyId + ": keep " + secret + " to yourself, give " + open
                    + " to those who verify");
        }
    }
}
