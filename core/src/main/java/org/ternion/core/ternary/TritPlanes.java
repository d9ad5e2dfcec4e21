package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Immutable array of integers in balanced ternary, one {@link TritVector} for each digit; plane 0 is the least
 * significant. The shape has one to three dimensions, elements are counted row-major and a row runs along the last
 * dimension. A one-dimensional plane has one lane for each element; otherwise every row starts a new word, and the
 * lanes between two rows are 0 in all planes. Safe for use by several threads.
 */
public final class TritPlanes {
    private static final int BYTE_DIFFERENCE_DIGITS = 6;

    private final List<TritVector> planes;
    private final int[] shape;
    private final int size;

    private TritPlanes(List<TritVector> planes, int[] shape, int size) {
        this.planes = List.copyOf(planes);
        this.shape = shape;
        this.size = size;
    }

    /**
     * Splits integers into digits.
     *
     * @param values one for each element, row-major
     * @param digits number of planes K in {@code [1, BalancedTernary.MAX_DIGITS]}
     * @param shape  one to three dimensions
     * @return K planes
     * @throws ArithmeticException      if K digits are too few for a value, naming the first such value and K
     * @throws IllegalArgumentException if K is out of range, or the shape does not fit the values
     */
    public static TritPlanes of(int[] values, int digits, int... shape) {
        BalancedTernary.maxMagnitude(digits);
        for (int value : values) {
            BalancedTernary.checkFits(value, digits);
        }
        Collector collector = new Collector(values.length, digits, shape);
        long[] rest = new long[Long.SIZE];
        for (int row = 0; row < collector.rows; row++) {
            for (int col = 0; col < collector.cols; col += Long.SIZE) {
                int count = Math.min(Long.SIZE, collector.cols - col);
                for (int i = 0; i < count; i++) {
                    rest[i] = values[row * collector.cols + col + i];
                }
                for (int k = 0; k < digits; k += DigitTable.DIGITS) {
                    for (int i = 0; i < count; i++) {
                        long high = Math.floorDiv(rest[i] + DigitTable.CENTRE, DigitTable.SIZE);
                        collector.low[i] = (int) (rest[i] - high * DigitTable.SIZE);
                        rest[i] = high;
                    }
                    collector.put(row, col, k, count);
                }
            }
        }
        return collector.planes();
    }

    /**
     * Splits the differences of unsigned bytes, -255 to 255, into the 6 digits they need.
     *
     * @param minuend    one for each element, row-major
     * @param subtrahend as many
     * @param shape      one to three dimensions
     * @return 6 planes of minuend - subtrahend
     * @throws IllegalArgumentException if the lengths differ, or the shape does not fit them
     */
    public static TritPlanes ofByteDifferences(byte[] minuend, byte[] subtrahend, int... shape) {
        PlaneAlgebra.sameSize(minuend.length, subtrahend.length);
        Collector collector = new Collector(minuend.length, BYTE_DIFFERENCE_DIGITS, shape);
        for (int row = 0; row < collector.rows; row++) {
            for (int col = 0; col < collector.cols; col += Long.SIZE) {
                int first = row * collector.cols + col;
                int count = Math.min(Long.SIZE, collector.cols - col);
                for (int i = 0; i < count; i++) {
                    collector.low[i] = (minuend[first + i] & 0xFF) - (subtrahend[first + i] & 0xFF);
                }
                collector.put(row, col, 0, count);
            }
        }
        return collector.planes();
    }

    /** Other planes of the same layout. */
    TritPlanes withPlanes(List<TritVector> others) {
        return new TritPlanes(others, shape, size);
    }

    /** Whether shape and number of digits are equal. */
    boolean sameLayout(TritPlanes other) {
        return digits() == other.digits() && Arrays.equals(shape, other.shape);
    }

    /**
     * Number of planes.
     *
     * @return K {@code >= 1}
     */
    public int digits() {
        return planes.size();
    }

    /**
     * The dimensions.
     *
     * @return a new array of one to three entries
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Number of elements, without the lanes between rows.
     *
     * @return product of the dimensions
     */
    public int size() {
        return size;
    }

    /**
     * One digit plane, in the layout that the class describes.
     *
     * @param k in {@code [0, digits)}, 0 for the least significant
     * @return the digits of weight 3^k, a lane for each element and for the padding of the rows
     * @throws IndexOutOfBoundsException if {@code k} is out of range
     */
    public TritVector plane(int k) {
        return planes.get(k);
    }

    /**
     * One digit.
     *
     * @param k     in {@code [0, digits)}, 0 for the least significant
     * @param index row-major element in {@code [0, size)}
     * @return -1, 0 or 1
     * @throws IndexOutOfBoundsException if an argument is out of range
     */
    public byte digit(int k, int index) {
        Objects.checkIndex(index, size);
        return planes.get(k).get(lane(index));
    }

    /**
     * The digits of one plane without padding.
     *
     * @param k in {@code [0, digits)}, 0 for the least significant
     * @return a new array of {@code size} trits, row-major
     * @throws IndexOutOfBoundsException if {@code k} is out of range
     */
    public byte[] digits(int k) {
        byte[] lanes = planes.get(k).toBytes();
        if (lanes.length == size) {
            return lanes;
        }
        byte[] digits = new byte[size];
        int cols = shape[shape.length - 1];
        for (int first = 0; first < size; first += cols) {
            System.arraycopy(lanes, lane(first), digits, first, cols);
        }
        return digits;
    }

