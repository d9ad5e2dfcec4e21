package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ternion.ca.Automaton;
import org.ternion.ca.Topology;
import org.ternion.ca.picture.FilmOptions;
import org.ternion.ca.rule.ParsedRule;
import org.ternion.ca.rule.RuleStrings;
import org.ternion.core.Progress;

/** The film of the demo: spirals that grow out of noise. */
final class CaDemo {
    static final ParsedRule RULE = RuleStrings.parse("CYC3:k=3");
    static final CaSize SIZE = new CaSize(128, 192);
    static final int STEPS = 160;
    private static final int SCALE = 2;
    private static final int HUNDREDTHS = 8;

    private CaDemo() {
    }

    /** Returns the size of the file in bytes. */
    static long film(Path file) {
        Automaton spirals = new CaWorld(RULE, Topology.TORUS, SIZE, 1, null).automaton(1);
        FilmOptions options = new FilmOptions(HUNDREDTHS, 0, FilmOptions.DEFAULT.maxBytes());
        try (CaFilm film = CaFilm.start(file, new CaPictures(null, SCALE), 1, options)) {
            CaRun.run(spirals, STEPS, Progress.NONE, List.of(film));
            film.commit();
            return Files.size(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }
}
