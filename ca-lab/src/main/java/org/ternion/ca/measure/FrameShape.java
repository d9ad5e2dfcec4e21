package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;

/** What the frames of one run, or the layers of one automaton, have in common. */
final class FrameShape {
    private FrameShape() {
    }

    /** Refuses a frame of another size or alphabet. */
    static void require(CellGrid frame, int height, int width, int states) {
        if (frame.height() != height || frame.width() != width || frame.states() != states) {
            throw new IllegalArgumentException("a frame of " + text(height, width, states) + " expected, got "
                    + text(frame.height(), frame.width(), frame.states()));
        }
    }

    /** Refuses a frame of another size or alphabet than one before it. */
    static void requireLike(CellGrid before, CellGrid frame) {
        if (frame.lowest() != before.lowest()) {
            throw new IllegalArgumentException("a frame of " + before + " expected, got " + frame);
        }
        require(frame, before.height(), before.width(), before.states());
    }

    private static String text(int height, int width, int states) {
        return height + " x " + width + " cells of " + states + " states";
    }
}
