package org.ternion.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;
    private Path target;

    @BeforeEach
    void chooseTarget() {
        target = folder.resolve("table.csv");
    }

    @Test
    void committedContentAppearsAlone() throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write("new".getBytes(StandardCharsets.US_ASCII));
            assertFalse(Files.exists(target));
            file.commit();
        }
        assertEquals("new", Files.readString(target));
        assertEquals(List.of(target), files());
    }

    @Test
    void committedContentReplacesTheOlder() throws IOException {
        Files.writeString(target, "older and longer");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write('n');
            file.commit();
        }
        assertEquals("n", Files.readString(target));
    }

    @Test
    void withoutCommitNothingAppears() throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write(new byte[100_000]);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void withoutCommitTheOlderStays() throws IOException {
        Files.writeString(target, "older");
        AtomicFile file = AtomicFile.create(target);
        file.stream().write(new byte[100_000]);
        file.close();
        file.close();
        assertEquals("older", Files.readString(target));
        assertEquals(List.of(target), files());
    }

    @Test
    void theStreamMayBeClosedBeforeTheCommit() throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            try (OutputStream out = file.stream()) {
                out.write('n');
            }
            file.commit();
        }
        assertEquals("n", Files.readString(target));
    }

    @Test
    void aSecondCommitIsRejected() throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.commit();
            assertThrows(IllegalStateException.class, file::commit);
        }
        assertEquals(0, Files.size(target));
    }

    @Test
    void foldersAreNotReplaced() {
        assertThrows(IOException.class, () -> AtomicFile.create(folder).close());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path deep = folder.resolve("missing").resolve("table.csv");
        IOException e = assertThrows(IOException.class, () -> AtomicFile.create(deep).close());
        assertTrue(e.getMessage().contains("missing"), e.getMessage());
    }

    @Test
    void aLinkIsKeptAndItsFileReplaced() throws IOException {
        Files.writeString(target, "older");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        try (AtomicFile file = AtomicFile.create(link)) {
            file.stream().write('n');
            file.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("n", Files.readString(target));
    }

    @Test
    void aTerminatedProcessLeavesNothing() throws IOException, InterruptedException, URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = location(AtomicFile.class) + System.getProperty("path.separator") + location(Waiting.class);
        Process process = new ProcessBuilder(java, "-cp", classes, Waiting.class.getName(), target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertEquals("ready", out.readLine());
            assertEquals(1, files().size());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of(), files());
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The process that is terminated while a file is open. */
    static final class Waiting {
        private Waiting() {
        }

        public static void main(String[] args) throws IOException, InterruptedException {
            try (AtomicFile file = AtomicFile.create(Path.of(args[0]))) {
                file.stream().write(new byte[100_000]);
                System.out.println("ready");
                Thread.sleep(60_000);
            }
        }
    }
}
