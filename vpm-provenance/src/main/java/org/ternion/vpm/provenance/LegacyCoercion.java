package org.ternion.vpm.provenance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * The lenient builder of version 1.0, with its habits: an explicit null is the text None, {@code seed} beats
 * {@code seed_global}, numbers are cut to integers, other members are dropped. Differences: what Python would turn into
 * the text of a list, and numbers that JSON does not have, are refused.
 */
final class LegacyCoercion {
    private final String path;
    private final Json.Obj members;

    private LegacyCoercion(String path, Json.Obj members) {
        this.path = path;
        this.members = members;
    }

    /** Throws IllegalArgumentException naming the member that cannot be converted. */
    static Json.Obj coerce(Json json) {
        if (!(json instanceof Json.Obj object)) {
            throw new IllegalArgumentException("a record must be an object");
        }
        LegacyCoercion root = new LegacyCoercion("", object);
        LegacyCoercion model = root.section("model");
        LegacyCoercion lineage = root.section("lineage");
        return Json.Obj.EMPTY.with("vpf_version", root.text("vpf_version", "1.0"))
                .with("pipeline", root.section("pipeline").texts("graph_hash", "step", "step_schema_hash"))
                .with("model", model.texts("id").with("assets", model.section("assets").members))
                .with("determinism", root.section("determinism").determinism())
                .with("params", root.section("params").params())
                .with("inputs", root.section("inputs").inputs())
                .with("metrics", root.section("metrics").metrics())
                .with("lineage", lineage.texts("content_hash", "vpf_hash").with("parents", lineage.list("parents")))
                .with("signature", root.signature());
    }

    private Json.Obj determinism() {
        Json seed = members.get("seed") != null ? members.get("seed") : members.get("seed_global");
        Json sampler = members.get("seed_sampler");
        if (sampler != null && isFalse(sampler) && !(sampler instanceof Json.Num) && sampler != Json.Word.FALSE) {
            throw wrong("seed_sampler", "an integer", sampler);
        }
        Json.Num global = integer("seed", seed);
        return Json.Obj.EMPTY.with("seed_global", global)
                .with("seed_sampler", sampler == null ? global : integer("seed_sampler", sampler))
                .with("rng_backends", list("rng_backends"));
    }

    private Json.Obj params() {
        Json.Obj texts = texts("sampler");
        return texts.with("steps", integer("steps", members.get("steps"))).with("cfg_scale", real("cfg_scale"))
                .with("size", size()).with("preproc", list("preproc")).with("postproc", list("postproc"))
                .with("stripe", orNull("stripe"));
    }

    private Json size() {
        Json size = members.get("size");
        Json width = isFalse(size) ? members.get("width") : Json.Word.NULL;
        Json height = isFalse(size) ? members.get("height") : Json.Word.NULL;
        if (size instanceof Json.Arr array && array.items().size() >= 2) {
            width = array.items().get(0);
            height = array.items().get(1);
        }
        return new Json.Arr(List.of(integer("size", width), integer("size", height)));
    }

    private Json.Obj inputs() {
        String hash = isFalse(members.get("prompt_hash")) ? "prompt_sha3" : "prompt_hash";
        return texts("prompt", "task").with("negative_prompt", orNull("negative_prompt"))
                .with("prompt_hash", isFalse(members.get(hash)) ? Json.Text.EMPTY : text(hash, ""))
                .with("image_refs", list("image_refs")).with("retrieved_docs_hash", orNull("retrieved_docs_hash"));
    }

    private Json.Obj metrics() {
        return Json.Obj.EMPTY.with("aesthetic", real("aesthetic")).with("coherence", real("coherence"))
                .with("safety_flag", real("safety_flag"));
    }

    private Json signature() {
        return members.get("signature") instanceof Json.Obj object && !object.members().isEmpty()
                ? section("signature").texts("algo", "pubkey", "sig") : Json.Word.NULL;
    }

    private LegacyCoercion section(String name) {
        Json value = members.get(name);
        if (isFalse(value)) {
            return new LegacyCoercion(pathOf(name), Json.Obj.EMPTY);
        }
        if (value instanceof Json.Obj object) {
            return new LegacyCoercion(pathOf(name), object);
        }
        throw wrong(name, "an object", value);
    }

    private Json.Obj texts(String... names) {
        Json.Obj texts = Json.Obj.EMPTY;
        for (String name : names) {
            texts = texts.with(name, text(name, ""));
        }
        return texts;
    }

    private Json.Text text(String name, String absent) {
        Json value = members.get(name);
        if (value == null) {
            return new Json.Text(absent);
        }
        if (value instanceof Json.Text text) {
            return text;
        }
        if (value instanceof Json.Num) {
            return new Json.Text(((Json.Num) CanonicalJson.pythonNumbers(value)).lexeme());
        }
        if (value instanceof Json.Word word) {
            return new Json.Text(word == Json.Word.NULL ? "None" : word == Json.Word.TRUE ? "True" : "False");
        }
        throw wrong(name, "a text", value);
    }

    private Json orNull(String name) {
        return members.members().getOrDefault(name, Json.Word.NULL);
    }

    private Json list(String name) {
        Json value = members.get(name);
        if (isFalse(value)) {
            return Json.Arr.EMPTY;
        }
        if (value instanceof Json.Arr) {
            return value;
        }
        throw wrong(name, "an array", value);
    }

    private Json.Num integer(String name, Json value) {
        if (isFalse(value)) {
            return Json.Num.of(0L);
        }
        if (value == Json.Word.TRUE) {
            return Json.Num.of(1L);
        }
        if (value instanceof Json.Num number && Double.isFinite(number.value())) {
            return new Json.Num(new BigDecimal(number.lexeme()).toBigInteger().toString());
        }
        if (value instanceof Json.Text text && text.value().strip().matches("[+-]?[0-9]{1,1000}")) {
            return new Json.Num(new BigInteger(text.value().strip()).toString());
        }
        throw wrong(name, "an integer", value);
    }

    private Json.Num real(String name) {
        Json value = members.get(name);
        if (isFalse(value)) {
            return Json.Num.of(0.0);
        }
        if (value == Json.Word.TRUE) {
            return Json.Num.of(1.0);
        }
        String text = value instanceof Json.Num number ? number.lexeme()
                : value instanceof Json.Text quoted ? quoted.value().strip() : "";
        // Without this, parseDouble would take 1f and hexadecimal digits.
        boolean decimal = text.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
        if (decimal && Double.isFinite(Double.parseDouble(text))) {
            return Json.Num.of(Double.parseDouble(text));
        }
        throw wrong(name, "a finite number", value);
    }

    /** What Python takes for false, an absent member included. */
    private static boolean isFalse(Json value) {
        return value == null || value == Json.Word.NULL || value == Json.Word.FALSE || value.equals(Json.Text.EMPTY)
                || value.equals(Json.Arr.EMPTY) || value.equals(Json.Obj.EMPTY)
                || value instanceof Json.Num number && number.value() == 0;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private IllegalArgumentException wrong(String name, String wanted, Json value) {
        return new IllegalArgumentException(pathOf(name) + " must be " + wanted + ", is " + Section.describe(value));
    }
}
