package org.ternion.trading.report;

import org.ternion.trading.DecimalText;

/** Values as JSON that may also stand inside a script of a page. */
final class JsonText {
    private JsonText() {
    }

    /** A text; characters that could end a script or a line are written as escapes. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            if (plain) {
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }

    /** A number with all its digits; null if it is not finite. */
    static String number(double value) {
        return Double.isFinite(value) ? DecimalText.of(value) : "null";
    }

    /** A number with the digits a picture needs; null if it is not finite. */
    static String brief(double value) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
            return "null";
        }
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6 ? Integer.toString((int) rounded)
                : Float.toString(rounded);
    }
}
