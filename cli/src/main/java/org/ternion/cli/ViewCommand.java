package org.ternion.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.vpm.Query;
import org.ternion.vpm.Tile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ternion vpm view}. */
@Command(name = "view", description = "Cut a tile out of a map, its columns ordered by a question,"
        + " as a plain 16-bit RGB PNG of the samples.")
final class ViewCommand implements Runnable {
    private static final int DEFAULT_WIDTH = 32;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.png", description = "The map.")
    private Path file;

    @Mixin
    private QueryOptions question;

    @Option(names = "--x", paramLabel = "X", defaultValue = "0", description = "First rank (default 0).")
    private int x;

    @Option(names = "--y", paramLabel = "Y", defaultValue = "0", description = "First metric row (default 0).")
    private int y;

    @Option(names = "--size", paramLabel = "WxH", converter = SizeConverter.class,
            description = "Documents x metrics; less at the edge of the map (default 32 documents, all metrics).")
    private Size size;

    @Option(names = {"-o", "--output"}, paramLabel = "TILE.png", required = true, description = "The picture.")
    private Path output;

    @Override
    public void run() {
        if (x < 0 || y < 0) {
            throw new ParameterException(spec.commandLine(), "--x and --y must be at least 0");
        }
        OutputFile.check(output);
        Query query = question.query();
        Tile tile = MapFile.ask(file, map -> {
            if (x >= map.documents() || y >= map.metrics()) {
                throw new BadInputException(file + ": the tile at --x " + x + " --y " + y + " is outside of the map of "
                        + map.documents() + " documents x " + map.metrics() + " metrics");
            }
            Size wanted = size != null ? size : new Size(DEFAULT_WIDTH, map.metrics());
            return map.view(query, x, y, wanted.width(), wanted.height());
        });
        OutputFile.write(output, out -> TilePicture.write(tile, out));
        spec.commandLine().getErr().println(
                output + ": " + tile.width() + " documents x " + tile.height() + " metrics");
    }

    /** Documents and metrics of a tile. */
    record Size(int width, int height) {
    }

    /** Reads {@code 32x8}. */
    static final class SizeConverter implements ITypeConverter<Size> {
        private static final Pattern SIDES = Pattern.compile("([1-9][0-9]{0,8})[xX]([1-9][0-9]{0,8})");

        @Override
        public Size convert(String text) {
            Matcher sides = SIDES.matcher(text);
            if (sides.matches()) {
                return new Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
            }
            throw new TypeConversionException("expected WIDTHxHEIGHT such as 32x8, at least 1x1, was '" + text + "'");
        }
    }
}
