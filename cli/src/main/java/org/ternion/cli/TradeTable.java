package org.ternion.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.trading.analysis.Measured;
import picocli.CommandLine.Model.CommandSpec;

/** Tables of results: as CSV in a file or on stdout, and as JSON. */
final class TradeTable {
    private TradeTable() {
    }

    /** What fills a table. */
    @FunctionalInterface
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /** Rows of one kind. */
    static Content of(List<? extends Measured> rows) {
        return out -> Measured.writeCsv(rows, out);
    }

    /** Writes a file. */
    static void write(Path file, Content content) {
        OutputFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** Writes a file and says so on stderr, or without a file writes to stdout. */
    static void write(Path file, CommandSpec spec, Content content) {
        if (file != null) {
            write(file, content);
            spec.commandLine().getErr().println("wrote " + file);
            return;
        }
        try {
            content.writeTo(spec.commandLine().getOut());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as text. */
    static String text(Content content) {
        StringWriter text = new StringWriter();
        try {
            content.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory always takes text", e);
        }
        return text.toString();
    }

    /** A result for JSON, which has no NaN and no infinity. */
    static Map<String, Object> tree(Measured result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        result.toMap().forEach((name, value) -> tree.put(name,
                value instanceof Double number ? Json.finiteOrNull(number) : value));
        return tree;
    }

    static List<Map<String, Object>> trees(List<? extends Measured> results) {
        return results.stream().map(TradeTable::tree).toList();
    }
}
