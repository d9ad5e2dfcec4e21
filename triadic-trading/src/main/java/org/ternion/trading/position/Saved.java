package org.ternion.trading.position;

import java.io.IOException;

/** Constants of saved states, checked so that damaged ones fail as damaged input does. */
final class Saved {
    private static final Reason[] REASONS = Reason.values();
    private static final Posture[] POSTURES = Posture.values();

    private Saved() {
    }

    static Reason reason(int ordinal) throws IOException {
        if (ordinal < 0 || ordinal >= REASONS.length) {
            throw new IOException("no reason has the number " + ordinal);
        }
        return REASONS[ordinal];
    }

    static Posture posture(int ordinal) throws IOException {
        if (ordinal < 0 || ordinal >= POSTURES.length) {
            throw new IOException("no posture has the number " + ordinal);
        }
        return POSTURES[ordinal];
    }
}
