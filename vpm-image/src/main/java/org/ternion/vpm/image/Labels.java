package org.ternion.vpm.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.image.VpmFormatException.Code;

/** What header rows and metadata say together: logical columns, names, ranges, problems. Shared by both readers. */
final class Labels {
    private final HeaderRows rows;
    private final VpmMetadata metadata;
    private final int documents;
    private final List<String> metricNames;
    private final List<String> documentIds;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param vpMm metadata chunk met so far, or null
     */
    Labels(HeaderRows rows, byte[] vpMm, ReadOptions options) {
        this.rows = rows;
        VpmHeader header = rows.header();
        boolean strict = options.strictness() == Strictness.STRICT;
        VpmMetadata decoded = null;
        if (rows.blob().length > 0) {
            try {
                decoded = VpmMetadata.decode(rows.blob(), options.strictness(), options.limits());
                problems.addAll(decoded.problems());
            } catch (VpmFormatException e) {
                if (strict) {
                    throw e;
                }
                problems.add(e.getMessage());
            }
        }
        if (vpMm != null) {
            checkVpMm(vpMm, strict);
        }
        int logical = header.columns();
        if (decoded != null && decoded.kind() == MapKind.VPM) {
            if (decoded.docCount() >= 1 && decoded.docCount() <= logical) {
                logical = (int) decoded.docCount();
            } else {
                problem(strict, "doc_count " + decoded.docCount() + " does not fit " + logical + " columns");
            }
        }
        if (decoded != null && decoded.hasExtension() && decoded.metricCount() != header.metrics()) {
            problem(strict, "metadata of " + decoded.metricCount() + " metrics, raster of " + header.metrics());
        }
        metadata = decoded;
        documents = logical;
        List<String> names = fitting(decoded == null ? List.of() : decoded.metricNames(), header.metrics());
        metricNames = names.isEmpty() ? VpmWriter.defaultNames(header.metrics()) : names;
        documentIds = fitting(decoded == null ? List.of() : decoded.documentIds(), logical);
    }

    private static <T> List<T> fitting(List<T> list, int size) {
        return list.size() == size ? list : List.of();
    }

    void checkVpMm(byte[] vpMm, boolean strict) {
        if (!Arrays.equals(vpMm, rows.blob())) {
            String detail = "the vpMm chunk differs from the metadata in the pixels";
            if (strict) {
                throw new VpmFormatException(Code.METADATA_DISAGREES, -1, detail);
            }
            problems.add(Code.METADATA_DISAGREES + ": " + detail);
        }
    }

    private void problem(boolean strict, String detail) {
        if (strict) {
            throw new VpmFormatException(Code.BAD_METADATA, -1, detail);
        }
        problems.add(Code.BAD_METADATA + ": " + detail);
    }

    VpmHeader header() {
        return rows.header();
    }

    byte[] blob() {
        return rows.blob();
    }

    Optional<VpmMetadata> metadata() {
        return Optional.ofNullable(metadata);
    }

    /** Rows of a group that inflates alone; 0 where there are none. */
    int groupRows() {
        return metadata == null ? 0 : metadata.idatGroupRows();
    }

    int documents() {
        return documents;
    }

    List<String> metricNames() {
        return metricNames;
    }

    List<String> documentIds() {
        return documentIds;
    }

    List<String> problems() {
        return problems;
    }

    int document(int column) {
        return metadata == null || metadata.docCount() != documents ? column : metadata.document(column);
    }

    int originalMetric(int metric) {
        return metadata == null || metadata.metricCount() != rows.header().metrics() ? metric
                : metadata.metricPermutation().map(p -> p.get(metric)).orElse(metric);
    }

    boolean exact() {
        return metadata != null && metadata.ranges().size() == rows.header().metrics();
    }

    Trust trust(int metric) {
        return exact() ? Trust.EXACT : rows.trust(metric);
    }

    Optional<MetricRange> range(int metric) {
        if (exact()) {
            return Optional.of(metadata.ranges().get(metric));
        }
        // Negative or large values have wrapped in files of older writers: then the ends may be out of order.
        return rows.trust(metric) == Trust.Q16_16 && rows.min(metric) <= rows.max(metric)
                ? Optional.of(new MetricRange(rows.min(metric), rows.max(metric))) : Optional.empty();
    }

    /** The stored Q16.16 words of a metric, whatever their trust. */
    Optional<MetricRange> storedQ16(int metric) {
        return rows.trust(metric) == Trust.UNKNOWN || rows.min(metric) > rows.max(metric) ? Optional.empty()
                : Optional.of(new MetricRange(rows.min(metric), rows.max(metric)));
    }
}
