package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java examples of the README compile, run and print what their comments say. */
class ReadmeTest {
    @TempDir
    Path folder;

    static Stream<String> examples() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme).results()
                .map((MatchResult block) -> block.group(1));
    }

    @Test
    void everyModuleHasAnExample() throws IOException {
        assertEquals(9, examples().count());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(String example) throws Exception {
        String imports = example.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = example.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Path source = folder.resolve("Example.java");
        Files.writeString(source, imports + "\npublic class Example {\npublic static void main(String[] args) "
                + "throws Exception {\n" + body + "\n}\n}\n");
        StringWriter said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            assertTrue(compiler.getTask(said, files, null,
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")), null,
                    files.getJavaFileObjects(source)).call(), said.toString());
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream standard = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(standard);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> promised = body.lines().filter(line -> line.contains("println"))
                .map(line -> line.contains("// ") ? line.substring(line.indexOf("// ") + 3).trim() : "").toList();
        assertEquals(promised.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(promised.get(i).isEmpty() || lines.get(i).equals(promised.get(i)), lines.get(i));
        }
    }
}
