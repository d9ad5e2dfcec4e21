package org.ternion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.vpm.MetricRange;

/** Reads the ranges of {@code --normalize fixed:FILE}: a JSON object {@code {"metric": [min, max], ..}}. */
final class RangeFile {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String EXPECTED = "{\"metric\": [min, max], ..} is expected";

    private RangeFile() {
    }

    /** Every metric must have a range; ranges of other names are reported and not used. */
    static Map<String, MetricRange> read(Path file, List<String> metrics, List<String> warnings) {
        InputFile.existing(file, "a JSON file of ranges");
        JsonNode root;
        try {
            root = MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? ""
                    : ", line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            throw new BadInputException(file + where + ": not JSON, " + EXPECTED, e);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
        if (!root.isObject()) {
            throw new BadInputException(file + ": not an object, " + EXPECTED);
        }
        Map<String, MetricRange> ranges = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (metrics.contains(field.getKey())) {
                ranges.put(field.getKey(), range(file, field.getKey(), field.getValue()));
            } else {
                warnings.add("range of '" + field.getKey() + "' in " + file + " not used, there is no such metric");
            }
        }
        for (String metric : metrics) {
            if (!ranges.containsKey(metric)) {
                throw new BadInputException(file + ": no range for metric '" + metric + "', " + EXPECTED);
            }
        }
        return ranges;
    }

    private static MetricRange range(Path file, String metric, JsonNode value) {
        boolean pair = value.isArray() && value.size() == 2 && value.get(0).isNumber() && value.get(1).isNumber();
        double min = pair ? value.get(0).doubleValue() : Double.NaN;
        double max = pair ? value.get(1).doubleValue() : Double.NaN;
        if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new BadInputException(file + ": the range of '" + metric + "' must be two numbers, min <= max, was "
                    + value);
        }
        return new MetricRange(min, max);
    }
}
