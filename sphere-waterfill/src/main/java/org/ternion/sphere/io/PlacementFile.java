package org.ternion.sphere.io;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.core.io.SectionFileException;
import org.ternion.core.io.SectionFileKind;
import org.ternion.core.io.SectionReader;
import org.ternion.core.io.SectionWriter;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

/**
 * Reads and writes placements: sections {@code radii} (float64 per shell), {@code shell} and {@code radius} per point.
 */
public final class PlacementFile {
    static final SectionFileKind KIND = new SectionFileKind("PLAC", 1, "points on shells");
    private static final String RADII = "radii";
    private static final String SHELL = "shell";
    private static final String RADIUS = "radius";

    private PlacementFile() {
    }

    /**
     * Writes a placement to a file, which appears when it is complete.
     *
     * @param placement to write
     * @param file      is replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void write(Placement placement, Path file) throws IOException {
        new SectionWriter(KIND).add(RADII, placement.layout().radii())
                .add(SHELL, placement.backingShells()).add(RADIUS, placement.backingRadii()).write(file);
    }

    /**
     * Reads a placement.
     *
     * @param file written by {@link #write}
     * @return an equal placement
     * @throws IOException         if the file cannot be read
     * @throws SectionFileException if it is no file of a placement, damaged, cut off, or of another version
     */
    public static Placement read(Path file) throws IOException {
        try (SectionReader reader = SectionReader.open(file, KIND)) {
            ShellLayout layout = layout(reader);
            try {
                return Placement.wrap(layout, reader.ints(SHELL), reader.floats(RADIUS));
            } catch (IllegalArgumentException e) {
                throw reader.problem(SHELL, e.getMessage());
            }
        }
    }

    private static ShellLayout layout(SectionReader reader) throws IOException {
        try {
            return ShellLayout.ofRadii(reader.doubles(RADII));
        } catch (IllegalArgumentException e) {
            throw reader.problem(RADII, e.getMessage());
        }
    }
}
