package org.ternion.vpm;

import java.util.Locale;

/** Sample type of an encoded picture. */
public enum OutputPrecision {
    /** Unsigned 8 bits, 0 to 255 for the unit interval. */
    U8(1),
    /** Unsigned 16 bits, 0 to 65535 for the unit interval. */
    U16(2),
    /** IEEE 754 binary16. */
    F16(2),
    /** IEEE 754 binary32. */
    F32(4),
    /** IEEE 754 binary64, holding a widened binary32 value. */
    F64(8);

    private final int bytes;

    OutputPrecision(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Length of one sample.
     *
     * @return 1, 2, 4 or 8 bytes
     */
    public int bytes() {
        return bytes;
    }

    /**
     * Whether samples are integers, so that encoding rounds.
     *
     * @return true for {@link #U8} and {@link #U16}
     */
    public boolean isInteger() {
        return this == U8 || this == U16;
    }

    /**
     * Reads a name, ignoring case and surrounding blanks: {@code u8 uint8 4 8}, {@code u16 uint16},
     * {@code f16 float16 16}, {@code f32 float32 32}, {@code f64 float64 64}. The bare number 16 means float16, as in
     * the prototype's files and configurations; 4 bits are stored in 8.
     *
     * @param name one of the names above
     * @return the precision
     * @throws IllegalArgumentException if the name is none of these
     */
    public static OutputPrecision parse(String name) {
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "u8", "uint8", "4", "8":
                return U8;
            case "u16", "uint16":
                return U16;
            case "f16", "float16", "16":
                return F16;
            case "f32", "float32", "32":
                return F32;
            case "f64", "float64", "64":
                return F64;
            default:
                throw new IllegalArgumentException("unknown precision '" + name
                        + "', expected u8, u16, f16, f32, f64 or 4, 8, 16 (= f16), 32, 64");
        }
    }
}
