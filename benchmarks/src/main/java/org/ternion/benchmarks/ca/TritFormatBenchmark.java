package org.ternion.benchmarks.ca;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.core.ternary.FiveTritBytes;
import org.ternion.core.ternary.FiveTritWords;
import org.ternion.core.ternary.TritPlanes;
import org.ternion.core.ternary.TritVector;

/**
 * How many trits per second are packed five to a byte and unpacked, and how many differences of bytes are brought to
 * balanced ternary digits? Copying a byte per trit is the lower bound of what reads or writes bytes. Vectors are new
 * ones in each call, bytes are written to the same place.
 */
public class TritFormatBenchmark extends AbstractBenchmark {
    /** Elements. */
    @Param("1000000")
    public int trits;

    private byte[] states;
    private byte[] unpacked;
    private byte[] packed;
    private TritVector vector;
    private byte[] words;
    private byte[] minuend;
    private byte[] subtrahend;

    /** Draws trits. */
    @Setup
    public void draw() {
        vector = TritBenchmark.vector(trits, 1);
        states = new byte[trits];
        for (int i = 0; i < trits; i++) {
            states[i] = (byte) (vector.get(i) + 1);
        }
        unpacked = new byte[trits];
        packed = FiveTritBytes.pack(vector);
        words = FiveTritWords.pack(vector);
        minuend = CellSoups.bytes(trits, 1 << Byte.SIZE, 2);
        subtrahend = CellSoups.bytes(trits, 1 << Byte.SIZE, 3);
    }

    /** Copies a byte per trit. */
    @Benchmark
    public byte[] baselineCopy(Rate rate) {
        rate.add(trits);
        System.arraycopy(states, 0, unpacked, 0, trits);
        return unpacked;
    }

    /** Packs states, a byte each. */
    @Benchmark
    public byte[] packStates(Rate rate) {
        rate.add(trits);
        FiveTritBytes.packStates(states, 0, trits, packed, 0);
        return packed;
    }

    /** Unpacks to states, a byte each. */
    @Benchmark
    public byte[] unpackStates(Rate rate) {
        rate.add(trits);
        FiveTritBytes.unpackStates(packed, 0, trits, unpacked, 0);
        return unpacked;
    }

    /** Packs a vector. */
    @Benchmark
    public byte[] packVector(Rate rate) {
        rate.add(trits);
        return FiveTritBytes.pack(vector);
    }

    /** Unpacks to a vector. */
    @Benchmark
    public TritVector unpackVector(Rate rate) {
        rate.add(trits);
        return FiveTritBytes.unpackVector(packed, trits);
    }

    /** Packs a vector, 13 bytes for each word. */
    @Benchmark
    public byte[] packWords(Rate rate) {
        rate.add(trits);
        FiveTritWords.pack(vector, words, 0);
        return words;
    }

    /** Unpacks 13 bytes for each word of a vector. */
    @Benchmark
    public TritVector unpackWords(Rate rate) {
        rate.add(trits);
        return FiveTritWords.unpack(words, trits);
    }

    /** Brings differences of bytes to six digit planes; counts differences, not digits. */
    @Benchmark
    public TritPlanes differences(Rate rate) {
        rate.add(trits);
        return TritPlanes.ofByteDifferences(minuend, subtrahend, trits);
    }

    TritVector vector() {
        return vector;
    }

    byte[] states() {
        return states;
    }

    int difference(int i) {
        return Byte.toUnsignedInt(minuend[i]) - Byte.toUnsignedInt(subtrahend[i]);
    }
}
