package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.vpm.image.VpmMetadata;

class ProvenanceInspectorTest {
    private static JsonNode tree(ProvenanceReport report) {
        return new ObjectMapper().valueToTree(report.toTree());
    }

    @Test
    void aMapWithARecordAndNotesShowsAllThree(@TempDir Path folder) throws IOException {
        byte[] noted = VpfNotes.none().with(VpfNotes.Part.HEADER, "{\"task\":\"t\",\"n\":1e99999999999}")
                .write(Pictures.map("ext_small"));
        byte[] png = VpfEmbedder.embed(noted, Pictures.document("t"), EmbedOptions.DEFAULT);
        ProvenanceReport report = ProvenanceInspector.inspect(png);
        assertEquals(List.of(), report.problems());
        JsonNode tree = tree(report);
        assertEquals("VPMM", tree.at("/vmeta/place").asText());
        assertEquals("ITXT", tree.at("/vpf/0/place").asText());
        assertEquals("ITXT", tree.at("/record/place").asText());
        assertEquals("1.1", tree.at("/record/document/vpf_version").asText());
        assertEquals("[true,null,1.5]", tree.at("/record/document/ext").get("org.example").get("a").toString());
        assertEquals("PRESENT", tree.get("notes").get("vpf.header").get("state").asText());
        assertEquals("t", tree.get("notes").get("vpf.header").at("/content/task").asText());
        assertEquals("ABSENT", tree.get("notes").get("vpf.footer").get("state").asText());
        assertTrue(tree.get("notes").get("vpf.footer").get("content").isNull());
        Path file = Files.write(folder.resolve("a.png"), png);
        assertEquals(tree, tree(ProvenanceInspector.inspect(file)));
        assertThrows(NoSuchFileException.class, () -> ProvenanceInspector.inspect(folder.resolve("none")));
    }

    @Test
    void aPictureWithoutARecordIsNoProblem() {
        ProvenanceReport report = ProvenanceInspector.inspect(Pictures.rgb(3, 3, 1));
        assertEquals(List.of(), report.problems());
        assertTrue(report.record().isEmpty());
        assertTrue(tree(report).get("record").isNull());
    }

    @Test
    void aBareBlockHasNoRecord() {
        ProvenanceReport report = ProvenanceInspector.inspect(VpmMetadata.tile(3, 20).build().encode());
        assertEquals(List.of(), report.problems());
        assertTrue(report.metadata().vmeta().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"tamper_itxt_crc, CRC_MISMATCH", "tamper_truncated, TRUNCATED", "tamper_duplicate, DUPLICATE_VPF",
        "tamper_bomb, LIMIT_EXCEEDED", "tamper_footer_overrun, NO_VPF"})
    void damageIsAProblem(String name, String problem) {
        ProvenanceReport report = ProvenanceInspector.inspect(Pictures.golden("vpf/" + name + ".png"));
        assertTrue(report.record().isEmpty());
        assertTrue(report.problems().stream().anyMatch(p -> p.startsWith(problem)), report.problems().toString());
    }

    @Test
    void anyBytesGiveAReport() {
        byte[] sound = Pictures.golden("vpf/embed_zeromodel.png");
        for (int n = 0; n < sound.length; n++) {
            assertNotNull(ProvenanceInspector.inspect(Arrays.copyOf(sound, n)).toTree());
            byte[] flipped = sound.clone();
            flipped[n] = (byte) (flipped[n] ^ 1 << n % 8);
            assertNotNull(ProvenanceInspector.inspect(flipped).toTree());
        }
    }
}
