package org.ternion.core.io;

import java.util.Objects;

/** The content of a table file is not what its format allows. The message is one line that says where and what. */
public final class TableFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    /** Name of the file as the caller gave it. */
    private final String file;
    /** Line, from 1, or 0. */
    private final long line;
    /** Column, from 1, or 0. */
    private final int column;
    /** Name of the column, or the empty string. */
    private final String columnName;
    /** What is wrong. */
    private final String problem;

    /**
     * Describes a problem.
     *
     * @param file       name of the file
     * @param line       line of the problem, counted from 1, or 0 if no line can be named
     * @param column     column of the problem, counted from 1, or 0 if no column can be named
     * @param columnName name of that column, or the empty string
     * @param problem    what is wrong, in a few words
     */
    public TableFormatException(String file, long line, int column, String columnName, String problem) {
        super(message(file, line, column, columnName, problem));
        this.file = file;
        this.line = line;
        this.column = column;
        this.columnName = Objects.requireNonNull(columnName, "columnName");
        this.problem = problem;
    }

    /**
     * Name of the file.
     *
     * @return the name as the caller gave it
     */
    public String file() {
        return file;
    }

    /**
     * Line of the problem.
     *
     * @return counted from 1, or 0 if no line can be named, as in binary files
     */
    public long line() {
        return line;
    }

    /**
     * Column of the problem.
     *
     * @return counted from 1, or 0 if no column can be named
     */
    public int column() {
        return column;
    }

    /**
     * Name of the column of the problem.
     *
     * @return a header cell, or the empty string if no column can be named
     */
    public String columnName() {
        return columnName;
    }

    /**
     * What is wrong, for messages that name the place in their own way.
     *
     * @return the message without the place
     */
    public String problem() {
        return problem;
    }

    /**
     * Foreign text for a message: in quotes, on one line, cut when long.
     *
     * @param text anything
     * @return at most 40 characters of it in quotes
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        int shown = Math.min(text.length(), LONGEST_QUOTE);
        for (int i = 0; i < shown; i++) {
            char c = text.charAt(i);
            quoted.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '\uFFFD' : c);
        }
        return quoted.append(shown < text.length() ? "...'" : "'").toString();
    }

    private static String message(String file, long line, int column, String columnName, String problem) {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (column > 0) {
            text.append(", column ").append(column);
            if (!columnName.isEmpty()) {
                text.append(' ').append(quote(columnName));
            }
        }
        return text.append(": ").append(problem).toString();
    }
}
