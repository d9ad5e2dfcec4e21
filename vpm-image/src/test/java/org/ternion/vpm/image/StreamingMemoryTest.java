package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.Progress;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.TileId;

/** Writing and reading 64 x 1,000,000 from a source of rows needs less than 64 MiB of heap. */
@Tag("slow")
class StreamingMemoryTest {
    private static final int METRICS = 64;
    private static final int DOCUMENTS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void sixtyFourMillionScoresPassThroughSixtyFourMebibytes() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-cp", System.getProperty("java.class.path").replace("\n", File.pathSeparator),
                Rows.class.getName(), folder.resolve("map.png").toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "took too long");
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("read " + METRICS), said);
    }

    /** Rows computed on demand. */
    static final class Rows implements PolicyMap {
        private final char[] row = new char[DOCUMENTS];
        private final char[] zeros = new char[DOCUMENTS];
        private int current = -1;

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            Rows rows = new Rows();
            VpmWriter.write(rows, file, WriteOptions.DEFAULT.withCompression(1), Progress.NONE);
            try (VpmStreamReader reader = VpmStreamReader.open(Files.newInputStream(file), ReadOptions.STRICT)) {
                int read = 0;
                while (reader.next()) {
                    char[] wanted = rows.red(read++);
                    for (int c = 0; c < DOCUMENTS; c++) {
                        if (wanted[c] != reader.red()[c]) {
                            throw new AssertionError("metric " + read + ", column " + c);
                        }
                    }
                }
                System.out.println("read " + read);
            }
        }

        @Override
        public int metrics() {
            return METRICS;
        }

        @Override
        public int documents() {
            return DOCUMENTS;
        }

        @Override
        public List<String> metricNames() {
            List<String> names = new ArrayList<>();
            for (int m = 0; m < METRICS; m++) {
                names.add("metric " + m);
            }
            return names;
        }

        @Override
        public List<String> documentIds() {
            return List.of();
        }

        @Override
        public int document(int column) {
            return column;
        }

        @Override
        public Optional<MetricRange> range(int metric) {
            return Optional.of(new MetricRange(0, metric + 1));
        }

        @Override
        public Optional<String> task() {
            return Optional.empty();
        }

        @Override
        public Optional<TileId> tileId() {
            return Optional.empty();
        }

        @Override
        public char[] red(int metric) {
            if (current != metric) {
                long state = metric + 1;
                for (int c = 0; c < DOCUMENTS; c++) {
                    state = state * 6364136223846793005L + 1442695040888963407L;
                    row[c] = (char) (state >>> 48);
                }
                current = metric;
            }
            return row;
        }

        @Override
        public char[] green(int metric) {
            return red(metric);
        }

        @Override
        public char[] blue(int metric) {
            return zeros;
        }
    }
}
