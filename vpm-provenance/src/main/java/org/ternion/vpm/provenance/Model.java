package org.ternion.vpm.provenance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The model behind the picture.
 *
 * @param id     its name, empty if not recorded
 * @param assets name of a file and its hash, normally tagged, in the order of the record; copied
 */
public record Model(String id, Map<String, String> assets) {
    /**
     * Copies the assets and refuses null.
     *
     * @param id see the record
     * @param assets see the record
     */
    public Model {
        Objects.requireNonNull(id, "model.id");
        assets.forEach((name, hash) -> {
            Objects.requireNonNull(name, "name in model.assets");
            Objects.requireNonNull(hash, "model.assets." + name);
        });
        assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
    }
}
