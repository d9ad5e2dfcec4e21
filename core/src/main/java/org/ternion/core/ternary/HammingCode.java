package org.ternion.core.ternary;

import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Hamming code over GF(3): r check trits protect {@code (3^r - 1) / 2 - r} data trits against the change of any one
 * trit. Each place of a word has its own column of r trits, no two of which are equal or opposite, and a word is legal
 * if the sum of its columns is 0. With three checks, words have 13 trits, ten of them data. Immutable.
 */
public final class HammingCode {
    private static final int MOST_CHECKS = 10;

    /** A column for each place; the last r are those of the identity, so that a word is its data, then its checks. */
    private final TritMatrix columns;
    /** Place of the column with a code, or -1 for the codes of 0 and of columns that begin with -1. */
    private final int[] placeOfCode;

    private HammingCode(TritMatrix columns, int[] placeOfCode) {
        this.columns = columns;
        this.placeOfCode = placeOfCode;
    }

    /**
     * The code with a number of checks.
     *
     * @param checks r, in {@code [2, 10]}
     * @return the code of length {@code (3^r - 1) / 2}
     * @throws IllegalArgumentException if {@code checks} is outside its range
     */
    public static HammingCode of(int checks) {
        Checks.inRange(checks, 2, MOST_CHECKS, "checks");
        int codes = new PadicTree(3, checks).leaves();
        int length = codes / 2;
        byte[] matrix = new byte[checks * length];
        int[] placeOfCode = new int[codes];
        Arrays.fill(placeOfCode, -1);
        int nextData = 0;
        byte[] column = new byte[checks];
        for (int code = 0; code < codes; code++) {
            TritPacking.unpackInt(code, column, 0, checks);
            int first = firstNonzero(column);
            if (first < checks && column[first] > 0) {
                boolean unit = nonzeros(column) == 1;
                int place = unit ? length - checks + first : nextData++;
                placeOfCode[code] = place;
                for (int row = 0; row < checks; row++) {
                    matrix[row * length + place] = column[row];
                }
            }
        }
        return new HammingCode(TritMatrix.of(matrix, checks, length), placeOfCode);
    }

    private static int firstNonzero(byte[] column) {
        int first = 0;
        while (first < column.length && column[first] == 0) {
            first++;
        }
        return first;
    }

    private static int nonzeros(byte[] column) {
        int count = 0;
        for (byte trit : column) {
            count += trit & 1;
        }
        return count;
    }

    /**
     * Length of a word.
     *
     * @return {@code (3^r - 1) / 2}
     */
    public int length() {
        return columns.cols();
    }

    /**
     * Number of data trits, which are the first of a word.
     *
     * @return {@code length - r}
     */
    public int dataLength() {
        return columns.cols() - columns.rows();
    }

    /**
     * Adds the check trits.
     *
     * @param data {@code dataLength} trits
     * @return a word of {@code length} trits that begins with the data
     * @throws IllegalArgumentException if the number of trits is not {@code dataLength}
     */
    public TritVector encode(TritVector data) {
        if (data.size() != dataLength()) {
            throw new IllegalArgumentException(dataLength() + " trits expected, got " + data.size());
        }
        byte[] word = new byte[length()];
        data.copyTo(word, 0);
        // the checks so far are 0, and their columns are units: minus the sum of the others makes the sum 0
        TritVector sum = Gf3Algebra.multiply(columns, TritVector.of(word));
        PlaneAlgebra.negate(sum).copyTo(word, dataLength());
        return TritVector.of(word);
    }

    /**
     * Corrects a word of which at most one trit is wrong. When two or more are, another word results.
     *
     * @param word {@code length} trits
     * @return the one legal word that differs in at most one trit
     * @throws IllegalArgumentException if the number of trits is not {@code length}
     */
    public TritVector correct(TritVector word) {
        byte[] sum = Gf3Algebra.multiply(columns, word).toBytes();
        int first = firstNonzero(sum);
        if (first == sum.length) {
            return word;
        }
        int error = sum[first];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (byte) (sum[i] * error);
        }
        int place = placeOfCode[TritPacking.packInt(sum, 0, sum.length)];
        byte[] corrected = word.toBytes();
        corrected[place] = Trits.subMod3(corrected[place], error);
        return TritVector.of(corrected);
    }
}
