package org.ternion.vpm.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ternion.core.Progress;

/** Writes and reads a map of 64 x 1,000,000 in a process of its own, whose heap the test limits. */
final class WideMapRun {
    static final int METRICS = 64;
    static final int DOCUMENTS = 1_000_000;

    private WideMapRun() {
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        VpmWriter.write(new ComputedMap(METRICS, DOCUMENTS), file,
                WriteOptions.DEFAULT.withParallelism(Integer.parseInt(args[1])), Progress.NONE);
        try (VpmStreamReader reader = VpmStreamReader.open(Files.newInputStream(file), ReadOptions.STRICT)) {
            while (reader.next()) {
                for (int c = 0; c < DOCUMENTS; c += 997) {
                    if (reader.red()[c] != ComputedMap.redSample(reader.metric(), c)
                            || reader.green()[c] != ComputedMap.greenSample(reader.metric(), c)) {
                        throw new IllegalStateException("metric " + reader.metric() + ", column " + c);
                    }
                }
            }
        }
    }
}
