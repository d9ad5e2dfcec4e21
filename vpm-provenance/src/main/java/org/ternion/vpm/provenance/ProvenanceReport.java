package org.ternion.vpm.provenance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ternion.vpm.image.MetadataReport;
import org.ternion.vpm.provenance.VpfExtractor.Extracted;

/**
 * What a file says of itself. Nothing of it is verified.
 *
 * @param metadata the metadata of a visual policy map, and where records are
 * @param record   the record, or empty if there is none or it cannot be read
 * @param notes    the notes, both absent if there are none or they cannot be read
 * @param problems what is damaged or odd, one line each; those of {@code metadata} are among them
 */
public record ProvenanceReport(MetadataReport metadata, Optional<Extracted> record, VpfNotes notes,
        List<String> problems) {
    /** Both were parsed before, with limits of their own, so any text is fine now. */
    private static final VpfLimits ANY = new VpfLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
            Integer.MAX_VALUE, VpfLimits.DEFAULT.maxDepth(), Integer.MAX_VALUE, Long.MAX_VALUE);

    /**
     * Copies the list.
     *
     * @param metadata see the record
     * @param record   see the record
     * @param notes    see the record
     * @param problems see the record
     */
    public ProvenanceReport {
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(notes, "notes");
        problems = List.copyOf(problems);
    }

    /**
     * The report as a tree for JSON: that of {@link MetadataReport#toTree}, then {@code record}, {@code notes} and all
     * {@code problems}.
     *
     * @return maps, lists, strings, numbers, booleans and null
     */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>(metadata.toTree());
        tree.remove("problems");
        tree.put("record", record.map(ProvenanceReport::tree).orElse(null));
        Map<String, Object> both = new LinkedHashMap<>();
        for (VpfNotes.Part part : VpfNotes.Part.values()) {
            Map<String, Object> note = new LinkedHashMap<>();
            note.put("state", notes.state(part).name());
            note.put("content", notes.json(part).map(ProvenanceReport::parse).orElse(null));
            both.put(part.keyword(), note);
        }
        tree.put("notes", both);
        tree.put("problems", problems);
        return tree;
    }

    private static Map<String, Object> tree(Extracted record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("place", record.where().name());
        tree.put("legacy_layout", record.legacyLayout());
        tree.put("document", parse(record.rawJson()));
        return tree;
    }

    private static Object parse(String json) {
        return tree(JsonReader.read(json, ANY));
    }

    private static Object tree(Json json) {
        if (json instanceof Json.Obj object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.members().forEach((name, value) -> members.put(name, tree(value)));
            return members;
        }
        if (json instanceof Json.Arr array) {
            List<Object> items = new ArrayList<>();
            array.items().forEach(item -> items.add(tree(item)));
            return items;
        }
        if (json instanceof Json.Num number) {
            return number(number.lexeme());
        }
        return word(json);
    }

    /** A text where the exponent is longer than any number here can have. */
    private static Object number(String lexeme) {
        try {
            return new BigDecimal(lexeme);
        } catch (NumberFormatException e) {
            return lexeme;
        }
    }

    private static Object word(Json json) {
        return json instanceof Json.Text text ? text.value()
                : json == Json.Word.NULL ? null : (Object) (json == Json.Word.TRUE);
    }
}
