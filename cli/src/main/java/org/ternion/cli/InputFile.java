package org.ternion.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a wrong path from damaged content before a reader sees it. */
final class InputFile {
    private InputFile() {
    }

    static Path existing(Path file, String expected) {
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + ": is a folder, " + expected + " is expected");
        }
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": no such file, " + expected + " is expected");
        }
        return file;
    }
}
