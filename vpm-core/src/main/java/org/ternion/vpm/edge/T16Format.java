package org.ternion.vpm.edge;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.ternion.vpm.EncodedPicture;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;

/**
 * The T16 tile: u16 width, u16 height, then samples row-major, all little-endian. The sample type is not in the bytes.
 */
public final class T16Format {
    private static final int HEADER = 4;

    private T16Format() {
    }

    /**
     * Writes a tile with three samples to every pixel.
     *
     * @param tile its x and y are not written
     * @return {@code 4 + 3 * width * height * bytes per sample} bytes
     * @throws IllegalArgumentException if a side exceeds 65535
     */
    public static byte[] write(EncodedTile tile) {
        return tile.toT16();
    }

    /**
     * Reads a tile with three samples to every pixel.
     *
     * @param bytes     one tile
     * @param precision the sample type, agreed beforehand
     * @return the tile at 0, 0
     * @throws ProtocolException if the bytes are no T16 tile of that type
     */
    public static EncodedTile read(byte[] bytes, OutputPrecision precision) {
        return read(bytes, precision, false);
    }

    /**
     * Reads a tile of the prototype, whose rows may lack the samples of missing metrics in the last pixel; they are
     * read as 0. A tile with whole pixels is read too.
     *
     * @param bytes     one tile
     * @param precision the sample type, agreed beforehand
     * @return the tile at 0, 0
     * @throws ProtocolException if the bytes are no T16 tile of that type
     */
    public static EncodedTile readShortRows(byte[] bytes, OutputPrecision precision) {
        return read(bytes, precision, true);
    }

    private static EncodedTile read(byte[] bytes, OutputPrecision precision, boolean shortRows) {
        if (bytes.length < HEADER) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, bytes.length, "T16 header has 4 bytes");
        }
        int width = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
        int height = bytes[2] & 0xFF | (bytes[3] & 0xFF) << 8;
        if (width == 0 || height == 0) {
            throw new ProtocolException(ProtocolException.Code.EMPTY_TILE, 0, width + " x " + height + " pixels");
        }
        long full = EncodedPicture.byteLength(precision, height, width);
        int present = bytes.length - HEADER;
        if (present > full) {
            throw new ProtocolException(ProtocolException.Code.TRAILING_DATA, (int) (HEADER + full), full
                    + " bytes of samples expected, got " + present);
        }
        int size = precision.bytes();
        long rowBytes = full / height;
        boolean acceptable = present == full || shortRows && (present == full - (long) height * size
                || present == full - 2L * height * size);
        if (!acceptable) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, bytes.length, full
                    + " bytes of samples expected, got " + present);
        }
        byte[] samples;
        if (present == full) {
            samples = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        } else {
            int stride = present / height;
            // A row lacks at most two samples, so what is allocated is at most three times what was sent.
            samples = new byte[(int) full];
            for (int row = 0; row < height; row++) {
                System.arraycopy(bytes, HEADER + row * stride, samples, (int) (row * rowBytes), stride);
            }
        }
        return new EncodedTile(EncodedPicture.copyOf(precision, height, width, samples, ByteOrder.LITTLE_ENDIAN), 0, 0);
    }
}
