package org.ternion.trading.lob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ternion.core.io.Numbers;
import org.ternion.core.io.TableFormatException;

/** Reads events as CSV: one header, six columns, no quotes. */
final class CsvEvents {
    private static final int COLUMNS = 6;
    /** Six cells of numbers and words are far shorter. */
    private static final int LONGEST_LINE = 1024;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String[] NAMES = LobEvents.header().split(",");

    private final InputStream in;
    private final String name;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] text = new byte[LONGEST_LINE];
    private final int[] ends = new int[COLUMNS];
    private int at;
    private int filled;
    private long lineNumber;
    private String line;

    private CsvEvents(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    static String text(LobEventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static void read(InputStream in, String name, LobEventColumns columns) throws IOException {
        CsvEvents reader = new CsvEvents(in, name);
        if (!reader.nextLine() || !reader.header().equals(LobEvents.header())) {
            throw reader.problem(0, "the header " + LobEvents.header() + " is needed");
        }
        while (reader.nextLine()) {
            if (!reader.line.isEmpty()) {
                reader.event(columns);
            }
        }
    }

    private String header() {
        String text = line.startsWith("\u00EF\u00BB\u00BF") ? line.substring(3) : line;
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Goes to the next line, as one char per byte; false at the end. */
    private boolean nextLine() throws IOException {
        int length = 0;
        int next = nextByte();
        if (next < 0) {
            return false;
        }
        lineNumber++;
        while (next >= 0 && next != '\n') {
            if (length == LONGEST_LINE) {
                throw problem(0, "the line has more than " + LONGEST_LINE + " bytes");
            }
            text[length++] = (byte) next;
            next = nextByte();
        }
        if (length > 0 && text[length - 1] == '\r') {
            length--;
        }
        line = new String(text, 0, length, StandardCharsets.ISO_8859_1);
        return true;
    }

    private int nextByte() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    private void event(LobEventColumns columns) {
        int cells = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == ',') {
                if (cells == COLUMNS) {
                    throw problem(0, "the line has more than " + COLUMNS + " cells");
                }
                ends[cells++] = i;
            }
        }
        if (cells < COLUMNS) {
            throw problem(0, "the line has " + cells + " cells, the header has " + COLUMNS);
        }
        int kind = kind(cell(2));
        boolean clear = kind == LobEventKind.CLEAR.code();
        int code = kind | side(cell(3)) | LobEvents.AT_EXCHANGE | LobEvents.AT_DESK;
        try {
            columns.add(stamp(0), stamp(1), code, number(4, clear), number(5, clear));
        } catch (IllegalArgumentException e) {
            throw problem(0, e.getMessage());
        }
    }

    private String cell(int column) {
        return line.substring(column == 0 ? 0 : ends[column - 1] + 1, ends[column]).strip();
    }

    private long stamp(int column) {
        String cell = cell(column);
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw problem(column + 1, TableFormatException.quote(cell) + " is not a stamp in nanoseconds");
        }
    }

    private double number(int column, boolean mayBeEmpty) {
        String cell = cell(column);
        if (cell.isEmpty() && mayBeEmpty) {
            return Double.NaN;
        }
        OptionalDouble number = Numbers.parse(cell);
        if (number.isEmpty()) {
            throw problem(column + 1, TableFormatException.quote(cell) + " is not a finite decimal number");
        }
        return number.getAsDouble();
    }

    private int kind(String cell) {
        return switch (cell) {
            case "depth", "1" -> LobEventKind.DEPTH.code();
            case "trade", "2" -> LobEventKind.TRADE.code();
            case "clear", "3" -> LobEventKind.CLEAR.code();
            case "snapshot", "4" -> LobEventKind.SNAPSHOT.code();
            default -> throw problem(3,
                    TableFormatException.quote(cell) + " is none of depth, trade, clear and snapshot");
        };
    }

    private int side(String cell) {
        return switch (cell) {
            case "buy", "bid", "1" -> LobEvents.BUY;
            case "sell", "ask", "-1" -> LobEvents.SELL;
            case "none", "0", "" -> 0;
            default -> throw problem(4, TableFormatException.quote(cell) + " is none of buy, sell and none");
        };
    }

    private TableFormatException problem(int column, String text) {
        return new TableFormatException(name, lineNumber, column, column == 0 ? "" : NAMES[column - 1], text);
    }
}
