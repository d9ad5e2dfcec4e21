package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Writes what it sees of a run into a file that appears when the run is done. */
abstract class CaOutput implements CaWatcher, AutoCloseable {
    private final Path file;

    CaOutput(Path file) {
        this.file = file;
    }

    final Path file() {
        return file;
    }

    /** Writes one generation. */
    abstract void write(CaMoment moment) throws IOException;

    /** Writes the end and lets the file appear. */
    abstract void end() throws IOException;

    /** Removes what was written unless it has appeared. */
    abstract void discard() throws IOException;

    @Override
    public final void see(CaMoment moment) {
        try {
            write(moment);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    final void commit() {
        try {
            end();
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    @Override
    public final void close() {
        try {
            discard();
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }
}
