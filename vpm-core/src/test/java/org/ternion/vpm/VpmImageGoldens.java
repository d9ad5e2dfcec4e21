package org.ternion.vpm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ternion.core.DoubleMatrix;

/** Reads the golden files of the image suite. */
final class VpmImageGoldens {
    private VpmImageGoldens() {
    }

    static JsonNode read(String file) {
        try (InputStream in = VpmImageGoldens.class.getResourceAsStream("/goldens/vpm-image/" + file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static DoubleMatrix matrix(JsonNode rows) {
        int cols = rows.get(0).size();
        double[] values = new double[rows.size() * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / cols).get(i % cols).doubleValue();
        }
        return DoubleMatrix.wrap(values, rows.size(), cols);
    }

    static VpmRaster raster(String file, TieRule ties) {
        return VpmRaster.ofMetricRows(List.of(), matrix(read(file).get("matrix")), ties);
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }
}
