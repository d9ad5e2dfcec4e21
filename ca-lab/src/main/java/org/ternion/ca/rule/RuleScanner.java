package org.ternion.ca.rule;

import java.util.Locale;
import org.ternion.ca.RuleSyntaxException;

/** Reads a rule string from left to right, letters in any case, and knows where it is when something is wrong. */
final class RuleScanner {
    private final String text;
    private final String upper;
    private final int end;
    private int position;

    /** Reads {@code text} from one index up to another; positions of errors count from the start of the text. */
    RuleScanner(String text, int position, int end) {
        this.text = text;
        this.upper = text.toUpperCase(Locale.ROOT);
        this.position = position;
        this.end = end;
        if (upper.length() != text.length()) {
            throw new RuleSyntaxException(text, 0, "a rule is written in ASCII");
        }
    }

    RuleSyntaxException error(String reason) {
        return new RuleSyntaxException(text, position, reason);
    }

    boolean atEnd() {
        return position == end;
    }

    void expectEnd() {
        if (!atEnd()) {
            throw error("unexpected '" + text.charAt(position)
                    + "'; a rule ends here, or goes on with a topology :P, :T, :K, :C or :S");
        }
    }

    /** Goes on if the next characters are these, given in upper case. */
    boolean accept(String expected) {
        if (upper.startsWith(expected, position) && position + expected.length() <= end) {
            position += expected.length();
            return true;
        }
        return false;
    }

    void expect(String expected) {
        if (!accept(expected)) {
            throw error("expected " + expected);
        }
    }

    /** The longest run of letters and digits from here, in upper case. */
    String word() {
        int start = position;
        while (position < end && isWord(upper.charAt(position))) {
            position++;
        }
        return upper.substring(start, position);
    }

    private static boolean isWord(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Characters as written, up to a comma, a colon or the end. */
    String value() {
        int start = position;
        while (position < end && ",:".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        if (start == position) {
            throw error("expected a value");
        }
        return text.substring(start, position);
    }

    boolean atDigit() {
        return position < end && isDigit(text.charAt(position));
    }

    char letter(String what) {
        if (atEnd()) {
            throw error("expected " + what);
        }
        return upper.charAt(position++);
    }

    int number(String what, int low, int high) {
        int start = position;
        long value = 0;
        while (atDigit()) {
            value = Math.min(Integer.MAX_VALUE, value * 10 + text.charAt(position++) - '0');
        }
        if (start == position || value < low || value > high) {
            position = start;
            throw error("expected " + what + " from " + low + " to " + high);
        }
        return (int) value;
    }

    /** A set of digits, each at most once, as bits. */
    int digitSet(int highest) {
        int mask = 0;
        while (atDigit()) {
            int digit = text.charAt(position) - '0';
            if (digit > highest) {
                throw error("a cell has " + highest + " neighbours, not " + digit);
            }
            if ((mask >> digit & 1) != 0) {
                throw error("digit " + digit + " stands here twice");
            }
            mask |= 1 << digit;
            position++;
        }
        return mask;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    int position() {
        return position;
    }

    void moveTo(int target) {
        position = target;
    }
}
