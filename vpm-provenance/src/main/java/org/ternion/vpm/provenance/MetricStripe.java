package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.image.Limits;
import org.ternion.vpm.image.PngSamples;
import org.ternion.vpm.image.VpmFormatException;

/**
 * The top four rows of an 8-bit RGB picture, in which older files carry the means of their metrics. Row 0 spells
 * {@code VPF1} in red; row 1 + i holds one byte per metric, mean times 255, in the i-th channel of the stripe. A mean
 * read back is off by at most 1/510. Which cells hold means only the record can tell, so there is no reading without
 * one.
 *
 * <p>Painting destroys what the picture shows there. Nothing in this library paints unasked.
 */
public final class MetricStripe {
    private static final int ROWS = 4;
    private static final int PIXEL = 3;
    private static final byte[] MAGIC = {'V', 'P', 'F', '1'};
    private static final String CHANNELS = "RGB";
    private static final String ENCODING = "means:v1";
    private static final int BUFFER_BYTES = 1 << 16;

    private final int width;
    private final byte[] rgb;

    /** Takes the top rows; fewer than four, or none, for a picture that cannot have a stripe. */
    private MetricStripe(int width, byte[] rgb) {
        this.width = width;
        this.rgb = rgb;
    }

    /**
     * A mean as stored.
     *
     * @param channel where it is stored: R, G or B
     * @param metric  name of the metric
     * @param value   in [0, 1], a multiple of 1/255
     */
    public record Mean(String channel, String metric, double value) {
        /**
         * Checks nothing but nulls.
         *
         * @param channel see the record
         * @param metric see the record
         * @param value see the record
         */
        public Mean {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(metric, "metric");
        }
    }

    /**
     * Reads the top rows of a picture; the rest of it is not decoded.
     *
     * @param png a PNG of any kind
     * @return its rows, with or without a stripe
     * @throws IOException  if the file cannot be read
     * @throws VpfException if the file is no PNG, or is damaged before its fourth row
     */
    public static MetricStripe read(Path png) throws IOException {
        return read(PngInput.of(png));
    }

