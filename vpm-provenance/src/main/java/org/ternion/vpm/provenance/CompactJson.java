package org.ternion.vpm.provenance;

import java.util.Map;

/**
 * JSON text of notes: members in their own order, no white space, characters beyond ASCII as they are, numbers as they
 * were written.
 */
final class CompactJson {
    private final StringBuilder out = new StringBuilder();

    private CompactJson() {
    }

    static String text(Json value) {
        CompactJson writer = new CompactJson();
        writer.write(value);
        return writer.out.toString();
    }

    private void write(Json value) {
        if (value instanceof Json.Obj object) {
            String separator = "{";
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                out.append(separator);
                quote(member.getKey());
                out.append(':');
                write(member.getValue());
                separator = ",";
            }
            out.append(object.members().isEmpty() ? "{}" : "}");
        } else if (value instanceof Json.Arr array) {
            String separator = "[";
            for (Json item : array.items()) {
                out.append(separator);
                write(item);
                separator = ",";
            }
            out.append(array.items().isEmpty() ? "[]" : "]");
        } else if (value instanceof Json.Text text) {
            quote(text.value());
        } else if (value instanceof Json.Num number) {
            out.append(number.lexeme());
        } else if (value instanceof Json.Word word) {
            out.append(word.text);
        }
    }

    private void quote(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            int shortForm = "\b\t\n\f\r\"\\".indexOf(c);
            if (shortForm >= 0) {
                out.append('\\').append("btnfr\"\\".charAt(shortForm));
            } else if (c < 0x20 || Character.getType(c) == Character.SURROGATE) {
                // An unpaired surrogate has no UTF-8 bytes, but JSON can name it.
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        out.append('"');
    }
}
