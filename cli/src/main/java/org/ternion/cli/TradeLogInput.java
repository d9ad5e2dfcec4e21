package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ternion.trading.LogColumn;
import org.ternion.trading.LogReader;
import org.ternion.trading.RunLog;

/** Run logs that another command wrote. */
final class TradeLogInput {
    private static final String EXPECTED = "a run log, as written by ternion trade run -o";

    private TradeLogInput() {
    }

    /** A log with rows. */
    static RunLog read(Path file) {
        InputFile.existing(file, EXPECTED);
        RunLog log;
        try {
            log = LogReader.read(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
        if (log.size() == 0) {
            throw new BadInputException(file + ": the log has no rows");
        }
        require(file, log, LogColumn.PRICE);
        return log;
    }

    static void require(Path file, RunLog log, LogColumn column) {
        if (!log.has(column)) {
            throw new BadInputException(file + ": there is no column " + column.header() + ", " + EXPECTED
                    + " is expected");
        }
    }

    /** The manifest beside a log, if there is one. */
    static Optional<Path> manifest(Path log) {
        return Optional.of(TradeLogFile.manifestOf(log)).filter(Files::isRegularFile);
    }
}
