package org.ternion.trading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.ternion.core.io.Numbers;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.data.Decimal;
import org.ternion.trading.position.Reason;

/**
 * One cell of a run log after the other, as bytes. The way of almost all of them allocates nothing; what is rare is
 * read as text. Problems are {@link IllegalArgumentException}s without the place.
 */
final class LogCell {
    /** The text ends before the cell. */
    static final int INCOMPLETE = -1;
    /** As many decimal digits fit an unsigned long for sure. */
    private static final int LONG_DIGITS = 19;
    private static final byte[] TRUE = "True".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "False".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] REASONS = Arrays.stream(Reason.values())
            .map(reason -> LogWriter.reasonText(reason).getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);

    /** The cell that was found last, without its quotes. */
    private byte[] content = {};
    private int first;
    private int behind;
    private int lineEnds;
    private int lastReason;

    /** Goes to the cell that starts at a place; the index of the comma or line end behind it, or INCOMPLETE. */
    int find(byte[] text, int from, int to) {
        int end = from;
        // No character of a plain number is below the comma, nor are letters, but line ends and quotes are.
        while (end < to && text[end] > ',') {
            end++;
        }
        if (end < to && !ends(text[end])) {
            return text[from] == '"' ? quoted(text, from, to) : odd(text, from, to);
        }
        content = text;
        first = from;
        behind = end;
        return end < to ? end : INCOMPLETE;
    }

    private static boolean ends(byte b) {
        return b == ',' || b == '\n' || b == '\r';
    }

    private int odd(byte[] text, int from, int to) {
        int end = from;
        boolean ascii = true;
        while (end < to && !ends(text[end])) {
            ascii &= text[end++] >= 0;
        }
        if (end == to) {
            return INCOMPLETE;
        }
        content = text;
        first = from;
        behind = end;
        if (!ascii) {
            requireUtf8();
        }
        return end;
    }

    private int quoted(byte[] text, int from, int to) {
        byte[] unquoted = new byte[16];
        int length = 0;
        int inside = 0;
        int i = from + 1;
        while (i + 1 < to && (text[i] != '"' || text[i + 1] == '"')) {
            if (length == unquoted.length) {
                unquoted = Arrays.copyOf(unquoted, 2 * length);
            }
            unquoted[length++] = text[i];
            inside += text[i] == '\n' || text[i] == '\r' && text[i + 1] != '\n' ? 1 : 0;
            i += text[i] == '"' ? 2 : 1;
        }
        if (i + 1 >= to) {
            return INCOMPLETE;
        }
        int end = i + 1;
        while (end < to && !ends(text[end])) {
            if (!Character.isWhitespace(text[end])) {
                throw new IllegalArgumentException("a quoted cell is not ended by a quote and a comma or line end");
            }
            end++;
        }
        if (end == to) {
            return INCOMPLETE;
        }
        content = unquoted;
        first = 0;
        behind = length;
        lineEnds += inside;
        requireUtf8();
        return end;
    }

    private void requireUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, first, behind - first));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text is not UTF-8", e);
        }
    }

    /** Line ends in quotes since the last call. */
    int lineEnds() {
        int count = lineEnds;
        lineEnds = 0;
        return count;
    }

    String text() {
        return new String(content, first, behind - first, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return Arrays.copyOfRange(content, first, behind);
    }

    boolean holds(byte[] bytes) {
        return Arrays.equals(content, first, behind, bytes, 0, bytes.length);
    }

    long stamp() {
        int i = first < behind && content[first] == '-' ? first + 1 : first;
        if (i == behind || behind - i > LONG_DIGITS) {
            return oddStamp();
        }
        long digits = 0;
        for (int at = i; at < behind; at++) {
            if (!Decimal.digit(content[at])) {
                return oddStamp();
            }
            digits = digits * 10 + (content[at] - '0');
        }
        return digits < 0 ? oddStamp() : i > first ? -digits : digits;
    }

    private long oddStamp() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a 64-bit integer is needed", e);
        }
    }

    double value(LogColumn.Kind kind) {
        return switch (kind) {
            case FLAG -> flag();
            case TEXT -> reason();
            case INTEGER -> integer();
            default -> number();
        };
    }

    private double flag() {
        if (holds(TRUE) || behind - first == 1 && content[first] == '1') {
            return 1;
        }
        if (holds(FALSE) || behind - first == 1 && content[first] == '0') {
            return 0;
        }
        throw new IllegalArgumentException("True or False is needed");
    }

    /** Most reasons are that of the row before. */
    private double reason() {
        if (!holds(REASONS[lastReason])) {
            int reason = 0;
            while (reason < REASONS.length && !holds(REASONS[reason])) {
                reason++;
            }
            if (reason == REASONS.length) {
                throw new IllegalArgumentException("there is no such reason");
            }
            lastReason = reason;
        }
        return lastReason;
    }

    private double integer() {
        double value = Decimal.parse(content, first, behind);
        if (!Double.isFinite(value)) {
            value = Numbers.parse(text()).orElse(Double.NaN);
        }
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException("an integer is needed");
        }
        return value;
    }

    private double number() {
        if (first == behind) {
            return Double.NaN;
        }
        double value = Decimal.parse(content, first, behind);
        return Double.isFinite(value) ? value : oddNumber();
    }

    private double oddNumber() {
        String cell = text();
        return switch (cell) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                OptionalDouble number = Numbers.parse(cell);
                yield number.orElseThrow(() -> new IllegalArgumentException(cell.isBlank()
                        ? "the cell is empty, a number is needed"
                        : TableFormatException.quote(cell) + " is not a finite decimal number"));
            }
        };
    }
}
