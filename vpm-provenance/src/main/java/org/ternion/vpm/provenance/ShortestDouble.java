package org.ternion.vpm.provenance;

import java.math.BigInteger;

/**
 * Shortest decimals that read back to the same double, of these the closest, of two equally close ones the even one.
 * Double.toString does not give them before JDK 19. The method is free-format Dragon4 (G. L. Steele and J. L. White,
 * How to print floating-point numbers accurately, 1990; fixed-up as in R. G. Burger and R. K. Dybvig, Printing
 * floating-point numbers quickly and accurately, 1996) in exact integers.
 */
final class ShortestDouble {
    private static final int MANTISSA_BITS = 52;
    private static final int MIN_EXPONENT = -1074;

    /** Decimal digits without leading and trailing zeros; the value is {@code 0.digits * 10^point}. */
    private final String digits;
    private final int point;

    private ShortestDouble(String digits, int point) {
        this.digits = digits;
        this.point = point;
    }

    /** As Python writes a float; a point or an exponent is always there. */
    static String python(double value) {
        requireFinite(value);
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        ShortestDouble d = of(Math.abs(value));
        String text = d.point > -4 && d.point <= 16 ? d.plain(true) : d.scientific(2);
        return value < 0 ? "-" + text : text;
    }

    /** As ECMAScript writes a number, the form RFC 8785 asks for. */
    static String ecmaScript(double value) {
        requireFinite(value);
        if (value == 0) {
            return "0";
        }
        ShortestDouble d = of(Math.abs(value));
        String text = d.point > -6 && d.point <= 21 ? d.plain(false) : d.scientific(1);
        return value < 0 ? "-" + text : text;
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
    }

    private String plain(boolean alwaysPoint) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (digits.length() > point) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        return digits + "0".repeat(point - digits.length()) + (alwaysPoint ? ".0" : "");
    }

    private String scientific(int exponentDigits) {
        int exponent = point - 1;
        String magnitude = Integer.toString(Math.abs(exponent));
        return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, exponentDigits - magnitude.length())) + magnitude;
    }

    /**
     * Digits of a positive finite value, kept as the fraction r / s. Reading is correct to half a unit in the last
     * place, so every decimal between value - low / s and value + high / s reads back; the ends too if the mantissa is
     * even, because ties are read to even.
     */
    private static ShortestDouble of(double value) {
        long bits = Double.doubleToLongBits(value);
        int biased = (int) (bits >>> MANTISSA_BITS);
        long fraction = bits & (1L << MANTISSA_BITS) - 1;
        long mantissa = biased == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
        int exponent = Math.max(biased, 1) - 1 + MIN_EXPONENT;
        // Below a power of two doubles are twice as dense, except where the exponent is the smallest already.
        int narrow = fraction == 0 && biased > 1 ? 1 : 0;

        int up = Math.max(exponent, 0);
        BigInteger r = BigInteger.valueOf(mantissa).shiftLeft(up + 1 + narrow);
        BigInteger s = BigInteger.ONE.shiftLeft(up - exponent + 1 + narrow);
        BigInteger low = BigInteger.ONE.shiftLeft(up);
        BigInteger high = low.shiftLeft(narrow);
        boolean even = (mantissa & 1) == 0;

        // The estimate is right or one too small, because log10 is good to an ulp and the subtrahend is far above that.
        int point = (int) Math.ceil(Math.log10(value) - 1e-10);
        if (point >= 0) {
            s = s.multiply(BigInteger.TEN.pow(point));
        } else {
            BigInteger scale = BigInteger.TEN.pow(-point);
            r = r.multiply(scale);
            low = low.multiply(scale);
            high = high.multiply(scale);
        }
        if (reaches(r.add(high), s, even)) {
            point++;
            s = s.multiply(BigInteger.TEN);
        }
        return new ShortestDouble(generate(r, s, low, high, even), point);
    }

    private static String generate(BigInteger numerator, BigInteger s, BigInteger lowWidth, BigInteger highWidth,
            boolean even) {
        BigInteger r = numerator;
        BigInteger low = lowWidth;
        BigInteger high = highWidth;
        StringBuilder digits = new StringBuilder(17);
        while (true) {
            BigInteger[] step = r.multiply(BigInteger.TEN).divideAndRemainder(s);
            low = low.multiply(BigInteger.TEN);
            high = high.multiply(BigInteger.TEN);
            int digit = step[0].intValue();
            r = step[1];
            boolean downReads = reaches(low, r, even);
            boolean upReads = reaches(r.add(high), s, even);
            if (!downReads && !upReads) {
                digits.append((char) ('0' + digit));
                continue;
            }
            int half = r.shiftLeft(1).compareTo(s);
            boolean up = upReads && (!downReads || half > 0 || half == 0 && (digit & 1) == 1);
            return digits.append((char) ('0' + digit + (up ? 1 : 0))).toString();
        }
    }

    private static boolean reaches(BigInteger a, BigInteger b, boolean orEqual) {
        return a.compareTo(b) >= (orEqual ? 0 : 1);
    }
}
