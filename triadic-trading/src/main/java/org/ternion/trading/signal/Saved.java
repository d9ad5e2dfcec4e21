package org.ternion.trading.signal;

import java.io.IOException;

/** Checks what is read back from a snapshot, so that a damaged one cannot lead outside of an array. */
final class Saved {
    private Saved() {
    }

    static int inRange(int value, int low, int high, String name) throws IOException {
        if (value < low || value > high) {
            throw new IOException("snapshot does not fit: " + name + " must be in [" + low + ", " + high + "], was "
                    + value);
        }
        return value;
    }
}
