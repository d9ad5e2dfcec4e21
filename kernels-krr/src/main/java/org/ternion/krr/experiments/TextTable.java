package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in plain text: the first column to the left, the others to the right, two spaces between. */
final class TextTable {
    private final List<String[]> lines = new ArrayList<>();

    TextTable(String... header) {
        lines.add(header);
    }

    /** Adds a line of texts and numbers, numbers with six significant digits, NaN as a hyphen. */
    void add(Object... cells) {
        String[] line = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            line[i] = cells[i] instanceof Double number ? text(number) : String.valueOf(cells[i]);
        }
        lines.add(line);
    }

    static String text(double number) {
        return Double.isNaN(number) ? "-" : number == 0 ? "0" : String.format(Locale.ROOT, "%.6g", number);
    }

    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).length];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line[i].length());
                text.append(i == 0 ? line[i] + padding : "  " + padding + line[i]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
