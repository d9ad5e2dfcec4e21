package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.image.MetadataInspector;
import org.ternion.vpm.image.ReadOptions;
import org.ternion.vpm.image.VpmImage;
import org.ternion.vpm.provenance.Verdict.Outcome;
import org.ternion.vpm.provenance.VpfException.Code;
import org.ternion.vpm.provenance.VpfExtractor.Extracted;
import org.ternion.vpm.provenance.VpfExtractor.Location;

class VpfEmbedderTest {
    private static final VpfVerifier VERIFIER = VpfVerifier.builder().build();

    @TempDir
    Path folder;

    static Stream<String> maps() {
        return Pictures.maps();
    }

    @ParameterizedTest
    @MethodSource("maps")
    void everyOtherByteOfAMapStays(String name) throws IOException {
        byte[] map = Pictures.map(name);
        byte[] made = VpfEmbedder.embed(map, Pictures.document("a DESC"), EmbedOptions.DEFAULT);
        int added = made.length - map.length;
        int iend = map.length - 12;
        assertArrayEquals(Arrays.copyOf(map, iend), Arrays.copyOf(made, iend), "the chunk is in front of IEND");
        assertArrayEquals(Arrays.copyOfRange(map, iend, map.length),
                Arrays.copyOfRange(made, iend + added, made.length));
        assertEquals(MetadataInspector.inspect(map).toTree().get("vmeta"),
                MetadataInspector.inspect(made).toTree().get("vmeta"));
        assertEquals(Outcome.INTACT_UNSIGNED, VERIFIER.verify(made).outcome());
        Path in = Files.write(folder.resolve("made.png"), made);
        VpfEmbedder.strip(in, folder.resolve("stripped.png"));
        assertArrayEquals(map, Files.readAllBytes(folder.resolve("stripped.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext_small", "ext_groups", "meta_spill", "ties"})
    void aMapWithARecordIsTheSameMap(String name) throws IOException {
        byte[] map = Pictures.map(name);
        byte[] made = VpfEmbedder.embed(map, Pictures.document("a DESC"), EmbedOptions.DEFAULT);
        try (VpmImage a = VpmImage.open(map, ReadOptions.STRICT);
                VpmImage b = VpmImage.open(made, ReadOptions.STRICT)) {
            for (int m = 0; m < a.metrics(); m++) {
                assertArrayEquals(a.red(m), b.red(m));
                assertArrayEquals(a.green(m), b.green(m));
                assertArrayEquals(a.blue(m), b.blue(m));
            }
        }
    }

    @Test
    void theChunkIsAConformingItxt() {
        byte[] made = VpfEmbedder.embed(Pictures.rgb(5, 4, 1), Pictures.document("t"), EmbedOptions.DEFAULT);
        List<Pictures.Part> parts = Pictures.parts(made);
        Pictures.Part record = parts.get(parts.size() - 2);
        assertEquals("iTXt", record.type());
        assertArrayEquals("vpf\0\0\0\0\0VlBG".getBytes(), Arrays.copyOf(record.data(), 12));
        Extracted found = VpfExtractor.extract(made, VpfLimits.DEFAULT);
        assertEquals(Location.ITXT, found.where());
        assertFalse(found.legacyLayout());
        assertEquals(found.document().toJson(), found.rawJson());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void embeddingAgainGivesTheSameBytes(boolean footer) {
        EmbedOptions options = EmbedOptions.DEFAULT.withSigners(List.of(Pictures.signer(1), Pictures.signer(2)));
        EmbedOptions chosen = footer ? options.withLegacyFooter() : options;
        byte[] once = VpfEmbedder.embed(Pictures.rgb(9, 7, 2), Pictures.document("t"), chosen);
        assertArrayEquals(once, VpfEmbedder.embed(once, Pictures.document("t"), chosen));
        Vpf written = VpfExtractor.extract(once, VpfLimits.DEFAULT).document();
        assertArrayEquals(once, VpfEmbedder.embed(once, written, footer ? EmbedOptions.DEFAULT.withLegacyFooter()
                : EmbedOptions.DEFAULT), "the signatures stay while the hash stays");
        assertArrayEquals(once, VpfEmbedder.embed(once, Pictures.document("t"), chosen.withParallelism(2)));
    }

    @Test
    void anotherRecordTakesThePlaceOfTheFirst() {
        byte[] first = VpfEmbedder.embed(Pictures.rgb(5, 4, 1), Pictures.document("first"), EmbedOptions.DEFAULT
                .withLegacyFooter());
        byte[] second = VpfEmbedder.embed(first, Pictures.document("second"), EmbedOptions.DEFAULT);
        assertArrayEquals(VpfEmbedder.embed(Pictures.rgb(5, 4, 1), Pictures.document("second"), EmbedOptions.DEFAULT),
                second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tamper_duplicate.png", "tamper_bomb.png", "tamper_no_content_hash.png", "footer_vpf1.png",
        "chunk_text_zip.png", "embed_stripe_image.png"})
    void anyRecordIsReplacedAndStripped(String name) throws IOException {
        byte[] png = Pictures.golden("vpf/" + name);
        byte[] made = VpfEmbedder.embed(png, Pictures.document("t"), EmbedOptions.DEFAULT);
        assertEquals(Outcome.INTACT_UNSIGNED, VERIFIER.verify(made).outcome());
        VpfEmbedder.strip(Files.write(folder.resolve("a.png"), png), folder.resolve("a.png"));
        VpfEmbedder.strip(Files.write(folder.resolve("b.png"), made), folder.resolve("b.png"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.png")), Files.readAllBytes(folder.resolve("b.png")));
        assertEquals(Code.NO_VPF, assertThrows(VpfException.class,
                () -> VpfExtractor.extract(folder.resolve("a.png"), VpfLimits.DEFAULT)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_plain.png", "footer_json.png", "tamper_bomb.png"})
    void anExistingRecordCanBeAnError(String name) {
        EmbedOptions fail = EmbedOptions.DEFAULT.withOnExisting(EmbedOptions.Existing.FAIL);
        assertEquals(Code.DUPLICATE_VPF, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(Pictures.golden("vpf/" + name), Pictures.document("t"), fail)).code());
        byte[] plain = Pictures.rgb(3, 3, 1);
        assertEquals(Outcome.INTACT_UNSIGNED,
                VERIFIER.verify(VpfEmbedder.embed(plain, Pictures.document("t"), fail)).outcome());
    }

    @Test
    void bytesBehindThePictureAreRefusedAndLeftByStrip() throws IOException {
        byte[] plain = Pictures.rgb(3, 3, 1);
        byte[] junk = Pictures.concat(plain, "junk".getBytes());
        assertEquals(Code.TRAILING_DATA, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(junk, Pictures.document("t"), EmbedOptions.DEFAULT)).code());
        byte[] made = VpfEmbedder.embed(plain, Pictures.document("t"), EmbedOptions.DEFAULT);
        Path file = Files.write(folder.resolve("junk.png"), Pictures.concat(made, "junk".getBytes()));
        VpfEmbedder.strip(file, file);
        assertArrayEquals(junk, Files.readAllBytes(file));
        assertEquals(Code.NO_VPF, assertThrows(VpfException.class, () -> VpfEmbedder.strip(file, file)).code());
        assertArrayEquals(junk, Files.readAllBytes(file));
    }

    @Test
    void inAndOutMayBeTheSameFileAndFailuresLeaveIt() throws IOException {
        byte[] plain = Pictures.rgb(3, 3, 1);
        Path file = Files.write(folder.resolve("a.png"), plain);
        Vpf made = VpfEmbedder.embed(file, file, Pictures.document("t"), EmbedOptions.DEFAULT);
        assertEquals(made, VpfExtractor.extract(file, VpfLimits.DEFAULT).document());
        byte[] cut = Arrays.copyOf(plain, plain.length - 5);
        Files.write(file, cut);
        assertEquals(Code.TRUNCATED, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(file, file, Pictures.document("t"), EmbedOptions.DEFAULT)).code());
        assertArrayEquals(cut, Files.readAllBytes(file));
        assertThrows(NoSuchFileException.class, () -> VpfEmbedder.embed(folder.resolve("none"), folder.resolve("out"),
                Pictures.document("t"), EmbedOptions.DEFAULT));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPictureWhosePixelsAreDamagedGetsNoPixelHash(int threads) {
        List<Pictures.Part> parts = new ArrayList<>(Pictures.parts(Pictures.rgb(3, 3, 1)));
        parts.set(2, new Pictures.Part("IDAT", "no zlib".getBytes()));
        byte[] damaged = Pictures.join(parts);
        EmbedOptions options = EmbedOptions.DEFAULT.withParallelism(threads);
        assertEquals(Code.BAD_PNG, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(damaged, Pictures.document("t"), options)).code());
        byte[] made = VpfEmbedder.embed(damaged, Pictures.document("t"), options.withPixelHash(false));
        assertTrue(VpfExtractor.extract(made, VpfLimits.DEFAULT).document().lineage().pixelHash().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStreamTakesBytesInAnyPieces(int threads) throws IOException {
        byte[] png = Pictures.rgb(300, 200, 5, 0);
        EmbedOptions options = EmbedOptions.DEFAULT.withSigners(List.of(Pictures.signer(1)));
        byte[] expected = VpfEmbedder.embed(png, Pictures.document("t"), options);
        Random random = new Random(threads);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VpfOutput output = VpfEmbedder.output(out, Pictures.document("t"), options.withParallelism(threads));
        assertThrows(IllegalStateException.class, output::document);
        for (int at = 0; at < png.length;) {
            int n = Math.min(png.length - at, random.nextInt(100_000));
            if (random.nextBoolean()) {
                output.write(png, at, n);
            } else {
                n = Math.min(n, 1);
                for (int i = 0; i < n; i++) {
                    output.write(png[at + i]);
                }
            }
            at += n;
        }
        output.close();
        output.close();
        assertArrayEquals(expected, out.toByteArray());
        assertEquals(VpfExtractor.extract(expected, VpfLimits.DEFAULT).document(), output.document());
        assertThrows(IOException.class, () -> output.write(1));
    }

    @Test
    void afterAFailedWriteCloseOnlyCloses() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        VpfOutput output = VpfEmbedder.output(full, Pictures.document("t"), EmbedOptions.DEFAULT.withParallelism(2));
        assertEquals("disk full",
                assertThrows(IOException.class, () -> output.write(Pictures.rgb(3, 3, 1))).getMessage());
        output.close();
        assertTrue(closed[0]);
    }

    @Test
    void versionOneIsWrittenAndNotSigned() {
        Vpf old = Vpf.builder(VpfVersion.V1_0).set("inputs.task", "x").build();
        byte[] made = VpfEmbedder.embed(Pictures.rgb(3, 3, 1), old, EmbedOptions.DEFAULT);
        Verdict verdict = VERIFIER.verify(made);
        assertEquals(Outcome.INTACT_UNSIGNED, verdict.outcome());
        assertTrue(verdict.document().orElseThrow().lineage().pixelHash().isEmpty());
        EmbedOptions signing = EmbedOptions.DEFAULT.withSigners(List.of(Pictures.signer(1)));
        assertThrows(IllegalArgumentException.class, () -> VpfEmbedder.embed(Pictures.rgb(3, 3, 1), old, signing));
        Vpf future = Vpf.parse("{\"vpf_version\":\"9\"}", VpfLimits.DEFAULT);
        assertThrows(IllegalArgumentException.class,
                () -> VpfEmbedder.embed(Pictures.rgb(3, 3, 1), future, EmbedOptions.DEFAULT));
    }

    @Test
    void aRecordThatNobodyCouldReadIsNotWritten() {
        Vpf monotonous = Vpf.builder().set("inputs.prompt", "a".repeat(500_000)).build();
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(Pictures.rgb(3, 3, 1), monotonous, EmbedOptions.DEFAULT)).code());
        byte[] noise = new byte[600_000];
        new Random(1).nextBytes(noise);
        Vpf large = Vpf.builder().set("inputs.prompt", VpfContainer.toBase64(noise))
                .set("inputs.task", VpfContainer.toBase64(noise)).build();
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpfException.class,
                () -> VpfEmbedder.embed(Pictures.rgb(3, 3, 1), large, EmbedOptions.DEFAULT)).code());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signingASignedFileAddsASignature(boolean footer) throws IOException {
        VpfSigner alice = Pictures.signer(1);
        VpfSigner bob = Pictures.signer(2);
        EmbedOptions byAlice = EmbedOptions.DEFAULT.withSigners(List.of(alice));
        byte[] made = VpfEmbedder.embed(Pictures.rgb(3, 3, 1), Pictures.document("t"),
                footer ? byAlice.withLegacyFooter() : byAlice);
        Path file = Files.write(folder.resolve("a.png"), made);
        Vpf before = VpfExtractor.extract(made, VpfLimits.DEFAULT).document();
        Vpf after = VpfEmbedder.addSignature(file, file, bob);
        assertEquals(before.lineage(), after.lineage());
        assertEquals(List.of(alice.keyId(), bob.keyId()),
                after.signatures().stream().map(VpfSignature::keyId).toList());
        assertEquals(before.signatures().get(0), after.signatures().get(0));
        Verdict verdict = VpfVerifier.builder().trust(Pictures.trusting(alice, bob)).build().verify(file);
        assertEquals(Outcome.AUTHENTIC, verdict.outcome(), verdict.checks().toString());
        byte[] twice = Files.readAllBytes(file);
        VpfEmbedder.addSignature(file, file, alice);
        assertArrayEquals(twice, Files.readAllBytes(file), "signing again changes nothing");
    }

    @Test
    void onlyASoundRecordIsSigned() throws IOException {
        VpfSigner alice = Pictures.signer(1);
        Path file = folder.resolve("a.png");
        byte[] made = VpfEmbedder.embed(Pictures.rgb(3, 3, 1), Pictures.document("t"), EmbedOptions.DEFAULT);
        String json = VpfExtractor.extract(made, VpfLimits.DEFAULT).rawJson();
        List<Pictures.Part> moved = new ArrayList<>(Pictures.parts(Pictures.rgb(3, 3, 2)));
        moved.add(3, Pictures.parts(made).get(3));
        assertRefused(Code.VPF_HASH_MISMATCH, Pictures.withJson(made, json.replace("\"t\"", "\"u\"")), file, alice);
        assertRefused(Code.CONTENT_MISMATCH, Pictures.join(moved), file, alice);
        assertRefused(Code.TRAILING_DATA, Pictures.concat(made, new byte[1]), file, alice);
        assertRefused(Code.UNSUPPORTED_VERSION, Pictures.golden("vpf/embed_plain.png"), file, alice);
        assertRefused(Code.NO_VPF, Pictures.rgb(3, 3, 1), file, alice);
        assertRefused(Code.DUPLICATE_VPF, Pictures.golden("vpf/tamper_duplicate.png"), file, alice);
        assertRefused(Code.NOT_PNG, "text".getBytes(StandardCharsets.UTF_8), file, alice);
    }

    private static void assertRefused(Code code, byte[] png, Path file, VpfSigner signer) throws IOException {
        Files.write(file, png);
        assertEquals(code, assertThrows(VpfException.class, () -> VpfEmbedder.addSignature(file, file, signer)).code());
        assertArrayEquals(png, Files.readAllBytes(file));
    }
}
