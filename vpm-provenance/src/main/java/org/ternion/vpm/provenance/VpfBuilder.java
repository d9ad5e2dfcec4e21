package org.ternion.vpm.provenance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Collects a record. Starts at {@link Vpf#builder()}. Hashes and signatures are not set here but by
 * {@link Vpf#sealed} and {@link Vpf#signedBy}. Not thread-safe.
 */
public final class VpfBuilder {
    private final VpfVersion version;
    private Json.Obj record;
    private boolean redact;

    VpfBuilder(Json.Obj record, VpfVersion version) {
        this.record = record;
        this.version = version;
    }

    /**
     * Starts a record of version 1.0 as the older software did: texts become numbers and numbers texts where the schema
     * wants it, some older names are understood, other members are dropped.
     *
     * @param json an object with any part of a record
     * @return a builder
     * @throws VpfException             BAD_JSON or LIMIT_EXCEEDED
     * @throws IllegalArgumentException naming the member whose value cannot be converted
     */
    public static VpfBuilder coerced(String json) {
        return new VpfBuilder(LegacyCoercion.coerce(JsonReader.read(json, VpfLimits.DEFAULT)), VpfVersion.V1_0);
    }

    /**
     * Sets the step.
     *
     * @param value the step
     * @return this
     */
    public VpfBuilder pipeline(Pipeline value) {
        record = RecordWriter.pipeline(record, value);
        return this;
    }

    /**
     * Sets the model.
     *
     * @param value the model
     * @return this
     */
    public VpfBuilder model(Model value) {
        record = RecordWriter.model(record, value);
        return this;
    }

    /**
     * Sets what fixed the random numbers.
     *
     * @param value seeds beyond 2^53 are written as texts in version 1.1
     * @return this
     */
    public VpfBuilder determinism(Determinism value) {
        record = RecordWriter.determinism(record, value, version);
        return this;
    }

    /**
     * Sets the settings of the step.
     *
     * @param value the settings
     * @return this
     */
    public VpfBuilder params(Params value) {
        record = RecordWriter.params(record, value);
        return this;
    }

    /**
     * Sets what went into the step.
     *
     * @param value the inputs
     * @return this
     */
    public VpfBuilder inputs(Inputs value) {
        record = RecordWriter.inputs(record, value);
        return this;
    }

    /**
     * Sets the scores of the picture.
     *
     * @param value the scores
     * @return this
     */
    public VpfBuilder metrics(Metrics value) {
        record = RecordWriter.metrics(record, value);
        return this;
    }

    /**
     * Sets what the task decided.
     *
     * @param value the decision
     * @return this
     * @throws IllegalArgumentException in version 1.0
     */
    public VpfBuilder decision(Decision value) {
        requireCurrent("decision");
        record = RecordWriter.decision(record, value);
        return this;
    }

    /**
     * Sets the records this one comes from.
     *
     * @param hashes their hashes, in order
     * @return this
     */
    public VpfBuilder parents(List<Sha3> hashes) {
        return parentTexts(hashes.stream().map(Sha3::toString).toList());
    }

    VpfBuilder parentTexts(List<String> hashes) {
        record = MemberPath.parse("lineage.parents").put(record, Json.Arr.ofTexts(hashes));
        return this;
    }

    /**
     * Sets when the record was made.
     *
     * @param instant in the years 0 to 9999
     * @return this
     * @throws IllegalArgumentException in version 1.0
     */
    public VpfBuilder createdAt(Instant instant) {
        requireCurrent("lineage.created_at");
        record = MemberPath.parse("lineage.created_at").put(record, new Json.Text(instant.toString()));
        return this;
    }

    /**
     * Adds free content.
     *
     * @param key      a reverse-domain name: two or more names joined by dots
     * @param jsonText any JSON value
     * @return this
     * @throws VpfException             BAD_JSON or LIMIT_EXCEEDED
     * @throws IllegalArgumentException if {@code key} is no such name, or in version 1.0
     */
    public VpfBuilder ext(String key, String jsonText) {
        requireCurrent("ext");
        if (!key.matches("[^.\\s]+(\\.[^.\\s]+)+")) {
            throw new IllegalArgumentException("a key of ext must be a name like org.example, got '" + key + "'");
        }
        Json value = JsonReader.read(jsonText, VpfLimits.DEFAULT);
        record = MemberPath.parse("ext." + key).put(record, value);
        return this;
    }

    /**
     * Sets any member but the version, hashes and signatures. Members that the version does not know are kept.
     *
     * @param path  names joined by dots, {@code inputs.task}; what follows {@code ext.} and {@code model.assets.} is
     *              one name
     * @param value JSON, or a text that is not JSON; for a member that must be a text, anything but a quoted JSON
     *              string is taken as it stands
     * @return this
     * @throws IllegalArgumentException if the path leads nowhere, is set by sealing or signing only, or is not known in
     *                                  version 1.0; a wrong type is reported by {@link #build()}
     */
    public VpfBuilder set(String path, String value) {
        record = new MemberSetting(version).set(record, path, value);
        return this;
    }

    private void requireCurrent(String path) {
        if (version == VpfVersion.V1_0) {
            throw new IllegalArgumentException("version 1.0 has no member " + path);
        }
    }

    /**
     * Leaves the prompts out of the record and keeps the hash of the prompt only. The negative prompt has no hash and
     * is lost.
     *
     * @return this
     */
    public VpfBuilder redactPrompt() {
        redact = true;
        return this;
    }

    /**
     * The record, not sealed.
     *
     * @return a new record
     * @throws IllegalArgumentException naming the member that has a wrong type or value, also if a prompt is there with
     *                                  a hash that is not its own (version 1.1, or when it is redacted)
     */
    public Vpf build() {
        try {
            requirePromptHash();
            return Vpf.made(redact ? redacted() : record);
        } catch (VpfException e) {
            throw new IllegalArgumentException(e.detail(), e);
        }
    }

    /** Records of version 1.0 never promised that the two belong together. */
    private void requirePromptHash() {
        Inputs inputs = new RecordReader(record, version).inputs();
        boolean both = !inputs.prompt().isEmpty() && !inputs.promptHash().isEmpty();
        if (both && (redact || version == VpfVersion.V1_1) && !inputs.promptHash().equals(hash(inputs.prompt()))) {
            throw new IllegalArgumentException("inputs.prompt_hash is not the hash of inputs.prompt");
        }
    }

    private Json.Obj redacted() {
        Inputs inputs = new RecordReader(record, version).inputs();
        String hash = inputs.prompt().isEmpty() ? inputs.promptHash() : hash(inputs.prompt());
        return RecordWriter.inputs(record, new Inputs("", Optional.empty(), hash, inputs.imageRefs(),
                inputs.retrievedDocsHash(), inputs.task()));
    }

    private static String hash(String prompt) {
        return Sha3.of(prompt.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
