package org.ternion.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.provenance.Sha3;
import org.ternion.vpm.provenance.SpatialOrganization;
import org.ternion.vpm.provenance.SpatialSettings;
import org.ternion.vpm.provenance.VpfBuilder;

/**
 * How {@code vpm encode} and {@code demo} describe in a record what they did with a table, and {@code replay} redoes.
 */
final class RecordedTable {
    private RecordedTable() {
    }

    static VpfBuilder describe(Prepared prepared, Optional<String> idColumn, MissingCells missing,
            Normalization normalization, FeatureHint hint, Sha3 tableHash) {
        SpatialSettings settings = new SpatialSettings(prepared.taskText(), prepared.scores().metricNames(), idColumn,
                missing.name().toLowerCase(Locale.ROOT), normalization, hint);
        return SpatialOrganization.record(prepared, settings, Optional.of(tableHash));
    }

    static SpatialOrganization.Table read(Path file, SpatialSettings settings, List<String> warnings) {
        MissingCells missing;
        try {
            missing = MissingCells.valueOf(settings.missing().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("the record says missing=" + settings.missing() + ", which is not known", e);
        }
        TableContent content = missing.treat(new TableReader(file, settings.idColumn().orElse(null),
                settings.metrics(), warnings).read(), warnings);
        int[] rows = content.rows();
        return new SpatialOrganization.Table(content.toScores(),
                map -> rows == null ? map : new RenumberedMap(map, rows));
    }
}
