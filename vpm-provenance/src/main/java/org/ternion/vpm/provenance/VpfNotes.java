package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ternion.core.io.AtomicFile;

/**
 * Two small JSON objects that a picture can carry beside its record: a header (task, metric names, order of documents)
 * and a footer (top documents, scores, remarks). Unlike the record they are made to be changed, and nothing protects
 * them: write them before a picture is sealed, afterwards its content hash no longer matches.
 *
 * <p>A value of this class is immutable. {@link #write} changes the text chunks of the notes that differ and copies all
 * other bytes.
 */
public final class VpfNotes {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    /** A header lists every document, so notes may be longer than a record. */
    private static final VpfLimits LIMITS = new VpfLimits(8 << 20, 4 << 20, 8 << 20, 200, 64, 500_000, 1);

    private final Map<Part, Note> notes;

    private VpfNotes(Map<Part, Note> notes) {
        this.notes = notes;
    }

    /** The two notes. */
    public enum Part {
        /** Made with the picture: task, order, metric names, order of documents. */
        HEADER("vpf.header"),
        /** Kept up to date: top documents, relevance scores, remarks. */
        FOOTER("vpf.footer");

        private final String keyword;

        Part(String keyword) {
            this.keyword = keyword;
        }

        /**
         * Keyword of the text chunk.
         *
         * @return {@code vpf.header} or {@code vpf.footer}
         */
        public String keyword() {
            return keyword;
        }
    }

    /** What a picture has of a note. */
    public enum State {
        /** No chunk. */
        ABSENT,
        /** A chunk whose text is empty or an object without members. */
        EMPTY,
        /** A chunk that is damaged, too large or holds no JSON object, or more than one chunk. */
        MALFORMED,
        /** An object with members. */
        PRESENT
    }

    /** Names of files for changed copies, one for each kind of change. */
    public enum Suffix {
        /** The header was written. */
        HEADER("_hdr"),
        /** The footer was written. */
        FOOTER("_ftr"),
        /** Both were written. */
        BOTH("_vpf"),
        /** The header was updated. */
        HEADER_UPDATE("_hdr_upd"),
        /** The footer was updated. */
        FOOTER_UPDATE("_ftr_upd");

        private final String text;

        Suffix(String text) {
            this.text = text;
        }

        /**
         * Where to write a changed copy.
         *
         * @param file name of the picture
         * @return the same name in the same folder with the suffix before the extension; {@code .png} is added to a
         *         name without extension
         * @throws IllegalArgumentException if the path has no file name
         */
        public Path target(Path file) {
            Path last = file.getFileName();
            if (last == null || last.toString().isEmpty()) {
                throw new IllegalArgumentException("path '" + file + "' has no file name");
            }
            String name = last.toString();
            int dot = name.lastIndexOf('.');
            return file.resolveSibling(dot < 0 ? name + text + ".png" : name.substring(0, dot) + text
                    + name.substring(dot));
        }
    }

    /** State and, if it is EMPTY or PRESENT, the object. */
    private record Note(State state, Json.Obj object) {
        static final Note ABSENT = new Note(State.ABSENT, Json.Obj.EMPTY);
        static final Note MALFORMED = new Note(State.MALFORMED, Json.Obj.EMPTY);

        static Note of(Json.Obj object) {
            return new Note(object.members().isEmpty() ? State.EMPTY : State.PRESENT, object);
        }
    }

    /**
     * No notes, to begin with.
     *
     * @return both parts ABSENT
     */
    public static VpfNotes none() {
        return new VpfNotes(Map.of(Part.HEADER, Note.ABSENT, Part.FOOTER, Note.ABSENT));
    }

    /**
     * Reads the notes of a picture. Only chunk heads and the notes are read.
     *
     * @param png a PNG
     * @return its notes
     * @throws IOException  if the file cannot be read
     * @throws VpfException if the file is no PNG or its chunks do not end where it does; a damaged note is MALFORMED
     */
    public static VpfNotes read(Path png) throws IOException {
        try (PngFile file = PngFile.open(PngInput.of(png), LIMITS)) {
            return read(file);
        }
    }

