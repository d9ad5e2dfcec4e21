package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.vpm.provenance.Verdict.Outcome;

/** Files signed here and verified by Python's {@code cryptography} (package python3-cryptography), and its keys. */
@Tag("native")
class PythonInterchangeTest {
    @TempDir
    static Path folder;

    private static Path script;

    @BeforeAll
    static void requirePython() throws Exception {
        script = Files.write(folder.resolve("vpf_check.py"), resource());
        String said;
        try {
            said = run("-c", "import cryptography; print('present')");
        } catch (IOException e) {
            said = e.getMessage();
        }
        assumeTrue(said.equals("present"),
                "SKIPPED: files signed here were not verified by Python, its cryptography is not there: " + said);
    }

    private static byte[] resource() throws IOException {
        try (var in = PythonInterchangeTest.class.getResourceAsStream("/interchange/vpf_check.py")) {
            return in.readAllBytes();
        }
    }

    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "python3 took too long");
        return Files.readString(log.toPath()).strip();
    }

    private static String check(Path png, Path key) throws Exception {
        return run(script.toString(), "verify", png.toString(), key.toString());
    }

    @Test
    void filesSignedHereVerifyThere() throws Exception {
        KeyPair alice = VpfKeys.generate();
        KeyPair bob = VpfKeys.generate();
        VpfKeys.write(folder.resolve("alice.pem"), folder.resolve("alice.pub.pem"), alice);
        VpfKeys.write(folder.resolve("bob.pem"), folder.resolve("bob.pub.pem"), bob);
        VpfKeys.write(folder.resolve("eve.pem"), folder.resolve("eve.pub.pem"), VpfKeys.generate());
        EmbedOptions options = EmbedOptions.DEFAULT.withSigners(List.of(VpfSigner.ed25519(alice.getPrivate())));
        Path png = Files.write(folder.resolve("signed.png"),
                VpfEmbedder.embed(Pictures.rgb(50, 40, 7), Pictures.document("speed DESC"), options));
        assertEquals("ok", check(png, folder.resolve("alice.pub.pem")));
        VpfEmbedder.addSignature(png, png, VpfSigner.ed25519(bob.getPrivate()));
        assertEquals("ok", check(png, folder.resolve("alice.pub.pem")));
        assertEquals("ok", check(png, folder.resolve("bob.pub.pem")));
        assertTrue(check(png, folder.resolve("eve.pub.pem")).endsWith("AssertionError: signer"));
        String forged = VpfExtractor.extract(png, VpfLimits.DEFAULT).rawJson().replace("speed", "weight");
        Files.write(png, Pictures.withJson(Files.readAllBytes(png), forged));
        assertTrue(check(png, folder.resolve("alice.pub.pem")).endsWith("AssertionError: vpf_hash"));
    }

    @Test
    void keysMadeThereSignHere() throws Exception {
        Path secret = folder.resolve("python.pem");
        Path open = folder.resolve("python.pub.pem");
        assertEquals("ok", run(script.toString(), "keys", secret.toString(), open.toString()));
        VpfSigner signer = VpfSigner.ed25519(VpfKeys.readPrivate(secret));
        byte[] png = VpfEmbedder.embed(Pictures.rgb(5, 4, 7), Pictures.document("t"),
                EmbedOptions.DEFAULT.withSigners(List.of(signer)));
        Path file = Files.write(folder.resolve("python.png"), png);
        assertEquals("ok", check(file, open));
        Verdict verdict = VpfVerifier.builder().trust(TrustStore.of(List.of(VpfKeys.readPublic(open)))).build()
                .verify(file);
        assertEquals(Outcome.AUTHENTIC, verdict.outcome());
        assertFalse(verdict.checks().isEmpty());
    }
}
