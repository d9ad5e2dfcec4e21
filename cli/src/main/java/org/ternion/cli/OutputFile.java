package org.ternion.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ternion.core.io.AtomicFile;

/** Writes a file completely or not at all. */
final class OutputFile {
    private OutputFile() {
    }

    /** What fills the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Fails early where the path alone shows that the file cannot be written, so that no long work is lost. */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + ": cannot be written, it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(file + ": cannot be written, there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new BadInputException(file + ": cannot be written, no permission for the folder " + folder);
        }
    }

    /** Returns the size of the file in bytes. */
    static long write(Path file, Content content) {
        try (AtomicFile output = AtomicFile.create(file)) {
            content.writeTo(output.stream());
            output.commit();
            return Files.size(file);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }
}
