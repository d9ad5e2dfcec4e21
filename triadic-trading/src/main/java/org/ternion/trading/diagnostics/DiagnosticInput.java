package org.ternion.trading.diagnostics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.ternion.trading.RunLog;

/** What diagnostics are computed of: up to two run logs and two tables of sweeps. Immutable. */
public final class DiagnosticInput {
    /** What can be given. */
    public enum Part {
        /** A run log. */
        LOG("a run log"),
        /** A run log to compare with. */
        SECOND_LOG("a second run log"),
        /** The table of a sweep. */
        SWEEP("the table of a sweep"),
        /** The table of a sweep to compare with. */
        SECOND_SWEEP("a second table of a sweep");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Nothing yet. */
    public static final DiagnosticInput EMPTY = new DiagnosticInput(new EnumMap<>(Part.class),
            new EnumMap<>(Part.class));

    private final Map<Part, Object> parts;
    private final Map<Part, String> labels;

    private DiagnosticInput(Map<Part, Object> parts, Map<Part, String> labels) {
        this.parts = parts;
        this.labels = labels;
    }

    private DiagnosticInput with(Part part, Object value, String label) {
        Map<Part, Object> more = new EnumMap<>(parts);
        Map<Part, String> names = new EnumMap<>(labels);
        more.put(part, Objects.requireNonNull(value, "value"));
        names.put(part, Objects.requireNonNull(label, "label"));
        return new DiagnosticInput(more, names);
    }

    /**
     * Gives a log.
     *
     * @param log   the first one if there is none yet, else the second
     * @param label what pictures call it
     * @return this and the log
     */
    public DiagnosticInput withLog(RunLog log, String label) {
        return with(parts.containsKey(Part.LOG) ? Part.SECOND_LOG : Part.LOG, log, label);
    }

    /**
     * Gives the table of a sweep.
     *
     * @param table the first one if there is none yet, else the second
     * @param label what pictures call it
     * @return this and the table
     */
    public DiagnosticInput withSweep(NumberTable table, String label) {
        return with(parts.containsKey(Part.SWEEP) ? Part.SECOND_SWEEP : Part.SWEEP, table, label);
    }

    /**
     * Whether something was given.
     *
     * @param part what
     * @return true if so
     */
    public boolean has(Part part) {
        return parts.containsKey(part);
    }

    RunLog log() {
        return (RunLog) need(Part.LOG);
    }

    RunLog secondLog() {
        return (RunLog) need(Part.SECOND_LOG);
    }

    NumberTable sweep() {
        return (NumberTable) need(Part.SWEEP);
    }

    NumberTable secondSweep() {
        return (NumberTable) need(Part.SECOND_SWEEP);
    }

    String label(Part part) {
        need(part);
        return labels.get(part);
    }

    Object need(Part part) {
        Object value = parts.get(part);
        if (value == null) {
            throw new IllegalArgumentException(part.words + " is needed");
        }
        return value;
    }
}
