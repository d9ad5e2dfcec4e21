package org.ternion.vpm.provenance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A record of how a picture was made. Immutable. It is its JSON: members that this version does not know are kept,
 * written again and take part in the hash. Two records are equal when their canonical texts are.
 *
 * <p>Records of version 1.1 are checked as a whole when they are read. Version 1.0 let nearly anything pass, so the
 * typed values of its records are checked when they are asked for, and the methods below from {@link #pipeline()} to
 * {@link #metrics()} may throw {@link VpfException} with BAD_FIELD. For records of an unknown version all typed values
 * throw it with UNSUPPORTED_VERSION; text and members can be read.
 */
public final class Vpf {
    private final Json.Obj tree;
    private final Optional<VpfVersion> version;

    private Vpf(Json.Obj tree) {
        this.tree = tree;
        // An absent version is the default of 1.0; a 1.1 record without it fails its hash.
        Json text = tree.members().getOrDefault("vpf_version", new Json.Text(VpfVersion.V1_0.text()));
        this.version = text instanceof Json.Text known ? VpfVersion.ofText(known.value()) : Optional.empty();
    }

    /**
     * Reads a record. An unknown version is no error, see {@link #version()}.
     *
     * @param json   its text
     * @param limits what to refuse
     * @return the record
     * @throws VpfException BAD_JSON, LIMIT_EXCEEDED; BAD_FIELD for wrong types, numbers that no double can hold and in
     *                      version 1.1 integers beyond 2^53; BAD_HASH_FIELD for an untagged hash in version 1.1
     */
    public static Vpf parse(String json, VpfLimits limits) {
        return read(JsonReader.read(json, limits));
    }

    /**
     * Reads a record. An unknown version is no error, see {@link #version()}.
     *
     * @param utf8   its text, not kept
     * @param limits what to refuse
     * @return the record
     * @throws VpfException as {@link #parse(String, VpfLimits)}, BAD_JSON also for bytes that are not UTF-8
     */
    public static Vpf parse(byte[] utf8, VpfLimits limits) {
        return read(JsonReader.read(utf8, limits));
    }

    private static Vpf read(Json json) {
        if (!(json instanceof Json.Obj object)) {
            throw Section.wrong("a record", "an object", json);
        }
        Vpf vpf = new Vpf(object);
        if (vpf.isCurrent()) {
            vpf.reader().requireValid();
            CanonicalJson.requireJcs(object);
        } else if (vpf.version.isPresent()) {
            vpf.reader().requireTrustMembers();
        }
        return vpf;
    }

    /** A record made here, of a known or, by coercion, unknown version. */
    static Vpf made(Json.Obj members) {
        Vpf vpf = new Vpf(members);
        if (vpf.version.isPresent()) {
            vpf.reader().requireValid();
        }
        if (vpf.isCurrent()) {
            CanonicalJson.requireJcs(members);
            return vpf;
        }
        return new Vpf((Json.Obj) CanonicalJson.pythonNumbers(members));
    }

    /**
     * Starts a record of version 1.1.
     *
     * @return a builder with every member at its default
     */
    public static VpfBuilder builder() {
        return builder(VpfVersion.V1_1);
    }

    /**
     * Starts a record.
     *
     * @param version what to write; 1.0 has no decision, no time, no further members and no real signatures
     * @return a builder with every member at its default
     */
    public static VpfBuilder builder(VpfVersion version) {
        return new VpfBuilder(RecordWriter.defaults(version), version);
    }

    /**
     * Starts the record of an organised table: step {@code spatial-organization}, the task as input, the orders as
     * decision with the first document as the best. The relevance is not known here and 0; set the decision again to
     * give it.
     *
     * @param task        the task
     * @param docOrder    document shown at each place, a permutation; copied
     * @param metricOrder metric shown at each place, a permutation; copied
     * @return a builder of version 1.1
     * @throws IllegalArgumentException if an order is no permutation
     */
    public static VpfBuilder ofOrganization(String task, int[] docOrder, int[] metricOrder) {
        int[] top = docOrder.length == 0 ? new int[0] : new int[] {docOrder[0]};
        return builder().pipeline(new Pipeline(Sha3.of(task.getBytes(StandardCharsets.UTF_8)).toString(),
                "spatial-organization", "")).set("model.id", "zero-1.0")
                .inputs(new Inputs("", Optional.empty(), "", List.of(), Optional.empty(), task))
                .decision(Decision.of(task, docOrder, metricOrder, top, 0));
    }

    /**
     * A child that names its parents: its own parents first, then the given ones, none twice. The hashes and
     * signatures of the child are dropped until it is sealed again.
     *
     * @param parents sealed records
     * @param child   the record to start from
     * @return an unsealed record
     * @throws IllegalArgumentException if a parent has no hash of itself, or an untagged one and the child is of
     *                                  version 1.1
     */
    public static Vpf derive(List<Vpf> parents, Vpf child) {
        Set<String> hashes = new LinkedHashSet<>(child.lineage().parents());
        for (Vpf parent : parents) {
            String hash = parent.lineage().vpfHash();
            if (hash.isEmpty()) {
                throw new IllegalArgumentException("a parent must be sealed, this one has no vpf_hash");
            }
            hashes.add(hash);
        }
        return child.toBuilder().parentTexts(List.copyOf(hashes)).build();
    }

    /**
     * Version of the record.
     *
     * @return empty if it is none of {@link VpfVersion}
     */
    public Optional<VpfVersion> version() {
        return version;
    }

    /**
     * Version as written.
     *
     * @return the text, or the JSON of a version that is no text; 1.0 if there is none
     */
    public String versionText() {
        Json value = tree.get("vpf_version");
        if (value == null) {
            return VpfVersion.V1_0.text();
        }
        return value instanceof Json.Text text ? text.value() : text(value);
    }

    /**
     * The step that made the picture.
     *
     * @return empty texts where nothing is recorded
     */
    public Pipeline pipeline() {
        return reader().pipeline();
    }

    /**
     * The model behind the picture.
     *
     * @return empty texts where nothing is recorded
     */
    public Model model() {
        return reader().model();
    }

    /**
     * What fixed the random numbers.
     *
     * @return 0 where nothing is recorded
     */
    public Determinism determinism() {
        return reader().determinism();
    }

    /**
     * Settings of the step.
     *
     * @return 0 and empty texts where nothing is recorded
     */
    public Params params() {
        return reader().params();
    }

    /**
     * What went into the step.
     *
     * @return empty texts where nothing is recorded
     */
    public Inputs inputs() {
        return reader().inputs();
    }

    /**
     * Scores of the picture.
     *
     * @return 0 where nothing is recorded
     */
    public Metrics metrics() {
        return reader().metrics();
    }

    /**
     * What the task decided.
     *
     * @return empty if nothing is recorded, and in version 1.0
     */
    public Optional<Decision> decision() {
        return reader().decision();
    }

    /**
     * Parents and hashes.
     *
     * @return texts as stored
     */
    public Lineage lineage() {
        return reader().lineage();
    }

    /**
     * The signatures, unchecked.
     *
     * @return in the order of the record, no two with the same key id
     */
    public List<VpfSignature> signatures() {
        return reader().signatures();
    }

    /**
     * Free content of an application.
     *
     * @param key a reverse-domain name
     * @return canonical JSON, or empty if there is none
     */
    public Optional<String> ext(String key) {
        return tree.get("ext") instanceof Json.Obj ext ? Optional.ofNullable(ext.get(key)).map(this::text)
                : Optional.empty();
    }

    /**
     * Any member, known or not.
     *
     * @param path names joined by dots, {@code inputs.task}; what follows {@code ext.} and {@code model.assets.} is one
     *             name
     * @return canonical JSON (a text has its quotes), or empty if there is none
     * @throws IllegalArgumentException if a name in the path is empty
     */
    public Optional<String> member(String path) {
        return MemberPath.parse(path).find(tree).map(this::text);
    }

    /**
     * The record as it is stored.
     *
     * @return canonical text of its version; of an unknown version, in the form of 1.0
     */
    public String toJson() {
        return text(tree);
    }

    /**
     * The bytes that {@link #computeHash()} hashes: the canonical text without {@code lineage.vpf_hash} and, in version
     * 1.1, without {@code signature}. An unknown version is treated as 1.0.
     *
     * @return a new array
     */
    public byte[] hashInput() {
        Json.Obj hashed = tree;
        if (tree.get("lineage") instanceof Json.Obj lineage) {
            hashed = hashed.with("lineage", lineage.without("vpf_hash"));
        }
        return canonical(isCurrent() ? hashed.without("signature") : hashed);
    }

    /**
     * The hash of the record, computed from its members. A sound record has it in {@link Lineage#vpfHash()}.
     *
     * @return hash of {@link #hashInput()}
     */
    public Sha3 computeHash() {
        return Sha3.of(hashInput());
    }

    /**
     * The record bound to a picture, with its own hash. Signatures of version 1.1 stay if the hash stays and are
     * dropped otherwise.
     *
     * @param content hash of the core bytes of the picture
     * @param pixels  hash of its samples, not stored in version 1.0; empty stores none
     * @return the sealed record
     * @throws VpfException UNSUPPORTED_VERSION, or BAD_FIELD for a number that cannot be written
     */
    public Vpf sealed(Sha3 content, Optional<Sha3> pixels) {
        Lineage before = lineage();
        Json.Obj lineage = tree.get("lineage") instanceof Json.Obj stored ? stored : Json.Obj.EMPTY;
        lineage = lineage.with("content_hash", new Json.Text(content.toString()));
        if (isCurrent()) {
            lineage = pixels.isEmpty() ? lineage.without("pixel_hash")
                    : lineage.with("pixel_hash", new Json.Text(pixels.get().toString()));
        }
        Json.Obj sealed = tree.with("lineage", lineage);
        if (!isCurrent()) {
            sealed = (Json.Obj) CanonicalJson.pythonNumbers(sealed);
        }
        String hash = new Vpf(sealed).computeHash().toString();
        if (isCurrent() && !hash.equals(before.vpfHash())) {
            sealed = sealed.without("signature");
        }
        return new Vpf(sealed.with("lineage", lineage.with("vpf_hash", new Json.Text(hash))));
    }

    /**
     * The record with one more signature over its hash; a signature with the same key is replaced.
     *
     * @param signer holds an Ed25519 key
     * @return the signed record
     * @throws IllegalStateException    if the record is not of version 1.1 or not sealed
     * @throws IllegalArgumentException if the signer's key, key id or signature has the wrong form
     */
    public Vpf signedBy(VpfSigner signer) {
        if (!isCurrent()) {
            throw new IllegalStateException("only records of version 1.1 can be signed, this one is " + versionText());
        }
        Lineage lineage = lineage();
        if (lineage.contentHash().isEmpty() || !computeHash().toString().equals(lineage.vpfHash())) {
            throw new IllegalStateException("a record must be sealed before it is signed");
        }
        Json.Obj signature = RecordSigner.sign(lineage.vpfHash(), signer);
        return new Vpf(tree.with("signature", RecordSigner.add(signature, tree.get("signature"))));
    }

    /** What a signature of version 1.1 signs: the stored vpf_hash, in its domain. */
    byte[] signedMessage() {
        return RecordSigner.message(lineage().vpfHash());
    }

    /**
     * A builder with everything set as here, unknown members included; hashes and signatures are left out.
     *
     * @return a new builder
     * @throws VpfException UNSUPPORTED_VERSION
     */
    public VpfBuilder toBuilder() {
        return new VpfBuilder(RecordWriter.unsealed(tree, known()), known());
    }

    /** The members. */
    Json.Obj tree() {
        return tree;
    }

    private RecordReader reader() {
        return new RecordReader(tree, known());
    }

    private VpfVersion known() {
        return version.orElseThrow(() -> new VpfException(VpfException.Code.UNSUPPORTED_VERSION, -1,
                "the record has version '" + versionText() + "', known are 1.0 and 1.1"));
    }

    private boolean isCurrent() {
        return version.equals(Optional.of(VpfVersion.V1_1));
    }

    private byte[] canonical(Json value) {
        return isCurrent() ? CanonicalJson.jcs(value) : CanonicalJson.v1_0(value);
    }

    private String text(Json value) {
        return new String(canonical(value), StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vpf that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return Objects.hash(toJson());
    }

    @Override
    public String toString() {
        return "VPF " + versionText() + " " + computeHash();
    }
}
