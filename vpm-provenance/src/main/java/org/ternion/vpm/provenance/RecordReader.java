package org.ternion.vpm.provenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The typed values of a record. Every method throws VpfException with BAD_FIELD for a member of the wrong type. */
final class RecordReader {
    private final Section root;
    private final VpfVersion version;

    RecordReader(Json.Obj record, VpfVersion version) {
        this.root = Section.root(record, version);
        this.version = version;
    }

    /** Reads everything once. */
    void requireValid() {
        pipeline();
        model();
        determinism();
        params();
        inputs();
        metrics();
        decision();
        if (version == VpfVersion.V1_1) {
            root.section("ext");
        }
        requireTrustMembers();
    }

    /** Reads what verification needs; the other members of a foreign 1.0 record may be anything. */
    void requireTrustMembers() {
        lineage();
        signatures();
    }

    Pipeline pipeline() {
        Section section = root.section("pipeline");
        return new Pipeline(section.text("graph_hash"), section.text("step"), section.text("step_schema_hash"));
    }

    Model model() {
        Section section = root.section("model");
        return new Model(section.text("id"), section.textMap("assets"));
    }

    Determinism determinism() {
        Section section = root.section("determinism");
        return new Determinism(section.seed("seed_global"), section.seed("seed_sampler"),
                section.texts("rng_backends"));
    }

    Params params() {
        Section section = root.section("params");
        int[] size = section.integers("size");
        if (size.length != 0 && size.length != 2) {
            throw Section.wrong("params.size", "[width, height]", section.value("size"));
        }
        return checked(() -> new Params(section.text("sampler"), section.integer("steps"), section.real("cfg_scale"),
                size.length == 0 ? 0 : size[0], size.length == 0 ? 0 : size[1], section.texts("preproc"),
                section.texts("postproc"), stripe(section)));
    }

    private Optional<Stripe> stripe(Section params) {
        try {
            return params.optionalSection("stripe").map(stripe -> checked(() ->
                    new Stripe(stripe.integer("header_rows"), stripe.texts("channels"), stripe.texts("metric_names"),
                            stripe.text("encoding"))));
        } catch (VpfException e) {
            if (version == VpfVersion.V1_0) {
                return Optional.empty(); // 1.0 passed anything through; what is no stripe describes none
            }
            throw e;
        }
    }

    Inputs inputs() {
        Section section = root.section("inputs");
        return new Inputs(section.text("prompt"), section.optionalText("negative_prompt"), section.text("prompt_hash"),
                section.texts("image_refs"), section.optionalText("retrieved_docs_hash"), section.text("task"));
    }

    Metrics metrics() {
        Section section = root.section("metrics");
        return new Metrics(section.real("aesthetic"), section.real("coherence"), section.real("safety_flag"));
    }

    /** Empty in version 1.0, where a member of this name means nothing. */
    Optional<Decision> decision() {
        if (version == VpfVersion.V1_0) {
            return Optional.empty();
        }
        return root.optionalSection("decision").map(section -> checked(() -> {
            Decision decision = Decision.of(section.text("task"), section.integers("doc_order"),
                    section.integers("metric_order"), section.integers("top_docs"), section.real("relevance"));
            requireCount(section, "documents", decision.documents());
            requireCount(section, "metrics", decision.metrics());
            return decision;
        }));
    }

    private static void requireCount(Section decision, String name, int count) {
        if (decision.integer(name) != count) {
            throw new VpfException(VpfException.Code.BAD_FIELD, -1,
                    decision.pathOf(name) + " is " + decision.integer(name) + ", its order has " + count + " entries");
        }
    }

    Lineage lineage() {
        Section section = root.section("lineage");
        List<String> parents = section.texts("parents");
        if (version == VpfVersion.V1_0) {
            return new Lineage(parents, section.text("content_hash"), Optional.empty(), section.text("vpf_hash"),
                    Optional.empty());
        }
        parents.forEach(parent -> requireTagged("an entry of lineage.parents", parent));
        return new Lineage(parents, hash(section, "content_hash"),
                Optional.of(hash(section, "pixel_hash")).filter(hash -> !hash.isEmpty()), hash(section, "vpf_hash"),
                section.optionalText("created_at").map(RecordReader::instant));
    }

    private static String hash(Section section, String name) {
        String hash = section.text(name);
        if (!hash.isEmpty()) {
            requireTagged(section.pathOf(name), hash);
        }
        return hash;
    }

    private static void requireTagged(String where, String hash) {
        if (!Sha3.isTagged(hash)) {
            throw new VpfException(VpfException.Code.BAD_HASH_FIELD, -1,
                    where + " must be sha3: and 64 lower-case hexadecimal digits, is " + quoted(hash));
        }
    }

    private static Instant instant(String text) {
        try {
            // Instant.parse also takes other offsets and years of more digits, RFC 3339 in UTC does not.
            if (text.matches("\\d{4}-.*Z")) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw badInstant(text, e);
        }
        throw badInstant(text, null);
    }

    private static VpfException badInstant(String text, DateTimeException cause) {
        return new VpfException(VpfException.Code.BAD_FIELD, -1,
                "lineage.created_at must be a time like 2026-01-31T12:00:00Z, is " + quoted(text), cause);
    }

    private static String quoted(String text) {
        return "'" + Section.shortened(text) + "'";
    }

    List<VpfSignature> signatures() {
        List<VpfSignature> signatures = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Section section : signatureSections()) {
            VpfSignature signature = new VpfSignature(section.text("algo"), section.text("key_id"),
                    section.text("pubkey"), section.text("sig"));
            if (version == VpfVersion.V1_1 && signature.algo().isEmpty()) {
                throw new VpfException(VpfException.Code.BAD_FIELD, -1, section.pathOf("algo") + " is missing");
            }
            if (!keys.add(signature.keyId())) {
                throw new VpfException(VpfException.Code.BAD_FIELD, -1,
                        "two signatures have the key_id " + quoted(signature.keyId()));
            }
            signatures.add(signature);
        }
        return List.copyOf(signatures);
    }

    private List<Section> signatureSections() {
        Json value = root.value("signature");
        if (value == null) {
            return List.of();
        }
        if (version == VpfVersion.V1_0 || !(value instanceof Json.Arr)) {
            return List.of(Section.of("signature", value, version));
        }
        List<Json> items = ((Json.Arr) value).items();
        if (items.size() < 2) {
            throw Section.wrong("signature", "an object or an array of two or more", value);
        }
        return items.stream().map(item -> Section.of("an entry of signature", item, version)).toList();
    }

    /** The value types check ranges as for a caller; here a value out of range is a damaged record. */
    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new VpfException(VpfException.Code.BAD_FIELD, -1, e.getMessage(), e);
        }
    }
}
