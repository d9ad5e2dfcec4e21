package org.ternion.ca.rule;

/** A rule file that cannot be used, and the line. */
public final class RuleFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int line;

    RuleFileException(int line, String reason) {
        super("rule file, line " + line + ": " + reason);
        this.line = line;
    }

    /**
     * Where the file stops making sense.
     *
     * @return counted from 1; one beyond the last line if something is missing
     */
    public int line() {
        return line;
    }
}
