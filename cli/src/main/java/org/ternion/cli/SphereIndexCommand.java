package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion sphere index}. */
@Command(name = "index", description = "Cluster vectors by direction into cones, for 'sphere search'.")
final class SphereIndexCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "VECTORS.npy", description = "N x D numbers (NPY: f4, or f8 rounded to f4),"
            + " one vector per row; lengths do not matter.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "INDEX", required = true, description = "The index.")
    private Path output;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
            description = "Chooses the first axes (default 0); the same seed gives the same file.")
    private long seed;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        OutputFile.check(output);
        FloatMatrix vectors = VectorFile.read(input);
        timings.end("read");
        ConeIndex index = threads.stage("index",
                run -> ConeIndex.build(vectors, ConeIndexParams.DEFAULT, run.withSeed(seed)));
        timings.end("build");
        long bytes = save(index);
        timings.end("write");
        if (!json) {
            spec.commandLine().getErr().println(output + ": " + index + ", " + bytes + " bytes");
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("bytes", bytes);
        report.put("points", index.size());
        report.put("dimension", index.dimension());
        report.put("cells", index.cells());
        report.put("seed", seed);
        report.put("timings", timings.tree());
        Json.print(spec.commandLine().getOut(), report);
    }

    private long save(ConeIndex index) {
        try {
            index.save(output);
            return Files.size(output);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
    }
}
