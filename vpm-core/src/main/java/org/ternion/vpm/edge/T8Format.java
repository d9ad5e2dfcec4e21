package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ternion.core.Checks;
import org.ternion.vpm.EncodedPicture;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;

/**
 * The T8 tile: u8 width, u8 height, u8 0, u8 0, then optionally u8 0 for the sample type, then R G B bytes, row-major.
 * Sides above 255 are refused; the prototype wraps them.
 */
public final class T8Format {
    private static final int HEADER = 4;

    private T8Format() {
    }

    /**
     * Writes a tile without the byte for the sample type.
     *
     * @param tile U8 samples at x = y = 0
     * @return {@code 4 + 3 * width * height} bytes
     * @throws IllegalArgumentException if the samples are not U8, a side exceeds 255 or the place is not 0, 0
     */
    public static byte[] write(EncodedTile tile) {
        return write(tile, HEADER);
    }

    /**
     * Writes a tile with the byte for the sample type.
     *
     * @param tile U8 samples at x = y = 0
     * @return {@code 5 + 3 * width * height} bytes
     * @throws IllegalArgumentException if the samples are not U8, a side exceeds 255 or the place is not 0, 0
     */
    public static byte[] writeWithType(EncodedTile tile) {
        return write(tile, HEADER + 1);
    }

    private static byte[] write(EncodedTile tile, int header) {
        EncodedPicture picture = tile.picture();
        if (picture.precision() != OutputPrecision.U8) {
            throw new IllegalArgumentException("a T8 tile has U8 samples, not " + picture.precision());
        }
        if (tile.x() != 0 || tile.y() != 0) {
            throw new IllegalArgumentException("a T8 tile is at 0, 0, not at " + tile.x() + ", " + tile.y());
        }
        int width = Checks.inRange(picture.pixels(), 1, 255, "width of a T8 tile");
        int height = Checks.inRange(picture.documents(), 1, 255, "height of a T8 tile");
        byte[] samples = picture.toBytes(ByteOrder.BIG_ENDIAN);
        return ByteBuffer.allocate(header + samples.length).put((byte) width).put((byte) height).position(header)
                .put(samples).array();
    }

    /**
     * Reads a tile with or without the byte for the sample type; the length tells which.
     *
     * @param bytes one tile
     * @return the tile
     * @throws ProtocolException if the bytes are no T8 tile
     */
    public static EncodedTile read(byte[] bytes) {
        if (bytes.length < HEADER) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, bytes.length, "T8 header has 4 bytes");
        }
        int width = bytes[0] & 0xFF;
        int height = bytes[1] & 0xFF;
        if (width == 0 || height == 0) {
            throw new ProtocolException(ProtocolException.Code.EMPTY_TILE, 0, width + " x " + height + " pixels");
        }
        int samples = EncodedPicture.CHANNELS * width * height;
        int header = bytes.length - samples;
        if (header < HEADER) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, bytes.length, samples + " samples expected");
        }
        if (header > HEADER + 1) {
            throw new ProtocolException(ProtocolException.Code.TRAILING_DATA, HEADER + samples, samples
                    + " samples expected");
        }
        for (int i = 2; i < header; i++) {
            if (bytes[i] != 0) {
                throw new ProtocolException(i < HEADER ? ProtocolException.Code.BAD_VALUE
                        : ProtocolException.Code.BAD_SAMPLE_TYPE, i, "must be 0, was " + (bytes[i] & 0xFF));
            }
        }
        byte[] pixels = new byte[samples];
        System.arraycopy(bytes, header, pixels, 0, samples);
        return new EncodedTile(
                EncodedPicture.copyOf(OutputPrecision.U8, height, width, pixels, ByteOrder.BIG_ENDIAN), 0, 0);
    }
}
