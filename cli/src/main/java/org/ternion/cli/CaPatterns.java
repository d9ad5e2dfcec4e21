package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.ca.file.CellPattern;
import org.ternion.ca.file.NpyFrames;
import org.ternion.ca.file.PatternFile;
import org.ternion.ca.file.PatternFormat;
import org.ternion.ca.file.PatternFormatException;

/** Pattern files whose problems become one line for the user. */
final class CaPatterns {
    private CaPatterns() {
    }

    /** Reads from a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    static CellPattern read(Path file, long maxCells) {
        return reading(file, "a pattern", () -> PatternFile.read(file, maxCells));
    }

    static List<CellGrid> frames(Path file, long maxCells) {
        return reading(file, "an array of frames", () -> NpyFrames.read(file, maxCells));
    }

    private static <T> T reading(Path file, String expected, Reading<T> reading) {
        InputFile.existing(file, expected);
        try {
            return reading.read();
        } catch (PatternFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    /** Fails early where a pattern cannot be written under this name. */
    static void checkTarget(Path file) {
        PatternFormat.of(file);
        OutputFile.check(file);
    }

    static void write(Path file, CellPattern pattern) {
        try {
            PatternFile.write(file, pattern);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }
}
