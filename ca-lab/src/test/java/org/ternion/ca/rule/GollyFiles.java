package org.ternion.ca.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;

/**
 * A pattern computed by Golly: just enough of the format for the goldens, so that these tests do not lean on the reader
 * of the file package.
 */
record GollyFiles(String rule, CellGrid cells) {
    /** The grid has the size of the topology, or of the header where there is none. */
    static GollyFiles read(String name, int states) {
        String text = text(name);
        String header = text.substring(0, text.indexOf('\n'));
        String rule = header.substring(header.indexOf("rule = ") + "rule = ".length()).strip();
        int width = Integer.parseInt(header.replaceAll("x = (\\d+), y = .*", "$1"));
        int height = Integer.parseInt(header.replaceAll(".*y = (\\d+), rule.*", "$1"));
        int colon = rule.indexOf(':');
        if (colon >= 0) {
            TopologySuffix space = Topology.parse(rule.substring(colon + 1));
            width = space.width();
            height = space.height();
        }
        return new GollyFiles(rule, cells(text.substring(header.length()), height, width, states));
    }

    private static CellGrid cells(String body, int height, int width, int states) {
        byte[] cells = new byte[height * width];
        int row = 0;
        int column = 0;
        int count = 0;
        for (char c : body.toCharArray()) {
            if (c >= '0' && c <= '9') {
                count = count * 10 + c - '0';
                continue;
            }
            int run = Math.max(1, count);
            if (c == '$') {
                row += run;
                column = 0;
            } else if (!Character.isWhitespace(c) && c != '!') {
                int state = c == 'o' ? 1 : c == 'b' || c == '.' ? 0 : c - 'A' + 1;
                for (int i = 0; i < run; i++) {
                    cells[row * width + column++] = (byte) state;
                }
            }
            count = Character.isWhitespace(c) ? count : 0;
        }
        return CellGrid.wrap(cells, height, width, states);
    }

    private static String text(String name) {
        String path = "/goldens/ca-ternary-reference/golly/" + name + ".rle";
        try (InputStream in = GollyFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no golden " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
