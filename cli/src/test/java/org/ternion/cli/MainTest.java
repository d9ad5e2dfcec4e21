package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.simd.Simd;

class MainTest {
    @Test
    void versionNamesJdkAndLoops() {
        CommandRun run = CommandRun.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("JDK " + Runtime.version()), run.out());
        assertTrue(run.out().contains("loops " + Simd.loops()), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "vpm --help", "demo --help", "vpm encode --help", "vpm decide -h", "vpm view -h",
        "vpm inspect -h", "vpm export -h"})
    void helpGoesToStdout(String arguments) {
        CommandRun run = CommandRun.of((Object[]) arguments.split(" "));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("Usage: ternion"), run.out());
        assertTrue(run.err().isEmpty());
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void messagesAndNumbersDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertEquals("a=0.5", QueryOptions.parseWeights("a=0.5").toString().replaceAll("[{}]", ""));
            assertEquals("#fde725", String.format(Locale.ROOT, "#%06x", ScoreColors.of(1).getRGB() & 0xFFFFFF));
        } finally {
            Locale.setDefault(before);
        }
    }
}
