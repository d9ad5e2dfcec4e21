package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VpfBuilderTest {
    static List<JsonNode> coerced() {
        return DocumentGoldens.list("canonical.json", "coerce");
    }

    @ParameterizedTest
    @MethodSource("coerced")
    void goldenCoercionsAreMade(JsonNode golden) {
        Vpf vpf = VpfBuilder.coerced(golden.get("inp").toString()).build();
        assertEquals(golden.get("vpf_hash").textValue(), vpf.computeHash().toString());
        String wanted = new String(CanonicalJson.v1_0(JsonReader.read(golden.get("out").toString(), VpfLimits.DEFAULT)),
                StandardCharsets.UTF_8);
        assertEquals(wanted, vpf.toJson());
    }

    /** By reading the older software: not in the goldens. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'pipeline':{'step':null,'graph_hash':7.50,'step_schema_hash':true}} | pipeline |"
                + "{'graph_hash': '7.5', 'step': 'None', 'step_schema_hash': 'True'}",
        "{'determinism':{'seed':null,'seed_global':5,'rng_backends':null}} | determinism |"
                + "{'rng_backends': [], 'seed_global': 0, 'seed_sampler': 0}",
        "{'determinism':{'seed':0,'seed_global':5}} | determinism |"
                + "{'rng_backends': [], 'seed_global': 0, 'seed_sampler': 0}",
        "{'determinism':{'seed_global':' -12 ','seed_sampler':2.9}} | determinism |"
                + "{'rng_backends': [], 'seed_global': -12, 'seed_sampler': 2}",
        "{'params':{'size':[1.9,2,3]}} | params.size | [1, 2]",
        "{'params':{'size':[],'width':'3'}} | params.size | [3, 0]",
        "{'params':{'steps':'','cfg_scale':true}} | params.cfg_scale | 1.0",
        "{'params':{'cfg_scale':7}} | params.cfg_scale | 7.0",
        "{'inputs':{'prompt_hash':'','prompt_sha3':'x','negative_prompt':5}} | inputs.prompt_hash | 'x'",
        "{'lineage':{'parents':['L1_X0_Y0'],'content_hash':'abc'}} | lineage |"
                + "{'content_hash': 'abc', 'parents': ['L1_X0_Y0'], 'vpf_hash': ''}",
        "{'model':{'assets':{'w':7}}} | model | {'assets': {'w': 7}, 'id': ''}",
        "{'model':null,'signature':'yes'} | signature | null",
    })
    void coercionFollowsTheOlderBuilder(String input, String path, String wanted) {
        assertEquals(Optional.of(wanted.replace('\'', '"')),
                VpfBuilder.coerced(input.replace('\'', '"')).build().member(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'params':{'steps':'many'}} | params.steps", "{'params':{'steps':1e999}} | params.steps",
        "{'params':{'cfg_scale':'nan'}} | params.cfg_scale", "{'params':{'cfg_scale':'0x1p3'}} | params.cfg_scale",
        "{'determinism':{'seed_sampler':null}} | determinism.seed_sampler", "{'model':[1]} | model",
        "{'determinism':{'rng_backends':'numpy'}} | determinism.rng_backends", "{'inputs':{'task':[1]}} | inputs.task",
        "{'metrics':{'coherence':{'a':1}}} | metrics.coherence", "{'params':{'size':[-1,2]}} | params.size",
        "[] | object",
    })
    void whatCannotBeCoercedIsNamed(String input, String named) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> VpfBuilder.coerced(input.replace('\'', '"')).build());
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }

    @Test
    void coercionOfDamagedTextIsTheFormatsException() {
        assertEquals(VpfException.Code.BAD_JSON,
                assertThrows(VpfException.class, () -> VpfBuilder.coerced("{")).code());
    }

    @Test
    void typedValuesComeBack() {
        Pipeline pipeline = new Pipeline("g", "s", "h");
        Model model = new Model("m", Map.of("weights.bin", "sha3:x"));
        Determinism determinism = new Determinism(Long.MIN_VALUE, Long.MAX_VALUE, List.of("java"));
        Params params = new Params("ddim", 20, 7.5, 640, 480, List.of("a"), List.of("b", "c"),
                Optional.of(new Stripe(4, List.of("R", "G"), List.of("x", "y"), "means:v1")));
        Inputs inputs = new Inputs("p", Optional.of("n"), "", List.of("i"), Optional.of("d"), "t");
        Metrics metrics = new Metrics(0.1, -1e-7, 1e300);
        for (VpfVersion version : VpfVersion.values()) {
            Vpf vpf = Vpf.builder(version).pipeline(pipeline).model(model).determinism(determinism).params(params)
                    .inputs(inputs).metrics(metrics).build();
            Vpf read = Vpf.parse(vpf.toJson(), VpfLimits.DEFAULT);
            assertEquals(vpf, read);
            assertEquals(vpf.hashCode(), read.hashCode());
            assertEquals(pipeline, read.pipeline());
            assertEquals(model, read.model());
            assertEquals(determinism, read.determinism());
            assertEquals(params, read.params());
            assertEquals(inputs, read.inputs());
            assertEquals(metrics, read.metrics());
        }
    }

    @Test
    void seedsThatNoDoubleHoldsAreTextsInVersion11() {
        Vpf vpf = Vpf.builder().determinism(new Determinism((1L << 53) + 1, 1L << 53, List.of())).build();
        assertEquals(Optional.of("\"9007199254740993\""), vpf.member("determinism.seed_global"));
        assertEquals(Optional.of("9007199254740992"), vpf.member("determinism.seed_sampler"));
        assertEquals(vpf, Vpf.builder().set("determinism.seed_global", "9007199254740993")
                .set("determinism.seed_sampler", "9007199254740992").build());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "inputs.task, ORDER BY a, \"ORDER BY a\"", "inputs.task, 42, \"42\"", "inputs.task, \"quoted\", \"quoted\"",
        "inputs.task, null, \"null\"", "inputs.negative_prompt, null, null", "inputs.negative_prompt, 7, \"7\"",
        "params.steps, 20, 20", "params.cfg_scale, 7, 7", "metrics.aesthetic, 1e-1, 0.1",
        "model.assets.weights.bin, 12, \"12\"", "ext.org.example, true, true", "ext.org.example, plain, \"plain\"",
        "decision.task, 5, \"5\"", "new.deep.member, {}, {}", "lineage.note, x, \"x\"",
        "lineage.created_at, 2026-01-31T12:00:00Z, \"2026-01-31T12:00:00Z\"",
    })
    void membersAreSetWithTheirType(String path, String value, String wanted) {
        Decision empty = Decision.of("", new int[0], new int[0], new int[0], 0);
        Vpf vpf = Vpf.builder().decision(empty).set(path, value).build();
        assertEquals(Optional.of(wanted), vpf.member(path));
    }

    @Test
    void arraysAndObjectsAreSetAsJson() {
        Vpf vpf = Vpf.builder().set("params.size", "[3, 4]").set("determinism", "{\"seed_global\": 5}").build();
        assertEquals(3, vpf.params().width());
        assertEquals(5, vpf.determinism().seedGlobal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lineage", "lineage.content_hash", "lineage.pixel_hash", "lineage.vpf_hash", "signature",
        "signature.sig", "vpf_version", "lineage.vpf_hash.x", "", ".", "inputs.", "inputs..task", "ext.", "ext",
        "inputs.task.deeper"})
    void whatMayNotBeSetIsRefused(String path) {
        assertThrows(IllegalArgumentException.class, () -> Vpf.builder().set(path, "1").build());
    }

    @ParameterizedTest
    @CsvSource({"params.steps, abc", "params.steps, -1", "params.steps, 1.5", "params.size, 7",
        "params.cfg_scale, high", "metrics.coherence, 1e999", "metrics.coherence, 1e17", "determinism.seed_global, 1e3",
        "determinism.seed_global, 9223372036854775808", "lineage.parents, L1_X0_Y0", "lineage.created_at, today",
        "inputs.image_refs, 5", "decision.relevance, 0.5x"})
    void wrongValuesAreNamedWithTheirMember(String path, String value) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> Vpf.builder().set(path, value).build());
        String member = path.substring(path.indexOf('.') + 1);
        assertTrue(e.getMessage().contains(member), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "metrics.documents", "ext.org.example", "decision.task", "lineage.created_at"})
    void version1HasNoOtherMembers(String path) {
        assertThrows(IllegalArgumentException.class, () -> Vpf.builder(VpfVersion.V1_0).set(path, "1"));
    }

    @Test
    void version1WritesRealsWithAPoint() {
        assertEquals(Optional.of("7.0"), Vpf.builder(VpfVersion.V1_0).set("params.cfg_scale", "7").build()
                .member("params.cfg_scale"));
    }

    static List<Arguments> refused() {
        return List.of(
                refused("ext key", b -> b.ext("example", "1")), refused("ext key", b -> b.ext("a..b", "1")),
                refused("ext key", b -> b.ext("a. b", "1")),
                refused("metrics", b -> b.metrics(new Metrics(Double.NaN, 0, 0))),
                refused("year", b -> b.createdAt(Instant.MAX)),
                refused("unpaired", b -> b.set("inputs.task", "\ud834")),
                refused("size", b -> b.params(new Params("", 0, 0, -1, 0, List.of(), List.of(), Optional.empty()))),
                refused("scale", b -> b.params(new Params("", 0, Double.POSITIVE_INFINITY, 1, 1, List.of(), List.of(),
                        Optional.empty()))),
                refused("stripe", b -> b.params(new Params("", 0, 0, 1, 1, List.of(), List.of(),
                        Optional.of(new Stripe(0, List.of(), List.of(), ""))))),
                refused("order", b -> b.decision(Decision.of("", new int[] {0, 0}, new int[0], new int[] {0}, 0))),
                refused("order", b -> b.decision(Decision.of("", new int[] {1}, new int[0], new int[] {0}, 0))),
                refused("metrics", b -> b.decision(Decision.of("", new int[0], new int[] {2, 0}, new int[0], 0))),
                refused("top", b -> b.decision(Decision.of("", new int[] {0}, new int[0], new int[0], 0))),
                refused("top", b -> b.decision(Decision.of("", new int[] {0}, new int[0], new int[] {1}, 0))),
                refused("top", b -> b.decision(Decision.of("", new int[0], new int[0], new int[] {0}, 0))),
                refused("relevance", b -> b.decision(Decision.of("", new int[0], new int[0], new int[0], Double.NaN))));
    }

    private static Arguments refused(String what, UnaryOperator<VpfBuilder> setting) {
        return Arguments.of(what, setting);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refused")
    void wrongArgumentsAreRefused(String what, UnaryOperator<VpfBuilder> setting) {
        assertThrows(IllegalArgumentException.class, () -> setting.apply(Vpf.builder()).build());
    }

    @Test
    void damagedExtIsTheFormatsException() {
        assertEquals(VpfException.Code.BAD_JSON,
                assertThrows(VpfException.class, () -> Vpf.builder().ext("org.example", "{")).code());
    }

    @Test
    void organizationKeepsOrdersAndHashOfTheTask() {
        Vpf vpf = Vpf.ofOrganization("ORDER BY a DESC", new int[] {2, 0, 1}, new int[] {1, 0}).build();
        assertEquals(new Pipeline(Sha3.of("ORDER BY a DESC".getBytes(StandardCharsets.UTF_8)).toString(),
                "spatial-organization", ""), vpf.pipeline());
        assertEquals("ORDER BY a DESC", vpf.inputs().task());
        Decision decision = vpf.decision().orElseThrow();
        assertArrayEquals(new int[] {2, 0, 1}, decision.docOrder());
        assertArrayEquals(new int[] {1, 0}, decision.metricOrder());
        assertArrayEquals(new int[] {2}, decision.topDocs());
        assertEquals(3, decision.documents());
        assertEquals(2, decision.metrics());
        assertEquals(0, Vpf.ofOrganization("", new int[0], new int[0]).build().decision().orElseThrow().documents());
    }

    @Test
    void arraysOfDecisionsAreCopies() {
        int[] order = {1, 0};
        Decision decision = Decision.of("t", order, new int[] {0}, new int[] {1}, 0.5);
        order[0] = 7;
        Arrays.fill(decision.docOrder(), 9);
        Arrays.fill(decision.metricOrder(), 9);
        Arrays.fill(decision.topDocs(), 9);
        assertEquals(Decision.of("t", new int[] {1, 0}, new int[] {0}, new int[] {1}, 0.5), decision);
    }

    @Test
    void redactedPromptsLeaveTheirHash() {
        String prompt = "na\u00efve";
        String hash = Sha3.of(prompt.getBytes(StandardCharsets.UTF_8)).toString();
        for (VpfVersion version : VpfVersion.values()) {
            Vpf vpf = Vpf.builder(version).redactPrompt().set("inputs.prompt", prompt)
                    .set("inputs.negative_prompt", "bad").set("inputs.task", "t").build();
            assertEquals(new Inputs("", Optional.empty(), hash, List.of(), Optional.empty(), "t"), vpf.inputs());
            assertFalse(vpf.toJson().contains("bad"));
            assertThrows(IllegalArgumentException.class, () -> Vpf.builder(version).set("inputs.prompt", prompt)
                    .set("inputs.prompt_hash", "other").redactPrompt().build());
        }
        assertEquals(hash, Vpf.builder().set("inputs.prompt_hash", hash).redactPrompt().build().inputs().promptHash());
    }

    @Test
    void promptAndItsHashMustFitInVersion11() {
        assertThrows(IllegalArgumentException.class,
                () -> Vpf.builder().set("inputs.prompt", "a").set("inputs.prompt_hash", "x").build());
        assertEquals("x", Vpf.builder(VpfVersion.V1_0).set("inputs.prompt", "a").set("inputs.prompt_hash", "x").build()
                .inputs().promptHash());
    }
}
