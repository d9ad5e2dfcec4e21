package org.ternion.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Rule;
import org.ternion.ca.file.CellPattern;
import org.ternion.ca.file.NpyFrames;
import org.ternion.ca.file.PatternFile;
import org.ternion.ca.file.PatternFormat;
import org.ternion.ca.file.PatternFormatException;
import org.ternion.ca.rule.RuleFile;
import org.ternion.ca.rule.RuleFileException;

/** Files of patterns, frames and rules whose problems become one line for the user. */
final class CaPatterns {
    /** The largest rule files that come with Golly have 2 MB. */
    private static final long MOST_RULE_BYTES = 1 << 26;

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

    /** The rule of a Golly rule file. */
    static Rule rule(Path file) {
        return reading(file, "a rule", () -> {
            if (Files.size(file) > MOST_RULE_BYTES) {
                throw new BadInputException(file + ": more than " + MOST_RULE_BYTES + " bytes are too many for a rule");
            }
            try {
                // Every byte is a character: names may be in any encoding, rules are ASCII.
                return RuleFile.parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
            } catch (RuleFileException e) {
                throw new BadInputException(file + ", " + e.getMessage(), e);
            }
        });
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
