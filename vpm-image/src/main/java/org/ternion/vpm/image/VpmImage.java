package org.ternion.vpm.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.TileId;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * A policy map in a PNG file or array, ready to be asked. Where the file is written in groups, opening takes the
 * metadata from their own chunk and metric rows are inflated when first asked for, group by group. A file without
 * groups is decoded and checked as a whole on opening; opened strictly, every file has its header rows compared with
 * that chunk.
 *
 * <p>Damage in a group shows when a row of it is read, as {@link VpmFormatException}; {@link #verify()} checks
 * everything at once. Reading a row can also fail with {@link UncheckedIOException}. Safe for use by several threads
 * until closed; rows that have been read stay available afterwards.
 */
public final class VpmImage implements PolicyMap, AutoCloseable {
    private final ByteSource source;
    private final ReadOptions options;
    private final Labels labels;
    private final char[][] red;
    private final char[][] green;
    private final char[][] blue;
    private final char[] zeros;
    /** Null for a file without groups. */
    private final RowGroups groups;

    private VpmImage(ByteSource source, ReadOptions options) throws IOException {
        this.source = source;
        this.options = options;
        PngReader png = reader();
        try {
            Labels quick = options.strictness() == Strictness.LENIENT ? quickLabels(png) : null;
            RowGroups found = quick == null ? null : RowGroups.find(source, quick, options.strictness());
            if (found != null) {
                png.skipChunk();
                labels = quick;
            } else {
                png.close();
                png = reader();
                labels = readLabels(png);
                found = RowGroups.find(source, labels, options.strictness());
                if (found != null) {
                    checkHeaderGroup(png, found.headerOffset());
                }
            }
            groups = found;
            int metrics = labels.header().metrics();
            red = new char[metrics][];
            green = new char[metrics][];
            blue = new char[metrics][];
            zeros = new char[labels.header().columns()];
            if (groups == null) {
                decodeAll(png);
            }
            png.problems().stream().filter(p -> !labels.problems().contains(p)).forEach(labels.problems()::add);
        } finally {
            png.close();
        }
    }

    private PngReader reader() throws IOException {
        Limits limits = options.limits();
        PngReader png = new PngReader(source.stream(), options.strictness(), limits, limits.maxRasterBytes());
        try {
            png.checkRatio(source.size());
            return png;
        } catch (IOException | RuntimeException e) {
            png.close();
            throw e;
        }
    }

    /** What the vpMm chunk and the first pixels say of a sound file in groups; null where more has to be read. */
    private Labels quickLabels(PngReader png) throws IOException {
        if (png.vpMm() == null) {
            return null;
        }
        try {
            HeaderRows rows = HeaderRows.readFirstPixels(png, options.limits());
            Labels quick = rows == null ? null : new Labels(rows, png.vpMm(), options);
            return quick != null && quick.problems().isEmpty() && quick.groupRows() > 0 ? quick : null;
        } catch (VpmFormatException e) {
            return null;
        }
    }

    private Labels readLabels(PngReader png) throws IOException {
        try {
            return new Labels(HeaderRows.read(png, options.limits()), png.vpMm(), options);
        } catch (VpmFormatException e) {
            throw png.cause(e);
        }
    }

    /**
     * Opens a file.
     *
     * @param file    a PNG written as a policy map
     * @param options strictness and limits
     * @return the map; close it to release the file
     * @throws IOException        if the file cannot be read
     * @throws VpmFormatException if it is not a policy map, is damaged or asks for more than the limits
     */
    public static VpmImage open(Path file, ReadOptions options) throws IOException {
        ByteSource source = ByteSource.open(file);
        try {
            return new VpmImage(source, options);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Opens an array.
     *
     * @param bytes   a PNG written as a policy map; kept, do not modify it afterwards
     * @param options strictness and limits
     * @return the map
     * @throws VpmFormatException if it is not a policy map, is damaged or asks for more than the limits
     */
    public static VpmImage open(byte[] bytes, ReadOptions options) {
        try {
            return new VpmImage(ByteSource.of(bytes), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkHeaderGroup(PngReader png, long at) throws IOException {
        try {
            if (!png.endsChunk()) {
                throw new VpmFormatException(Code.BAD_PNG, at, "the header rows do not end with their chunk");
            }
        } catch (VpmFormatException e) {
            throw png.cause(e);
        }
    }

    private void decodeAll(PngReader png) throws IOException {
        try {
            decodeRows(png);
        } catch (VpmFormatException e) {
            throw png.cause(e);
        }
    }

    private void decodeRows(PngReader png) throws IOException {
        int columns = labels.header().columns();
        for (int m = 0; m < red.length; m++) {
            char[] b = new char[columns];
            char[] r = new char[columns];
            char[] g = new char[columns];
            blue[m] = png.readRow(r, g, b) ? b : zeros;
            green[m] = g;
            red[m] = r;
        }
        boolean sawVpMm = png.vpMm() != null;
        png.finish();
        if (!sawVpMm && png.vpMm() != null) {
            labels.checkVpMm(png.vpMm(), options.strictness() == Strictness.STRICT);
        }
    }

    private synchronized void load(int metric) {
        if (red[metric] != null) {
            return;
        }
        try {
            char[][] planes = groups.decode(groups.of(metric), zeros);
            int from = groups.first(groups.of(metric));
            for (int r = 0; r < planes.length / 3; r++) {
                blue[from + r] = planes[3 * r + 2];
                green[from + r] = planes[3 * r + 1];
                red[from + r] = planes[3 * r];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes inflated for metric rows since opening, for tests. */
    synchronized long inflatedBytes() {
        return groups == null ? 0 : groups.inflatedBytes();
    }

    /**
     * Checks the whole file strictly: every CRC, the end of the compressed stream, metadata, trailing bytes, and the
     * SHA3-256 of the data rows where the file states it, and that each group can be read alone. Takes the memory of
     * one group.
     *
     * @throws IOException        if the file cannot be read
     * @throws VpmFormatException for the first thing that is wrong
     */
    public void verify() throws IOException {
        ReadOptions strict = new ReadOptions(Strictness.STRICT, options.limits());
        try (VpmStreamReader reader = VpmStreamReader.open(source.stream(), strict)) {
            MessageDigest sha3;
            try {
                sha3 = MessageDigest.getInstance("SHA3-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA3-256", e);
            }
            int columns = reader.header().columns();
            byte[] raw = new byte[Scanline.PIXEL * columns];
            while (reader.next()) {
                Scanline.join(reader.red(), reader.green(), reader.blue(), columns, raw, 0);
                sha3.update(raw);
            }
            Optional<String> stated = reader.metadata().flatMap(VpmMetadata::dataSha3);
            if (stated.isPresent() && !stated.get().equals(HexFormat.of().formatHex(sha3.digest()))) {
                throw new VpmFormatException(Code.BAD_METADATA, -1, "the samples do not have the stated SHA3-256");
            }
        }
        synchronized (this) {
            for (int group = 0; groups != null && group < groups.count(); group++) {
                groups.decode(group, zeros);
            }
        }
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
     * @return empty if the file has none, or, when opened leniently, none that can be read
     */
    public Optional<VpmMetadata> metadata() {
        return labels.metadata();
    }

    /**
     * The metadata bytes in the header rows.
     *
     * @return a new array, possibly empty
     */
    public byte[] metadataBytes() {
        return labels.blob().clone();
    }

    /**
     * What was wrong but could be tolerated.
     *
     * @return one line each, starting with the code
     */
    public List<String> problems() {
        return List.copyOf(labels.problems());
    }

    /**
     * How well the range of a metric is known.
     *
     * @param metric in {@code [0, metrics())}
     * @return {@link Trust#UNKNOWN} where nothing is stored
     */
    public Trust trust(int metric) {
        return labels.trust(Objects.checkIndex(metric, metrics()));
    }

    /**
     * The Q16.16 range in the header rows, even where its fraction was overwritten ({@link Trust#INTEGER_PART_ONLY}).
     *
     * @param metric in {@code [0, metrics())}
     * @return empty where none is stored or the ends are out of order
     */
    public Optional<MetricRange> storedRange(int metric) {
        return labels.storedQ16(Objects.checkIndex(metric, metrics()));
    }

    /**
     * A score in the units of the table: {@code min + R / 65535 * (max - min)}, off by at most half a step.
     *
     * @param metric in {@code [0, metrics())}
     * @param column in {@code [0, documents())}
     * @return the score; on the unit scale where the range is not known
     */
    public double original(int metric, int column) {
        double unit = red(metric)[Objects.checkIndex(column, documents())] / 65535.0;
        Optional<MetricRange> range = range(metric);
        return range.isEmpty() ? unit : range.get().min() + unit * (range.get().max() - range.get().min());
    }

    @Override
    public int metrics() {
        return labels.header().metrics();
    }

    @Override
    public int documents() {
        return labels.documents();
    }

    @Override
    public List<String> metricNames() {
        return labels.metricNames();
    }

    @Override
    public List<String> documentIds() {
        return labels.documentIds();
    }

    @Override
    public int document(int column) {
        return labels.document(Objects.checkIndex(column, documents()));
    }

    @Override
    public int originalMetric(int metric) {
        return labels.originalMetric(Objects.checkIndex(metric, metrics()));
    }

    @Override
    public Optional<MetricRange> range(int metric) {
        return labels.range(Objects.checkIndex(metric, metrics()));
    }

    @Override
    public Optional<String> task() {
        return labels.metadata().flatMap(VpmMetadata::task);
    }

    @Override
    public Optional<TileId> tileId() {
        return labels.metadata().map(VpmMetadata::tile).filter(id -> !id.isNone());
    }

    @Override
    public char[] red(int metric) {
        return plane(red, metric);
    }

    @Override
    public char[] green(int metric) {
        return plane(green, metric);
    }

    @Override
    public char[] blue(int metric) {
        return plane(blue, metric);
    }

    private synchronized char[] plane(char[][] channel, int metric) {
        Objects.checkIndex(metric, metrics());
        load(metric);
        return channel[metric];
    }

    /** Releases the file. Rows that were read stay available. */
    @Override
    public void close() throws IOException {
        source.close();
    }

    @Override
    public String toString() {
        return metrics() + " metrics x " + documents() + " documents";
    }
}
