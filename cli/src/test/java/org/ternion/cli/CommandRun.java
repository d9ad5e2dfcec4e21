package org.ternion.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run of the command left: exit code, stdout and stderr. */
record CommandRun(int code, String out, String err) {
    /** Runs the command in this process. */
    static CommandRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** stdout as the one JSON object it must be. */
    JsonNode json() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return mapper.readTree(out);
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** Copies a table of this package into a folder. */
    static Path table(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = CommandRun.class.getResourceAsStream(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
