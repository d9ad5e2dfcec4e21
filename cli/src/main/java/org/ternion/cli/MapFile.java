package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.vpm.UnknownMetricException;
import org.ternion.vpm.image.ReadOptions;
import org.ternion.vpm.image.VpmFormatException;
import org.ternion.vpm.image.VpmImage;

/** Opens a map for one question, and says which file it was when something is wrong with it. */
final class MapFile {
    private MapFile() {
    }

    /** What is asked. Groups of the file are read while it runs, so that damage may show at any time. */
    @FunctionalInterface
    interface Question<R> {
        R ask(VpmImage map) throws IOException;
    }

    static <R> R ask(Path file, Question<R> question) {
        InputFile.existing(file, "a VPM PNG");
        try (VpmImage map = VpmImage.open(file, ReadOptions.DEFAULT)) {
            return question.ask(map);
        } catch (VpmFormatException | UnknownMetricException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }
}
