package org.ternion.trading.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cells of one line of CSV; a quoted cell ends on its line. */
final class CsvCells {
    private CsvCells() {
    }

    /** The one of semicolon, tab and comma that a line has most of; comma if it has none. */
    static byte delimiter(byte[] text, int from, int to) {
        byte best = ',';
        int most = 0;
        for (byte candidate : new byte[] {';', '\t', ','}) {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += text[i] == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Index behind a cell: that of the next delimiter, or {@code to}. */
    static int end(byte[] text, int from, int to, byte delimiter) {
        int i = from;
        if (i < to && text[i] == '"') {
            i++;
            while (i < to && (text[i] != '"' || i + 1 < to && text[i + 1] == '"')) {
                i += text[i] == '"' ? 2 : 1;
            }
        }
        while (i < to && text[i] != delimiter) {
            i++;
        }
        return i;
    }

    /** The cells of a line without quotes and without blanks around them. */
    static List<String> split(byte[] text, int from, int to, byte delimiter) {
        List<String> cells = new ArrayList<>();
        int at = from;
        while (true) {
            int end = end(text, at, to, delimiter);
            cells.add(unquoted(new String(text, at, end - at, StandardCharsets.UTF_8).strip()));
            if (end == to) {
                return cells;
            }
            at = end + 1;
        }
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
