package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.vpm.provenance.VpfException.Code;

class VpfKeysTest {
    @TempDir
    Path folder;

    static List<JsonNode> signed() {
        return DocumentGoldens.list("signed.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("signed")
    void publicHalfAndSignatureAreThoseOfTheGolden(JsonNode golden) {
        HexFormat hex = HexFormat.of();
        PrivateKey key = Pictures.privateKey(hex.parseHex(golden.get("private_key_hex").asText()));
        assertEquals(golden.get("public_key_hex").asText(), hex.formatHex(VpfKeys.raw(VpfKeys.publicKey(key))));
        VpfSigner signer = VpfSigner.ed25519(key);
        assertEquals(golden.get("signature_hex").asText(),
                hex.formatHex(signer.sign(hex.parseHex(golden.get("signed_message_hex").asText()))));
        assertTrue(golden.get("json_text").asText().contains("\"key_id\":\"" + signer.keyId() + "\""));
    }

    @Test
    void writtenKeysAreReadAgain() throws IOException {
        KeyPair pair = VpfKeys.generate();
        Path secret = folder.resolve("a.pem");
        Path open = folder.resolve("a.pub.pem");
        VpfKeys.write(secret, open, pair);
        assertEquals(pair.getPrivate(), VpfKeys.readPrivate(secret));
        assertEquals(pair.getPublic(), VpfKeys.readPublic(open));
        assertArrayEquals(VpfKeys.raw(pair.getPublic()), VpfKeys.raw(VpfKeys.publicKey(VpfKeys.readPrivate(secret))));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        }
    }

    @Test
    void newKeysAreNew() {
        assertFalse(VpfKeys.generate().getPublic().equals(VpfKeys.generate().getPublic()));
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        Path existing = Files.writeString(folder.resolve("old.pem"), "old");
        Path fresh = folder.resolve("new.pem");
        assertThrows(FileAlreadyExistsException.class, () -> VpfKeys.write(existing, fresh, VpfKeys.generate()));
        assertThrows(FileAlreadyExistsException.class, () -> VpfKeys.write(fresh, existing, VpfKeys.generate()));
        assertEquals("old", Files.readString(existing));
        assertFalse(Files.exists(fresh));
    }

    @Test
    void filesThatAreNotThereAreAnIoProblem() {
        assertThrows(NoSuchFileException.class, () -> VpfKeys.readPrivate(folder.resolve("none")));
        assertThrows(NoSuchFileException.class,
                () -> VpfKeys.write(folder.resolve("none/a"), folder.resolve("none/b"), VpfKeys.generate()));
    }

    static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    static Stream<Arguments> badFiles() throws Exception {
        KeyPair ed = VpfKeys.generate();
        KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        KeyPair curve448 = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        String secret = pem("PRIVATE KEY", ed.getPrivate().getEncoded());
        String open = pem("PUBLIC KEY", ed.getPublic().getEncoded());
        return Stream.of(
                Arguments.of("", "no PEM file", "no PEM file"),
                Arguments.of("just text", "no PEM file", "no PEM file"),
                Arguments.of("-----BEGIN ", "no PEM file", "no PEM file"),
                Arguments.of(secret, null, "holds a private key"),
                Arguments.of(open, "holds a public key", null),
                Arguments.of(secret + secret, "more than one block", "holds a private key"),
                Arguments.of(open + open, "holds a public key", "more than one block"),
                Arguments.of(secret.substring(0, 60), "is cut", "holds a private key"),
                Arguments.of(open.substring(0, 60), "holds a public key", "is cut"),
                Arguments.of(secret.replaceFirst("M", "!"), "not base64", "holds a private key"),
                Arguments.of(pem("PRIVATE KEY", new byte[20]), "not Ed25519 or is damaged", "holds a private key"),
                Arguments.of(pem("PUBLIC KEY", new byte[20]), "holds a public key", "not Ed25519 or is damaged"),
                Arguments.of(pem("PRIVATE KEY", ec.getPrivate().getEncoded()), "not Ed25519", "holds a private key"),
                Arguments.of(pem("PUBLIC KEY", ec.getPublic().getEncoded()), "holds a public key", "not Ed25519"),
                Arguments.of(pem("PUBLIC KEY", curve448.getPublic().getEncoded()), "holds a public key", "not Ed25519"),
                Arguments.of(pem("PRIVATE KEY", curve448.getPrivate().getEncoded()), "not Ed25519", "holds a private"),
                Arguments.of(pem("ENCRYPTED PRIVATE KEY", new byte[9]), "encrypted", "encrypted"),
                Arguments.of(pem("CERTIFICATE", new byte[9]), "'CERTIFICATE'", "'CERTIFICATE'"),
                Arguments.of("x".repeat(100_000), "more than 65536 bytes", "more than 65536 bytes"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsNamedWithTheReason(String content, String asPrivate, String asPublic) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), content, StandardCharsets.ISO_8859_1);
        if (asPrivate == null) {
            VpfKeys.readPrivate(file);
        } else {
            assertBadKey(asPrivate, file, assertThrows(VpfException.class, () -> VpfKeys.readPrivate(file)));
        }
        if (asPublic == null) {
            VpfKeys.readPublic(file);
        } else {
            assertBadKey(asPublic, file, assertThrows(VpfException.class, () -> VpfKeys.readPublic(file)));
        }
    }

    private static void assertBadKey(String reason, Path file, VpfException e) {
        assertEquals(Code.BAD_KEY, e.code());
        assertTrue(e.detail().startsWith(file.toString()) && e.detail().contains(reason), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void otherKindsOfKeysAreRefused() throws Exception {
        KeyPair ed = VpfKeys.generate();
        KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        KeyPair curve448 = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        for (KeyPair other : List.of(ec, curve448)) {
            assertEquals(Code.BAD_KEY,
                    assertThrows(VpfException.class, () -> VpfSigner.ed25519(other.getPrivate())).code());
            assertEquals(Code.BAD_KEY,
                    assertThrows(VpfException.class, () -> VpfKeys.raw(other.getPublic())).code());
            assertEquals(Code.BAD_KEY, assertThrows(VpfException.class,
                    () -> VpfSigner.ed25519(other.getPrivate(), ed.getPublic())).code());
            assertEquals(Code.BAD_KEY, assertThrows(VpfException.class,
                    () -> VpfKeys.write(folder.resolve("x"), folder.resolve("y"), other)).code());
        }
        assertEquals(Code.BAD_KEY, assertThrows(VpfException.class,
                () -> VpfSigner.ed25519(ed.getPrivate(), VpfKeys.generate().getPublic())).code());
        assertThrows(IllegalArgumentException.class, () -> VpfKeys.keyId(new byte[31]));
    }

    @Test
    void theSignerHandsOutCopies() {
        VpfSigner signer = Pictures.signer(1);
        signer.publicKey()[0]++;
        assertEquals(VpfKeys.keyId(signer.publicKey()), signer.keyId());
    }
}
