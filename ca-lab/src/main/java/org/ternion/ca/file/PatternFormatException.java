package org.ternion.ca.file;

/** The content of a pattern, frame or palette file is not what its format allows. The message is one line. */
public final class PatternFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Name of the file as the caller gave it. */
    private final String file;
    /** Line, from 1, or 0. */
    private final int line;
    /** Column, from 1, or 0. */
    private final int column;

    /**
     * Describes a problem.
     *
     * @param file    name of the file
     * @param line    counted from 1, or 0 if no line can be named, as in binary files
     * @param column  counted from 1 in characters, or 0 if no column can be named
     * @param problem what is wrong, in a few words
     */
    public PatternFormatException(String file, int line, int column, String problem) {
        super(file + (line > 0 ? ", line " + line : "") + (column > 0 ? ", column " + column : "") + ": " + problem);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /**
     * Name of the file.
     *
     * @return as the caller gave it
     */
    public String file() {
        return file;
    }

    /**
     * Line of the problem.
     *
     * @return counted from 1, or 0 if none can be named
     */
    public int line() {
        return line;
    }

    /**
     * Column of the problem.
     *
     * @return counted from 1, or 0 if none can be named
     */
    public int column() {
        return column;
    }

    /** A foreign character for a message. */
    static String show(char c) {
        return Character.isISOControl(c) || c > '~' ? String.format("U+%04X", (int) c) : "'" + c + "'";
    }
}
