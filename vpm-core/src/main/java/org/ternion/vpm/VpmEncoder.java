package org.ternion.vpm;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;

/**
 * Turns a documents x metrics matrix of unit scores into a picture, three metrics to a pixel. Scores outside [0, 1],
 * infinities included, are clamped; NaN is refused because no sample can stand for it.
 *
 * <p>Integer samples are {@code score * 255} or {@code score * 65535} with the product in float, then rounded.
 */
public final class VpmEncoder {
    private static final int CHANNELS = EncodedPicture.CHANNELS;

    private VpmEncoder() {
    }

    /**
     * Encodes a whole matrix.
     *
     * @param documentsByMetrics unit scores, at least 1 x 1
     * @param precision          type of the samples
     * @param rounding           for integer samples
     * @return a picture of {@code rows x ceil(cols / 3)} pixels
     * @throws IllegalArgumentException if the matrix is empty, holds NaN or needs more than 2^31 - 1 bytes
     */
    public static EncodedPicture encode(FloatMatrix documentsByMetrics, OutputPrecision precision, Rounding rounding) {
        return encode(documentsByMetrics, documentsByMetrics.rows(), documentsByMetrics.cols(), precision, rounding);
    }

    /**
     * Encodes the top-left corner: the first {@code size} documents and the first {@code 3 * size} metrics.
     *
     * @param documentsByMetrics unit scores, at least 1 x 1, best document first
     * @param size               rows and pixels wanted, {@code >= 1}; fewer where the matrix is smaller
     * @param precision          type of the samples
     * @param rounding           for integer samples
     * @return the tile, at x = y = 0
     * @throws IllegalArgumentException if {@code size} is not positive, the matrix is empty or the corner holds NaN
     */
    public static EncodedTile criticalTile(FloatMatrix documentsByMetrics, int size, OutputPrecision precision,
            Rounding rounding) {
        Checks.inRange(size, 1, Integer.MAX_VALUE, "size");
        int rows = Math.min(size, documentsByMetrics.rows());
        int cols = (int) Math.min((long) CHANNELS * size, documentsByMetrics.cols());
        return new EncodedTile(encode(documentsByMetrics, rows, cols, precision, rounding), 0, 0);
    }

    private static EncodedPicture encode(FloatMatrix matrix, int rows, int cols, OutputPrecision precision,
            Rounding rounding) {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(rounding, "rounding");
        Checks.inRange(rows, 1, Integer.MAX_VALUE, "documents");
        Checks.inRange(cols, 1, Integer.MAX_VALUE, "metrics");
        int pixels = (cols - 1) / CHANNELS + 1;
        long length = EncodedPicture.byteLength(precision, rows, pixels);
        Checks.inRange(length, 1, Integer.MAX_VALUE, "bytes of the picture");
        ByteBuffer out = ByteBuffer.allocate((int) length);
        float[] values = matrix.backingArray();
        int rowBytes = pixels * CHANNELS * precision.bytes();
        for (int i = 0; i < rows; i++) {
            out.position(i * rowBytes);
            for (int j = 0; j < cols; j++) {
                float x = values[i * matrix.cols() + j];
                if (Float.isNaN(x)) {
                    throw new IllegalArgumentException("score of document " + i + ", metric " + j + " is NaN");
                }
                // Adding 0 turns -0.0 into +0.0, which is the only zero that pictures hold.
                put(out, Math.min(Math.max(x, 0f), 1f) + 0f, precision, rounding);
            }
        }
        return EncodedPicture.wrapBigEndian(precision, rows, pixels, out.array());
    }

    private static void put(ByteBuffer out, float unit, OutputPrecision precision, Rounding rounding) {
        switch (precision) {
            case U8:
                out.put((byte) integer(unit * 255f, rounding));
                break;
            case U16:
                out.putShort((short) integer(unit * 65535f, rounding));
                break;
            case F16:
                out.putShort(Float16.ofFloat(unit));
                break;
            case F32:
                out.putFloat(unit);
                break;
            default:
                out.putDouble(unit);
                break;
        }
    }

    private static int integer(float scaled, Rounding rounding) {
        return rounding == Rounding.TRUNCATE ? (int) scaled : (int) Math.rint(scaled);
    }
}
