package org.ternion.vpm.image;

import java.util.List;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;

/** The fields of a metadata blob while they are collected; null or empty where absent. Checked by the builder. */
final class MetadataFields {
    MapKind kind;
    int level;
    AggId agg = AggId.RAW;
    int metricCount;
    long docCount;
    long docBlock = 1;
    /** Whether record 7 is written even if the 16-bit field says it all. */
    boolean docBlockRecord;
    int taskHash;
    TileId tile = TileId.NONE;
    TileId parent = TileId.NONE;
    long stepId;
    long parentStepId;
    long timestampNanos;
    MetricWeights weights;
    List<RouterPointer> pointers = List.of();

    List<MetricRange> ranges = List.of();
    List<String> metricNames = List.of();
    List<String> documentIds = List.of();
    IndexList documentPermutation;
    IndexList metricPermutation;
    IndexList sourceRows;
    int idatGroupRows;
    String task;
    ChildColumns parentOf;
    String dataSha3;
    /** Non-critical records of tags this version does not know, tags ascending. */
    List<MetadataRecord> unknown = List.of();

    boolean hasExtension() {
        return docBlockRecord || !ranges.isEmpty() || !metricNames.isEmpty() || !documentIds.isEmpty()
                || documentPermutation != null || metricPermutation != null || sourceRows != null || idatGroupRows > 0
                || task != null || parentOf != null || dataSha3 != null || !unknown.isEmpty();
    }

    MetadataFields copy() {
        MetadataFields copy = new MetadataFields();
        copy.kind = kind;
        copy.level = level;
        copy.agg = agg;
        copy.metricCount = metricCount;
        copy.docCount = docCount;
        copy.docBlock = docBlock;
        copy.docBlockRecord = docBlockRecord;
        copy.taskHash = taskHash;
        copy.tile = tile;
        copy.parent = parent;
        copy.stepId = stepId;
        copy.parentStepId = parentStepId;
        copy.timestampNanos = timestampNanos;
        copy.weights = weights;
        copy.pointers = pointers;
        copy.ranges = ranges;
        copy.metricNames = metricNames;
        copy.documentIds = documentIds;
        copy.documentPermutation = documentPermutation;
        copy.metricPermutation = metricPermutation;
        copy.sourceRows = sourceRows;
        copy.idatGroupRows = idatGroupRows;
        copy.task = task;
        copy.parentOf = parentOf;
        copy.dataSha3 = dataSha3;
        copy.unknown = unknown;
        return copy;
    }
}
