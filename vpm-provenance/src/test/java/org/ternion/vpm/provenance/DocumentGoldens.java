package org.ternion.vpm.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Golden JSON files of the record itself. */
final class DocumentGoldens {
    private DocumentGoldens() {
    }

    static JsonNode read(String file) {
        try (InputStream in = DocumentGoldens.class.getResourceAsStream("/goldens/vpf/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> list(String file, String member) {
        List<JsonNode> nodes = new ArrayList<>();
        read(file).get(member).forEach(nodes::add);
        return nodes;
    }
}
