package org.ternion.vpm.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a policy map from front to back, one metric at a time, in memory of a few rows. Everything is checked on the
 * way; after the last row the rest of the input is checked too.
 */
public final class VpmStreamReader implements AutoCloseable {
    private final PngReader png;
    private final ReadOptions options;
    private final Labels labels;
    private final char[] red;
    private final char[] green;
    private final char[] blue;
    private int metric = -1;

    private VpmStreamReader(PngReader png, ReadOptions options) throws IOException {
        this.png = png;
        this.options = options;
        try {
            labels = new Labels(HeaderRows.read(png, options.limits()), png.vpMm(), options);
        } catch (VpmFormatException e) {
            throw png.cause(e);
        }
        red = new char[png.width()];
        green = new char[png.width()];
        blue = new char[png.width()];
    }

    /**
     * Starts reading.
     *
     * @param in      a PNG written as a policy map; closed with the reader
     * @param options strictness and limits; {@link Limits#maxStreamRasterBytes()} bounds the raster
     * @return a reader before the first metric
     * @throws IOException        if reading fails
     * @throws VpmFormatException if this is not a policy map, is damaged or asks for more than the limits
     */
    public static VpmStreamReader open(InputStream in, ReadOptions options) throws IOException {
        PngReader png = new PngReader(in, options.strictness(), options.limits(),
                options.limits().maxStreamRasterBytes());
        try {
            return new VpmStreamReader(png, options);
        } catch (IOException | RuntimeException e) {
            png.close();
            throw e;
        }
    }

    /**
     * Goes to the next metric.
     *
     * @return false after the last one, when the rest of the input has been checked
     * @throws IOException        if reading fails
     * @throws VpmFormatException if the input is damaged
     */
    public boolean next() throws IOException {
        try {
            return advance();
        } catch (VpmFormatException e) {
            throw png.cause(e);
        }
    }

    private boolean advance() throws IOException {
        if (metric + 1 >= labels.header().metrics()) {
            if (metric < labels.header().metrics()) {
                metric++;
                boolean sawVpMm = png.vpMm() != null;
                png.finish();
                if (!sawVpMm && png.vpMm() != null) {
                    labels.checkVpMm(png.vpMm(), options.strictness() == Strictness.STRICT);
                }
            }
            return false;
        }
        metric++;
        png.readRow(red, green, blue);
        return true;
    }

    /**
     * The fixed fields of the raster.
     *
     * @return the header
     */
    public VpmHeader header() {
        return labels.header();
    }

    /**
     * The decoded metadata.
     *
     * @return empty if the file has none, or, when read leniently, none that can be read
     */
    public Optional<VpmMetadata> metadata() {
        return labels.metadata();
    }

    /**
     * Number of documents, without padding.
     *
     * @return {@code >= 1}
     */
    public int documents() {
        return labels.documents();
    }

    /**
     * Metric names, row by row.
     *
     * @return as many as metrics
     */
    public List<String> metricNames() {
        return labels.metricNames();
    }

    /**
     * What was wrong so far but could be tolerated.
     *
     * @return one line each, starting with the code
     */
    public List<String> problems() {
        return Stream.concat(labels.problems().stream(), png.problems().stream()).toList();
    }

    /**
     * Number of the current metric.
     *
     * @return -1 before the first {@link #next()}
     */
    public int metric() {
        return metric;
    }

    /**
     * Red samples of the current metric, padding included.
     *
     * @return a live array that the next metric overwrites
     */
    public char[] red() {
        return red;
    }

    /**
     * Green samples of the current metric, padding included.
     *
     * @return a live array that the next metric overwrites
     */
    public char[] green() {
        return green;
    }

    /**
     * Blue samples of the current metric, padding included.
     *
     * @return a live array that the next metric overwrites
     */
    public char[] blue() {
        return blue;
    }

    /** Closes the input. */
    @Override
    public void close() throws IOException {
        png.close();
    }
}
