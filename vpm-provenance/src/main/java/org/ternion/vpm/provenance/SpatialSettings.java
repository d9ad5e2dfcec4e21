package org.ternion.vpm.provenance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.provenance.VpfException.Code;

/**
 * How a table becomes a map, as far as the map depends on it.
 *
 * @param task          the task text
 * @param metrics       columns of the table that are scores, in this order
 * @param idColumn      column of document ids, or empty
 * @param missing       what was done with cells without a value, in the words of whoever reads the table, for instance
 *                      {@code drop}
 * @param normalization {@link Normalization.Batch} or {@link Normalization.Fixed}; moving ranges depend on earlier
 *                      tables, so give those that were reached as fixed ones
 * @param hint          derived metrics
 */
public record SpatialSettings(String task, List<String> metrics, Optional<String> idColumn, String missing,
        Normalization normalization, FeatureHint hint) {
    private static final String FIXED = "fixed:";

    /**
     * Checks the settings.
     *
     * @param task          see the record
     * @param metrics       see the record
     * @param idColumn      see the record
     * @param missing       see the record
     * @param normalization see the record
     * @param hint          see the record
     * @throws IllegalArgumentException if ranges move
     */
    public SpatialSettings {
        Objects.requireNonNull(task, "task");
        metrics = List.copyOf(metrics);
        Objects.requireNonNull(idColumn, "idColumn");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(hint, "hint");
        if (Objects.requireNonNull(normalization, "normalization") instanceof Normalization.Ema) {
            throw new IllegalArgumentException(
                    "moving ranges cannot be recorded, they depend on earlier tables; give the ranges as fixed ones");
        }
    }

    /** The settings but the task, one {@code key=value} each, in the order of the keys. */
    List<String> toPreproc() {
        List<String> texts = new ArrayList<>();
        texts.add("hint=" + hint);
        idColumn.ifPresent(name -> texts.add("id-column=" + name));
        texts.add("metrics=" + text(Json.Arr.ofTexts(metrics)));
        texts.add("missing=" + missing);
        texts.add("normalize="
                + (normalization instanceof Normalization.Fixed fixed ? FIXED + ranges(fixed) : "batch"));
        return texts;
    }

    /** Ranges of other metrics have no effect and are left out. */
    private String ranges(Normalization.Fixed fixed) {
        Map<String, Json> members = new TreeMap<>();
        for (String metric : metrics) {
            MetricRange range = fixed.ranges().get(metric);
            if (range != null && range.isSet()) {
                members.put(metric, new Json.Arr(List.of(Json.Num.of(range.min()), Json.Num.of(range.max()))));
            }
        }
        return text(new Json.Obj(members));
    }

    private static String text(Json json) {
        return new String(CanonicalJson.jcs(json), StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #toPreproc} wrote.
     *
     * @throws VpfException BAD_FIELD
     */
    static SpatialSettings parse(String task, List<String> preproc) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : preproc) {
            int equals = text.indexOf('=');
            if (equals < 0 || values.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw bad("'" + text + "' has no key or one that was there before");
            }
        }
        try {
            FeatureHint hint = FeatureHint.parse(take(values, "hint"));
            List<String> metrics = metrics(json(take(values, "metrics")));
            String missing = take(values, "missing");
            Normalization normalization = normalization(take(values, "normalize"));
            Optional<String> idColumn = Optional.ofNullable(values.remove("id-column"));
            if (!values.isEmpty()) {
                throw bad("the keys " + values.keySet() + " are not known");
            }
            return new SpatialSettings(task, metrics, idColumn, missing, normalization, hint);
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    private static String take(Map<String, String> values, String key) {
        String value = values.remove(key);
        if (value == null) {
            throw bad("there is no " + key + "=");
        }
        return value;
    }

    private static Json json(String text) {
        try {
            return JsonReader.read(text, VpfLimits.DEFAULT);
        } catch (VpfException e) {
            throw bad(e.detail());
        }
    }

    private static List<String> metrics(Json json) {
        List<String> names = new ArrayList<>();
        if (json instanceof Json.Arr array) {
            for (Json item : array.items()) {
                if (!(item instanceof Json.Text name)) {
                    throw bad("a metric is no text");
                }
                names.add(name.value());
            }
        }
        if (names.isEmpty()) {
            throw bad("metrics= is no array of names");
        }
        return names;
    }

    private static Normalization normalization(String text) {
        if (text.equals("batch")) {
            return Normalization.batch();
        }
        if (!text.startsWith(FIXED)
                || !(json(text.substring(FIXED.length())) instanceof Json.Obj object)) {
            throw bad("normalize= is neither batch nor fixed: and a JSON object");
        }
        Map<String, MetricRange> ranges = new LinkedHashMap<>();
        object.members().forEach((name, range) -> ranges.put(name, range(name, range)));
        return Normalization.fixed(ranges);
    }

    private static MetricRange range(String name, Json json) {
        if (json instanceof Json.Arr pair && pair.items().size() == 2 && pair.items().get(0) instanceof Json.Num min
                && pair.items().get(1) instanceof Json.Num max) {
            return new MetricRange(Double.parseDouble(min.lexeme()), Double.parseDouble(max.lexeme()));
        }
        throw bad("the range of '" + name + "' is no pair of numbers");
    }

    private static VpfException bad(String detail) {
        return new VpfException(Code.BAD_FIELD, -1, "params.preproc: " + detail);
    }
}
