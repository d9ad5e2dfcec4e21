package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HammingCodeTest {
    @ParameterizedTest
    @CsvSource({"2, 4, 2", "3, 13, 10", "4, 40, 36", "5, 121, 116"})
    void anyOneWrongTritIsCorrected(int checks, int length, int dataLength) {
        HammingCode code = HammingCode.of(checks);
        assertEquals(length, code.length());
        assertEquals(dataLength, code.dataLength());
        TritVector data = RandomTrits.vector(new Random(checks), dataLength);
        TritVector word = code.encode(data);
        assertEquals(data, TritVector.of(word.toBytes(), 0, dataLength));
        assertEquals(word, code.correct(word));
        for (int place = 0; place < length; place++) {
            for (int change = 1; change <= 2; change++) {
                byte[] damaged = word.toBytes();
                damaged[place] = (byte) (Math.floorMod(damaged[place] + change + 1, 3) - 1);
                assertEquals(word, code.correct(TritVector.of(damaged)));
            }
        }
    }

    @Test
    void everyWordIsNearExactlyOneLegalWord() {
        HammingCode code = HammingCode.of(2);
        Set<TritVector> legal = new HashSet<>();
        byte[] trits = new byte[4];
        for (int word = 0; word < 81; word++) {
            TritPacking.unpackInt(word, trits, 0, 4);
            TritVector vector = TritVector.of(trits);
            TritVector corrected = code.correct(vector);
            legal.add(corrected);
            assertEquals(corrected, code.correct(corrected));
            assertEquals(vector.equals(corrected) ? 0 : 1, TritDot.hamming(vector, corrected));
        }
        assertEquals(9, legal.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11})
    void otherNumbersOfChecksAreRefused(int checks) {
        assertThrows(IllegalArgumentException.class, () -> HammingCode.of(checks));
    }

    @Test
    void wordsOfAnotherLengthAreRefused() {
        assertEquals("10 trits expected, got 2", assertThrows(IllegalArgumentException.class,
                () -> HammingCode.of(3).encode(TritVector.parse("00"))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> HammingCode.of(3).correct(TritVector.parse("00")));
    }
}
