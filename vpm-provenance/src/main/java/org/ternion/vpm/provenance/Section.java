package org.ternion.vpm.provenance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a record, read by type. Absent and null members have the default value of their type. Version 1.0
 * copied some members unchecked from its caller, so there the lists and optional texts take any JSON value as its text.
 */
final class Section {
    private static final int LONGEST = 60;

    private final String path;
    private final Json.Obj members;
    private final VpfVersion version;

    private Section(String path, Json.Obj members, VpfVersion version) {
        this.path = path;
        this.members = members;
        this.version = version;
    }

    /** The record itself. */
    static Section root(Json.Obj record, VpfVersion version) {
        return new Section("", record, version);
    }

    /** An object that has been found already. */
    static Section of(String path, Json value, VpfVersion version) {
        if (value instanceof Json.Obj object) {
            return new Section(path, object, version);
        }
        throw wrong(path, "an object", value);
    }

    static VpfException wrong(String path, String wanted, Json value) {
        return new VpfException(VpfException.Code.BAD_FIELD, -1,
                path + " must be " + wanted + ", is " + describe(value));
    }

    /** A value in an error message; of a large one only its kind. */
    static String describe(Json value) {
        if (value instanceof Json.Obj) {
            return "an object";
        }
        if (value instanceof Json.Arr array) {
            return "an array of " + array.items().size();
        }
        return shortened(new String(CanonicalJson.v1_0(value), StandardCharsets.US_ASCII));
    }

    /** At most about 60 characters of a text from a file. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "..";
    }

    /** The JSON value, or null if it is absent or null. */
    Json value(String name) {
        Json value = members.get(name);
        return value == Json.Word.NULL ? null : value;
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** An object, empty if absent. */
    Section section(String name) {
        return optionalSection(name).orElseGet(() -> new Section(pathOf(name), Json.Obj.EMPTY, version));
    }

    Optional<Section> optionalSection(String name) {
        return Optional.ofNullable(value(name)).map(value -> of(pathOf(name), value, version));
    }

    /** A text, empty if absent. */
    String text(String name) {
        Json value = value(name);
        if (value == null) {
            return "";
        }
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw wrong(pathOf(name), "a text", value);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(value(name)).map(value -> copiedText(pathOf(name), value));
    }

    private String copiedText(String where, Json value) {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        if (version == VpfVersion.V1_0) {
            return new String(CanonicalJson.v1_0(value), StandardCharsets.US_ASCII);
        }
        throw wrong(where, "a text", value);
    }

    /** Texts in order, none if absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Json item : items(name)) {
            texts.add(copiedText("an entry of " + pathOf(name), item));
        }
        return texts;
    }

    /** Members that are texts, none if absent. */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Section section = section(name);
        section.members.members().forEach((key, value) -> texts.put(key, copiedText(section.pathOf(key), value)));
        return texts;
    }

    /** Integers in order, none if absent. */
    int[] integers(String name) {
        List<Json> items = items(name);
        int[] integers = new int[items.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = integer("an entry of " + pathOf(name), items.get(i));
        }
        return integers;
    }

    private List<Json> items(String name) {
        Json value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Json.Arr array) {
            return array.items();
        }
        throw wrong(pathOf(name), "an array", value);
    }

    /** An integer, 0 if absent. */
    int integer(String name) {
        Json value = value(name);
        return value == null ? 0 : integer(pathOf(name), value);
    }

    private static int integer(String where, Json value) {
        long integer = longInteger(where, value);
        if (integer != (int) integer) {
            throw wrong(where, "an integer of 32 bits", value);
        }
        return (int) integer;
    }

    /** A 64-bit integer, 0 if absent; beyond 2^53 version 1.1 has it as a text. */
    long seed(String name) {
        Json value = value(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Json.Text text && version == VpfVersion.V1_1) {
            try {
                long seed = Long.parseLong(text.value());
                if (Long.toString(seed).equals(text.value())) {
                    return seed;
                }
            } catch (NumberFormatException e) {
                throw wrong(pathOf(name), "an integer of 64 bits", value);
            }
        }
        return longInteger(pathOf(name), value);
    }

    /** Also 7.0 and 7e0 are integers: the canonical text of version 1.1 cannot tell them from 7. */
    private static long longInteger(String where, Json value) {
        if (value instanceof Json.Num number) {
            try {
                return new BigDecimal(number.lexeme()).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw wrong(where, "an integer of 64 bits", value);
            }
        }
        throw wrong(where, "an integer", value);
    }

    /** A finite number, 0 if absent. */
    double real(String name) {
        Json value = value(name);
        if (value == null) {
            return 0;
        }
        double real = value instanceof Json.Num number ? number.value() : Double.NaN;
        if (!Double.isFinite(real)) {
            throw wrong(pathOf(name), "a finite number", value);
        }
        return real;
    }
}
