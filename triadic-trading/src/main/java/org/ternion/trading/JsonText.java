package org.ternion.trading;

/** Values as JSON that may also stand inside a script of a page. */
public final class JsonText {
    private JsonText() {
    }

    /**
     * A text; characters that could end a script or a line, and all beyond ASCII, are written as escapes.
     *
     * @param text any text
     * @return it in quotes
     */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            if (plain) {
                json.append(c);
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        return json.append('"').toString();
    }

    /**
     * A number with all its digits.
     *
     * @param value any value
     * @return its text, {@code null} if it is not finite
     */
    public static String number(double value) {
        return Double.isFinite(value) ? DecimalText.of(value) : "null";
    }

    /**
     * A number with the digits a picture needs, those of a float.
     *
     * @param value any value
     * @return its text, {@code null} if it is beyond the range of float
     */
    public static String brief(double value) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
            return "null";
        }
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6 ? Integer.toString((int) rounded)
                : Float.toString(rounded);
    }
}
