package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.Check.Name;
import org.ternion.vpm.provenance.Check.Status;
import org.ternion.vpm.provenance.Verdict.Outcome;
import org.ternion.vpm.provenance.VpfException.Code;

class VpfVerifierTest {
    private static final VpfVerifier PLAIN = VpfVerifier.builder().build();
    private static final VpfSigner ALICE = Pictures.signer(1);
    private static final VpfSigner BOB = Pictures.signer(2);
    private static final byte[] UNSIGNED =
            VpfEmbedder.embed(Pictures.rgb(20, 10, 1), Pictures.document("t"), EmbedOptions.DEFAULT);
    private static final byte[] SIGNED = signed(ALICE);

    @TempDir
    Path folder;

    private static byte[] signed(VpfSigner... signers) {
        return VpfEmbedder.embed(Pictures.rgb(20, 10, 1), Pictures.document("t"),
                EmbedOptions.DEFAULT.withSigners(List.of(signers)));
    }

    private static String json(byte[] png) {
        return VpfExtractor.extract(png, VpfLimits.DEFAULT).rawJson();
    }

    private static List<Check> lines(Verdict verdict, Name name) {
        return verdict.checks().stream().filter(c -> c.name() == name).toList();
    }

    private static Check line(Verdict verdict, Name name) {
        List<Check> lines = lines(verdict, name);
        assertEquals(1, lines.size(), verdict.checks().toString());
        return lines.get(0);
    }

    private static void assertLine(Status status, Code code, Name name, Verdict verdict) {
        Check line = line(verdict, name);
        assertEquals(status + " " + code, line.status() + " " + line.code().orElse(null), line.toString());
    }

