package org.ternion.vpm.provenance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The two forms in which a record is stored and hashed. */
final class CanonicalJson {
    /** Integers up to here have one double each; beyond, version 1.1 asks for strings. */
    private static final double LARGEST_EXACT = 0x1p53;
    /** From here on ECMAScript writes an exponent, so that a number does not look like an integer. */
    private static final double FIRST_WITH_EXPONENT = 1e21;

    private enum Form {
        V1_0(", ", ": ", CanonicalJson::compareCodePoints), JCS(",", ":", String::compareTo);

        final String itemSeparator;
        final String keySeparator;
        final Comparator<String> keyOrder;

        Form(String itemSeparator, String keySeparator, Comparator<String> keyOrder) {
            this.itemSeparator = itemSeparator;
            this.keySeparator = keySeparator;
            this.keyOrder = keyOrder;
        }
    }

    private final Form form;
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson(Form form) {
        this.form = form;
    }

    /**
     * The text of version 1.0: ASCII, keys by code point. Numbers are written as they were read, so that the hash of a
     * foreign record does not hang on our formatting; see {@link #pythonNumbers} for records made here.
     */
    static byte[] v1_0(Json value) {
        CanonicalJson writer = new CanonicalJson(Form.V1_0);
        writer.write(value);
        return writer.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The text of version 1.1, RFC 8785.
     *
     * @throws VpfException with BAD_FIELD as {@link #requireJcs} says
     */
    static byte[] jcs(Json value) {
        CanonicalJson writer = new CanonicalJson(Form.JCS);
        writer.write(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks that a value has an RFC 8785 text that reads back to the same value.
     *
     * @throws VpfException with BAD_FIELD for a number that is no finite double or an integer beyond 2^53, and for a
     *                      text that has no UTF-8 bytes
     */
    static void requireJcs(Json value) {
        Deque<String> path = new ArrayDeque<>();
        try {
            requireJcs(path, value);
        } catch (VpfException e) {
            String where = path.isEmpty() ? "" : Section.shortened(String.join(".", path)) + ": ";
            throw new VpfException(e.code(), -1, where + e.detail(), e);
        }
    }

    /** Leaves in the path where it failed. It is not joined before that: names may be long and members many. */
    private static void requireJcs(Deque<String> path, Json value) {
        if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                path.addLast(name);
                requireUtf8(name);
                requireJcs(path, member);
                path.removeLast();
            });
        } else if (value instanceof Json.Arr array) {
            array.items().forEach(item -> requireJcs(path, item));
        } else if (value instanceof Json.Text text) {
            requireUtf8(text.value());
        } else if (value instanceof Json.Num number) {
            requireDouble(number);
        }
    }

    /**
     * The same value with every number as Python would write it after reading it.
     *
     * @throws VpfException with BAD_FIELD for a number that is no finite double and no integer
     */
    static Json pythonNumbers(Json value) {
        if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, pythonNumbers(member)));
            return new Json.Obj(members);
        }
        if (value instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>(array.items().size());
            array.items().forEach(item -> items.add(pythonNumbers(item)));
            return new Json.Arr(items);
        }
        if (value instanceof Json.Num number) {
            return number.isInteger() ? new Json.Num(new BigInteger(number.lexeme()).toString())
                    : Json.Num.of(finite(number));
        }
        return value;
    }

    private static double finite(Json.Num number) {
        double value = number.value();
        if (Double.isInfinite(value)) {
            throw unwritable("number " + number.lexeme() + " is out of range");
        }
        return value;
    }

    private static VpfException unwritable(String reason) {
        return new VpfException(VpfException.Code.BAD_FIELD, -1, reason);
    }

    private static double requireDouble(Json.Num number) {
        double value = finite(number);
        double magnitude = Math.abs(value);
        boolean beyond = number.isInteger() ? magnitude >= LARGEST_EXACT
                && new BigDecimal(number.lexeme()).abs().compareTo(new BigDecimal(LARGEST_EXACT)) > 0
                : magnitude > LARGEST_EXACT && magnitude < FIRST_WITH_EXPONENT && value == Math.rint(value);
        if (beyond) {
            throw unwritable("integer " + number.lexeme() + " is beyond 2^53 and must be a string");
        }
        return value;
    }

    private static void requireUtf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw unwritable(String.format("unpaired surrogate \\u%04x", (int) c));
            }
        }
    }

    private void write(Json value) {
        if (value instanceof Json.Obj object) {
            writeObject(object);
        } else if (value instanceof Json.Arr array) {
            writeArray(array);
        } else if (value instanceof Json.Text text) {
            writeText(text.value());
        } else if (value instanceof Json.Num number) {
            out.append(form == Form.V1_0 ? number.lexeme() : ShortestDouble.ecmaScript(requireDouble(number)));
        } else if (value instanceof Json.Word word) {
            out.append(word.text);
        }
    }

    private void writeObject(Json.Obj object) {
        Map<String, Json> sorted = new TreeMap<>(form.keyOrder);
        sorted.putAll(object.members());
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : sorted.entrySet()) {
            out.append(separator);
            writeText(member.getKey());
            out.append(form.keySeparator);
            write(member.getValue());
            separator = form.itemSeparator;
        }
        out.append('}');
    }

    private void writeArray(Json.Arr array) {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
            out.append(separator);
            write(item);
            separator = form.itemSeparator;
        }
        out.append(']');
    }

    private void writeText(String text) {
        if (form == Form.JCS) {
            requireUtf8(text);
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int shortForm = "\b\t\n\f\r\"\\".indexOf(c);
            if (shortForm >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(shortForm));
            } else if (c < 0x20 || c > 0x7E && form == Form.V1_0) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** By Unicode code point. String.compareTo differs: it puts supplementary characters before U+E000 and above. */
    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                // Where only the second halves of a pair differ, they decide as the whole pairs would.
                return Integer.compare(codePointIn(a, i), codePointIn(b, i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int codePointIn(String text, int i) {
        boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
        return text.codePointAt(second ? i - 1 : i);
    }
}
