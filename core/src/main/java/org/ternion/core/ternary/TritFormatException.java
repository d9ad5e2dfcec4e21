package org.ternion.core.ternary;

/** Packed trits are damaged: a code that no trits have, a wrong length. The message is one line with the place. */
public final class TritFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Index of the code. */
    private final int offset;

    /**
     * Describes a problem.
     *
     * @param offset  index of the byte or word that is wrong, in the array that was read
     * @param problem what is wrong, in a few words
     */
    public TritFormatException(int offset, String problem) {
        super("packed trits, offset " + offset + ": " + problem);
        this.offset = offset;
    }

    /**
     * Place of the problem.
     *
     * @return index of the byte or word that is wrong, in the array that was read
     */
    public int offset() {
        return offset;
    }
}
