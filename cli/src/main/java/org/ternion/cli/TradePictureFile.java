package org.ternion.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names of pictures, which never replace an older one unless asked to: they get the time in UTC. */
final class TradePictureFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'_'yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private TradePictureFile() {
    }

    /** The name with a stamp before its ending, unless it has one. */
    static Path stamped(Path file, Clock clock) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        String stem = point > 0 ? name.substring(0, point) : name;
        if (stem.matches(".*_\\d{8}T\\d{6}Z")) {
            return file;
        }
        return file.resolveSibling(stem + STAMP.format(clock.instant()) + (point > 0 ? name.substring(point) : ""));
    }
}
