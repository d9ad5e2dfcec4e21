package org.ternion.sphere.overflow;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ternion.sphere.Placement;

/** The members of all shells in ascending order of (score, id), while prominent ones change places with others. */
final class ShellSwaps {
    /** Point by rank. */
    private final int[] order;
    private final boolean[] prominent;
    /** Ranks of the members shell by shell, ascending within: shell k begins at {@code start[k]}. */
    private final int[] ranks;
    private final int[] start;
    /** Shells with members: exchanges do not change counts, so an empty shell would part its neighbours for ever. */
    private final int[] occupied;
    private final int[] scratch;

    /** Takes the points in ascending order, and which of them are prominent. */
    ShellSwaps(Placement placement, int[] order, IntPredicate isProminent) {
        this.order = order;
        this.prominent = new boolean[order.length];
        int[] rankOf = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            prominent[rank] = isProminent.test(order[rank]);
            rankOf[order[rank]] = rank;
        }
        ranks = order.clone();
        start = OverflowPolicy.groupByShell(placement, ranks);
        occupied = IntStream.range(0, start.length - 1).filter(k -> start[k] < start[k + 1]).toArray();
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rankOf[ranks[i]];
        }
        scratch = new int[order.length];
    }

    /** Exchanges members of neighbouring occupied shells, from inside out; false if there was nothing to exchange. */
    boolean sweep() {
        boolean changed = false;
        for (int j = 1; j < occupied.length; j++) {
            // Shells in between are empty, so the ranks of the two are side by side.
            changed |= exchange(start[occupied[j - 1]], start[occupied[j]], start[occupied[j] + 1]);
        }
        return changed;
    }

    /** Exchanges members of the shells {@code [from, mid)} and {@code [mid, to)}. */
    private boolean exchange(int from, int mid, int to) {
        // The largest prominent one meets the smallest outer one, the second largest the second smallest, and so on:
        // those exchanged before are in the way of neither, being larger than any outer and smaller than any inner one.
        int swaps = 0;
        int firstUp = scratch.length;
        for (int i = mid - 1; i >= from && mid + swaps < to && ranks[i] > ranks[mid + swaps]; i--) {
            if (prominent[ranks[i]]) {
                scratch[--firstUp] = ranks[i];
                swaps++;
            }
        }
        if (swaps == 0) {
            return false;
        }
        int[] down = Arrays.copyOfRange(ranks, mid, mid + swaps);
        int[] up = Arrays.copyOfRange(scratch, firstUp, scratch.length);
        int stay = without(up, from, mid);
        merge(stay, down, from);
        System.arraycopy(ranks, mid + swaps, scratch, 0, to - mid - swaps);
        merge(to - mid - swaps, up, mid);
        return true;
    }

    /** Copies the ranks of a shell that do not go up to the scratch array and returns their number. */
    private int without(int[] up, int from, int mid) {
        int stay = 0;
        int next = 0;
        for (int i = from; i < mid; i++) {
            if (next < up.length && ranks[i] == up[next]) {
                next++;
            } else {
                scratch[stay++] = ranks[i];
            }
        }
        return stay;
    }

    /** Merges the first {@code n} of the scratch array and {@code more}, both ascending, to the ranks at {@code at}. */
    private void merge(int n, int[] more, int at) {
        int i = 0;
        int j = 0;
        for (int out = at; i < n || j < more.length; out++) {
            ranks[out] = j == more.length || i < n && scratch[i] < more[j] ? scratch[i++] : more[j++];
        }
    }

    /** Shell per point. */
    int[] shells() {
        int[] shell = new int[order.length];
        for (int k = 0; k < start.length - 1; k++) {
            for (int i = start[k]; i < start[k + 1]; i++) {
                shell[order[ranks[i]]] = k;
            }
        }
        return shell;
    }
}
