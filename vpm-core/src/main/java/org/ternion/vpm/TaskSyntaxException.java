package org.ternion.vpm;

/** A task text that cannot be read, with the place that stopped the parser. */
public final class TaskSyntaxException extends VpmTaskException {
    private static final long serialVersionUID = 1L;

    /** Kinds of failure. */
    public enum Code {
        /** The text does not follow the grammar. */
        SYNTAX,
        /** A name is none of the metrics. */
        UNKNOWN_METRIC,
        /** A name matches several metrics that differ in case only. */
        AMBIGUOUS_METRIC,
        /** A metric is used twice. */
        DUPLICATE_KEY,
        /** A SELECT that the in-memory ordering cannot carry out. */
        NEEDS_SQL
    }

    /** What is wrong. */
    private final Code code;
    /** Offset into the text. */
    private final int position;
    /** The task text. */
    private final String text;

    /**
     * A failure at a place.
     *
     * @param code     what is wrong
     * @param text     the task text as given
     * @param position offset of the place in {@code text}, in {@code [0, text.length()]}
     * @param detail   one line that says what was expected or found
     */
    public TaskSyntaxException(Code code, String text, int position, String detail) {
        super("task, position " + position + ": " + detail);
        this.code = code;
        this.text = text;
        this.position = position;
    }

    /**
     * What is wrong.
     *
     * @return the kind of failure
     */
    public Code code() {
        return code;
    }

    /**
     * Where it is wrong.
     *
     * @return offset into {@link #text()} in chars, in {@code [0, text().length()]}
     */
    public int position() {
        return position;
    }

    /**
     * The task text as given.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * The text with a mark under the place, for a terminal.
     *
     * @return two lines: the text, control characters shown as blanks, and a caret under the position
     */
    public String caret() {
        StringBuilder lines = new StringBuilder();
        text.codePoints().forEach(c -> lines.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                ? ' ' : c));
        return lines.append('\n').append(" ".repeat(text.codePointCount(0, position))).append('^').toString();
    }
}
