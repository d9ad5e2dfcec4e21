package org.ternion.vpm.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import org.ternion.core.Checks;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * A tensor, or a JSON text, kept in the pixels of an 8-bit RGB PNG. Immutable. The bytes of the pixels, row by row in
 * the order red, green, blue, are:
 *
 * <pre>
 * "ZTN1" | u8 version 1 | u8 type | u8 rank 0..8 | u8 0 | rank x u32 dimension | u64 n | n bytes | u32 CRC-32
 * </pre>
 *
 * <p>all big-endian; the CRC covers everything before it, and what follows it is zero. Pictures of the older carrier
 * "ZMPK" hold a serialised program object; they are refused with {@link VpmFormatException.Code#UNSUPPORTED_PICKLE}.
 */
public final class TensorImage {
    private static final int MAGIC = 0x5A544E31;
    private static final int PICKLE_MAGIC = 0x5A4D504B;
    private static final int VERSION = 1;
    private static final int MAX_RANK = 8;
    private static final int MIN_SIDE = 16;
    private static final int BEFORE_DIMENSIONS = 8;

    private final Type type;
    private final List<Integer> dimensions;
    private final byte[] bigEndian;

    /** Type of the elements. */
    public enum Type {
        /** Unsigned 8-bit integers. */
        U8(1),
        /** Signed 16-bit integers. */
        I16(2),
        /** Signed 32-bit integers. */
        I32(4),
        /** Signed 64-bit integers. */
        I64(8),
        /** IEEE single precision. */
        F32(4),
        /** IEEE double precision. */
        F64(8),
        /** Bytes of a JSON text in UTF-8; rank 1. */
        JSON(1);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /**
         * Size of an element.
         *
         * @return bytes, 1 to 8
         */
        public int bytes() {
            return bytes;
        }
    }

    private TensorImage(Type type, List<Integer> dimensions, byte[] bigEndian) {
        this.type = type;
        this.dimensions = dimensions;
        this.bigEndian = bigEndian;
    }

    /**
     * Copies a tensor of any type.
     *
     * @param type       type of the elements
     * @param dimensions at most 8, each {@code >= 0}; empty for a single element
     * @param bigEndian  the elements, row-major, big-endian, from position to limit; the position is not moved
     * @return the tensor
     * @throws IllegalArgumentException if the number of bytes is not that of the dimensions, or a JSON text is not
     *                                  UTF-8 of rank 1
     */
    public static TensorImage copyOf(Type type, List<Integer> dimensions, ByteBuffer bigEndian) {
        Checks.inRange(dimensions.size(), 0, MAX_RANK, "rank");
        // Capped before each step: too large stays too large, and a dimension of 0 still gives 0.
        long n = type.bytes();
        for (int d : dimensions) {
            n = Math.min(n, 1L << 31) * Checks.inRange(d, 0, Integer.MAX_VALUE, "dimension");
        }
        if (n != bigEndian.remaining()) {
            throw new IllegalArgumentException("dimensions " + dimensions + " of " + type + " do not fit "
                    + bigEndian.remaining() + " bytes");
        }
        byte[] copy = new byte[bigEndian.remaining()];
        bigEndian.duplicate().get(copy);
        if (type == Type.JSON && (dimensions.size() != 1 || !utf8(copy))) {
            throw new IllegalArgumentException("a JSON text must be UTF-8 and have rank 1");
        }
        return new TensorImage(type, List.copyOf(dimensions), copy);
    }

    /**
     * Copies a tensor of single precision.
     *
     * @param rowMajor   the elements, any value
     * @param dimensions at most 8, each {@code >= 0}, with {@code rowMajor.length} as product
     * @return a tensor of {@link Type#F32}
     * @throws IllegalArgumentException if the dimensions do not fit
     */
    public static TensorImage ofFloats(float[] rowMajor, int... dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rowMajor.length, Float.BYTES));
        bytes.asFloatBuffer().put(rowMajor);
        return copyOf(Type.F32, list(dimensions), bytes);
    }

    /**
     * Copies a tensor of double precision.
     *
     * @param rowMajor   the elements, any value
     * @param dimensions at most 8, each {@code >= 0}, with {@code rowMajor.length} as product
     * @return a tensor of {@link Type#F64}
     * @throws IllegalArgumentException if the dimensions do not fit
     */
    public static TensorImage ofDoubles(double[] rowMajor, int... dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rowMajor.length, Double.BYTES));
        bytes.asDoubleBuffer().put(rowMajor);
        return copyOf(Type.F64, list(dimensions), bytes);
    }

    /**
     * Keeps a JSON text; it is not parsed.
     *
     * @param text the text; a lone surrogate is written as a question mark
     * @return a tensor of {@link Type#JSON}
     */
    public static TensorImage ofJson(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TensorImage(Type.JSON, List.of(bytes.length), bytes);
    }

    /**
     * Reads a file with {@link Limits#DEFAULT}.
     *
     * @param file a PNG
     * @return the tensor in it
     * @throws IOException        if the file cannot be read
     * @throws VpmFormatException if it is not a tensor image
     */
    public static TensorImage read(Path file) throws IOException {
        if (Files.size(file) > Limits.DEFAULT.maxRasterBytes()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, -1, "the file is above the limit of "
                    + Limits.DEFAULT.maxRasterBytes() + " bytes");
        }
        return parse(Files.readAllBytes(file), Limits.DEFAULT);
    }

    /**
     * Reads a PNG from memory.
     *
     * @param png    the bytes of the file
     * @param limits {@link Limits#maxRasterBytes()} bounds the bytes of all pixels, {@link Limits#maxWidth()} columns
     * @return the tensor in it
     * @throws VpmFormatException if it is not a tensor image
     */
    public static TensorImage parse(byte[] png, Limits limits) {
        ByteBuffer in = ByteBuffer.wrap(RgbRaster.decode(png, limits));
        int magic = need(in, BEFORE_DIMENSIONS).getInt();
        if (magic == PICKLE_MAGIC) {
            throw new VpmFormatException(Code.UNSUPPORTED_PICKLE, 0,
                    "the picture holds a serialised object, which is not loaded");
        }
        if (magic != MAGIC) {
            throw new VpmFormatException(Code.BAD_MAGIC, 0, "the pixels do not start with ZTN1");
        }
        int version = in.get() & 0xFF;
        if (version != VERSION) {
            throw new VpmFormatException(Code.UNSUPPORTED_VERSION, 4, "tensor format version " + version);
        }
        int code = in.get() & 0xFF;
        int rank = in.get() & 0xFF;
        int reserved = in.get();
        if (code < 1 || code > Type.values().length || rank > MAX_RANK || reserved != 0) {
            throw new VpmFormatException(Code.BAD_METADATA, 5, "unknown type " + code + ", rank " + rank
                    + " above 8, or reserved byte not 0");
        }
        Type type = Type.values()[code - 1];
        List<Integer> dimensions = new ArrayList<>();
        need(in, rank * Integer.BYTES + Long.BYTES);
        for (int i = 0; i < rank; i++) {
            int d = in.getInt();
            if (d < 0) {
                throw new VpmFormatException(Code.LIMIT_EXCEEDED, in.position() - 4L,
                        "dimension " + Integer.toUnsignedLong(d) + " is above 2^31-1");
            }
            dimensions.add(d);
        }
        long n = in.getLong();
        if (n < 0 || n > in.remaining() - Integer.BYTES) {
            throw new VpmFormatException(Code.TRUNCATED, in.position() - 8L,
                    Long.toUnsignedString(n) + " bytes do not fit the picture");
        }
        int end = in.position() + (int) n;
        CRC32 crc = new CRC32();
        crc.update(in.array(), 0, end);
        if (in.getInt(end) != (int) crc.getValue()) {
            throw new VpmFormatException(Code.CRC_MISMATCH, end, "the tensor does not fit its CRC-32");
        }
        try {
            return copyOf(type, dimensions, in.limit(end));
        } catch (IllegalArgumentException e) {
            throw new VpmFormatException(Code.BAD_METADATA, BEFORE_DIMENSIONS, e.getMessage(), e);
        }
    }

    private static ByteBuffer need(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new VpmFormatException(Code.TRUNCATED, in.position(), "the picture ends in the tensor header");
        }
        return in;
    }

    /**
     * Writes the smallest square picture of at least 16 x 16 pixels.
     *
     * @return the bytes of a PNG file
     * @throws VpmFormatException with LIMIT_EXCEEDED if the pixels would not fit an array
     */
    public byte[] toPng() {
        return toPng(1, 1);
    }

    /**
     * Writes a picture at least as large as asked for; the side is otherwise that of {@link #toPng()}.
     *
     * @param minWidth  {@code >= 1}
     * @param minHeight {@code >= 1}
     * @return the bytes of a PNG file
     * @throws IllegalArgumentException if a size is below 1
     * @throws VpmFormatException       with LIMIT_EXCEEDED if the pixels would not fit an array
     */
    public byte[] toPng(int minWidth, int minHeight) {
        Checks.inRange(minWidth, 1, Integer.MAX_VALUE, "minWidth");
        Checks.inRange(minHeight, 1, Integer.MAX_VALUE, "minHeight");
        int header = BEFORE_DIMENSIONS + dimensions.size() * Integer.BYTES + Long.BYTES;
        long total = (long) header + bigEndian.length + Integer.BYTES;
        long pixels = (total + 2) / 3;
        // sqrt is correctly rounded and pixels far below 2^52, so this is exact.
        int side = (int) Math.max(MIN_SIDE, Math.ceil(Math.sqrt(pixels)));
        int width = Math.max(side, minWidth);
        int height = Math.max(side, minHeight);
        if ((long) width * height > (Integer.MAX_VALUE - 8) / 3) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, -1,
                    width + " x " + height + " pixels do not fit an array");
        }
        ByteBuffer out = ByteBuffer.allocate((int) total);
        out.putInt(MAGIC).put((byte) VERSION).put((byte) (type.ordinal() + 1)).put((byte) dimensions.size())
                .put((byte) 0);
        dimensions.forEach(out::putInt);
        out.putLong(bigEndian.length).put(bigEndian);
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        out.putInt((int) crc.getValue());
        return RgbRaster.encode(out.array(), width, height);
    }

    /**
     * Type of the elements.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * Size along each axis, the last one runs fastest.
     *
     * @return at most 8, empty for a single element
     */
    public List<Integer> dimensions() {
        return dimensions;
    }

    /**
     * The elements without copying, for instance {@code data().asFloatBuffer()}.
     *
     * @return a new read-only, big-endian buffer over all elements, row-major
     */
    public ByteBuffer data() {
        return ByteBuffer.wrap(bigEndian).asReadOnlyBuffer();
    }

    /**
     * The JSON text, as it was written.
     *
     * @return the text, not parsed
     * @throws IllegalStateException if the type is not {@link Type#JSON}
     */
    public String json() {
        if (type != Type.JSON) {
            throw new IllegalStateException("a tensor of " + type + " is not a JSON text");
        }
        return new String(bigEndian, StandardCharsets.UTF_8);
    }

    /** Equal when type, dimensions and all bytes are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TensorImage that && type == that.type && dimensions.equals(that.dimensions)
                && Arrays.equals(bigEndian, that.bigEndian);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, dimensions, Arrays.hashCode(bigEndian));
    }

    @Override
    public String toString() {
        return type.name().toLowerCase(Locale.ROOT) + " tensor " + dimensions;
    }

    private static boolean utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static List<Integer> list(int[] dimensions) {
        return Arrays.stream(dimensions).boxed().toList();
    }
}
