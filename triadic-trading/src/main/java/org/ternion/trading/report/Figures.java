package org.ternion.trading.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Locale;
import org.ternion.trading.analysis.StampScale;

/** Numbers and stamps as a reader wants them. */
final class Figures {
    /** What is not known. */
    static final String NONE = "–";

    private static final MathContext DIGITS = new MathContext(5);

    private Figures() {
    }

    /** Five digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e9)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        if (size >= 1e5) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A share in percent. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return number(share);
        }
        double percent = share * 100;
        return String.format(Locale.ROOT, percent != 0 && Math.abs(percent) < 0.01 ? "%.4f %%" : "%.2f %%", percent);
    }

    /** A value of a table: numbers shortened, everything else as it is. */
    static String cell(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** A stamp as a date with minutes, or as it is if it is none. */
    static String stamp(long time) {
        if (!StampScale.dated(time)) {
            return Long.toString(time);
        }
        String text = Instant.ofEpochSecond(Math.floorDiv(time, StampScale.unitsPerSecond(time))).toString();
        return text.substring(0, text.length() < 17 ? text.length() - 1 : 16).replace('T', ' ');
    }
}
