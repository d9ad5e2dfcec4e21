package org.ternion.benchmarks.vpm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.ternion.core.Progress;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.image.ReadOptions;
import org.ternion.vpm.image.VpmImage;
import org.ternion.vpm.image.VpmWriter;
import org.ternion.vpm.image.WriteOptions;

/** The calls into the image module that several benchmarks share. */
final class MapFiles {
    private MapFiles() {
    }

    static void write(PolicyMap map, Path file) throws IOException {
        VpmWriter.write(map, file, WriteOptions.DEFAULT, Progress.NONE);
    }

    static void write(PolicyMap map, int level, int parallelism, OutputStream out) throws IOException {
        WriteOptions options = WriteOptions.DEFAULT.withCompression(level).withParallelism(parallelism);
        VpmWriter.write(map, out, options, Progress.NONE);
    }

    static VpmImage open(Path file) throws IOException {
        return VpmImage.open(file, ReadOptions.DEFAULT);
    }
}
