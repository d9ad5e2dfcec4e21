package org.ternion.core.ternary;

import java.util.Random;

/** Trits for tests, from a seeded generator or from the text of a golden. */
final class RandomTrits {
    private RandomTrits() {
    }

    /** Trits of equal probability. */
    static byte[] bytes(Random random, int size) {
        byte[] trits = new byte[size];
        for (int i = 0; i < size; i++) {
            trits[i] = (byte) (random.nextInt(3) - 1);
        }
        return trits;
    }

    /** Trits of equal probability. */
    static TritVector vector(Random random, int size) {
        return TritVector.of(bytes(random, size));
    }

    /** Trits of equal probability. */
    static TritMatrix matrix(Random random, int rows, int cols) {
        return TritMatrix.of(bytes(random, rows * cols), rows, cols);
    }

    /** The digits of a text of 0, 1, 2. */
    static byte[] states(String text) {
        byte[] states = new byte[text.length()];
        for (int i = 0; i < states.length; i++) {
            states[i] = (byte) (text.charAt(i) - '0');
        }
        return states;
    }

    /** Trits state - 1. */
    static byte[] fromStates(byte[] states) {
        byte[] trits = states.clone();
        for (int i = 0; i < trits.length; i++) {
            trits[i] = (byte) (trits[i] - 1);
        }
        return trits;
    }
}
