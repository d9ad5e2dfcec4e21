package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpfTest {
    private static final Sha3 CONTENT = Sha3.of(new byte[] {1});
    private static final Sha3 PIXELS = Sha3.of(new byte[] {2});
    private static final String ZEROS = "sha3:" + "0".repeat(64);

    private static Vpf parse(String json) {
        return Vpf.parse(json, VpfLimits.DEFAULT);
    }

    /** A signer with the keys of a golden case; does not need the rest of the module. */
    private static VpfSigner signer(JsonNode golden) {
        return new GoldenSigner(golden.get("private_key_hex").textValue(), golden.get("public_key_hex").textValue());
    }

    private record GoldenSigner(String privateHex, String publicHex) implements VpfSigner {
        @Override
        public String keyId() {
            return Sha3.of(publicKey()).hex().substring(0, 16);
        }

        @Override
        public byte[] publicKey() {
            return HexFormat.of().parseHex(publicHex);
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                byte[] encoded = HexFormat.of().parseHex("302e020100300506032b657004220420" + privateHex);
                PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static List<JsonNode> signed() {
        return DocumentGoldens.list("signed.json", "cases");
    }

    static List<JsonNode> embedded() {
        return DocumentGoldens.list("embed.json", "cases").stream().filter(c -> c.has("json_text")).toList();
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void goldensOfVersion1HaveTheirTextsAndHashes(JsonNode golden) {
        Vpf vpf = parse(golden.get("json_text").textValue());
        assertEquals(Optional.of(VpfVersion.V1_0), vpf.version());
        assertEquals(golden.get("json_text").textValue(), vpf.toJson());
        assertEquals(golden.get("hash_input_text").textValue(), new String(vpf.hashInput(), StandardCharsets.UTF_8));
        assertEquals(golden.get("vpf_hash").textValue(), vpf.computeHash().toString());
        assertEquals(golden.get("vpf_hash").textValue(), vpf.lineage().vpfHash());
        Sha3 content = Sha3.parse(golden.get("content_hash").textValue());
        assertEquals(vpf, vpf.sealed(content, Optional.empty()));
        assertEquals(vpf, vpf.toBuilder().build().sealed(content, Optional.of(PIXELS)));
    }

    @Test
    void goldenOfVersion1HasItsValues() {
        Vpf vpf = parse(embedded().get(0).get("json_text").textValue());
        assertEquals("spatial-organization", vpf.pipeline().step());
        assertEquals(List.of("a", "weights"), vpf.model().assets().keySet().stream().sorted().toList());
        assertEquals(new Determinism(42, 43, List.of("numpy", "java")), vpf.determinism());
        assertEquals(new Params("ddim", 20, 7.5, 16, 8, List.of("resize"), List.of(), Optional.empty()), vpf.params());
        assertEquals("caf\u00e9 \u2615 \ud834\udd1e \"q\" \\ \n\u007f", vpf.inputs().prompt());
        assertEquals(Optional.empty(), vpf.inputs().negativePrompt());
        assertEquals(new Metrics(0.1, 1e-7, 1e16), vpf.metrics());
        assertEquals(Optional.empty(), vpf.decision());
        assertEquals(1, vpf.lineage().parents().size());
        assertEquals(List.of(), vpf.signatures());
        assertEquals(Optional.of("[16, 8]"), vpf.member("params.size"));
        assertEquals(Optional.empty(), vpf.member("params.none.at.all"));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void goldensOfVersion11HaveTheirTextsHashesAndMessages(JsonNode golden) {
        Vpf vpf = parse(golden.get("json_text").textValue());
        assertEquals(Optional.of(VpfVersion.V1_1), vpf.version());
        assertEquals(golden.get("json_text").textValue(), vpf.toJson());
        assertEquals(golden.get("hash_input_text").textValue(), new String(vpf.hashInput(), StandardCharsets.UTF_8));
        assertEquals(golden.get("vpf_hash").textValue(), vpf.computeHash().toString());
        assertEquals(golden.get("vpf_hash").textValue(), vpf.lineage().vpfHash());
        assertArrayEquals(HexFormat.of().parseHex(golden.get("signed_message_hex").textValue()), vpf.signedMessage());
        assertEquals(Optional.of("{\"a\":[true,null],\"z\":1}"), vpf.ext("org.example"));
        assertEquals(Optional.of("[true,null]"), parse("{\"vpf_version\":\"1.1\",\"ext\":{\"a.b\":[true,null]}}")
                .member("ext.a.b"));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void goldensOfVersion11AreMadeByTheBuilder(JsonNode golden) {
        String task = "ORDER BY a DESC";
        Decision decision = Decision.of(task, new int[] {3, 1, 2, 0}, new int[] {0, 1}, new int[] {3}, 0.75);
        Vpf original = parse(golden.get("json_text").textValue());
        Vpf made = Vpf.builder().decision(decision).pipeline(original.pipeline()).model(new Model("zero-1.0", Map.of()))
                .determinism(original.determinism()).params(original.params())
                .inputs(new Inputs("na\u00efve \u20ac", Optional.empty(), "", List.of(), Optional.empty(), task))
                .metrics(new Metrics(0, 0.25, 0)).ext("org.example", "{\"z\": 1, \"a\": [true, null]}").build()
                .sealed(Sha3.parse(golden.get("content_hash").textValue()),
                        Optional.of(Sha3.parse(golden.get("pixel_hash").textValue())));
        assertEquals(golden.get("vpf_hash").textValue(), made.computeHash().toString());
        assertEquals(golden.get("json_text").textValue(), made.signedBy(signer(golden)).toJson());
        assertEquals(Optional.of(decision), made.decision());
    }

    @Test
    void defaultsOfBothVersionsAreKnown() {
        assertEquals("sha3:bf8795d1415410bd0e36e5f97061f99a13593b2a6203493f3aeedd77089c1e8c",
                Vpf.builder(VpfVersion.V1_0).build().computeHash().toString());
        assertEquals(738, Vpf.builder(VpfVersion.V1_0).build().sealed(CONTENT, Optional.empty()).toJson().length());
        assertEquals("{\"determinism\":{\"rng_backends\":[],\"seed_global\":0,\"seed_sampler\":0},\"inputs\":"
                + "{\"image_refs\":[],\"negative_prompt\":null,\"prompt\":\"\",\"prompt_hash\":\"\","
                + "\"retrieved_docs_hash\":null,\"task\":\"\"},\"lineage\":{\"content_hash\":\"\",\"parents\":[],"
                + "\"vpf_hash\":\"\"},\"metrics\":{\"aesthetic\":0,\"coherence\":0,\"safety_flag\":0},\"model\":"
                + "{\"assets\":{},\"id\":\"\"},\"params\":{\"cfg_scale\":0,\"postproc\":[],\"preproc\":[],"
                + "\"sampler\":\"\","
                + "\"size\":[0,0],\"steps\":0,\"stripe\":null},\"pipeline\":{\"graph_hash\":\"\",\"step\":\"\","
                + "\"step_schema_hash\":\"\"},\"vpf_version\":\"1.1\"}", Vpf.builder().build().toJson());
    }

    @Test
    void unknownMembersSurviveAndAreHashed() {
        for (String version : List.of("1.0", "1.1")) {
            Vpf vpf = parse("{\"vpf_version\":\"" + version + "\",\"new\":{\"deep\":[1]},\"metrics\":{\"documents\":5},"
                    + "\"lineage\":{\"foo\":\"bar\"}}");
            Vpf changed = vpf.toBuilder().set("inputs.task", "t").build();
            Vpf again = parse(changed.sealed(CONTENT, Optional.empty()).toJson());
            assertEquals(Optional.of("[1]"), again.member("new.deep"));
            assertEquals(Optional.of("5"), again.member("metrics.documents"));
            assertEquals(Optional.of("\"bar\""), again.member("lineage.foo"));
            assertEquals(again.lineage().vpfHash(), again.computeHash().toString());
            assertNotEquals(again.computeHash(), parse(again.toJson().replace("bar", "baz")).computeHash());
        }
    }

    @Test
    void numbersOfForeignRecordsKeepTheirCharactersUntilSealedAgain() {
        Vpf vpf = parse("{\"vpf_version\": \"1.0\", \"metrics\": {\"aesthetic\": 1E5}}");
        assertTrue(vpf.toJson().contains("1E5"));
        assertTrue(vpf.sealed(CONTENT, Optional.empty()).toJson().contains("100000.0"));
    }

    @Test
    void absentVersionIsTheOldestAndOthersAreShownOnly() {
        assertEquals(Optional.of(VpfVersion.V1_0), parse("{}").version());
        assertEquals("1.0", parse("{}").versionText());
        Vpf later = parse("{\"vpf_version\":\"2.0\",\"metrics\":7,\"signature\":[],\"lineage\":1}");
        assertEquals(Optional.empty(), later.version());
        assertEquals("2.0", later.versionText());
        assertEquals(Optional.of("7"), later.member("metrics"));
        assertEquals("{\"lineage\": 1, \"metrics\": 7, \"signature\": [], \"vpf_version\": \"2.0\"}", later.toJson());
        assertEquals(VpfException.Code.UNSUPPORTED_VERSION,
                assertThrows(VpfException.class, later::lineage).code());
        assertEquals(VpfException.Code.UNSUPPORTED_VERSION,
                assertThrows(VpfException.class, () -> later.sealed(CONTENT, Optional.empty())).code());
        assertEquals(VpfException.Code.UNSUPPORTED_VERSION, assertThrows(VpfException.class, later::toBuilder).code());
        assertEquals("1.1", parse("{\"vpf_version\":1.1}").versionText());
        assertEquals(Optional.empty(), parse("{\"vpf_version\":1.1}").version());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'pipeline':1", "'pipeline':{'step':1}", "'model':[]", "'model':{'id':{}}", "'model':{'assets':{'a':1}}",
        "'determinism':{'seed_global':1.5}", "'determinism':{'seed_global':'01'}", "'determinism':{'seed_global':'x'}",
        "'determinism':{'seed_sampler':'9223372036854775808'}", "'determinism':{'rng_backends':'numpy'}",
        "'determinism':{'rng_backends':[1]}", "'params':{'steps':'20'}", "'params':{'steps':2147483648}",
        "'params':{'steps':-1}", "'params':{'size':[1]}", "'params':{'size':[1,2,3]}", "'params':{'size':[-1,2]}",
        "'params':{'cfg_scale':'7'}", "'params':{'cfg_scale':true}", "'params':{'stripe':7}",
        "'params':{'stripe':{'x':1}}", "'inputs':{'negative_prompt':5}", "'inputs':{'image_refs':{}}",
        "'metrics':{'aesthetic':'1'}", "'metrics':{'aesthetic':1e999}", "'a':9007199254740993", "'a':'\\udc00'",
        "'ext':[]", "'decision':[]", "'decision':{'doc_order':[0],'documents':2,'top_docs':[0]}",
        "'decision':{'doc_order':[0,0],'documents':2,'top_docs':[0]}", "'decision':{'doc_order':[0],'documents':1}",
        "'decision':{'doc_order':[0],'documents':1,'top_docs':[1]}", "'decision':{'metric_order':[1],'metrics':1}",
        "'lineage':{'parents':{}}", "'lineage':{'created_at':'yesterday'}",
        "'lineage':{'created_at':'2026-01-31T12:00:00+01:00'}", "'lineage':{'created_at':'2026-02-30T12:00:00Z'}",
        "'lineage':{'created_at':'+10000-01-01T00:00:00Z'}", "'lineage':{'content_hash':5}", "'signature':'x'",
        "'signature':[]", "'signature':[{'algo':'Ed25519'}]", "'signature':{}", "'signature':{'algo':1}",
        "'signature':[{'algo':'Ed25519','key_id':'a'},{'algo':'Ed25519','key_id':'a'}]", "'signature':[1,2]",
    })
    void wrongMembersOfVersion11AreNamed(String member) {
        VpfException e = assertThrows(VpfException.class,
                () -> parse("{'vpf_version':'1.1',".replace('\'', '"') + member.replace('\'', '"') + "}"));
        assertEquals(VpfException.Code.BAD_FIELD, e.code());
        assertEquals(1, e.detail().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'lineage':{'content_hash':'abc'}", "'lineage':{'vpf_hash':'sha3:00'}",
        "'lineage':{'pixel_hash':'sha3:ORDER'}", "'lineage':{'parents':['L1_X0_Y0']}", "'lineage':{'parents':['']}",
        "'lineage':{'vpf_hash':'SHA3:0000000000000000000000000000000000000000000000000000000000000000'}",
        "'lineage':{'vpf_hash':'sha3:000000000000000000000000000000000000000000000000000000000000000A'}"})
    void untaggedHashesOfVersion11AreRefused(String member) {
        String json = member.replace('\'', '"') + "}";
        assertEquals(VpfException.Code.BAD_HASH_FIELD,
                assertThrows(VpfException.class, () -> parse("{\"vpf_version\":\"1.1\"," + json)).code());
        assertEquals(Optional.of(VpfVersion.V1_0), parse("{\"vpf_version\":\"1.0\"," + json).version());
    }

    @Test
    void whatVersion1PassedThroughIsReadAsText() {
        Vpf vpf = parse("{\"params\":{\"stripe\":{\"x\":1},\"preproc\":[1.0,{\"a\":null}]},"
                + "\"model\":{\"assets\":{\"w\":7}},\"inputs\":{\"negative_prompt\":[true]}}");
        assertEquals(Optional.empty(), vpf.params().stripe());
        assertEquals(List.of("1.0", "{\"a\": null}"), vpf.params().preproc());
        assertEquals(Map.of("w", "7"), vpf.model().assets());
        assertEquals(Optional.of("[true]"), vpf.inputs().negativePrompt());
        assertEquals(VpfException.Code.BAD_FIELD, assertThrows(VpfException.class,
                () -> parse("{\"params\":{\"size\":[-1,2]}}").params()).code());
    }

    @Test
    void rootMustBeAnObject() {
        assertEquals(VpfException.Code.BAD_FIELD, assertThrows(VpfException.class, () -> parse("[]")).code());
        assertEquals(VpfException.Code.BAD_JSON, assertThrows(VpfException.class,
                () -> Vpf.parse(new byte[] {'{', (byte) 0xff}, VpfLimits.DEFAULT)).code());
    }

    @Test
    void sealingStoresTheHashesOfThePicture() {
        Vpf sealed = Vpf.builder().build().sealed(CONTENT, Optional.of(PIXELS));
        assertEquals(CONTENT.toString(), sealed.lineage().contentHash());
        assertEquals(Optional.of(PIXELS.toString()), sealed.lineage().pixelHash());
        assertEquals(sealed.computeHash().toString(), sealed.lineage().vpfHash());
        assertEquals(sealed, sealed.sealed(CONTENT, Optional.of(PIXELS)));
        assertEquals(Optional.empty(), sealed.sealed(CONTENT, Optional.empty()).lineage().pixelHash());
        Vpf old = Vpf.builder(VpfVersion.V1_0).build().sealed(CONTENT, Optional.of(PIXELS));
        assertFalse(old.toJson().contains("pixel"));
    }

    @Test
    void signaturesStayOnlyWhileTheHashStays() {
        VpfSigner signer = signer(signed().get(0));
        Vpf sealed = Vpf.builder().build().sealed(CONTENT, Optional.of(PIXELS)).signedBy(signer);
        assertEquals(sealed, sealed.sealed(CONTENT, Optional.of(PIXELS)));
        assertEquals(List.of(), sealed.sealed(PIXELS, Optional.of(PIXELS)).signatures());
        assertEquals(List.of(), sealed.toBuilder().build().signatures());
        assertEquals("", sealed.toBuilder().build().lineage().contentHash());
        Vpf old = parse("{\"signature\": {\"algo\": \"x\"}}").sealed(CONTENT, Optional.empty());
        assertEquals(List.of(new VpfSignature("x", "", "", "")), old.signatures());
        assertEquals(old.computeHash().toString(), old.lineage().vpfHash());
    }

    @Test
    void severalSignersAreKeptInOrderAndEachKeyOnce() {
        VpfSigner first = signer(signed().get(0));
        VpfSigner second = signer(signed().get(1));
        Vpf sealed = Vpf.builder().build().sealed(CONTENT, Optional.empty());
        Vpf one = sealed.signedBy(first);
        assertTrue(one.toJson().contains("\"signature\":{\"algo\":\"Ed25519\""));
        assertEquals(one, one.signedBy(first));
        Vpf two = one.signedBy(second);
        assertTrue(two.toJson().contains("\"signature\":[{"));
        assertEquals(List.of(first.keyId(), second.keyId()),
                two.signatures().stream().map(VpfSignature::keyId).toList());
        assertEquals(sealed.computeHash(), two.computeHash());
        assertEquals(two, two.signedBy(first));
        assertEquals(two, parse(two.toJson()));
    }

    @Test
    void unsealedRecordsAndWrongSignersAreRefused() {
        VpfSigner signer = signer(signed().get(0));
        Vpf sealed = Vpf.builder().build().sealed(CONTENT, Optional.empty());
        assertThrows(IllegalStateException.class, () -> Vpf.builder().build().signedBy(signer));
        assertThrows(IllegalStateException.class,
                () -> Vpf.builder(VpfVersion.V1_0).build().sealed(CONTENT, Optional.empty()).signedBy(signer));
        Vpf edited = parse(sealed.toJson().replace("\"task\":\"\"", "\"task\":\"x\""));
        assertThrows(IllegalStateException.class, () -> edited.signedBy(signer));
        VpfSigner other = signer(signed().get(1));
        assertThrows(IllegalArgumentException.class, () -> sealed.signedBy(new Forwarding(signer, other.keyId(), 64)));
        assertThrows(IllegalArgumentException.class, () -> sealed.signedBy(new Forwarding(signer, signer.keyId(), 63)));
    }

    private record Forwarding(VpfSigner target, String keyId, int signatureBytes) implements VpfSigner {
        @Override
        public byte[] publicKey() {
            return target.publicKey();
        }

        @Override
        public byte[] sign(byte[] message) {
            return new byte[signatureBytes];
        }
    }

    @Test
    void derivedRecordNamesItsParentsOnceAndIsUnsealed() {
        Vpf parent = Vpf.builder().set("inputs.task", "a").build().sealed(CONTENT, Optional.empty());
        Vpf other = Vpf.builder().set("inputs.task", "b").build().sealed(CONTENT, Optional.empty());
        Vpf child = Vpf.builder().parents(List.of(Sha3.parse(ZEROS))).createdAt(Instant.parse("2026-01-31T12:00:00Z"))
                .build().sealed(CONTENT, Optional.of(PIXELS)).signedBy(signer(signed().get(0)));
        Vpf derived = Vpf.derive(List.of(parent, other, parent), child);
        assertEquals(List.of(ZEROS, parent.lineage().vpfHash(), other.lineage().vpfHash()),
                derived.lineage().parents());
        assertEquals("", derived.lineage().contentHash());
        assertEquals("", derived.lineage().vpfHash());
        assertEquals(Optional.empty(), derived.lineage().pixelHash());
        assertEquals(List.of(), derived.signatures());
        assertEquals(child.lineage().createdAt(), derived.lineage().createdAt());
        assertThrows(IllegalArgumentException.class, () -> Vpf.derive(List.of(Vpf.builder().build()), child));
    }

    @Test
    void goldenMergeKeepsTheChildsParents() {
        JsonNode merge = DocumentGoldens.read("misc.json").get("merge");
        Vpf parent = parse(embedded().get(0).get("json_text").textValue());
        assertEquals(merge.get("parent_hash").textValue(), parent.lineage().vpfHash());
        Vpf child = parse(merge.get("child").toString());
        Vpf derived = Vpf.derive(List.of(parent), child);
        assertEquals(List.of(child.lineage().parents().get(0), parent.lineage().vpfHash()),
                derived.lineage().parents());
        assertEquals("", derived.lineage().contentHash());
        assertEquals(Optional.of("null"), derived.member("signature"));
        assertEquals(child.inputs(), derived.inputs());
    }

    @ParameterizedTest
    @CsvSource({"'', a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
        "68656c6c6f20776f726c64, 644bcc7e564373040999aac89e7622f3ca71fba1d972fd94a31c3bfbf24e3938"})
    void goldenHashesAreSha3(String hex, String wanted) {
        assertEquals(wanted, Sha3.of(HexFormat.of().parseHex(hex)).hex());
    }

    @Test
    void printedRecordShowsNoPrompt() {
        String text = Vpf.builder().set("inputs.prompt", "secret").build().toString();
        assertFalse(text.contains("secret"), text);
    }
}
