package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    private Path folder;

    @Test
    void manifestIsJsonWithAllSettings() throws IOException {
        Path file = folder.resolve("run.json");
        Manifest manifest = Manifest.begin(EngineConfig.REFERENCE, "ab", "0.1 \"x\"\\\n", 42);
        manifest.write(file);
        assertFalse(new ObjectMapper().readTree(file.toFile()).get("complete").booleanValue());
        manifest.done().write(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertTrue(json.get("complete").booleanValue());
        assertEquals("0.1 \"x\"\\\n", json.get("code").textValue());
        assertEquals(42, json.get("seed").longValue());
        assertEquals("ab", json.get("input").textValue());
        assertEquals("reference", json.get("profile").textValue());
        assertEquals(2, json.get("look-ahead").size());
        assertEquals(Setting.values().length, json.get("settings").size());
        assertEquals("inverted", json.get("settings").get("gate.rule").textValue());
        assertEquals(Runtime.version().toString(), json.get("jvm").textValue());
    }

    @Test
    void equalInputsHaveEqualHashes() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "");
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Manifest.hash(file));
        assertEquals(Manifest.hash(TestSeries.noise(1, 3000)), Manifest.hash(TestSeries.noise(1, 3000)));
        assertNotEquals(Manifest.hash(TestSeries.noise(1, 3000)), Manifest.hash(TestSeries.noise(2, 3000)));
        assertNotEquals(Manifest.hash(TestSeries.noise(1, 3000)), Manifest.hash(TestSeries.noise(1, 2999)));
    }
}
