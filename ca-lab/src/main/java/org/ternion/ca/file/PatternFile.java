package org.ternion.ca.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.io.AtomicFile;

/** Reads and writes one pattern. Sizes are checked against a limit before memory is taken for the cells. */
public final class PatternFile {
    /** Cells that a pattern may have unless the caller says otherwise. */
    public static final long DEFAULT_MAX_CELLS = 1L << 30;
    private static final long MOST_TEXT_BYTES = 1L << 30;

    private PatternFile() {
    }

    /**
     * Reads a file of the format that its name tells.
     *
     * @param file     ends as {@link PatternFormat} lists
     * @param maxCells most cells accepted, {@code >= 1}
     * @return the pattern
     * @throws PatternFormatException   if the content is not of the format, has no cells or more than
     *                                  {@code maxCells}
     * @throws IllegalArgumentException if the name tells no format
     * @throws IOException              if the file cannot be read
     */
    public static CellPattern read(Path file, long maxCells) throws IOException {
        PatternFormat format = PatternFormat.of(file);
        if (format != PatternFormat.NPY) {
            long bytes = Files.size(file);
            if (bytes > MOST_TEXT_BYTES) {
                throw new PatternFormatException(file.toString(), 0, 0, "the file has " + bytes + " bytes, at most "
                        + MOST_TEXT_BYTES + " are read");
            }
            // Names in comments may be in any encoding; all that matters is ASCII.
            return parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8), format,
                    maxCells);
        }
        List<CellGrid> frames = NpyFrames.read(file, maxCells);
        if (frames.size() != 1) {
            throw new PatternFormatException(file.toString(), 0, 0,
                    "the array has " + frames.size() + " frames, a pattern is one");
        }
        return CellPattern.of(frames.get(0), "");
    }

    /**
     * Reads a text.
     *
     * @param name     what messages call the text
     * @param text     content of a file
     * @param format   its format, not {@link PatternFormat#NPY}
     * @param maxCells most cells accepted, {@code >= 1}
     * @return the pattern
     * @throws PatternFormatException   if the text is not of the format, has no cells or more than {@code maxCells}
     * @throws IllegalArgumentException if the format is no text
     */
    public static CellPattern parse(String name, String text, PatternFormat format, long maxCells) {
        return switch (format) {
            case RLE -> RleReader.read(name, text, maxCells);
            case CELLS -> PlainCells.read(name, text, maxCells);
            case LIFE_106 -> Life106.read(name, text, maxCells);
            case TEXT -> TextGrid.read(name, text, maxCells);
            case NPY -> throw new IllegalArgumentException("NPY is no text");
        };
    }

    /**
     * Writes a file in the format that its name tells, replacing it in one step. Rule, comments and place are lost
     * where the format has no room for them.
     *
     * @param file    ends as {@link PatternFormat} lists
     * @param pattern what to write
     * @throws IllegalArgumentException if the name tells no format or the format cannot hold the states
     * @throws IOException              if the file cannot be written; it is then as it was
     */
    public static void write(Path file, CellPattern pattern) throws IOException {
        PatternFormat format = PatternFormat.of(file);
        if (format == PatternFormat.NPY) {
            NpyFrames.write(file, pattern.cells());
            return;
        }
        try (AtomicFile target = AtomicFile.create(file)) {
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(target.stream(), StandardCharsets.UTF_8))) {
                append(pattern, format, out);
            }
            target.commit();
        }
    }

    /**
     * Text of a pattern.
     *
     * @param pattern what to write
     * @param format  not {@link PatternFormat#NPY}
     * @return content of a file, lines ended by LF
     * @throws IllegalArgumentException if the format is no text or cannot hold the states
     */
    public static String text(CellPattern pattern, PatternFormat format) {
        StringBuilder text = new StringBuilder();
        try {
            append(pattern, format, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void append(CellPattern pattern, PatternFormat format, Appendable out) throws IOException {
        switch (format) {
            case RLE -> RleWriter.write(pattern, out);
            case CELLS -> PlainCells.write(pattern, out);
            case LIFE_106 -> Life106.write(pattern, out);
            case TEXT -> TextGrid.write(pattern, out);
            case NPY -> throw new IllegalArgumentException("NPY is no text");
        }
    }
}