    /**
     * Reads the notes of a picture.
     *
     * @param png a PNG
     * @return its notes
     * @throws VpfException if the bytes are no PNG or its chunks do not end where they do; a damaged note is MALFORMED
     */
    public static VpfNotes read(byte[] png) {
        try (PngFile file = PngFile.open(PngInput.of(png), LIMITS)) {
            return read(file);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private static VpfNotes read(PngFile file) throws IOException {
        Map<Part, Note> notes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            notes.put(part, note(file, file.texts(part.keyword)));
        }
        return new VpfNotes(notes);
    }

    private static Note note(PngFile file, List<PngChunk> chunks) throws IOException {
        if (chunks.isEmpty()) {
            return Note.ABSENT;
        }
        if (chunks.size() > 1) {
            return Note.MALFORMED;
        }
        try {
            PngChunk chunk = chunks.get(0);
            String text = PngText.read(chunk, file.data(chunk), LIMITS).orElseThrow().text();
            if (text.isBlank()) {
                return Note.of(Json.Obj.EMPTY);
            }
            return JsonReader.read(text, LIMITS) instanceof Json.Obj object ? Note.of(object)
                    : Note.MALFORMED;
        } catch (VpfException e) {
            return Note.MALFORMED;
        }
    }

    /**
     * What there is of a note.
     *
     * @param part which one
     * @return its state
     */
    public State state(Part part) {
        return notes.get(part).state;
    }

    /**
     * The JSON text of a note.
     *
     * @param part which one
     * @return compact, members in their order; empty if the note is ABSENT or MALFORMED
     */
    public Optional<String> json(Part part) {
        Note note = notes.get(part);
        return note.state == State.EMPTY || note.state == State.PRESENT ? Optional.of(CompactJson.text(note.object))
                : Optional.empty();
    }

    /**
     * A member of a note.
     *
     * @param part which note
     * @param name of the member
     * @return its JSON text; empty if there is no such member
     */
    public Optional<String> member(Part part, String name) {
        return Optional.ofNullable(notes.get(part).object.get(name)).map(CompactJson::text);
    }

    /**
     * With a note replaced.
     *
     * @param part which one
     * @param json text of an object
     * @return a changed copy
     * @throws VpfException BAD_JSON, LIMIT_EXCEEDED, or BAD_FIELD if the text is no object
     */
    public VpfNotes with(Part part, String json) {
        return with(part, Note.of(object(part, json)));
    }

    /**
     * Without a note.
     *
     * @param part which one
     * @return a changed copy, in which the part is ABSENT
     */
    public VpfNotes without(Part part) {
        return with(part, Note.ABSENT);
    }

    /**
     * With members of a note replaced or added. Values are replaced as a whole, and null is a value.
     *
     * @param part  which one; if it is ABSENT, the patch becomes the note
     * @param patch text of an object
     * @return a changed copy
     * @throws VpfException          BAD_JSON, LIMIT_EXCEEDED, or BAD_FIELD if the patch is no object
     * @throws IllegalStateException if the note is MALFORMED: there is nothing to update, only to replace
     */
    public VpfNotes updated(Part part, String patch) {
        Note note = notes.get(part);
        if (note.state == State.MALFORMED) {
            throw new IllegalStateException(part.keyword + " is malformed: replace it instead of updating it");
        }
        Json.Obj merged = note.object;
        for (Map.Entry<String, Json> member : object(part, patch).members().entrySet()) {
            merged = merged.with(member.getKey(), member.getValue());
        }
        return with(part, Note.of(merged));
    }

    /**
     * With a blank note, all fields but version and time null, in place of each ABSENT one.
     *
     * @param now time to note, kept to the microsecond
     * @return a changed copy, or this if nothing is absent
     */
    public VpfNotes ensured(Instant now) {
        String time = "\"" + timeText(now) + "\"";
        VpfNotes ensured = this;
        if (state(Part.HEADER) == State.ABSENT) {
            ensured = ensured.with(Part.HEADER, "{\"version\":\"1.0\",\"created_at\":" + time
                    + ",\"generator\":\"zeromodel.vpf\",\"task\":null,\"order_by\":null,\"metric_names\":null,"
                    + "\"doc_order\":null}");
        }
        if (state(Part.FOOTER) == State.ABSENT) {
            ensured = ensured.with(Part.FOOTER, "{\"version\":\"1.0\",\"updated_at\":" + time
                    + ",\"top_docs\":null,\"relevance_scores\":null,\"notes\":null}");
        }
        return ensured;
    }

    /** As Python writes it: microseconds, or none if they are 0. */
    private static String timeText(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        DateTimeFormatter format = micros.getNano() == 0 ? SECONDS : MICROSECONDS;
        return format.format(micros.atOffset(ZoneOffset.UTC)) + "+00:00";
    }

    private static Json.Obj object(Part part, String json) {
        if (JsonReader.read(Objects.requireNonNull(json, "json"), LIMITS) instanceof Json.Obj object) {
            return object;
        }
        throw new VpfException(VpfException.Code.BAD_FIELD, -1, part.keyword + " must be a JSON object");
    }

    private VpfNotes with(Part part, Note note) {
        Map<Part, Note> changed = new EnumMap<>(notes);
        changed.put(part, note);
        return new VpfNotes(changed);
    }

    /**
     * Copies a picture and gives the copy these notes. A part that is the same in the picture, or MALFORMED here, is
     * copied as it is. A part that differs goes in front of the first IDAT chunk.
     *
     * @param in  a PNG
     * @param out where to write; may be {@code in}, which is not touched at all if nothing differs; appears when
     *            complete
     * @throws IOException  if a file cannot be read or written
     * @throws VpfException if {@code in} is no PNG
     */
    public void write(Path in, Path out) throws IOException {
        if (in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
            try (PngFile file = PngFile.open(PngInput.of(in), LIMITS)) {
                if (edits(file).isEmpty()) {
                    return;
                }
            }
        }
        try (AtomicFile target = AtomicFile.create(out)) {
            // Closed before the move: some systems do not replace a file that is open.
            try (PngFile file = PngFile.open(PngInput.of(in), LIMITS)) {
                write(file, edits(file), target.stream());
            }
            target.commit();
        }
    }

    /**
     * Gives a copy of a picture these notes, as {@link #write(Path, Path)} does.
     *
     * @param png a PNG, not changed
     * @return the copy
     * @throws VpfException if the bytes are no PNG
     */
    public byte[] write(byte[] png) {
        try (PngFile file = PngFile.open(PngInput.of(png), LIMITS)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(file, edits(file), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private Map<Part, Note> edits(PngFile file) throws IOException {
        VpfNotes current = read(file);
        Map<Part, Note> edits = new EnumMap<>(notes);
        edits.entrySet().removeIf(edit -> edit.getValue().state == State.MALFORMED
                || edit.getValue().equals(current.notes.get(edit.getKey())));
        return edits;
    }

    private static void write(PngFile file, Map<Part, Note> edits, OutputStream out) throws IOException {
        Set<PngChunk> removed = new HashSet<>();
        for (Part part : edits.keySet()) {
            removed.addAll(file.texts(part.keyword));
        }
        long copied = 0;
        boolean inserted = false;
        for (PngChunk chunk : file.chunks()) {
            if (removed.contains(chunk)) {
                file.copy(copied, chunk.offset(), out);
                copied = chunk.end();
            } else if (!inserted && chunk.type().equals("IDAT")) {
                file.copy(copied, chunk.offset(), out);
                copied = chunk.offset();
                insert(edits, out);
                inserted = true;
            }
        }
        file.copy(copied, file.size(), out);
    }

    private static void insert(Map<Part, Note> edits, OutputStream out) throws IOException {
        for (Map.Entry<Part, Note> edit : edits.entrySet()) {
            if (edit.getValue().state != State.ABSENT) {
                out.write(PngText.itxtChunk(edit.getKey().keyword, CompactJson.text(edit.getValue().object)));
            }
        }
    }
}
