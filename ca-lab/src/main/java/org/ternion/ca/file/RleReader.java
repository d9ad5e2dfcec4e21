package org.ternion.ca.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.ca.CellGrid;

/**
 * Run length encoded patterns: {@code b .} for 0, {@code o A} for 1, {@code A} to {@code X} for 1 to 24, a prefix
 * {@code p} to {@code y} for each further 24 up to 255. The text is read twice, first to measure, then to fill.
 *
 * @see <a href="https://golly.sourceforge.io/Help/formats.html">Golly: file formats</a>
 */
final class RleReader {
    private static final Pattern HEADER = Pattern.compile(
            "\\s*+x\\s*+=\\s*+(\\d++)\\s*+,\\s*+y\\s*+=\\s*+(\\d++)\\s*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER_START = Pattern.compile("\\s*+x\\s*+=", Pattern.CASE_INSENSITIVE);
    private static final Pattern RULE = Pattern.compile(",\\s*+rule\\s*+=", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSITION = Pattern.compile("Pos=(-?\\d++),(-?\\d++)");
    private static final Pattern GENERATION = Pattern.compile("Gen=(\\d++)");
    private static final int LETTERS = 24;
    private static final int MOST_STATES = 256;

    private final String file;
    private final String text;
    private final PatternSize size;
    private final List<String> comments = new ArrayList<>();
    private String rule = "";
    private Optional<CellPattern.Corner> corner = Optional.empty();
    private long generation;
    private byte[] cells;
    private int highest = 1;
    private long row;
    private long column;

    private RleReader(String file, String text, long maxCells) {
        this.file = file;
        this.text = text;
        size = new PatternSize(maxCells);
    }

    static CellPattern read(String file, String text, long maxCells) {
        return new RleReader(file, text, maxCells).read();
    }

    private CellPattern read() {
        pass();
        if (size.isEmpty()) {
            throw new PatternFormatException(file, 0, 0, "the pattern has no cells");
        }
        cells = new byte[size.height() * size.width()];
        pass();
        CellGrid grid = CellGrid.wrap(cells, size.height(), size.width(), highest + 1);
        return new CellPattern(grid, rule, comments, corner, generation);
    }

    private void pass() {
        TextLines lines = new TextLines(file, text);
        boolean headerSeen = false;
        boolean ended = false;
        row = 0;
        column = 0;
        while (!ended && lines.next()) {
            if (lines.startsWith("#")) {
                comment(lines);
            } else if (!headerSeen && HEADER_START.matcher(lines.line()).lookingAt()) {
                headerSeen = true;
                header(lines);
            } else if (!lines.isBlank()) {
                headerSeen = true;
                ended = runs(lines);
            }
        }
        if (!ended) {
            throw lines.error("the pattern does not end with '!'");
        }
    }

    private boolean measuring() {
        return cells == null;
    }

    private void comment(TextLines lines) {
        if (!measuring()) {
            return;
        }
        if (!lines.startsWith(CellPattern.PLACE_COMMENT)) {
            comments.add(lines.line());
            return;
        }
        Matcher position = POSITION.matcher(lines.line());
        if (position.find()) {
            corner = Optional.of(new CellPattern.Corner(number(lines, position, 1), number(lines, position, 2)));
        }
        Matcher steps = GENERATION.matcher(lines.line());
        if (steps.find()) {
            generation = number(lines, steps, 1);
        }
    }

    private static long number(TextLines lines, Matcher found, int group) {
        try {
            return Long.parseLong(found.group(group));
        } catch (NumberFormatException e) {
            throw lines.error(found.start(group), "the number is beyond 64 bits");
        }
    }

    private void header(TextLines lines) {
        if (!measuring()) {
            return;
        }
        String line = lines.line();
        Matcher header = HEADER.matcher(line);
        if (!header.lookingAt()) {
            throw lines.error(0, "a header is 'x = columns, y = rows, rule = name'");
        }
        if (!size.include(number(lines, header, 2), number(lines, header, 1))) {
            throw lines.error(header.start(1), size.tooLarge());
        }
        Matcher name = RULE.matcher(line).region(header.end(), line.length());
        if (name.lookingAt()) {
            rule = line.substring(name.end()).strip();
        } else if (header.end() < line.length()) {
            throw lines.error(header.end(), "the end of the line or ', rule = ...' is expected");
        }
    }

    /** Reads a line of runs; true if the pattern ends in it. */
    private boolean runs(TextLines lines) {
        int at = 0;
        while (at < lines.length()) {
            char c = lines.at(at);
            if (c == ' ' || c == '\t') {
                at++;
                continue;
            }
            int count = 1;
            if (c >= '0' && c <= '9') {
                int start = at;
                at = endOfDigits(lines, at);
                count = count(lines, start, at);
                if (at == lines.length()) {
                    throw lines.error(at, "a count stands directly before its symbol");
                }
                c = lines.at(at);
            }
            if (c == '!') {
                return true;
            }
            int state = state(lines, at, c);
            if (c == '$') {
                row += count;
                column = 0;
            } else {
                run(lines, at, state, count);
            }
            at += state > LETTERS ? 2 : 1;
        }
        return false;
    }

    private static int endOfDigits(TextLines lines, int from) {
        int at = from;
        while (at < lines.length() && lines.at(at) >= '0' && lines.at(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int count(TextLines lines, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            count = count * 10 + lines.at(i) - '0';
            if (count > Integer.MAX_VALUE) {
                throw lines.error(from, "a count is at most " + Integer.MAX_VALUE);
            }
        }
        if (count == 0) {
            throw lines.error(from, "a count is at least 1");
        }
        return (int) count;
    }

    private static int state(TextLines lines, int at, char c) {
        if (c == 'b' || c == '.' || c == '$') {
            return 0;
        }
        if (c == 'o') {
            return 1;
        }
        if (c >= 'A' && c <= 'X') {
            return c - 'A' + 1;
        }
        if (c < 'p' || c > 'y') {
            throw lines.error(at, PatternFormatException.show(c)
                    + " is no symbol of a pattern: b o . A..X pA..yO $ ! are");
        }
        char letter = at + 1 < lines.length() ? lines.at(at + 1) : 0;
        int state = (c - 'p' + 1) * LETTERS + letter - 'A' + 1;
        if (letter < 'A' || letter > 'X' || state >= MOST_STATES) {
            throw lines.error(at, "the prefix " + c + " needs a letter " + (c == 'y' ? "A to O" : "A to X"));
        }
        return state;
    }

    private void run(TextLines lines, int at, int state, int count) {
        long from = column;
        column += count;
        if (state == 0) {
            return;
        }
        if (measuring()) {
            highest = Math.max(highest, state);
            if (!size.include(row + 1, column)) {
                throw lines.error(at, size.tooLarge());
            }
            return;
        }
        int start = (int) (row * size.width() + from);
        Arrays.fill(cells, start, start + count, (byte) state);
    }
}
