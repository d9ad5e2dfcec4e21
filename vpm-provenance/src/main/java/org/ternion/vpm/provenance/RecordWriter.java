package org.ternion.vpm.provenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Typed values as members of a record. Members of a section that are not typed stay as they are. */
final class RecordWriter {
    private static final Json.Text EMPTY = Json.Text.EMPTY;

    private RecordWriter() {
    }

    /** A record with every member that its version always has. */
    static Json.Obj defaults(VpfVersion version) {
        Json.Obj record = Json.Obj.EMPTY.with("vpf_version", new Json.Text(version.text()));
        record = pipeline(record, new Pipeline("", "", ""));
        record = model(record, new Model("", Map.of()));
        record = determinism(record, new Determinism(0, 0, List.of()), version);
        record = params(record, new Params("", 0, 0, 0, 0, List.of(), List.of(), Optional.empty()));
        record = inputs(record, new Inputs("", Optional.empty(), "", List.of(), Optional.empty(), ""));
        record = metrics(record, new Metrics(0, 0, 0));
        record = record.with("lineage", Json.Obj.EMPTY.with("parents", Json.Arr.EMPTY).with("content_hash", EMPTY)
                .with("vpf_hash", EMPTY));
        return version == VpfVersion.V1_0 ? record.with("signature", Json.Word.NULL) : record;
    }

    /** Without what ties a record to a picture and to its signers. */
    static Json.Obj unsealed(Json.Obj record, VpfVersion version) {
        Json.Obj lineage = section(record, "lineage").without("pixel_hash").with("content_hash", EMPTY)
                .with("vpf_hash", EMPTY);
        Json.Obj unsealed = record.with("lineage", lineage);
        return version == VpfVersion.V1_0 ? unsealed.with("signature", Json.Word.NULL) : unsealed.without("signature");
    }

    /** The object, empty if there is none. */
    static Json.Obj section(Json.Obj record, String name) {
        return record.get(name) instanceof Json.Obj section ? section : Json.Obj.EMPTY;
    }

    static Json.Obj pipeline(Json.Obj record, Pipeline value) {
        return record.with("pipeline", section(record, "pipeline").with("graph_hash", text(value.graphHash()))
                .with("step", text(value.step())).with("step_schema_hash", text(value.stepSchemaHash())));
    }

    static Json.Obj model(Json.Obj record, Model value) {
        Map<String, Json> assets = new LinkedHashMap<>();
        value.assets().forEach((name, hash) -> assets.put(name, text(hash)));
        return record.with("model",
                section(record, "model").with("id", text(value.id())).with("assets", new Json.Obj(assets)));
    }

    static Json.Obj determinism(Json.Obj record, Determinism value, VpfVersion version) {
        return record.with("determinism", section(record, "determinism").with("seed_global",
                seed(value.seedGlobal(), version)).with("seed_sampler", seed(value.seedSampler(), version))
                .with("rng_backends", Json.Arr.ofTexts(value.rngBackends())));
    }

    /** A 64-bit integer; version 1.1 has a text where no double is exact. */
    static Json seed(long seed, VpfVersion version) {
        boolean exact = seed >= -(1L << 53) && seed <= 1L << 53;
        return exact || version == VpfVersion.V1_0 ? Json.Num.of(seed) : text(Long.toString(seed));
    }

    static Json.Obj params(Json.Obj record, Params value) {
        return record.with("params", section(record, "params").with("sampler", text(value.sampler()))
                .with("steps", Json.Num.of(value.steps())).with("cfg_scale", Json.Num.of(value.cfgScale()))
                .with("size", Json.Arr.ofIntegers(new int[] {value.width(), value.height()}))
                .with("preproc", Json.Arr.ofTexts(value.preproc())).with("postproc", Json.Arr.ofTexts(value.postproc()))
                .with("stripe", value.stripe().<Json>map(RecordWriter::stripe).orElse(Json.Word.NULL)));
    }

    private static Json.Obj stripe(Stripe value) {
        return Json.Obj.EMPTY.with("header_rows", Json.Num.of(value.headerRows()))
                .with("channels", Json.Arr.ofTexts(value.channels()))
                .with("metric_names", Json.Arr.ofTexts(value.metricNames())).with("encoding", text(value.encoding()));
    }

    static Json.Obj inputs(Json.Obj record, Inputs value) {
        return record.with("inputs", section(record, "inputs").with("prompt", text(value.prompt()))
                .with("negative_prompt", textOrNull(value.negativePrompt()))
                .with("prompt_hash", text(value.promptHash())).with("image_refs", Json.Arr.ofTexts(value.imageRefs()))
                .with("retrieved_docs_hash", textOrNull(value.retrievedDocsHash())).with("task", text(value.task())));
    }

    static Json.Obj metrics(Json.Obj record, Metrics value) {
        return record.with("metrics", section(record, "metrics").with("aesthetic", Json.Num.of(value.aesthetic()))
                .with("coherence", Json.Num.of(value.coherence()))
                .with("safety_flag", Json.Num.of(value.safetyFlag())));
    }

    static Json.Obj decision(Json.Obj record, Decision value) {
        return record.with("decision", section(record, "decision").with("task", text(value.task()))
                .with("doc_order", Json.Arr.ofIntegers(value.docOrder()))
                .with("metric_order", Json.Arr.ofIntegers(value.metricOrder()))
                .with("documents", Json.Num.of(value.documents())).with("metrics", Json.Num.of(value.metrics()))
                .with("top_docs", Json.Arr.ofIntegers(value.topDocs()))
                .with("relevance", Json.Num.of(value.relevance())));
    }

    private static Json.Text text(String value) {
        return new Json.Text(value);
    }

    private static Json textOrNull(Optional<String> value) {
        return value.<Json>map(Json.Text::new).orElse(Json.Word.NULL);
    }
}
