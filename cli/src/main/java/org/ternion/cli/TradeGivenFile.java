package org.ternion.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that may be given by place or by an option, as the prototype's scripts had it. */
final class TradeGivenFile {
    private TradeGivenFile() {
    }

    /** The one file that was given. */
    static Path one(CommandSpec spec, Path placed, Path named, String label, String option) {
        if (placed != null && named != null) {
            throw new ParameterException(spec.commandLine(), label + " is given twice, also as " + option);
        }
        if (placed == null && named == null) {
            throw new ParameterException(spec.commandLine(), label + " is missing");
        }
        return placed != null ? placed : named;
    }
}
