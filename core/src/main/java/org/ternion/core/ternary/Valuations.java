package org.ternion.core.ternary;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * How often a number can be divided by p: the valuation v_p(n), the indicators {@code c_k(n) = [p^k divides n]} and the
 * exact bands {@code d_k(n) = c_k(n) - c_{k+1}(n) = [v_p(n) = k]}. The bases may be any integers from 2;
 * {@code v_p(a b) = v_p(a) + v_p(b)} needs a prime.
 */
public final class Valuations {
    private static final long INVERSE_OF_3 = 0xAAAAAAAAAAAAAAABL;
    /** The largest unsigned long divided by 3. */
    private static final long LARGEST_THIRD = 0x5555555555555555L;

    private Valuations() {
    }

    /**
     * Exponent of the largest power of p that divides a number.
     *
     * @param number any integer but 0, either sign
     * @param prime  p, {@code >= 2}
     * @return {@code v_p(number) >= 0}
     * @throws IllegalArgumentException if {@code number} is 0, which every power divides, or {@code prime < 2}
     */
    public static int valuation(long number, int prime) {
        Checks.inRange(prime, 2, Integer.MAX_VALUE, "prime");
        if (number == 0) {
            throw new IllegalArgumentException("0 has no valuation: every power of " + prime + " divides it");
        }
        if (prime == 2) {
            return Long.numberOfTrailingZeros(number);
        }
        return prime == 3 ? ofThree(Math.abs(number)) : byDivision(number, prime);
    }

    /**
     * Multiplying by the inverse of 3 mod 2^64 divides multiples of 3 and maps all other numbers above the largest
     * quotient. Unsigned, so the absolute value of the least long is as good as any.
     */
    private static int ofThree(long number) {
        int valuation = 0;
        long rest = number * INVERSE_OF_3;
        while (Long.compareUnsigned(rest, LARGEST_THIRD) <= 0) {
            valuation++;
            rest *= INVERSE_OF_3;
        }
        return valuation;
    }

    /** The definition. */
    static int byDivision(long number, int prime) {
        int valuation = 0;
        for (long rest = number; rest % prime == 0; rest /= prime) {
            valuation++;
        }
        return valuation;
    }

    /**
     * The p-adic distance of two integers.
     *
     * @param i     any long
     * @param j     any long whose difference to {@code i} is a long
     * @param prime p, {@code >= 2}
     * @return {@code p^-v_p(i - j)}, in (0, 1]; 0 if {@code i == j}
     * @throws IllegalArgumentException if {@code prime < 2}
     * @throws ArithmeticException      if the difference overflows
     */
    public static double distance(long i, long j, int prime) {
        Checks.inRange(prime, 2, Integer.MAX_VALUE, "prime");
        if (i == j) {
            return 0;
        }
        // the power divides a long, so it is exact in integers
        long power = 1;
        for (int v = valuation(Math.subtractExact(i, j), prime); v > 0; v--) {
            power *= prime;
        }
        return 1.0 / Math.abs((double) power);
    }

    /**
     * Sum of the valuations of 1 to n; for a prime, the exponent of p in n!.
     *
     * @param n     {@code >= 0}
     * @param prime p, {@code >= 2}
     * @return {@code floor(n / p) + floor(n / p^2) + ..} (Legendre's formula)
     * @throws IllegalArgumentException if {@code n} is negative or {@code prime < 2}
     */
    public static long sumUpTo(long n, int prime) {
        Checks.inRange(n, 0, Long.MAX_VALUE, "n");
        Checks.inRange(prime, 2, Integer.MAX_VALUE, "prime");
        long sum = 0;
        for (long rest = n / prime; rest > 0; rest /= prime) {
            sum += rest;
        }
        return sum;
    }

    /**
     * The ladder of indicators.
     *
     * @param numbers any integers but 0
     * @param prime   p, {@code >= 2}
     * @param levels  number of powers, {@code >= 1}
     * @return a row per number; column {@code k - 1} is 1 where {@code p^k} divides it and 0 elsewhere, k to
     *         {@code levels}
     * @throws IllegalArgumentException if a number is 0 or another argument out of range
     */
    public static DoubleMatrix indicators(long[] numbers, int prime, int levels) {
        Checks.inRange(levels, 1, Integer.MAX_VALUE, "levels");
        return rows(numbers, prime, levels, (valuation, column) -> valuation > column ? 1 : 0);
    }

    /**
     * The exact bands.
     *
     * @param numbers any integers but 0
     * @param prime   p, {@code >= 2}
     * @param highest largest valuation told apart, {@code >= 0}
     * @return a row per number; column k is 1 where the valuation is k and 0 elsewhere, k from 0 to {@code highest}
     * @throws IllegalArgumentException if a number is 0 or another argument out of range
     */
    public static DoubleMatrix exactBands(long[] numbers, int prime, int highest) {
        Checks.inRange(highest, 0, Integer.MAX_VALUE - 1, "highest");
        return rows(numbers, prime, highest + 1, (valuation, column) -> valuation == column ? 1 : 0);
    }

    /**
     * Valuations as a target of regression: capped, and divided by the cap.
     *
     * @param numbers any integers but 0
     * @param prime   p, {@code >= 2}
     * @param cap     larger valuations count as this one, {@code >= 1}
     * @return a column of {@code min(v_p, cap) / cap}, in {@code [0, 1]}
     * @throws IllegalArgumentException if a number is 0 or another argument out of range
     */
    public static DoubleMatrix capped(long[] numbers, int prime, int cap) {
        Checks.inRange(cap, 1, Integer.MAX_VALUE, "cap");
        return rows(numbers, prime, 1, (valuation, column) -> Math.min(valuation, cap) / (double) cap);
    }

    private interface Cell {
        double of(int valuation, int column);
    }

    private static DoubleMatrix rows(long[] numbers, int prime, int cols, Cell cell) {
        double[] values = new double[Math.multiplyExact(numbers.length, cols)];
        for (int row = 0; row < numbers.length; row++) {
            int valuation = valuation(numbers[row], prime);
            for (int column = 0; column < cols; column++) {
                values[row * cols + column] = cell.of(valuation, column);
            }
        }
        return DoubleMatrix.wrap(values, numbers.length, cols);
    }
}
