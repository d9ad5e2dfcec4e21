package org.ternion.vpm.provenance;

import java.util.Map;
import java.util.TreeMap;

/** Sets one member of a record from a text of the command line, with the type the schema gives the member. */
final class MemberSetting {
    private enum Type {
        TEXT, TEXT_OR_NULL, REAL, SEED, ANY
    }

    /** Members of version 1.0 that may be set. */
    private static final Map<String, Type> KNOWN = Map.ofEntries(Map.entry("pipeline.graph_hash", Type.TEXT),
            Map.entry("pipeline.step", Type.TEXT), Map.entry("pipeline.step_schema_hash", Type.TEXT),
            Map.entry("model.id", Type.TEXT), Map.entry("model.assets", Type.ANY),
            Map.entry("determinism.seed_global", Type.SEED), Map.entry("determinism.seed_sampler", Type.SEED),
            Map.entry("determinism.rng_backends", Type.ANY), Map.entry("params.sampler", Type.TEXT),
            Map.entry("params.steps", Type.ANY), Map.entry("params.cfg_scale", Type.REAL),
            Map.entry("params.size", Type.ANY), Map.entry("params.preproc", Type.ANY),
            Map.entry("params.postproc", Type.ANY), Map.entry("params.stripe", Type.ANY),
            Map.entry("inputs.prompt", Type.TEXT), Map.entry("inputs.negative_prompt", Type.TEXT_OR_NULL),
            Map.entry("inputs.prompt_hash", Type.TEXT), Map.entry("inputs.image_refs", Type.ANY),
            Map.entry("inputs.retrieved_docs_hash", Type.TEXT_OR_NULL), Map.entry("inputs.task", Type.TEXT),
            Map.entry("metrics.aesthetic", Type.REAL), Map.entry("metrics.coherence", Type.REAL),
            Map.entry("metrics.safety_flag", Type.REAL), Map.entry("lineage.parents", Type.ANY));
    /** Those that version 1.1 adds. */
    private static final Map<String, Type> ADDED = Map.of("decision.task", Type.TEXT, "decision.relevance", Type.REAL,
            "lineage.created_at", Type.TEXT);
    private static final String ASSETS = "model.assets.";

    private final VpfVersion version;

    MemberSetting(VpfVersion version) {
        this.version = version;
    }

    /**
     * The record with a member set.
     *
     * @throws IllegalArgumentException if the member is made by sealing, is not known in version 1.0, or cannot be
     *                                  reached
     */
    Json.Obj set(Json.Obj record, String path, String value) {
        MemberPath target = MemberPath.parse(path);
        String name = target.toString();
        if (isSealed(name)) {
            throw new IllegalArgumentException(path + " cannot be set, it is made by building, sealing or signing");
        }
        Map<String, Type> types = new TreeMap<>(KNOWN);
        if (name.startsWith(ASSETS)) {
            types.put(name, Type.TEXT);
        }
        if (version == VpfVersion.V1_1) {
            types.putAll(ADDED);
            types.putIfAbsent(name, Type.ANY);
        }
        if (!types.containsKey(name)) {
            throw new IllegalArgumentException("version 1.0 has no member " + path);
        }
        return target.put(record, typed(name, types.get(name), value));
    }

    private static boolean isSealed(String name) {
        return name.matches("lineage|(vpf_version|signature|lineage\\.(content_hash|pixel_hash|vpf_hash))(\\..*)?");
    }

    private Json typed(String name, Type type, String value) {
        Json json = jsonOrText(value);
        return switch (type) {
            case TEXT -> json instanceof Json.Text ? json : new Json.Text(value);
            case TEXT_OR_NULL -> json instanceof Json.Text || json == Json.Word.NULL ? json : new Json.Text(value);
            // A real needs its point in version 1.0. A number that no double holds is left for build() to refuse.
            case REAL -> json instanceof Json.Num number && Double.isFinite(number.value())
                    ? Json.Num.of(number.value()) : json;
            case SEED -> seed(name, json);
            case ANY -> json;
        };
    }

    private Json seed(String name, Json json) {
        if (json instanceof Json.Num number) {
            try {
                return RecordWriter.seed(Long.parseLong(number.lexeme()), version);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be an integer of 64 bits, is " + number.lexeme(), e);
            }
        }
        return json;
    }

    private static Json jsonOrText(String value) {
        try {
            return JsonReader.read(value, VpfLimits.DEFAULT);
        } catch (VpfException e) {
            if (e.code() == VpfException.Code.LIMIT_EXCEEDED) {
                throw new IllegalArgumentException(e.detail(), e);
            }
            return new Json.Text(value);
        }
    }
}
