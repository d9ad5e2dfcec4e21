package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that Golly 3.3 wrote. */
class GollyFilesTest {
    static Path folder() throws URISyntaxException {
        return Path.of(GollyFilesTest.class.getResource("/goldens/ca-ternary-reference/golly").toURI());
    }

    static Stream<Path> files() throws IOException, URISyntaxException {
        return Files.list(folder()).filter(file -> file.toString().endsWith(".rle")).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theHeaderIsRightAndTheCellsComeBack(Path file) throws IOException {
        CellPattern pattern = PatternFile.read(file, 1 << 20);
        String header = Files.readAllLines(file).get(0);
        assertEquals(header, "x = " + pattern.cells().width() + ", y = " + pattern.cells().height() + ", rule = "
                + pattern.rule());
        assertFalse(pattern.rule().isEmpty());
        String text = PatternFile.text(pattern, PatternFormat.RLE);
        assertEquals(pattern, PatternFile.parse("again", text, PatternFormat.RLE, 1 << 20));
    }

    @ParameterizedTest
    @CsvSource({"topo_torus_shift_h_start,34,26", "topo_klein_h_shift_start,34,26", "topo_klein_v_start,34,26",
            "topo_cross_start,34,26", "topo_sphere_start,24,24", "life_torus_start,34,26", "bugs_torus_start,44,40",
            "highlife_plane_start,34,26"})
    void theTopologyHasTheSizeOfTheGrid(String name, int width, int height) throws IOException, URISyntaxException {
        CellPattern pattern = PatternFile.read(folder().resolve(name + ".rle"), 1 << 20);
        assertEquals(width, pattern.topology().orElseThrow().width());
        assertEquals(height, pattern.topology().orElseThrow().height());
        assertEquals(pattern.cells(), pattern.onGrid(height, width));
    }
}
