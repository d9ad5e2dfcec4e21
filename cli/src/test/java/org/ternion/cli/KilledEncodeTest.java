package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;

@Tag("slow")
class KilledEncodeTest {
    private static final int ROWS = 300_000;
    private static final int METRICS = 16;

    @TempDir
    private Path folder;

    @Test
    void killedEncodeLeavesTheOlderFileAndNothingElse() throws IOException, InterruptedException {
        Path table = folder.resolve("table.npy");
        Npy.write(table, DoubleMatrix.wrap(new SplittableRandom(7).doubles((long) ROWS * METRICS).toArray(), ROWS,
                METRICS));
        Path map = Files.writeString(folder.resolve("map.png"), "older");
        Process encode = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "org.ternion.cli.Main", "vpm", "encode", table.toString(), "-o",
                map.toString(), "--task", "m0", "--compression", "9")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            waitForTemporaryFile(encode);
            encode.destroy();
            assertTrue(encode.waitFor(60, TimeUnit.SECONDS));
        } finally {
            encode.destroyForcibly();
        }
        assertNotEquals(0, encode.exitValue());
        assertEquals("older", Files.readString(map));
        assertEquals(List.of("map.png", "table.npy"), names());
    }

    /** Until the output has begun: then the file must hold some of the picture. */
    private void waitForTemporaryFile(Process encode) throws IOException, InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (names().size() > 2) {
                return;
            }
            assertTrue(encode.isAlive(), "encode ended before it could be killed");
            Thread.sleep(10);
        }
        throw new AssertionError("no output begun within a minute");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
