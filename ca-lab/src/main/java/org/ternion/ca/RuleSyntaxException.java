package org.ternion.ca;

/** A rule string or topology that cannot be read, and where. */
public final class RuleSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String reason;

    /**
     * Says what is wrong.
     *
     * @param text     the string
     * @param position 0-based index of the offending character, the length of the string if something is missing
     * @param reason   what would be accepted
     */
    public RuleSyntaxException(String text, int position, String reason) {
        super("rule '" + text + "', character " + (position + 1) + ": " + reason);
        this.position = position;
        this.reason = reason;
    }

    /**
     * Where the string stops making sense.
     *
     * @return 0-based index
     */
    public int position() {
        return position;
    }

    /**
     * What would be accepted, without the place.
     *
     * @return a phrase
     */
    public String reason() {
        return reason;
    }
}
