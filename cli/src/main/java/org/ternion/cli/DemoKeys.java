package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ternion.vpm.provenance.EmbedOptions;
import org.ternion.vpm.provenance.TrustStore;
import org.ternion.vpm.provenance.VpfKeys;
import org.ternion.vpm.provenance.VpfSigner;
import org.ternion.vpm.provenance.VpfVerifier;

/** The key pair of a demo folder: made by the first run, used again by later ones. */
final class DemoKeys {
    private final Path privateFile;
    private final Path publicFile;

    private DemoKeys(Path privateFile, Path publicFile) {
        this.privateFile = privateFile;
        this.publicFile = publicFile;
    }

    static DemoKeys in(Path folder) {
        DemoKeys keys = new DemoKeys(folder.resolve("demo.key"), folder.resolve("demo.pub"));
        if (!Files.exists(keys.privateFile)) {
            try {
                Files.deleteIfExists(keys.publicFile);
                VpfKeys.write(keys.privateFile, keys.publicFile, VpfKeys.generate());
            } catch (IOException e) {
                throw ErrorLines.cannotWrite(keys.privateFile, e);
            }
        }
        return keys;
    }

    Path publicFile() {
        return publicFile;
    }

    EmbedOptions signing() {
        return EmbedOptions.DEFAULT.withSigners(List.of(VpfSigner.ed25519(RecordFile.privateKey(privateFile))));
    }

    VpfVerifier verifier() {
        return VpfVerifier.builder().trust(TrustStore.of(List.of(RecordFile.publicKey(publicFile)))).build();
    }
}
