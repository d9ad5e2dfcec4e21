package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ternion.ca.Automaton;
import org.ternion.ca.file.PaletteFile;
import org.ternion.ca.file.PatternFormatException;
import org.ternion.ca.picture.CellPicture;
import org.ternion.ca.picture.FilmOptions;
import org.ternion.ca.picture.Palette;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a run leaves on the way. */
final class CaOutputOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--stats", paramLabel = "CSV", description = "A row for each step: changes and populations of all"
            + " layers, motifs.")
    private Path statistics;

    @Option(names = "--gif", paramLabel = "GIF", description = "A film; several layers stand side by side.")
    private Path film;

    @Option(names = "--frames", paramLabel = "DIR|NPY", description = "A folder for pictures (PNG), made if missing, or"
            + " an array (frames, rows, columns) of the first layer.")
    private Path frames;

    @Option(names = "--every", paramLabel = "N", defaultValue = "1", description = "Film and frames show every N-th"
            + " step (default 1).")
    private long every;

    @Option(names = "--scale", paramLabel = "PIXELS", description = "Pixels per side of a cell, 1 to 16 (default: about"
            + " 512 pixels for the grid).")
    private Integer scale;

    @Option(names = "--delay", paramLabel = "N", defaultValue = "10", description = "Hundredths of a second per frame"
            + " of the film (default 10).")
    private int delay;

    @Option(names = "--palette", paramLabel = "NAME|JSON", description = "Colours of the first layer: tern, grey3,"
            + " flow, plane, safe, or a file {\"name\": \"mine\", \"colors\": [\"#000000\", ...]}.")
    private String palette;

    /** Checks what can be checked before any work. */
    void check() {
        if (every < 1) {
            throw new ParameterException(spec.commandLine(), "--every must be at least 1, was " + every);
        }
        if (scale != null && (scale < 1 || scale > CellPicture.MOST_SCALE)) {
            throw new ParameterException(spec.commandLine(), "--scale must be 1 to 16, was " + scale);
        }
        filmOptions();
        for (Path file : new Path[] {statistics, film, isArray() ? frames : null}) {
            if (file != null) {
                OutputFile.check(file);
            }
        }
    }

    private FilmOptions filmOptions() {
        try {
            return new FilmOptions(delay, FilmOptions.DEFAULT.plays(), FilmOptions.DEFAULT.maxBytes());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--delay: " + e.getMessage(), e);
        }
    }

    private boolean isArray() {
        return frames != null && frames.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    /** Starts the outputs asked for. */
    List<CaOutput> open(Automaton automaton, long steps, boolean unbounded) {
        if (unbounded && (film != null || frames != null)) {
            throw new ParameterException(spec.commandLine(),
                    "--gif and --frames need a grid with edges, the topology is unbounded");
        }
        CaPictures pictures = new CaPictures(palette == null ? null : readPalette(),
                scale != null ? scale : CaPictures.fittingScale(automaton.layer(0)));
        List<CaOutput> open = new ArrayList<>();
        try {
            if (statistics != null) {
                open.add(CaStatistics.start(statistics, automaton, unbounded));
            }
            if (film != null) {
                open.add(CaFilm.start(film, pictures, every, filmOptions()));
            }
            if (isArray()) {
                open.add(CaFrames.array(frames, automaton, steps, every));
            } else if (frames != null) {
                makeFolder();
                open.add(CaFrames.folder(frames, pictures, every));
            }
            return open;
        } catch (RuntimeException e) {
            open.forEach(CaOutput::close);
            throw e;
        }
    }

    private void makeFolder() {
        if (Files.exists(frames) && !Files.isDirectory(frames)) {
            throw new BadInputException(frames + ": is a file, a folder or a name that ends in .npy is expected");
        }
        try {
            Files.createDirectories(frames);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(frames, e);
        }
    }

    private Palette readPalette() {
        if (!palette.toLowerCase(Locale.ROOT).endsWith(".json")) {
            try {
                return Palette.named(palette);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--palette: " + e.getMessage(), e);
            }
        }
        Path file = InputFile.existing(Path.of(palette), "a palette");
        try {
            return PaletteFile.read(file);
        } catch (PatternFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }
}
