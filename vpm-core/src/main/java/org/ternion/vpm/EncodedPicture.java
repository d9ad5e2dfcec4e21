package org.ternion.vpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * A picture of scores with documents down and metrics across, three metrics to a pixel: channel {@code j} of pixel
 * {@code w} is metric {@code 3w + j}, and channels past the last metric are 0. This is the other orientation than that
 * of a {@link PolicyMap}, whose rows are metrics. Immutable.
 */
public final class EncodedPicture {
    /** Channels of a pixel. */
    public static final int CHANNELS = 3;

    private final OutputPrecision precision;
    private final int documents;
    private final int pixels;
    /** Samples row-major, big-endian. */
    private final byte[] samples;

    private EncodedPicture(OutputPrecision precision, int documents, int pixels, byte[] samples) {
        this.precision = precision;
        this.documents = documents;
        this.pixels = pixels;
        this.samples = samples;
    }

    /**
     * A picture from its samples.
     *
     * @param precision type of the samples
     * @param documents rows, {@code >= 1}
     * @param pixels    pixels of a row, {@code >= 1}
     * @param samples   {@code documents * pixels * 3} samples, row-major, copied
     * @param order     byte order of {@code samples}
     * @return the picture
     * @throws IllegalArgumentException if a dimension is not positive or the length does not fit
     */
    public static EncodedPicture copyOf(OutputPrecision precision, int documents, int pixels, byte[] samples,
            ByteOrder order) {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(order, "order");
        Checks.inRange(documents, 1, Integer.MAX_VALUE, "documents");
        Checks.inRange(pixels, 1, Integer.MAX_VALUE, "pixels");
        if (byteLength(precision, documents, pixels) != samples.length) {
            throw new IllegalArgumentException(documents + " x " + pixels + " pixels of " + precision + " are "
                    + byteLength(precision, documents, pixels) + " bytes, got " + samples.length);
        }
        return new EncodedPicture(precision, documents, pixels, reordered(samples, precision, order));
    }

    /** Takes over big-endian samples whose length the caller has checked. */
    static EncodedPicture wrapBigEndian(OutputPrecision precision, int documents, int pixels, byte[] samples) {
        return new EncodedPicture(precision, documents, pixels, samples);
    }

    /**
     * Length of the samples of a picture.
     *
     * @param precision type of the samples
     * @param documents rows
     * @param pixels    pixels of a row
     * @return {@code documents * pixels * 3 * precision.bytes()}
     * @throws ArithmeticException if the product does not fit a {@code long}
     */
    public static long byteLength(OutputPrecision precision, int documents, int pixels) {
        return Math.multiplyExact((long) documents * pixels, (long) CHANNELS * precision.bytes());
    }

    /**
     * Type of the samples.
     *
     * @return the precision
     */
    public OutputPrecision precision() {
        return precision;
    }

    /**
     * Number of rows.
     *
     * @return {@code >= 1}
     */
    public int documents() {
        return documents;
    }

    /**
     * Pixels of a row, that is a third of the metrics, rounded up.
     *
     * @return {@code >= 1}
     */
    public int pixels() {
        return pixels;
    }

    /**
     * One sample as it is stored, without scaling.
     *
     * @param document row
     * @param pixel    in {@code [0, pixels)}
     * @param channel  0, 1 or 2
     * @return 0 to 255 for U8, 0 to 65535 for U16, the exact value for the others
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public double sample(int document, int pixel, int channel) {
        Objects.checkIndex(document, documents);
        Objects.checkIndex(pixel, pixels);
        Objects.checkIndex(channel, CHANNELS);
        int at = ((document * pixels + pixel) * CHANNELS + channel) * precision.bytes();
        ByteBuffer buffer = ByteBuffer.wrap(samples);
        switch (precision) {
            case U8:
                return samples[at] & 0xFF;
            case U16:
                return buffer.getChar(at);
            case F16:
                return Float16.toFloat(buffer.getShort(at));
            case F32:
                return buffer.getFloat(at);
            default:
                return buffer.getDouble(at);
        }
    }

    /**
     * All samples, row-major.
     *
     * @param order byte order wanted
     * @return a new array of {@code documents * pixels * 3 * precision.bytes()}
     */
    public byte[] toBytes(ByteOrder order) {
        return reordered(samples, precision, order);
    }

    /** Copies, reversing the bytes of each sample for little-endian. */
    private static byte[] reordered(byte[] bytes, OutputPrecision precision, ByteOrder order) {
        byte[] copy = bytes.clone();
        int size = precision.bytes();
        if (order == ByteOrder.LITTLE_ENDIAN && size > 1) {
            for (int i = 0; i < copy.length; i++) {
                copy[i] = bytes[i - i % size + size - 1 - i % size];
            }
        }
        return copy;
    }

    /** Equal when precision, shape and every byte are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedPicture that && precision == that.precision && documents == that.documents
                && pixels == that.pixels && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(precision, documents, pixels) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return documents + " x " + pixels + " picture of " + precision;
    }
}
