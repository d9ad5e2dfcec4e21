package org.ternion.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.ca.file.CellPattern;
import org.ternion.ca.file.PatternFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion ca convert}. */
@Command(name = "convert", description = "Write a pattern in another format; the ends of the names tell the formats:"
        + " .rle, .cells, .lif or .life, .txt, .npy.")
final class CaConvertCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The pattern.")
    private Path input;

    @Parameters(index = "1", paramLabel = "OUT", description = "Where it goes; rule and comments are lost where the"
            + " format has no room for them.")
    private Path output;

    @Option(names = "--max-cells", paramLabel = "N", defaultValue = "" + PatternFile.DEFAULT_MAX_CELLS,
            description = "Refuse patterns with more cells (default 2^30).")
    private long maxCells;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        if (maxCells < 1) {
            throw new ParameterException(spec.commandLine(), "--max-cells must be at least 1, was " + maxCells);
        }
        CaPatterns.checkTarget(output);
        CellPattern pattern = CaPatterns.read(input, maxCells);
        CaPatterns.write(output, pattern);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("size", List.of(pattern.cells().height(), pattern.cells().width()));
            tree.put("states", pattern.cells().states());
            tree.put("rule", pattern.rule().isBlank() ? null : pattern.rule());
            tree.put("generation", pattern.generation());
            tree.put("file", output.toString());
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            spec.commandLine().getErr().println(output + ": " + pattern.cells().height() + " x "
                    + pattern.cells().width() + " cells");
        }
    }
}
