package org.ternion.ca.motif;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts motifs while a step runs; see {@link MotifCounts} for the two kinds of counts. A set of motifs is a sum of the
 * constants. One counter per combination costs a single increment per cell; the counts are added up when asked for.
 */
final class MotifTally {
    static final int NONE = 0;
    static final int CORRIDOR = 1 << Motif.CORRIDOR.ordinal();
    static final int BUFFER = 1 << Motif.BUFFER.ordinal();
    static final int TENSION = 1 << Motif.TENSION.ordinal();
    static final int FATIGUE = 1 << Motif.FATIGUE.ordinal();
    static final int SHUTDOWN = 1 << Motif.SHUTDOWN.ordinal();

    private static final Motif[] MOTIFS = Motif.values();

    private final int[] combinations = new int[1 << 2 * MOTIFS.length];

    void clear() {
        Arrays.fill(combinations, 0);
    }

    /** The motifs whose condition held at a cell and the one that decided, {@link #NONE} if none did, in ten bits. */
    static int combination(int predicates, int decider) {
        return predicates | decider << MOTIFS.length;
    }

    /** Counts a cell. */
    void count(int combination) {
        combinations[combination]++;
    }

    MotifCounts counts() {
        Map<Motif, Long> predicates = new EnumMap<>(Motif.class);
        Map<Motif, Long> branches = new EnumMap<>(Motif.class);
        for (Motif motif : MOTIFS) {
            predicates.put(motif, countWith(1 << motif.ordinal()));
            branches.put(motif, countWith(1 << motif.ordinal() + MOTIFS.length));
        }
        return new MotifCounts(predicates, branches);
    }

    private long countWith(int bit) {
        long cells = 0;
        for (int i = 0; i < combinations.length; i++) {
            cells += (i & bit) != 0 ? combinations[i] : 0;
        }
        return cells;
    }
}
