package org.ternion.vpm.image;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.vpm.TileId;

/**
 * Link from one map to another, 36 bytes in a file.
 *
 * @param kind     what the target is
 * @param level    level of the target, in {@code [0, 65535]}
 * @param xOffset  first column in the logical span of the target, in {@code [0, 2^32)}
 * @param span     documents represented, in {@code [0, 2^32)}
 * @param docBlock base documents per column of the target, in {@code [0, 2^32)}
 * @param agg      how the target was aggregated
 * @param tile     id of the target
 */
public record RouterPointer(MapKind kind, int level, long xOffset, long span, long docBlock, AggId agg, TileId tile) {
    /** Length in bytes. */
    public static final int BYTES = 36;

    private static final int VERSION = 1;
    private static final long MAX_U32 = 0xFFFF_FFFFL;

    /**
     * Checks the ranges.
     *
     * @param kind see the record
     * @param level see the record
     * @param xOffset see the record
     * @param span see the record
     * @param docBlock see the record
     * @param agg see the record
     * @param tile see the record
     * @throws IllegalArgumentException if a number is outside its range
     */
    public RouterPointer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(agg, "agg");
        Objects.requireNonNull(tile, "tile");
        Checks.inRange(level, 0, 65535, "level");
        Checks.inRange(xOffset, 0, MAX_U32, "xOffset");
        Checks.inRange(span, 0, MAX_U32, "span");
        Checks.inRange(docBlock, 0, MAX_U32, "docBlock");
    }

    /**
     * The bytes of the pointer.
     *
     * @return a new array of 36
     */
    public byte[] encode() {
        return ByteBuffer.allocate(BYTES).put((byte) kind.number()).put((byte) VERSION).putShort((short) level)
                .putInt((int) xOffset).putInt((int) span).putInt((int) docBlock).putShort((short) agg.number())
                .put(tile.toBytes()).putShort((short) 0).array();
    }

    /**
     * A pointer from its bytes.
     *
     * @param bytes exactly 36 bytes, not kept
     * @return the pointer
     * @throws VpmFormatException if the length, version, kind, aggregation or the reserved bytes are wrong
     */
    public static RouterPointer decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new VpmFormatException(bytes.length < BYTES ? VpmFormatException.Code.TRUNCATED
                    : VpmFormatException.Code.TRAILING_DATA, bytes.length, "a pointer has 36 bytes");
        }
        return decode(bytes, 0);
    }

    /** The pointer at an offset of a blob; the caller has checked that 36 bytes are there. */
    static RouterPointer decode(byte[] blob, int offset) {
        ByteBuffer in = ByteBuffer.wrap(blob, offset, BYTES);
        int number = Byte.toUnsignedInt(in.get());
        MapKind kind = MapKind.ofNumber(number).orElseThrow(() -> new VpmFormatException(
                VpmFormatException.Code.UNKNOWN_KIND, offset, "pointer kind " + number));
        int version = Byte.toUnsignedInt(in.get());
        if (version != VERSION) {
            throw new VpmFormatException(VpmFormatException.Code.UNSUPPORTED_VERSION, offset + 1L,
                    "pointer version " + version);
        }
        int level = Short.toUnsignedInt(in.getShort());
        long xOffset = Integer.toUnsignedLong(in.getInt());
        long span = Integer.toUnsignedLong(in.getInt());
        long docBlock = Integer.toUnsignedLong(in.getInt());
        int aggNumber = Short.toUnsignedInt(in.getShort());
        AggId agg = AggId.ofNumber(aggNumber).orElseThrow(() -> new VpmFormatException(
                VpmFormatException.Code.BAD_METADATA, offset + 16L, "pointer aggregation " + aggNumber));
        TileId tile = new TileId(in.getLong(), in.getLong());
        if (in.getShort() != 0) {
            throw new VpmFormatException(VpmFormatException.Code.BAD_METADATA, offset + 34L,
                    "reserved bytes of a pointer are not zero");
        }
        return new RouterPointer(kind, level, xOffset, span, docBlock, agg, tile);
    }
}
