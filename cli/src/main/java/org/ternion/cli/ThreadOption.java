package org.ternion.cli;

import java.util.function.Function;
import org.ternion.core.RunOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On how many threads the stages of a command run; their results do not depend on it. */
final class ThreadOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--threads", paramLabel = "T",
            description = "Threads to use (default: as many as there are processors). The result does not depend on"
                    + " it.")
    private Integer threads;

    void check() {
        if (threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, was " + threads);
        }
    }

    /** Runs a stage, with a progress bar of this name once it takes long. */
    <T> T stage(String name, Function<RunOptions, T> work) {
        int parallelism = threads != null ? threads : Runtime.getRuntime().availableProcessors();
        try (TerminalProgress progress = TerminalProgress.of(name)) {
            return work.apply(RunOptions.DEFAULT.withParallelism(parallelism).withProgress(progress));
        }
    }
}
