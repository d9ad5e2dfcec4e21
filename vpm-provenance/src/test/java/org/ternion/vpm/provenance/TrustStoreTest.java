package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.vpm.provenance.VpfException.Code;

class TrustStoreTest {
    @TempDir
    Path folder;

    @Test
    void aFolderOfPemFilesIsTrusted() throws IOException {
        KeyPair alice = VpfKeys.generate();
        VpfKeys.write(folder.resolve("alice.key"), folder.resolve("alice.pem"), alice);
        Files.writeString(folder.resolve("README"), "keys");
        TrustStore store = TrustStore.directory(folder);
        String id = VpfKeys.keyId(VpfKeys.raw(alice.getPublic()));
        assertEquals(alice.getPublic(), store.find(id).orElseThrow().key());
        assertTrue(store.find("0000000000000000").isEmpty());
        assertTrue(TrustStore.none().find(id).isEmpty());
    }

    @Test
    void aPrivateKeyInTheFolderIsAnError() throws IOException {
        VpfKeys.write(folder.resolve("alice.pem"), folder.resolve("alice.pub"), VpfKeys.generate());
        VpfException e = assertThrows(VpfException.class, () -> TrustStore.directory(folder));
        assertEquals(Code.BAD_KEY, e.code());
        assertTrue(e.detail().contains("alice.pem holds a private key"), e.detail());
        assertThrows(NoSuchFileException.class, () -> TrustStore.directory(folder.resolve("none")));
    }

    @Test
    void otherKeysAreRefusedAndTheSameKeyTwiceIsOne() throws Exception {
        KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertEquals(Code.BAD_KEY,
                assertThrows(VpfException.class, () -> TrustStore.of(List.of(ec.getPublic()))).code());
        KeyPair pair = VpfKeys.generate();
        assertTrue(TrustStore.of(List.of(pair.getPublic(), pair.getPublic()))
                .find(VpfKeys.keyId(VpfKeys.raw(pair.getPublic()))).isPresent());
    }

    @Test
    void certificatesOfAKeyStoreAreTrustedWhileTheyAreValid() throws Exception {
        Path file = folder.resolve("store.p12");
        keytool("-alias", "ed", "-keyalg", "Ed25519", "-validity", "7", "-keystore", file.toString());
        keytool("-alias", "ec", "-keyalg", "EC", "-keystore", file.toString());
        KeyStore keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        byte[] raw = VpfKeys.raw(keys.getCertificate("ed").getPublicKey());
        TrustedKey found = TrustStore.keyStore(keys).find(VpfKeys.keyId(raw)).orElseThrow();
        assertArrayEquals(raw, VpfKeys.raw(found.key()));
        assertEquals(Duration.ofDays(7),
                Duration.between(found.notBefore().orElseThrow(), found.notAfter().orElseThrow()));
        assertThrows(IllegalArgumentException.class, () -> TrustStore.keyStore(KeyStore.getInstance("PKCS12")));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-storepass",
                "changeit", "-dname", "CN=test"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }
}
