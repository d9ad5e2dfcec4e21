package org.ternion.ca.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Transitions of a table, written out for all symmetries: a set of states for the cell and each neighbour. */
final class TableRows {
    /** Transitions of one table; a real one that is turned in all ways has some ten thousands. */
    static final int MOST_ROWS = 1 << 20;
    /** Longs of the finished table: 128 MiB. */
    private static final int MOST_WORDS = 1 << 24;

    private final int states;
    private final TableNeighbourhood neighbourhood;
    private final String symmetry;
    private final int most;
    /** Sets of states by number, as few of them come again and again. */
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    /** Per row the numbers of the sets of the cell and its neighbours, then the new state. */
    private final List<int[]> rows = new ArrayList<>();

    TableRows(int states, TableNeighbourhood neighbourhood, String symmetry) {
        this.states = states;
        this.neighbourhood = neighbourhood;
        this.symmetry = symmetry;
        most = (int) Math.min(MOST_ROWS, (long) MOST_WORDS * Long.SIZE / (states * neighbourhood.places().length));
    }

    /** Rows that fit. */
    int most() {
        return most;
    }

    /** Adds the cell, its neighbours and one new state, in all turns; false if there is no room. */
    boolean add(List<BitSet> entries) {
        int n = neighbourhood.places().length - 1;
        int[] around = new int[n];
        for (int i = 0; i < n; i++) {
            around[i] = number(entries.get(i + 1));
        }
        int centre = number(entries.get(0));
        int result = entries.get(n + 1).nextSetBit(0);
        if (symmetry.equals(TableNeighbourhood.PERMUTE)) {
            Arrays.sort(around);
            do {
                if (!addRow(centre, around, result)) {
                    return false;
                }
            } while (permute(around));
            return true;
        }
        Set<List<Integer>> seen = new HashSet<>();
        for (int[] turn : neighbourhood.turned(symmetry)) {
            int[] turned = Arrays.stream(turn).map(i -> around[i]).toArray();
            if (seen.add(Arrays.stream(turned).boxed().toList()) && !addRow(centre, turned, result)) {
                return false;
            }
        }
        return true;
    }

    private int number(BitSet set) {
        return numbers.computeIfAbsent(set, added -> {
            sets.add(added);
            return sets.size() - 1;
        });
    }

    private boolean addRow(int centre, int[] around, int result) {
        if (rows.size() == most) {
            return false;
        }
        int[] row = new int[around.length + 2];
        row[0] = centre;
        System.arraycopy(around, 0, row, 1, around.length);
        row[around.length + 1] = result;
        rows.add(row);
        return true;
    }

    /** The next permutation in the order of the numbers; false after the last one. Equal numbers are not exchanged. */
    private static boolean permute(int[] values) {
        int i = values.length - 2;
        while (i >= 0 && values[i] >= values[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = values.length - 1;
        while (values[j] <= values[i]) {
            j--;
        }
        swap(values, i, j);
        for (int left = i + 1, right = values.length - 1; left < right; left++, right--) {
            swap(values, left, right);
        }
        return true;
    }

    private static void swap(int[] values, int i, int j) {
        int kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    RuleTable table(String name) {
        int[] places = neighbourhood.places();
        int words = (rows.size() + Long.SIZE - 1) / Long.SIZE;
        long[] fits = new long[places.length * states * words];
        byte[] results = new byte[rows.size()];
        for (int r = 0; r < results.length; r++) {
            int[] row = rows.get(r);
            for (int input = 0; input < places.length; input++) {
                BitSet set = sets.get(row[input]);
                for (int s = set.nextSetBit(0); s >= 0; s = set.nextSetBit(s + 1)) {
                    fits[(input * states + s) * words + r / Long.SIZE] |= 1L << r % Long.SIZE;
                }
            }
            results[r] = (byte) row[places.length];
        }
        return new RuleTable(name, states, places, fits, results);
    }
}
