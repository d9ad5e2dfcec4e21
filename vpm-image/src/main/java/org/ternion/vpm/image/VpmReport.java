package org.ternion.vpm.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a picture says and holds, for people and for JSON.
 *
 * @param header         fields of the header rows
 * @param metadataBytes  length of the metadata blob, 0 for none
 * @param metadataHex    its first 64 bytes in hexadecimal
 * @param logicalColumns columns with documents; those behind are padding
 * @param allRows        red, green, blue over the whole raster, header rows included
 * @param dataRows       red, green, blue over the data rows, padding included
 * @param problems       broken rules that were tolerated
 */
public record VpmReport(VpmHeader header, int metadataBytes, String metadataHex, int logicalColumns,
        List<ChannelStats> allRows, List<ChannelStats> dataRows, List<String> problems) {
    private static final int PREVIEW_BYTES = 64;
    private static final List<String> CHANNELS = List.of("R", "G", "B");

    /**
     * Copies the lists.
     *
     * @param header         see the record
     * @param metadataBytes  see the record
     * @param metadataHex    see the record
     * @param logicalColumns see the record
     * @param allRows        see the record
     * @param dataRows       see the record
     * @param problems       see the record
     */
    public VpmReport {
        allRows = List.copyOf(allRows);
        dataRows = List.copyOf(dataRows);
        problems = List.copyOf(problems);
    }

    /**
     * Reports on a file. Statistics take one pass over the rows, in memory of a few rows and the counts of sample
     * values.
     *
     * @param file    a PNG written as a policy map
     * @param options strictness and limits
     * @return the report
     * @throws IOException        if the file cannot be read
     * @throws VpmFormatException if it is not a policy map, is damaged or asks for more than the limits
     */
    public static VpmReport read(Path file, ReadOptions options) throws IOException {
        try (VpmImage image = VpmImage.open(file, options); InputStream in = Files.newInputStream(file)) {
            return of(image, in, options);
        }
    }

    /**
     * Reports on an array.
     *
     * @param bytes   a PNG written as a policy map, not kept
     * @param options strictness and limits
     * @return the report
     * @throws VpmFormatException if it is not a policy map, is damaged or asks for more than the limits
     */
    public static VpmReport read(byte[] bytes, ReadOptions options) {
        try (VpmImage image = VpmImage.open(bytes, options)) {
            return of(image, new ByteArrayInputStream(bytes), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VpmReport of(VpmImage image, InputStream in, ReadOptions options) throws IOException {
        VpmHeader header = image.header();
        char[][] row = new char[CHANNELS.size()][header.columns()];
        ChannelStats.Histogram[] all = new ChannelStats.Histogram[row.length];
        ChannelStats.Histogram[] data = new ChannelStats.Histogram[row.length];
        Arrays.setAll(all, c -> new ChannelStats.Histogram());
        Arrays.setAll(data, c -> new ChannelStats.Histogram());
        try (PngReader png = new PngReader(in, options.strictness(), options.limits(),
                options.limits().maxStreamRasterBytes())) {
            for (int y = 0; y < header.headerRows() + header.metrics(); y++) {
                png.readRow(row[0], row[1], row[2]);
                for (int c = 0; c < row.length; c++) {
                    all[c].add(row[c]);
                    if (y >= header.headerRows()) {
                        data[c].add(row[c]);
                    }
                }
            }
            png.finish();
        }
        byte[] blob = image.metadataBytes();
        return new VpmReport(header, blob.length,
                HexFormat.of().formatHex(blob, 0, Math.min(blob.length, PREVIEW_BYTES)), image.documents(),
                stats(all), stats(data), image.problems());
    }

    private static List<ChannelStats> stats(ChannelStats.Histogram[] histograms) {
        return Arrays.stream(histograms).map(ChannelStats.Histogram::stats).toList();
    }

    /**
     * The report as a tree for JSON: maps, lists, strings, numbers and booleans.
     *
     * @return keys {@code shape dtype header vmeta logical_vs_physical stats data_stats problems}, a new map
     */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("shape", List.of(header.headerRows() + header.metrics(), header.columns(), CHANNELS.size()));
        tree.put("dtype", "uint16");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("magic", "VPM1");
        fields.put("version", VpmHeader.VERSION);
        fields.put("M", header.metrics());
        fields.put("D_reported", header.columns());
        fields.put("h_meta", header.headerRows());
        fields.put("level", header.level());
        fields.put("doc_block_size", header.docBlock());
        fields.put("agg_id", header.agg().number());
        fields.put("store_minmax_flag", header.normFlag() ? 1 : 0);
        tree.put("header", fields);
        Map<String, Object> vmeta = new LinkedHashMap<>();
        vmeta.put("embedded_metadata_len", metadataBytes);
        vmeta.put("embedded_metadata_hex_preview", metadataHex);
        tree.put("vmeta", vmeta);
        Map<String, Object> widths = new LinkedHashMap<>();
        widths.put("logical_D", logicalColumns);
        widths.put("physical_W", header.columns());
        widths.put("padded", logicalColumns < header.columns());
        tree.put("logical_vs_physical", widths);
        tree.put("stats", tree(allRows));
        tree.put("data_stats", tree(dataRows));
        tree.put("problems", problems);
        return tree;
    }

    private static Map<String, Object> tree(List<ChannelStats> stats) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int c = 0; c < stats.size(); c++) {
            tree.put(CHANNELS.get(c), stats.get(c).toTree());
        }
        return tree;
    }
}