    static Stream<String> embedded() {
        return DocumentGoldens.list("embed.json", "cases").stream().map(c -> c.get("file").asText());
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void picturesOfTheReferenceAreIntact(String file) {
        Verdict verdict = PLAIN.verify(Pictures.golden("vpf/" + file));
        assertEquals(Outcome.INTACT_UNSIGNED, verdict.outcome(), verdict.checks().toString());
        assertTrue(verdict.allRequestedPassed());
        assertLine(Status.NOT_CHECKED, null, Name.PIXELS, verdict);
        assertLine(Status.NOT_CHECKED, Code.UNSIGNED, Name.SIGNATURE, verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"itxt_conforming", "itxt_conforming_lang", "itxt_conforming_zip", "text_plain", "text_zip"})
    void everyCarrierIsRead(String name) {
        byte[] png = Pictures.golden("vpf/chunk_" + name + ".png");
        assertEquals(Outcome.INTACT_UNSIGNED, PLAIN.verify(png).outcome());
        assertEquals(json(Pictures.golden("vpf/embed_plain.png")), json(png));
        assertFalse(VpfExtractor.extract(png, VpfLimits.DEFAULT).legacyLayout());
        assertTrue(VpfExtractor.extract(Pictures.golden("vpf/embed_plain.png"), VpfLimits.DEFAULT).legacyLayout());
    }

    static List<JsonNode> footers() {
        return DocumentGoldens.list("chunks.json", "footers");
    }

    @ParameterizedTest
    @MethodSource("footers")
    void recordsInFootersAreReadAndNotBound(JsonNode golden) throws IOException {
        byte[] png = Pictures.golden("vpf/" + golden.get("file").asText());
        VpfExtractor.Extracted found = VpfExtractor.extract(png, VpfLimits.DEFAULT);
        assertEquals(VpfExtractor.Location.FOOTER, found.where());
        assertEquals(golden.get("json"), new ObjectMapper().readTree(found.rawJson()));
        Verdict verdict = PLAIN.verify(png);
        assertEquals(Outcome.UNBOUND, verdict.outcome(), verdict.checks().toString());
        assertLine(Status.FAILED, Code.NOT_BOUND, Name.BINDING, verdict);
    }

    static List<JsonNode> tampered() {
        return DocumentGoldens.list("tamper.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("tampered")
    void tamperedGoldensHaveTheirCode(JsonNode golden) {
        Code wanted = Code.valueOf(golden.get("wanted_strict").asText());
        byte[] png = Pictures.golden("vpf/" + golden.get("file").asText());
        for (boolean forensic : new boolean[] {false, true}) {
            Verdict verdict = VpfVerifier.builder().forensic(forensic).build().verify(png);
            assertFalse(verdict.isIntact(), verdict.toString());
            assertFalse(verdict.allRequestedPassed());
            List<Code> failures = verdict.checks().stream().filter(c -> c.status() == Status.FAILED)
                    .map(c -> c.code().orElseThrow()).toList();
            assertEquals(List.of(wanted), failures, verdict.checks().toString());
        }
    }

    static List<JsonNode> signedGoldens() {
        return DocumentGoldens.list("signed.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("signedGoldens")
    void signedGoldensAreAuthenticToWhomTrustsTheKey(JsonNode golden) throws Exception {
        byte[] png = Pictures.golden("vpf/" + golden.get("file").asText());
        PublicKey key = VpfKeys.ofRaw(HexFormat.of().parseHex(golden.get("public_key_hex").asText()));
        Verdict trusted = VpfVerifier.builder().trust(TrustStore.of(List.of(key))).build().verify(png);
        assertEquals(Outcome.AUTHENTIC, trusted.outcome(), trusted.checks().toString());
        assertTrue(trusted.isAuthentic() && trusted.isIntact() && trusted.allRequestedPassed());
        assertLine(Status.PASSED, null, Name.PIXELS, trusted);
        Verdict untrusted = VpfVerifier.builder().trust(TrustStore.none()).build().verify(png);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, untrusted.outcome());
        assertFalse(untrusted.allRequestedPassed());
        assertLine(Status.FAILED, Code.UNTRUSTED_KEY, Name.TRUST, untrusted);
        Verdict unasked = PLAIN.verify(png);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, unasked.outcome());
        assertTrue(unasked.allRequestedPassed());
        assertLine(Status.NOT_CHECKED, null, Name.TRUST, unasked);
    }

    @Test
    void theForgedGoldenHasABadSignature() {
        Verdict verdict = PLAIN.verify(Pictures.golden("vpf/signed_0_forged.png"));
        assertEquals(Outcome.TAMPERED, verdict.outcome());
        assertLine(Status.FAILED, Code.BAD_SIGNATURE, Name.SIGNATURE, verdict);
        assertLine(Status.PASSED, null, Name.DOCUMENT, verdict);
        assertLine(Status.PASSED, null, Name.BINDING, verdict);
    }

    @Test
    void everyCheckHasALine() {
        for (byte[] png : List.of(SIGNED, UNSIGNED, new byte[0], Pictures.rgb(2, 2, 1))) {
            assertEquals(Arrays.asList(Name.values()),
                    PLAIN.verify(png).checks().stream().map(Check::name).distinct().toList());
        }
    }

    @Test
    void aRecordOfAnotherPictureNeverFits() {
        List<Pictures.Part> moved = new ArrayList<>(Pictures.parts(Pictures.rgb(20, 10, 2)));
        moved.add(moved.size() - 1, Pictures.parts(SIGNED).stream().filter(Pictures.Part::isRecord).findFirst()
                .orElseThrow());
        Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build().verify(Pictures.join(moved));
        assertEquals(Outcome.TAMPERED, verdict.outcome());
        assertLine(Status.FAILED, Code.CONTENT_MISMATCH, Name.BINDING, verdict);
        assertLine(Status.FAILED, Code.PIXEL_MISMATCH, Name.PIXELS, verdict);
        assertLine(Status.PASSED, null, Name.SIGNATURE, verdict);
    }

    @Test
    void theSamePixelsCompressedAnewAreTheSamePixels() {
        List<Pictures.Part> parts = new ArrayList<>(Pictures.parts(Pictures.rgb(20, 10, 1, 0)));
        parts.add(parts.size() - 1, Pictures.parts(SIGNED).stream().filter(Pictures.Part::isRecord).findFirst()
                .orElseThrow());
        byte[] png = Pictures.join(parts);
        Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build().verify(png);
        assertEquals(Outcome.PIXELS_ONLY, verdict.outcome(), verdict.checks().toString());
        assertFalse(verdict.isIntact() || verdict.isAuthentic() || verdict.allRequestedPassed());
        assertEquals(Outcome.TAMPERED, VpfVerifier.builder().pixels(false).build().verify(png).outcome());
    }

    @Test
    void whatIsNotLookedAtIsNotVerified() {
        VpfVerifier.Builder trusting = VpfVerifier.builder().trust(Pictures.trusting(ALICE));
        Verdict record = trusting.content(false).pixels(false).build().verify(SIGNED);
        assertEquals(Outcome.UNBOUND, record.outcome());
        assertFalse(record.isIntact());
        assertLine(Status.NOT_CHECKED, null, Name.BINDING, record);
        assertLine(Status.NOT_CHECKED, null, Name.PIXELS, record);
        assertLine(Status.PASSED, null, Name.TRUST, record);
        assertTrue(line(record, Name.STRUCTURE).detail().contains("only"), record.toString());
        Verdict pixels = trusting.pixels(true).build().verify(SIGNED);
        assertEquals(Outcome.PIXELS_ONLY, pixels.outcome());
        Verdict bytes = trusting.content(true).pixels(false).build().verify(SIGNED);
        assertEquals(Outcome.AUTHENTIC, bytes.outcome());
        assertLine(Status.NOT_CHECKED, null, Name.PIXELS, bytes);
    }

    @Test
    void withoutContentOnlyTheRecordIsRead() {
        byte[] damaged = SIGNED.clone();
        int idat = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("IDAT");
        damaged[idat + 10]++;
        assertEquals(Outcome.UNBOUND,
                VpfVerifier.builder().content(false).pixels(false).build().verify(damaged).outcome());
        Verdict verdict = PLAIN.verify(damaged);
        assertEquals(Outcome.TAMPERED, verdict.outcome());
        assertLine(Status.FAILED, Code.CRC_MISMATCH, Name.STRUCTURE, verdict);
        assertTrue(verdict.document().isPresent());
    }

    @Test
    void forensicVerificationGoesOnAfterWrongChecksums() {
        byte[] damaged = SIGNED.clone();
        String text = new String(damaged, StandardCharsets.ISO_8859_1);
        damaged[text.indexOf("made by")]++;
        Verdict verdict = VpfVerifier.builder().forensic(true).trust(Pictures.trusting(ALICE)).build().verify(damaged);
        assertEquals(Outcome.TAMPERED, verdict.outcome());
        assertLine(Status.FAILED, Code.CRC_MISMATCH, Name.STRUCTURE, verdict);
        assertTrue(line(verdict, Name.STRUCTURE).detail().contains("tEXt"), verdict.toString());
        assertLine(Status.FAILED, Code.CONTENT_MISMATCH, Name.BINDING, verdict);
        assertLine(Status.PASSED, null, Name.PIXELS, verdict);
        assertLine(Status.PASSED, null, Name.TRUST, verdict);
        byte[] onlyChecksum = SIGNED.clone();
        onlyChecksum[onlyChecksum.length - 1]++;
        assertEquals(Outcome.TAMPERED, VpfVerifier.builder().forensic(true).build().verify(onlyChecksum).outcome());
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED,
                VpfVerifier.builder().forensic(true).build().verify(SIGNED).outcome());
    }

    @Test
    void bytesBehindThePictureAreNeverIntact() {
        for (byte[] behind : List.of(new byte[1], "ZMVF\0\0\0\0".getBytes(), Footer.write(json(SIGNED)
                .replace("\"t\"", "\"u\"").getBytes()))) {
            Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build()
                    .verify(Pictures.concat(SIGNED, behind));
            assertEquals(Outcome.TAMPERED, verdict.outcome());
            assertLine(Status.FAILED, Code.TRAILING_DATA, Name.STRUCTURE, verdict);
        }
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED,
                PLAIN.verify(Pictures.concat(SIGNED, Footer.write(json(SIGNED).getBytes()))).outcome());
    }

    static Stream<Arguments> changedRecords() {
        String none = "sha3:" + "0".repeat(64);
        return Stream.of(
                Arguments.of("\"vpf_hash\":\"sha3:[0-9a-f]+\"", "\"vpf_hash\":\"\"", Code.UNHASHED, Outcome.UNBOUND),
                Arguments.of(",\"vpf_hash\":\"sha3:[0-9a-f]+\"", "", Code.UNHASHED, Outcome.UNBOUND),
                Arguments.of("\"vpf_hash\":\"sha3:[0-9a-f]+\"", "\"vpf_hash\":\"" + none + "\"", Code.VPF_HASH_MISMATCH,
                        Outcome.TAMPERED),
                Arguments.of("\"vpf_hash\":\"sha3:[0-9a-f]+\"", "\"vpf_hash\":\"" + none.substring(5) + "\"",
                        Code.BAD_HASH_FIELD, Outcome.UNREADABLE),
                Arguments.of("\"vpf_version\":\"1.1\"", "\"vpf_version\":\"1.0\"", Code.VPF_HASH_MISMATCH,
                        Outcome.TAMPERED),
                Arguments.of("\"vpf_version\":\"1.1\"", "\"vpf_version\":\"1.2\"", Code.UNSUPPORTED_VERSION,
                        Outcome.UNREADABLE),
                Arguments.of("\"task\":\"t\"", "\"task\":\"u\"", Code.VPF_HASH_MISMATCH, Outcome.TAMPERED),
                Arguments.of("\"task\":\"t\"", "\"task\":7", Code.BAD_FIELD, Outcome.UNREADABLE),
                Arguments.of("\\{\"decision\"", "{\"extra\":1,\"decision\"", Code.VPF_HASH_MISMATCH, Outcome.TAMPERED),
                Arguments.of("\"pixel_hash\":\"sha3:[0-9a-f]+\",", "", Code.VPF_HASH_MISMATCH, Outcome.TAMPERED));
    }

    @ParameterizedTest
    @MethodSource("changedRecords")
    void aChangedRecordIsFound(String from, String to, Code code, Outcome outcome) {
        String json = json(UNSIGNED).replaceFirst(from, to);
        assertFalse(json.equals(json(UNSIGNED)), "the pattern occurs");
        Verdict verdict = PLAIN.verify(Pictures.withJson(UNSIGNED, json));
        assertEquals(outcome, verdict.outcome(), verdict.checks().toString());
        assertLine(Status.FAILED, code, Name.DOCUMENT, verdict);
        assertFalse(verdict.isIntact() || verdict.allRequestedPassed());
    }

    @ParameterizedTest
    @CsvSource({"content_hash, NOT_BOUND, BINDING, UNBOUND", "pixel_hash, '', PIXELS, INTACT_UNSIGNED"})
    void emptyHashesOfThePictureAreNotMatched(String member, String code, Name name, Outcome outcome) {
        String json = json(UNSIGNED).replaceFirst("\"" + member + "\":\"sha3:[0-9a-f]+\"", "\"" + member + "\":\"\"");
        Vpf changed = Vpf.parse(json, VpfLimits.DEFAULT);
        String rehashed = json.replaceFirst("\"vpf_hash\":\"sha3:[0-9a-f]+\"", "\"vpf_hash\":\"" + changed.computeHash()
                + "\"");
        Verdict verdict = PLAIN.verify(Pictures.withJson(UNSIGNED, rehashed));
        assertEquals(outcome, verdict.outcome(), verdict.checks().toString());
        assertEquals(code, line(verdict, name).code().map(Code::name).orElse(""));
        assertFalse(line(verdict, name).status() == Status.PASSED);
    }

    @Test
    void thePixelLimitFailsThatCheckOnly() {
        VpfLimits d = VpfLimits.DEFAULT;
        VpfLimits small = new VpfLimits(d.maxTextBytes(), d.maxContainerBytes(), d.maxJsonBytes(), d.maxRatio(),
                d.maxDepth(), d.maxTokens(), 599);
        Verdict verdict = VpfVerifier.builder().limits(small).trust(Pictures.trusting(ALICE)).build().verify(SIGNED);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, verdict.outcome());
        assertLine(Status.FAILED, Code.LIMIT_EXCEEDED, Name.PIXELS, verdict);
        assertLine(Status.PASSED, null, Name.BINDING, verdict);
        assertFalse(verdict.allRequestedPassed());
    }

