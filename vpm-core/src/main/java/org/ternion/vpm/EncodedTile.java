package org.ternion.vpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A rectangle cut from an encoded picture, to be sent to a reader. The formats that carry it are read and written in
 * {@code org.ternion.vpm.edge}; the oldest one, T16, can be had here.
 *
 * @param picture the samples, documents down and pixels across
 * @param x       first pixel of the tile in its picture, 0 to 2^32 - 1
 * @param y       first document of the tile in its picture, 0 to 2^32 - 1
 */
public record EncodedTile(EncodedPicture picture, long x, long y) {
    private static final long U32_MAX = 0xFFFFFFFFL;
    private static final int T16_HEADER = 4;

    /**
     * Checks the place.
     *
     * @param picture the samples
     * @param x       0 to 2^32 - 1
     * @param y       0 to 2^32 - 1
     * @throws IllegalArgumentException if a coordinate is outside 0 to 2^32 - 1
     */
    public EncodedTile {
        Objects.requireNonNull(picture, "picture");
        Checks.inRange(x, 0, U32_MAX, "x");
        Checks.inRange(y, 0, U32_MAX, "y");
    }

    /**
     * The tile in the T16 format: width and height as little-endian u16, then the samples little-endian, row-major,
     * three per pixel always. The reference leaves out the samples of missing metrics and so writes fewer than its
     * header promises; here they are 0. The format has no place for the sample type nor for x and y: the reader must
     * know.
     *
     * @return {@code 4 + 3 * width * height * bytes per sample} bytes
     * @throws IllegalArgumentException if a side exceeds 65535
     */
    public byte[] toT16() {
        Checks.inRange(picture.pixels(), 1, 0xFFFF, "width of a T16 tile");
        Checks.inRange(picture.documents(), 1, 0xFFFF, "height of a T16 tile");
        byte[] samples = picture.toBytes(ByteOrder.LITTLE_ENDIAN);
        return ByteBuffer.allocate(Math.addExact(T16_HEADER, samples.length)).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) picture.pixels()).putShort((short) picture.documents()).put(samples).array();
    }
}
