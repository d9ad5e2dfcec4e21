package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.List;
import org.ternion.core.Checks;

/**
 * What several vectors of trits agree on, element by element. The votes for +1 and for -1 are counted in bit-sliced
 * counters, 64 elements at a time.
 */
public final class TritConsensus {
    private TritConsensus() {
    }

    /**
     * Majority of the votes that are not 0.
     *
     * @param votes at least one vector, all of the same size
     * @return the sign of the sum of the elements; a tie is 0
     * @throws IllegalArgumentException if there is no vector or the sizes differ
     */
    public static TritVector majority(List<TritVector> votes) {
        return quorum(votes, 0);
    }

    /**
     * Majority of the votes that are not 0, if it is large enough.
     *
     * @param votes  at least one vector, all of the same size
     * @param quorum number of equal votes needed, {@code >= 0}
     * @return +1 where at least {@code quorum} votes are +1 and more than are -1; -1 likewise; else 0
     * @throws IllegalArgumentException if there is no vector, the sizes differ or {@code quorum} is negative
     */
    public static TritVector quorum(List<TritVector> votes, int quorum) {
        Checks.inRange(quorum, 0, Integer.MAX_VALUE, "quorum");
        int size = commonSize(votes);
        long[] plus = new long[TritVector.words(size)];
        long[] minus = new long[plus.length];
        int digits = Integer.SIZE - Integer.numberOfLeadingZeros(votes.size());
        long[] forPlus = new long[digits];
        long[] forMinus = new long[digits];
        for (int w = 0; w < plus.length; w++) {
            Arrays.fill(forPlus, 0);
            Arrays.fill(forMinus, 0);
            for (TritVector vote : votes) {
                count(forPlus, vote.plusWords()[w]);
                count(forMinus, vote.minusWords()[w]);
            }
            plus[w] = greater(forPlus, forMinus) & atLeast(forPlus, quorum);
            minus[w] = greater(forMinus, forPlus) & atLeast(forMinus, quorum);
        }
        return TritVector.trusted(plus, minus, size);
    }

    /**
     * Elements on which all votes agree.
     *
     * @param votes at least one vector, all of the same size
     * @return the common value, 0 where there is none
     * @throws IllegalArgumentException if there is no vector or the sizes differ
     */
    public static TritVector unanimous(List<TritVector> votes) {
        int size = commonSize(votes);
        long[] plus = votes.get(0).plusWords().clone();
        long[] minus = votes.get(0).minusWords().clone();
        for (TritVector vote : votes) {
            for (int w = 0; w < plus.length; w++) {
                plus[w] &= vote.plusWords()[w];
                minus[w] &= vote.minusWords()[w];
            }
        }
        return TritVector.trusted(plus, minus, size);
    }

    private static int commonSize(List<TritVector> votes) {
        if (votes.isEmpty()) {
            throw new IllegalArgumentException("at least one vector is needed");
        }
        int size = votes.get(0).size();
        for (TritVector vote : votes) {
            PlaneAlgebra.sameSize(size, vote.size());
        }
        return size;
    }

    /** Adds a bit to the counter of each lane; digit 0 is the lowest. The counters are wide enough for all votes. */
    private static void count(long[] counters, long bits) {
        long carry = bits;
        for (int digit = 0; carry != 0; digit++) {
            long next = counters[digit] & carry;
            counters[digit] ^= carry;
            carry = next;
        }
    }

    /** Lanes in which the first counter is greater than the second. */
    private static long greater(long[] first, long[] second) {
        long greater = 0;
        for (int digit = 0; digit < first.length; digit++) {
            greater = first[digit] & ~second[digit] | ~(first[digit] ^ second[digit]) & greater;
        }
        return greater;
    }

    /** Lanes in which the counter is not less than a number. */
    private static long atLeast(long[] counter, int number) {
        if (number >> counter.length != 0) {
            return 0;
        }
        long atLeast = -1;
        for (int digit = 0; digit < counter.length; digit++) {
            atLeast = (number >> digit & 1) == 0 ? counter[digit] | atLeast : counter[digit] & atLeast;
        }
        return atLeast;
    }
}
