package org.ternion.vpm.provenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of members from the record down, written with dots: {@code inputs.task}. In {@code ext.org.example} and
 * {@code model.assets.weights.bin} the last name has dots of its own: what follows {@code ext} and {@code model.assets}
 * is one name.
 */
final class MemberPath {
    private static final List<String> OPEN = List.of("ext.", "model.assets.");

    private final List<String> names;

    private MemberPath(List<String> names) {
        this.names = names;
    }

    /** Throws IllegalArgumentException if a name is empty. */
    static MemberPath parse(String path) {
        List<String> names = new ArrayList<>();
        String fixed = path;
        for (String open : OPEN) {
            if (path.startsWith(open)) {
                names.add(path.substring(open.length()));
                fixed = open.substring(0, open.length() - 1);
            }
        }
        names.addAll(0, List.of(fixed.split("\\.", -1)));
        if (names.contains("")) {
            throw new IllegalArgumentException("a path is names joined by dots, got '" + path + "'");
        }
        return new MemberPath(names);
    }

    /** Name at the top level. */
    String first() {
        return names.get(0);
    }

    Optional<Json> find(Json.Obj record) {
        Json value = record;
        for (String name : names) {
            value = value instanceof Json.Obj object ? object.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    /** With the value in place; objects on the way are made if they are absent or null. */
    Json.Obj put(Json.Obj record, Json value) {
        return put(record, 0, value);
    }

    private Json.Obj put(Json.Obj object, int depth, Json value) {
        String name = names.get(depth);
        if (depth == names.size() - 1) {
            return object.with(name, value);
        }
        Json child = object.get(name);
        if (child == null || child == Json.Word.NULL) {
            child = Json.Obj.EMPTY;
        }
        if (child instanceof Json.Obj inner) {
            return object.with(name, put(inner, depth + 1, value));
        }
        throw new IllegalArgumentException(this + ": '" + name + "' is no object");
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