    /**
     * Reads the top rows of a picture; the rest of it is not decoded.
     *
     * @param png a PNG of any kind
     * @return its rows, with or without a stripe
     * @throws VpfException if the bytes are no PNG, or are damaged before the fourth row
     */
    public static MetricStripe read(byte[] png) {
        try {
            return read(PngInput.of(png));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    private static MetricStripe read(PngInput input) throws IOException {
        TopRows top = new TopRows();
        try (InputStream in = input.open(); PngSamples samples = new PngSamples(Limits.DEFAULT, top)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int n = in.read(buffer);
            while (n >= 0 && top.filled < ROWS) {
                samples.accept(buffer, 0, n);
                n = in.read(buffer);
            }
            if (top.filled < ROWS) {
                samples.finish();
            }
            boolean fits = samples.channels() == PIXEL && samples.bitDepth() == 8 && top.filled == ROWS;
            return new MetricStripe(samples.width(), fits ? top.bytes : new byte[0]);
        } catch (VpmFormatException e) {
            throw PixelHasher.translated(e);
        }
    }

    /** Keeps the first rows. */
    private static final class TopRows implements PngSamples.Rows {
        private byte[] bytes = {};
        private int filled;

        @Override
        public void row(byte[] samples, int length) {
            if (filled < ROWS) {
                bytes = Arrays.copyOf(bytes, (filled + 1) * length);
                System.arraycopy(samples, 0, bytes, filled * length, length);
                filled++;
            }
        }
    }

    /**
     * Whether the picture is 8-bit RGB, has four rows and the magic. A picture can show the magic by chance.
     *
     * @return true if there may be a stripe
     */
    public boolean isPresent() {
        if (rgb.length == 0) {
            return false;
        }
        // A picture narrower than the magic shows as much of it as fits.
        for (int x = 0; x < Math.min(width, MAGIC.length); x++) {
            if (rgb[PIXEL * x] != MAGIC[x] || rgb[PIXEL * x + 1] != 0 || rgb[PIXEL * x + 2] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The means in the cells that a record names.
     *
     * @param stripe {@code params.stripe} of the record
     * @return channel by channel, the metrics of a channel in the order of their names; names beyond the width of the
     *         picture and channels beyond the third have no cells and are left out
     * @throws VpfException BAD_FIELD if the picture has no stripe, or the record describes one of another encoding
     */
    public List<Mean> means(Stripe stripe) {
        if (!isPresent()) {
            throw new VpfException(VpfException.Code.BAD_FIELD, -1,
                    "the record tells of a stripe, but the picture has none");
        }
        if (!stripe.encoding().equals(ENCODING) || stripe.headerRows() != ROWS) {
            throw new VpfException(VpfException.Code.BAD_FIELD, -1, "params.stripe: only encoding " + ENCODING
                    + " in " + ROWS + " rows is known, got '" + stripe.encoding() + "' in " + stripe.headerRows());
        }
        List<Mean> means = new ArrayList<>();
        for (int c = 0; c < Math.min(ROWS - 1, stripe.channels().size()); c++) {
            String channel = stripe.channels().get(c);
            int index = index(channel);
            if (index < 0) {
                throw new VpfException(VpfException.Code.BAD_FIELD, -1,
                        "params.stripe.channels: R, G or B expected, got '" + channel + "'");
            }
            for (int k = 0; k < Math.min(width, stripe.metricNames().size()); k++) {
                int stored = rgb[((1 + c) * width + k) * PIXEL + index] & 0xFF;
                means.add(new Mean(channel, stripe.metricNames().get(k), stored / 255.0));
            }
        }
        return means;
    }

    private static int index(String channel) {
        return channel.length() == 1 ? CHANNELS.indexOf(channel) : -1;
    }

    /**
     * Paints a stripe over the top rows of a picture. The mean of a metric is that of its values that are not NaN,
     * summed in {@code float} from the first row to the last and clamped to [0, 1]; 0 if all are NaN.
     *
     * @param rgb      the picture, 3 bytes per pixel, row by row; changed
     * @param width    pixels of a row, {@code >= 1}
     * @param scores   one column per metric; columns beyond the width are left out
     * @param channels up to three of R, G, B: each carries all means, in a row of its own
     * @throws IllegalArgumentException if the picture is not whole rows or has fewer than four, or the channels are not
     *                                  one to three of R, G and B
     */
    public static void paint(byte[] rgb, int width, FloatMatrix scores, List<String> channels) {
        if (width < 1 || rgb.length % ((long) width * PIXEL) != 0 || rgb.length < (long) width * PIXEL * ROWS) {
            throw new IllegalArgumentException("a stripe needs an RGB picture of at least " + ROWS + " whole rows, got "
                    + rgb.length + " bytes for rows of " + width + " pixels");
        }
        if (channels.isEmpty() || channels.size() >= ROWS || channels.stream().anyMatch(c -> index(c) < 0)) {
            throw new IllegalArgumentException("channels must be one to three of R, G and B, got " + channels);
        }
        for (int x = 0; x < Math.min(width, MAGIC.length); x++) {
            cell(rgb, x, 0, MAGIC[x]);
        }
        for (int k = 0; k < Math.min(width, scores.cols()); k++) {
            byte stored = (byte) (int) (mean(scores, k) * 255f + 0.5f);
            for (int c = 0; c < channels.size(); c++) {
                cell(rgb, (1 + c) * width + k, index(channels.get(c)), stored);
            }
        }
    }

    private static void cell(byte[] rgb, int pixel, int channel, byte value) {
        Arrays.fill(rgb, PIXEL * pixel, PIXEL * pixel + PIXEL, (byte) 0);
        rgb[PIXEL * pixel + channel] = value;
    }

    private static float mean(FloatMatrix scores, int column) {
        float sum = 0;
        int n = 0;
        for (int row = 0; row < scores.rows(); row++) {
            float value = scores.get(row, column);
            if (!Float.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        // Infinities of both signs sum to NaN, which has no byte either.
        float mean = n == 0 ? 0 : sum / n;
        return Float.isNaN(mean) ? 0 : Math.max(0, Math.min(1, mean));
    }
}
