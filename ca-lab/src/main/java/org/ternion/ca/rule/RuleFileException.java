package org.ternion.ca.rule;

/** A rule file that cannot be used, and the place. */
public final class RuleFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    RuleFileException(int line, int column, String reason) {
        super("line " + line + (column > 0 ? ", column " + column : "") + ": " + reason);
        this.line = line;
        this.column = column;
    }

    /**
     * Where the file stops making sense.
     *
     * @return counted from 1; one beyond the last line if something is missing
     */
    public int line() {
        return line;
    }

    /**
     * The character of the line.
     *
     * @return counted from 1; 0 if the line as a whole is meant
     */
    public int column() {
        return column;
    }
}