    /**
     * The integers.
     *
     * @return a new array of {@code size} values, row-major
     * @throws ArithmeticException if a value does not fit an {@code int}
     */
    public int[] toInts() {
        long[] values = new long[size];
        for (int k = digits() - 1; k >= 0; k--) {
            byte[] digits = digits(k);
            for (int i = 0; i < size; i++) {
                values[i] = 3 * values[i] + digits[i];
            }
        }
        int[] result = new int[size];
        for (int i = 0; i < size; i++) {
            result[i] = Math.toIntExact(values[i]);
        }
        return result;
    }

    /**
     * The entropies of one plane.
     *
     * @param k in {@code [0, digits)}, 0 for the least significant
     * @return entropies of the frequencies of its digits
     * @throws IndexOutOfBoundsException if {@code k} is out of range
     */
    public TritEntropy entropy(int k) {
        int minus = planes.get(k).minusCount();
        int plus = planes.get(k).plusCount();
        return TritEntropy.of(minus, size - minus - plus, plus);
    }

    /** Place of an element in a plane. */
    private int lane(int index) {
        if (shape.length == 1) {
            return index;
        }
        int cols = shape[shape.length - 1];
        return index / cols * (TritVector.words(cols) * Long.SIZE) + index % cols;
    }

    /** Equal when shape, number of digits and all digits are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TritPlanes that && Arrays.equals(shape, that.shape) && planes.equals(that.planes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + planes.hashCode();
    }

    /** Number of digits and shape. */
    @Override
    public String toString() {
        return digits() + " digits of " + Arrays.toString(shape);
    }

    /** Planes that are being filled, a word of eight digits at a time. */
    private static final class Collector {
        /** Integers of up to eight digits, whose word is put next. */
        final int[] low = new int[Long.SIZE];
        final int rows;
        final int cols;
        private final int[] shape;
        private final int size;
        private final int lanes;
        private final int rowWords;
        private final long[][] plus;
        private final long[][] minus;
        private final long[] plusBytes = new long[Byte.SIZE];
        private final long[] minusBytes = new long[Byte.SIZE];

        Collector(int size, int digits, int[] dimensions) {
            shape = dimensions.clone();
            Checks.inRange(shape.length, 1, 3, "number of dimensions");
            cols = shape[shape.length - 1];
            rows = cols == 0 ? 0 : size / cols;
            checkShape(shape, size);
            this.size = size;
            rowWords = TritVector.words(cols);
            long padded = shape.length == 1 ? size : (long) rows * rowWords * Long.SIZE;
            if (padded > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("planes of " + Arrays.toString(shape) + " have " + padded
                        + " lanes with padding, more than " + Integer.MAX_VALUE);
            }
            lanes = (int) padded;
            plus = new long[digits][TritVector.words(lanes)];
            minus = new long[digits][TritVector.words(lanes)];
        }

        private static void checkShape(int[] shape, int size) {
            long product = 1;
            boolean negative = false;
            for (int dimension : shape) {
                negative |= dimension < 0;
                // once beyond any array the exact product does not matter, unless a later factor is 0
                product = Math.min(product, 1L << 31) * dimension;
            }
            if (negative || product != size) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " does not fit " + size
                        + " elements");
            }
        }

        /** Stores the digits of the first {@code count} integers in the planes from k on, as far as there are any. */
        void put(int row, int col, int k, int count) {
            Arrays.fill(low, count, Long.SIZE, 0); // has no digits: the lanes behind the row stay clean
            for (int group = 0; group < Byte.SIZE; group++) {
                long plusGroup = 0;
                long minusGroup = 0;
                for (int i = 0; i < Byte.SIZE; i++) {
                    int index = low[Byte.SIZE * group + i] + DigitTable.CENTRE;
                    plusGroup |= DigitTable.plus(index) << i;
                    minusGroup |= DigitTable.minus(index) << i;
                }
                plusBytes[group] = plusGroup;
                minusBytes[group] = minusGroup;
            }
            int word = row * rowWords + (col >> 6);
            int last = Math.min(plus.length, k + DigitTable.DIGITS);
            for (int plane = k; plane < last; plane++) {
                plus[plane][word] = column(plusBytes, Byte.SIZE * (plane - k));
                minus[plane][word] = column(minusBytes, Byte.SIZE * (plane - k));
            }
        }

        /** The bytes at bit {@code shift} of eight longs, the first one low. */
        private static long column(long[] bytes, int shift) {
            long word = 0;
            for (int group = 0; group < Byte.SIZE; group++) {
                word |= (bytes[group] >>> shift & 0xFF) << Byte.SIZE * group;
            }
            return word;
        }

        TritPlanes planes() {
            TritVector[] vectors = new TritVector[plus.length];
            for (int k = 0; k < vectors.length; k++) {
                vectors[k] = TritVector.trusted(plus[k], minus[k], lanes);
            }
            return new TritPlanes(List.of(vectors), shape, size);
        }
    }
}
