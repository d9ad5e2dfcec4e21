package org.ternion.vpm;

import java.util.List;
import java.util.Locale;

/** A metric name that a table or map does not have. The message names the nearest known one and lists the rest. */
public final class UnknownMetricException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The unknown name. */
    private final String name;
    /** The closest known name. */
    private final String nearest;

    /**
     * An unknown name.
     *
     * @param name  the unknown name
     * @param known the known names, not empty
     */
    public UnknownMetricException(String name, List<String> known) {
        super(message(name, known));
        this.name = name;
        this.nearest = nearest(name, known);
    }

    /**
     * The unknown name.
     *
     * @return as it was given
     */
    public String name() {
        return name;
    }

    /**
     * The known name with the smallest edit distance, ignoring case; the first of several.
     *
     * @return a known name
     */
    public String nearest() {
        return nearest;
    }

    static String message(String name, List<String> known) {
        return "unknown metric '" + name + "', did you mean '" + nearest(name, known) + "'? known: "
                + String.join(", ", known);
    }

    static String nearest(String name, List<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int d = editDistance(name.toLowerCase(Locale.ROOT),
                    candidate.toLowerCase(Locale.ROOT));
            if (d < bestDistance) {
                bestDistance = d;
                best = candidate;
            }
        }
        return best;
    }

    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitute, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
