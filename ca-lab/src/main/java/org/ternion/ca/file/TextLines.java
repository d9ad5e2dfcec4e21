package org.ternion.ca.file;

/** Walks through the lines of a text, which end with CR, LF or both, and knows where it is. */
final class TextLines {
    private final String file;
    private final String text;
    private int number;
    private int start;
    private int end;
    private int next;

    TextLines(String file, String text) {
        this.file = file;
        this.text = text;
        next = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** Goes to the next line; false after the last one. */
    boolean next() {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        boolean both = text.startsWith("\r\n", end);
        next = end + (both ? 2 : 1);
        number++;
        return true;
    }

    /** Characters of the line. */
    int length() {
        return end - start;
    }

    char at(int column) {
        return text.charAt(start + column);
    }

    boolean startsWith(String prefix) {
        return length() >= prefix.length() && text.startsWith(prefix, start);
    }

    boolean isBlank() {
        for (int i = 0; i < length(); i++) {
            if (!Character.isWhitespace(at(i))) {
                return false;
            }
        }
        return true;
    }

    /** The line as a text of its own. */
    String line() {
        return text.substring(start, end);
    }

    /** A problem at a column of this line, counted from 0. */
    PatternFormatException error(int column, String problem) {
        return new PatternFormatException(file, number, column + 1, problem);
    }

    /** A problem of this line, or of the end of the text when there is no line any more. */
    PatternFormatException error(String problem) {
        return new PatternFormatException(file, number, 0, problem);
    }
}
