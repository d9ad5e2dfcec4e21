package org.ternion.vpm;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.ternion.core.Checks;

/**
 * Name of a policy map: 16 bytes, usually the BLAKE2s-128 digest of its content.
 *
 * @param hi first eight bytes, big-endian
 * @param lo last eight bytes, big-endian
 */
public record TileId(long hi, long lo) {
    /** Sixteen zero bytes: no map. */
    public static final TileId NONE = new TileId(0, 0);

    /** Length in bytes. */
    public static final int BYTES = 16;

    /**
     * An id from its bytes.
     *
     * @param sixteen exactly 16 bytes, not kept
     * @return the id
     * @throws IllegalArgumentException if the length is not 16
     */
    public static TileId of(byte[] sixteen) {
        Checks.inRange(sixteen.length, BYTES, BYTES, "length of a tile id");
        ByteBuffer buffer = ByteBuffer.wrap(sixteen);
        return new TileId(buffer.getLong(), buffer.getLong());
    }

    /**
     * The bytes of the id.
     *
     * @return a new array of 16
     */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(hi).putLong(lo).array();
    }

    /**
     * The id as text.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().formatHex(toBytes());
    }

    /**
     * Whether this is {@link #NONE}.
     *
     * @return true for sixteen zero bytes
     */
    public boolean isNone() {
        return hi == 0 && lo == 0;
    }

    @Override
    public String toString() {
        return hex();
    }
}
