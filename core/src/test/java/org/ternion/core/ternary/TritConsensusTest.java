package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TritConsensusTest {
    private static final int SIZE = 131;

    private static List<TritVector> votes(int count) {
        Random random = new Random(count);
        return Stream.generate(() -> RandomTrits.vector(random, SIZE)).limit(count).toList();
    }

    /** By the definition: +1 where at least {@code quorum} votes are +1 and more than are -1, and likewise -1. */
    private static byte[] expected(List<TritVector> votes, int quorum) {
        byte[] result = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            int element = i;
            int plus = (int) votes.stream().filter(vote -> vote.get(element) > 0).count();
            int minus = (int) votes.stream().filter(vote -> vote.get(element) < 0).count();
            int sign = Integer.compare(plus, minus);
            result[i] = (byte) (Math.max(plus, minus) >= quorum ? sign : 0);
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 20, 33})
    void countsVotesLikeTheDefinition(int count) {
        List<TritVector> votes = votes(count);
        assertArrayEquals(expected(votes, 0), TritConsensus.majority(votes).toBytes());
        for (int quorum = 0; quorum <= count + 1; quorum++) {
            assertArrayEquals(expected(votes, quorum), TritConsensus.quorum(votes, quorum).toBytes());
        }
        assertEquals(TritConsensus.quorum(votes, count), TritConsensus.unanimous(votes));
        assertEquals(TritVector.of(new byte[SIZE]), TritConsensus.quorum(votes, Integer.MAX_VALUE));
    }

    @Test
    void unanimousIsWhatNobodyContradictsOrLeavesOpen() {
        List<TritVector> votes = Stream.of("++--00+", "++-+0-0").map(TritVector::parse).toList();
        assertEquals(TritVector.parse("++-0000"), TritConsensus.unanimous(votes));
        assertEquals(TritVector.parse("++-00-+"), TritConsensus.majority(votes));
    }

    @Test
    void fullCountersDoNotOverflow() {
        for (int count : new int[] {1, 3, 7, 15, 63}) {
            List<TritVector> votes =
                    IntStream.range(0, count).mapToObj(i -> TritVector.of(new byte[] {1, -1, 0})).toList();
            assertEquals(TritVector.parse("+-0"), TritConsensus.quorum(votes, count));
        }
    }

    @Test
    void noVotesAndDifferentSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TritConsensus.majority(List.of()));
        assertThrows(IllegalArgumentException.class, () -> TritConsensus.unanimous(List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> TritConsensus.majority(List.of(TritVector.parse("+"), TritVector.parse("+-"))));
        assertThrows(IllegalArgumentException.class,
                () -> TritConsensus.quorum(List.of(TritVector.parse("+")), -1));
    }
}
