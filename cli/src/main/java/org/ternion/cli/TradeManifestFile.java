package org.ternion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;

/**
 * A manifest that a run left beside its log.
 *
 * @param file     where it is
 * @param entries  all but the settings, as text
 * @param settings by key
 */
record TradeManifestFile(Path file, Map<String, String> entries, Map<String, String> settings) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SETTINGS = "settings";

    static TradeManifestFile read(Path file) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(Files.readAllBytes(InputFile.existing(file, "the manifest of a run")));
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": is no manifest, " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
        if (!tree.isObject() || !tree.path("complete").isBoolean() || !tree.path(SETTINGS).isObject()) {
            throw new BadInputException(file + ": is no manifest, it has no complete or no settings");
        }
        Map<String, String> entries = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            if (!entry.getKey().equals(SETTINGS)) {
                entries.put(entry.getKey(), text(entry.getValue()));
            }
        });
        Map<String, String> settings = new LinkedHashMap<>();
        tree.get(SETTINGS).properties().forEach(entry -> settings.put(entry.getKey(), text(entry.getValue())));
        return new TradeManifestFile(file, entries, settings);
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asText()));
        return String.join(", ", items);
    }

    /** All of it, as reports show it. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(entries);
        all.putAll(settings);
        return all;
    }

    /** The settings of the run. */
    EngineConfig config() {
        try {
            EngineConfig config = EngineConfig.of(
                    Profile.valueOf(entries.getOrDefault("profile", "").toUpperCase(Locale.ROOT)));
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                config = config.with(setting.getKey() + "=" + setting.getValue());
            }
            return config.requireConsistent();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": the settings cannot be used, " + e.getMessage(), e);
        }
    }
}