    @Test
    void severalSignersHaveALineEach() {
        byte[] png = signed(ALICE, BOB);
        Verdict alice = VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build().verify(png);
        assertEquals(Outcome.AUTHENTIC, alice.outcome());
        assertTrue(alice.allRequestedPassed(), "one trusted signer is enough");
        assertEquals(List.of(Status.PASSED, Status.PASSED),
                lines(alice, Name.SIGNATURE).stream().map(Check::status).toList());
        assertEquals(List.of(Status.PASSED, Status.FAILED),
                lines(alice, Name.TRUST).stream().map(Check::status).toList());
        Verdict nobody = VpfVerifier.builder().trust(Pictures.trusting(Pictures.signer(3))).build().verify(png);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, nobody.outcome());
        assertFalse(nobody.allRequestedPassed());
    }

    @Test
    void oneBadSignatureOfTwoIsTampering() {
        byte[] png = signed(ALICE, BOB);
        String sig = VpfExtractor.extract(png, VpfLimits.DEFAULT).document().signatures().get(1).sig();
        String other = VpfExtractor.extract(SIGNED, VpfLimits.DEFAULT).document().signatures().get(0).sig();
        Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(ALICE, BOB)).build()
                .verify(Pictures.withJson(png, json(png).replace(sig, other)));
        assertEquals(Outcome.TAMPERED, verdict.outcome());
        assertEquals(List.of(Status.PASSED, Status.FAILED),
                lines(verdict, Name.SIGNATURE).stream().map(Check::status).toList());
    }

    static Stream<Arguments> changedSignatures() {
        VpfSignature alice = VpfExtractor.extract(SIGNED, VpfLimits.DEFAULT).document().signatures().get(0);
        String bob = VpfContainer.toBase64(BOB.publicKey());
        return Stream.of(
                Arguments.of(alice.publicKey(), bob, Code.BAD_SIGNATURE),
                Arguments.of(alice.keyId(), BOB.keyId(), Code.BAD_SIGNATURE),
                Arguments.of(alice.publicKey(), "AAAA", Code.BAD_SIGNATURE),
                Arguments.of(alice.publicKey(), "!", Code.BAD_SIGNATURE),
                Arguments.of(alice.publicKey(), "/".repeat(42) + "8=", Code.BAD_SIGNATURE),
                Arguments.of(alice.sig(), "", Code.BAD_SIGNATURE),
                Arguments.of(alice.sig(), VpfContainer.toBase64(new byte[64]), Code.BAD_SIGNATURE),
                Arguments.of("\"Ed25519\"", "\"RSA\"", Code.UNSUPPORTED_ALGORITHM));
    }

    @ParameterizedTest
    @MethodSource("changedSignatures")
    void aChangedSignatureIsNotValid(String from, String to, Code code) {
        byte[] png = Pictures.withJson(SIGNED, json(SIGNED).replace(from, to));
        Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(ALICE, BOB)).build().verify(png);
        assertFalse(verdict.isAuthentic());
        assertFalse(verdict.allRequestedPassed());
        assertLine(Status.FAILED, code, Name.SIGNATURE, verdict);
        assertLine(Status.FAILED, Code.UNTRUSTED_KEY, Name.TRUST, verdict);
        assertEquals(code == Code.BAD_SIGNATURE ? Outcome.TAMPERED : Outcome.INTACT_UNSIGNED, verdict.outcome());
    }

    @Test
    void aRecordWithoutSignatureFailsWhereOneIsDemanded() {
        for (VpfVerifier verifier : List.of(VpfVerifier.builder().requireSignature(true).build(),
                VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build())) {
            Verdict verdict = verifier.verify(UNSIGNED);
            assertEquals(Outcome.INTACT_UNSIGNED, verdict.outcome());
            assertFalse(verdict.allRequestedPassed());
            assertLine(Status.FAILED, Code.UNSIGNED, Name.SIGNATURE, verdict);
        }
        assertTrue(PLAIN.verify(UNSIGNED).allRequestedPassed());
        assertTrue(VpfVerifier.builder().requireSignature(true).build().verify(SIGNED).allRequestedPassed());
    }

    static Stream<Arguments> trustedKeys() throws Exception {
        PublicKey alice = VpfKeys.ofRaw(ALICE.publicKey());
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        Optional<Instant> past = Optional.of(now.minusSeconds(1));
        Optional<Instant> future = Optional.of(now.plusSeconds(1));
        return Stream.of(
                Arguments.of(TrustedKey.of(alice), "is trusted"),
                Arguments.of(new TrustedKey(alice, past, future, false), "is trusted"),
                Arguments.of(new TrustedKey(alice, Optional.of(now), Optional.of(now), false), "is trusted"),
                Arguments.of(new TrustedKey(alice, past, past, false), "expired at 2026-05-31T23:59:59Z"),
                Arguments.of(new TrustedKey(alice, future, future, false), "is not valid before 2026-06-01T00:00:01Z"),
                Arguments.of(new TrustedKey(alice, past, future, true), "is revoked"),
                Arguments.of(TrustedKey.of(VpfKeys.ofRaw(BOB.publicKey())), "is not in the trust store"));
    }

    @ParameterizedTest
    @MethodSource("trustedKeys")
    void trustHasItsTimeAndItsKey(TrustedKey key, String reason) {
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        Verdict verdict = VpfVerifier.builder().trust(id -> Optional.of(key)).clock(clock).build().verify(SIGNED);
        Check line = line(verdict, Name.TRUST);
        assertTrue(line.detail().endsWith(reason), line.detail());
        assertEquals(reason.equals("is trusted"), verdict.isAuthentic());
    }

    @Test
    void lineageIsLookedUpInTheStore() throws IOException {
        Vpf parent = VpfExtractor.extract(SIGNED, VpfLimits.DEFAULT).document();
        Vpf child = Vpf.derive(List.of(parent), Pictures.document("child"));
        byte[] png = VpfEmbedder.embed(Pictures.rgb(4, 4, 9), child,
                EmbedOptions.DEFAULT.withSigners(List.of(ALICE)));
        VpfVerifier.Builder trusting = VpfVerifier.builder().trust(Pictures.trusting(ALICE));
        assertLine(Status.NOT_CHECKED, null, Name.LINEAGE, trusting.build().verify(png));
        Path file = Files.write(folder.resolve("parent.png"), SIGNED);
        Files.write(folder.resolve("plain.png"), Pictures.rgb(2, 2, 2));
        for (VpfStore store : List.of(VpfStore.ofFiles(List.of(file)), VpfStore.directory(folder))) {
            Verdict verdict = trusting.store(store).build().verify(png);
            assertLine(Status.PASSED, null, Name.LINEAGE, verdict);
            assertTrue(verdict.isAuthentic());
        }
        Verdict missing = trusting.store(hash -> Optional.empty()).build().verify(png);
        assertLine(Status.FAILED, Code.MISSING_PARENT, Name.LINEAGE, missing);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, missing.outcome());
        Vpf forged = Vpf.parse(parent.toJson().replace("\"t\"", "\"u\""), VpfLimits.DEFAULT);
        Verdict altered = trusting.store(hash -> Optional.of(forged)).build().verify(png);
        assertLine(Status.FAILED, Code.VPF_HASH_MISMATCH, Name.LINEAGE, altered);
        assertFalse(altered.isAuthentic());
        assertThrows(IOException.class, () -> trusting.store(hash -> {
            throw new UncheckedIOException(new IOException("no store"));
        }).build().verify(Files.write(folder.resolve("child.png"), png)));
    }

    @Test
    void filesAndThreadsGiveTheSameVerdict() throws IOException {
        byte[] large = VpfEmbedder.embed(Pictures.rgb(700, 500, 3, 1), Pictures.document("t"),
                EmbedOptions.DEFAULT.withSigners(List.of(ALICE)));
        Path file = Files.write(folder.resolve("a.png"), large);
        Verdict one = PLAIN.verify(large);
        assertEquals(Outcome.INTACT_SIGNED_UNTRUSTED, one.outcome());
        assertEquals(one, VpfVerifier.builder().parallelism(2).build().verify(file));
        assertEquals(one, PLAIN.verify(file));
        assertThrows(NoSuchFileException.class, () -> PLAIN.verify(folder.resolve("none")));
    }
}
