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

    private static String text(int height, int width, int states) {
        return height + " x " + width + " cells of " + states + " states";
    }
}
