package org.ternion.vpm.edge;

import java.util.Objects;
import org.ternion.core.Checks;

/** One datagram between device and proxy. The flat protocol has no {@link Zoom} and only level 0. */
public sealed interface Message {
    /**
     * A device asks for the tile of a task.
     *
     * @param level 0 to 255, 0 the most abstract
     * @param text  the task
     */
    record Request(int level, String text) implements Message {
        /**
         * Checks the level.
         *
         * @param level 0 to 255
         * @param text  the task
         * @throws IllegalArgumentException if the level is outside 0 to 255
         */
        public Request {
            Checks.inRange(level, 0, 255, "level");
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The proxy sends a tile.
     *
     * @param tile level, place and pixels
     */
    record TileMessage(EdgeTile tile) implements Message {
        /**
         * Refuses null.
         *
         * @param tile level, place and pixels
         */
        public TileMessage {
            Objects.requireNonNull(tile, "tile");
        }
    }

    /**
     * A device has decided.
     *
     * @param level    level of the tile it decided on, 0 to 255
     * @param relevant what it decided
     */
    record Verdict(int level, boolean relevant) implements Message {
        /**
         * Checks the level.
         *
         * @param level    0 to 255
         * @param relevant what the device decided
         * @throws IllegalArgumentException if the level is outside 0 to 255
         */
        public Verdict {
            Checks.inRange(level, 0, 255, "level");
        }
    }

    /**
     * A device asks for another level of the task it asked for last.
     *
     * @param level    level of the tile it has, 0 to 255
     * @param newLevel level it wants, 0 to 255
     */
    record Zoom(int level, int newLevel) implements Message {
        /**
         * Checks the levels.
         *
         * @param level    0 to 255
         * @param newLevel 0 to 255
         * @throws IllegalArgumentException if a level is outside 0 to 255
         */
        public Zoom {
            Checks.inRange(level, 0, 255, "level");
            Checks.inRange(newLevel, 0, 255, "newLevel");
        }
    }

    /**
     * Either end could not do what it was asked.
     *
     * @param code 0 to 255
     * @param text for people
     */
    record Failure(int code, String text) implements Message {
        /**
         * Checks the code.
         *
         * @param code 0 to 255
         * @param text for people
         * @throws IllegalArgumentException if the code is outside 0 to 255
         */
        public Failure {
            Checks.inRange(code, 0, 255, "code");
            Objects.requireNonNull(text, "text");
        }
    }
}
