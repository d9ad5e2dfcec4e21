package org.ternion.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an option value at commas. A name may be put in double quotes and then may hold commas and equals signs; two
 * double quotes inside are one. Blanks around items are dropped.
 */
final class NameList {
    private NameList() {
    }

    static List<String> parse(String text) {
        List<String> items = new ArrayList<>();
        for (String item : split(text, ',')) {
            String name = unquote(item);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("an item is empty in '" + text + "'");
            }
            items.add(name);
        }
        return items;
    }

    /** Splits outside quotes, keeping the quotes. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed in '" + text + "'");
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    static String unquote(String item) {
        String name = item.strip();
        if (name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")) {
            return name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        return name;
    }
}
