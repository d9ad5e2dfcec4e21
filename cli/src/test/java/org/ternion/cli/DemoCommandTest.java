package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    @ResourceLock(Resources.LOCALE)
    void demoTellsItsStoryAndLeavesItsFiles() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        CommandRun run;
        try {
            run = CommandRun.of("demo", "--out", folder.resolve("new/demo"));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        try (Stream<Path> files = Files.list(folder.resolve("new/demo"))) {
            assertEquals(List.of("btc-usd-4h.csv", "cars.csv", "demo.key", "demo.pub", "economical.png", "fast.png", "forged-pixel.png",
                            "forged-record.png", "preview.png", "spirals.gif", "trading.html"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(run.out().contains("1. mazda glc "), run.out());
        assertTrue(run.out().contains("relevant"), run.out());
        assertTrue(run.out().contains("bytes: 01 03 01 00"), run.out());
        assertEquals(2, run.out().lines().filter(line -> line.endsWith("AUTHENTIC")).count(), run.out());
        assertEquals(2, run.out().lines().filter(line -> line.endsWith("TAMPERED")).count(), run.out());
        assertTrue(run.out().contains("CONTENT_MISMATCH"), run.out());
        assertTrue(run.out().contains("VPF_HASH_MISMATCH"), run.out());
        assertTrue(run.out().contains("20695 bars of four hours"), run.out());
        assertTrue(run.out().contains("the same on noise"), run.out());
        assertEquals(0, CommandRun.of("demo", "--out", folder.resolve("new/demo")).code(), "a second run");
        BufferedImage preview = ImageIO.read(folder.resolve("new/demo/preview.png").toFile());
        assertNotNull(preview);
        assertTrue(preview.getWidth() > 800 && preview.getHeight() > 600);
    }
}
