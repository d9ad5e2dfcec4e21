package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.ternion.core.Checks;
import org.ternion.vpm.EncodedPicture;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;

/**
 * The ZT1 tile, which says everything about itself; all numbers big-endian.
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>offset</th><th>length</th><th>meaning</th></tr>
 * <tr><td>0</td><td>2</td><td>"ZT"</td></tr>
 * <tr><td>2</td><td>1</td><td>version 1</td></tr>
 * <tr><td>3</td><td>1</td><td>sample type: 0 u8, 1 u16, 2 f16, 3 f32, 4 f64</td></tr>
 * <tr><td>4</td><td>2</td><td>width in pixels</td></tr>
 * <tr><td>6</td><td>2</td><td>height</td></tr>
 * <tr><td>8</td><td>4</td><td>x</td></tr>
 * <tr><td>12</td><td>4</td><td>y</td></tr>
 * <tr><td>16</td><td>n</td><td>samples, three to a pixel, row-major</td></tr>
 * <tr><td>16 + n</td><td>4</td><td>CRC-32 of all before</td></tr>
 * </table>
 */
public final class Zt1Format {
    private static final short MAGIC = 'Z' << 8 | 'T';
    private static final byte VERSION = 1;
    private static final int HEADER = 16;
    private static final int CRC = 4;

    private Zt1Format() {
    }

    /**
     * Writes a tile.
     *
     * @param tile any precision
     * @return {@code 20 + 3 * width * height * bytes per sample} bytes
     * @throws IllegalArgumentException if a side exceeds 65535
     */
    public static byte[] write(EncodedTile tile) {
        EncodedPicture picture = tile.picture();
        int width = Checks.inRange(picture.pixels(), 1, 0xFFFF, "width of a ZT1 tile");
        int height = Checks.inRange(picture.documents(), 1, 0xFFFF, "height of a ZT1 tile");
        byte[] samples = picture.toBytes(ByteOrder.BIG_ENDIAN);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(HEADER + CRC, samples.length));
        out.putShort(MAGIC).put(VERSION).put(typeOf(picture.precision())).putShort((short) width)
                .putShort((short) height).putInt((int) tile.x()).putInt((int) tile.y()).put(samples);
        return out.putInt(crc(out.array(), HEADER + samples.length)).array();
    }

    /**
     * Reads a tile.
     *
     * @param bytes one tile
     * @return the tile
     * @throws ProtocolException if the bytes are no ZT1 tile
     */
    public static EncodedTile read(byte[] bytes) {
        if (bytes.length < HEADER + CRC) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, bytes.length, "ZT1 has 20 bytes at least");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getShort() != MAGIC) {
            throw new ProtocolException(ProtocolException.Code.BAD_MAGIC, 0, "no ZT1 tile");
        }
        byte version = in.get();
        if (version != VERSION) {
            throw new ProtocolException(ProtocolException.Code.BAD_VERSION, 2, "version " + (version & 0xFF));
        }
        OutputPrecision precision = precisionOf(in.get());
        int width = in.getChar();
        int height = in.getChar();
        if (width == 0 || height == 0) {
            throw new ProtocolException(ProtocolException.Code.EMPTY_TILE, 4, width + " x " + height + " pixels");
        }
        long x = Integer.toUnsignedLong(in.getInt());
        long y = Integer.toUnsignedLong(in.getInt());
        long expected = EncodedPicture.byteLength(precision, height, width);
        int present = bytes.length - HEADER - CRC;
        if (present != expected) {
            throw new ProtocolException(present < expected ? ProtocolException.Code.TRUNCATED
                    : ProtocolException.Code.TRAILING_DATA, HEADER, expected + " bytes of samples expected, got "
                    + present);
        }
        byte[] samples = new byte[present];
        in.get(samples);
        if (in.getInt() != crc(bytes, HEADER + present)) {
            throw new ProtocolException(ProtocolException.Code.CRC_MISMATCH, HEADER + present, "tile is damaged");
        }
        return new EncodedTile(EncodedPicture.copyOf(precision, height, width, samples, ByteOrder.BIG_ENDIAN), x, y);
    }

    private static byte typeOf(OutputPrecision precision) {
        switch (precision) {
            case U8:
                return 0;
            case U16:
                return 1;
            case F16:
                return 2;
            case F32:
                return 3;
            default:
                return 4;
        }
    }

    private static OutputPrecision precisionOf(byte type) {
        for (OutputPrecision precision : OutputPrecision.values()) {
            if (typeOf(precision) == type) {
                return precision;
            }
        }
        throw new ProtocolException(ProtocolException.Code.BAD_SAMPLE_TYPE, 3, "sample type " + (type & 0xFF));
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
