package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.Progress;
import org.ternion.vpm.FeatureHint;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.Normalization;
import org.ternion.vpm.Prepared;
import org.ternion.vpm.ScoreMatrix;
import org.ternion.vpm.TieRule;
import org.ternion.vpm.VpmPipeline;
import org.ternion.vpm.image.VpmWriter;
import org.ternion.vpm.image.WriteOptions;
import org.ternion.vpm.provenance.VpfException.Code;

class SpatialOrganizationTest {
    private static final List<String> METRICS = List.of("speed", "a \"quoted\", name", "\u00fcber");
    private static final int DOCUMENTS = 40;

    @TempDir
    Path folder;

    private static SpatialSettings settings(String task, Normalization normalization, FeatureHint hint) {
        return new SpatialSettings(task, METRICS, Optional.of("id"), "reject", normalization, hint);
    }

    private static SpatialSettings settings(String task) {
        return settings(task, Normalization.batch(), FeatureHint.NONE);
    }

    /** A table file of this test: an id and a line of numbers per document. */
    private Path table(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            lines.add("doc" + i + " " + random.nextInt(9) + " " + random.nextDouble() + " " + random.nextGaussian());
        }
        return Files.write(folder.resolve("table.txt"), lines);
    }

    private static ScoreMatrix scores(Path table, SpatialSettings settings) throws IOException {
        List<String> lines = Files.readAllLines(table);
        double[] values = new double[lines.size() * METRICS.size()];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(" ");
            ids.add(cells[0]);
            for (int j = 0; j < METRICS.size(); j++) {
                values[i * METRICS.size() + j] = Double.parseDouble(cells[1 + j]);
            }
        }
        ScoreMatrix scores = ScoreMatrix.copyOf(settings.metrics(), lines.size(), values);
        return settings.idColumn().isPresent() ? scores.withIds(ids) : scores;
    }

    private static Prepared prepare(Path table, SpatialSettings settings) throws IOException {
        try (VpmPipeline pipeline = VpmPipeline.builder().normalization(settings.normalization())
                .hint(settings.hint()).build()) {
            return pipeline.prepare(scores(table, settings), settings.task());
        }
    }

    private Path encode(Path table, SpatialSettings settings) throws IOException {
        Prepared prepared = prepare(table, settings);
        Vpf record = SpatialOrganization.record(prepared, settings, Optional.of(InputResolver.hash(table))).build();
        Path file = folder.resolve("map.png");
        try (OutputStream target = Files.newOutputStream(file);
                VpfOutput output = VpfEmbedder.output(target, record, EmbedOptions.DEFAULT)) {
            VpmWriter.write(prepared.raster(), output, WriteOptions.DEFAULT.withCompression(1), Progress.NONE);
        }
        return file;
    }

    private static VpfReplayer replayer(Path... files) throws IOException {
        return VpfReplayer.of(List.of(SpatialOrganization.step(
                (file, settings) -> SpatialOrganization.Table.of(scores(file, settings)), UnaryOperator.identity())),
                InputResolver.ofFiles(List.of(files)));
    }

    static Stream<Arguments> allSettings() {
        Normalization fixed = Normalization.fixed(Map.of(METRICS.get(0), new MetricRange(-1, 3),
                METRICS.get(1), new MetricRange(0.1, 1e-7 + 0.1), METRICS.get(2), new MetricRange(-1e300, 1e300),
                "other", new MetricRange(0, 1)));
        return Stream.of(Arguments.of(settings("speed DESC, \"\u00fcber\" ASC")),
                Arguments.of(settings("")),
                Arguments.of(settings("SELECT * FROM virtual_index ORDER BY speed DESC LIMIT 7")),
                Arguments.of(settings("speed ASC", fixed, FeatureHint.NONE)),
                Arguments.of(settings("hint_radial_distance DESC", Normalization.batch(), FeatureHint.RADIAL)),
                Arguments.of(new SpatialSettings("speed DESC", METRICS, Optional.empty(), "drop", Normalization.batch(),
                        FeatureHint.AUTO_DIFF)));
    }

    @ParameterizedTest
    @MethodSource("allSettings")
    void aRecordedMapIsMadeAgainExactly(SpatialSettings settings) throws IOException {
        Path table = table(1);
        Path map = encode(table, settings);
        Verdict verdict = VpfVerifier.builder().build().verify(map);
        assertEquals(Verdict.Outcome.INTACT_UNSIGNED, verdict.outcome());
        Vpf document = verdict.document().orElseThrow();
        ReplayResult result = replayer(table).replay(map);
        assertEquals(ReplayResult.Outcome.EXACT, result.outcome(), result.detail());
        ReplayResult byHash = replayer(table).replay(document);
        assertEquals(ReplayResult.Outcome.EXACT, byHash.outcome(), byHash.detail());
    }

    @ParameterizedTest
    @MethodSource("allSettings")
    void settingsAreReadAsTheyWereRecorded(SpatialSettings settings) throws IOException {
        Vpf document = SpatialOrganization.record(prepare(table(1), settings), settings, Optional.empty()).build();
        SpatialSettings read = SpatialOrganization.settings(document);
        assertEquals(settings.toPreproc(), read.toPreproc());
        assertEquals(settings.task(), read.task());
        assertEquals(settings.metrics(), read.metrics());
        assertEquals(settings.hint(), read.hint());
    }

    @Test
    void aChangedScoreIsFoundWhereItIs() throws IOException {
        Path table = table(1);
        Path map = encode(table, settings("speed DESC"));
        List<String> lines = Files.readAllLines(table);
        String[] cells = lines.get(5).split(" ");
        cells[2] = Double.toString(Double.parseDouble(cells[2]) / 2);
        lines.set(5, String.join(" ", cells));
        Path other = Files.write(folder.resolve("other.txt"), lines);
        ReplayResult missing = replayer(other).replay(map);
        assertEquals(ReplayResult.Outcome.MISSING_INPUT, missing.outcome());
        assertTrue(missing.detail().contains(InputResolver.hash(table).toString()));

        VpfReplayer fooled = VpfReplayer.of(List.of(SpatialOrganization.step(
                (file, settings) -> SpatialOrganization.Table.of(scores(file, settings)), UnaryOperator.identity())),
                hash -> Optional.of(other));
        ReplayResult result = fooled.replay(map);
        assertEquals(ReplayResult.Outcome.DIFFERENT, result.outcome());
        ReplayResult.Difference difference = result.difference().orElseThrow();
        int column = indexOf(prepare(table, settings("speed DESC")).organization().docOrder(), 5);
        int rows = VpfExtractor.extract(map, VpfLimits.DEFAULT).document().params().height();
        assertEquals(3, rows);
        assertTrue(difference.recorded() > difference.replayed(), result.detail());
        assertTrue(difference.column() <= column && difference.row() > 1, result.detail());
        assertTrue(difference.maxAbsDifference() >= difference.recorded() - difference.replayed());
        assertEquals(ReplayResult.Outcome.DIFFERENT,
                fooled.replay(VpfExtractor.extract(map, VpfLimits.DEFAULT).document()).outcome());
    }

    private static int indexOf(int[] order, int document) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == document) {
                return i;
            }
        }
        throw new AssertionError(document);
    }

    @Test
    void anotherOrderIsNamed() throws IOException {
        Path table = table(1);
        Path map = encode(table, settings("speed DESC"));
        Vpf wrong = VpfExtractor.extract(map, VpfLimits.DEFAULT).document().toBuilder()
                .set("inputs.task", "speed ASC").build();
        VpfEmbedder.embed(map, map, wrong, EmbedOptions.DEFAULT);
        ReplayResult result = replayer(table).replay(map);
        assertEquals(ReplayResult.Outcome.DIFFERENT, result.outcome());
        assertTrue(result.detail().startsWith("order of the documents: place 0 has "), result.detail());
    }

    @Test
    void aPictureOfAnotherShapeIsDifferent() throws IOException {
        Path table = table(1);
        Vpf record = VpfExtractor.extract(encode(table, settings("speed DESC")), VpfLimits.DEFAULT).document();
        Path other = Files.write(folder.resolve("other.png"),
                VpfEmbedder.embed(Pictures.rgb(9, 9, 1), record, EmbedOptions.DEFAULT));
        ReplayResult result = replayer(table).replay(other);
        assertEquals(ReplayResult.Outcome.DIFFERENT, result.outcome());
        assertTrue(result.detail().contains("instead of 9 x 9 pixels of 3 samples of 8 bits"), result.detail());
        assertTrue(result.difference().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline.step=other", "pipeline.step_schema_hash=", "inputs.retrieved_docs_hash=null",
        "inputs.retrieved_docs_hash=table.csv", "params.preproc=[]", "params.preproc=[\"hint\"]",
        "params.preproc=[\"hint=none\",\"hint=none\"]",
        "params.preproc=[\"hint=none\",\"metrics=[1]\",\"missing=reject\",\"normalize=batch\"]",
        "params.preproc=[\"hint=none\",\"metrics=[\",\"missing=reject\",\"normalize=batch\"]",
        "params.preproc=[\"hint=magic\",\"metrics=[\\\"a\\\"]\",\"missing=reject\",\"normalize=batch\"]",
        "params.preproc=[\"hint=none\",\"metrics=[\\\"a\\\"]\",\"missing=reject\",\"normalize=ema\"]",
        "params.preproc=[\"hint=none\",\"metrics=[\\\"a\\\"]\",\"missing=reject\",\"normalize=fixed:{\\\"a\\\":1}\"]",
        "params.preproc=[\"hint=none\",\"metrics=[\\\"a\\\"]\",\"missing=drop\",\"normalize=fixed:{\\\"a\\\":[2,1]}\"]",
        "params.preproc=[\"hint=none\",\"metrics=[\\\"a\\\"]\",\"missing=reject\",\"normalize=batch\",\"x=1\"]"})
    void aRecordThatDoesNotTellEnoughIsNotReplayable(String setting) throws IOException {
        Path table = table(1);
        Path map = encode(table, settings("speed DESC"));
        int equals = setting.indexOf('=');
        Vpf changed = VpfExtractor.extract(map, VpfLimits.DEFAULT).document().toBuilder()
                .set(setting.substring(0, equals), setting.substring(equals + 1)).build();
        VpfEmbedder.embed(map, map, changed, EmbedOptions.DEFAULT);
        ReplayResult result = replayer(table).replay(map);
        assertEquals(ReplayResult.Outcome.NOT_REPLAYABLE, result.outcome(), result.detail());
        assertEquals(1, result.detail().lines().count());
    }

    @Test
    void movingRangesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> settings("", Normalization.ema(), FeatureHint.NONE));
    }

    @Test
    void theDecisionIsRecorded() throws IOException {
        Path table = table(1);
        SpatialSettings settings = settings("speed DESC");
        Prepared prepared = prepare(table, settings);
        Vpf record = SpatialOrganization.record(prepared, settings, Optional.empty()).build();
        Decision decision = record.decision().orElseThrow();
        assertArrayEquals(prepared.organization().docOrder(), decision.docOrder());
        assertArrayEquals(new int[] {0, 1, 2}, decision.metricOrder());
        assertEquals(10, decision.topDocs().length);
        assertEquals(decision.docOrder()[0], decision.topDocs()[0]);
        assertTrue(decision.relevance() > 0.5 && decision.relevance() <= 1, "best eight of forty by speed");
        assertEquals("ternion-vpm", record.model().id());
        assertEquals("spatial-organization", record.pipeline().step());
        assertEquals(DOCUMENTS, record.params().width());
        assertEquals(3, record.params().height());
        assertThrows(IllegalArgumentException.class, () -> SpatialOrganization.record(prepared,
                new SpatialSettings("", List.of("x"), Optional.empty(), "", Normalization.batch(), FeatureHint.NONE),
                Optional.empty()));
    }

    @Test
    void ordersOfLargeTablesAreHashedOnly() throws IOException {
        int documents = SpatialOrganization.MAX_ORDER;
        double[] values = new Random(3).doubles(documents).toArray();
        SpatialSettings settings = new SpatialSettings("a DESC", List.of("a"), Optional.empty(), "reject",
                Normalization.batch(), FeatureHint.NONE);
        try (VpmPipeline pipeline = VpmPipeline.builder().normalization(Normalization.batch()).build()) {
            Prepared large = pipeline.prepare(ScoreMatrix.wrap(List.of("a"), documents, values), "a DESC");
            Vpf record = SpatialOrganization.record(large, settings, Optional.empty()).build();
            assertTrue(record.decision().isEmpty());
            assertTrue(record.ext(SpatialOrganization.EXT).orElseThrow().contains("\"doc_order_hash\":\"sha3:"));
            Prepared fitting = pipeline.prepare(ScoreMatrix.copyOf(List.of("a"), documents - 1,
                    Arrays.copyOf(values, documents - 1)), "a DESC");
            Vpf full = SpatialOrganization.record(fitting, settings, Optional.empty()).build();
            assertEquals(documents - 1, full.decision().orElseThrow().documents());
            byte[] png = VpfEmbedder.embed(Pictures.rgb(3, 3, 1), full, EmbedOptions.DEFAULT);
            assertEquals(Verdict.Outcome.INTACT_UNSIGNED, VpfVerifier.builder().build().verify(png).outcome());
        }
    }

    @ParameterizedTest
    @EnumSource(FeatureHint.class)
    void everyHintSurvives(FeatureHint hint) {
        SpatialSettings settings = settings("", Normalization.batch(), hint);
        assertEquals(hint, SpatialSettings.parse("", settings.toPreproc()).hint());
    }

    @Test
    void aDamagedPictureIsNoResult() throws IOException {
        Path table = table(1);
        Path map = encode(table, settings("speed DESC"));
        byte[] bytes = Files.readAllBytes(map);
        Files.write(map, Arrays.copyOf(bytes, bytes.length - 1));
        assertEquals(Code.TRUNCATED, assertThrows(VpfException.class, () -> replayer(table).replay(map)).code());
        Files.write(map, Pictures.rgb(3, 3, 1));
        assertEquals(Code.NO_VPF, assertThrows(VpfException.class, () -> replayer(table).replay(map)).code());
    }

    @Test
    void twoStepsOfOneNameAreRefused() {
        ReplayStep step = SpatialOrganization.step((file, settings) -> null, UnaryOperator.identity());
        assertThrows(IllegalArgumentException.class,
                () -> VpfReplayer.of(List.of(step, step), hash -> Optional.empty()));
    }

    @Test
    void theSettingsOfAPipelineOfOnesOwnAreGivenToTheStep() throws IOException {
        Path table = table(1);
        SpatialSettings settings = settings("speed DESC");
        Prepared prepared;
        try (VpmPipeline pipeline = VpmPipeline.builder().normalization(settings.normalization())
                .ties(TieRule.STABLE_ORDINAL).build()) {
            prepared = pipeline.prepare(scores(table, settings), settings.task());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        VpmWriter.write(prepared.raster(), png, WriteOptions.DEFAULT, Progress.NONE);
        Vpf record = SpatialOrganization.record(prepared, settings, Optional.of(InputResolver.hash(table))).build();
        Path map = Files.write(folder.resolve("map.png"),
                VpfEmbedder.embed(png.toByteArray(), record, EmbedOptions.DEFAULT));
        assertEquals(ReplayResult.Outcome.DIFFERENT, replayer(table).replay(map).outcome());
        VpfReplayer told = VpfReplayer.of(List.of(SpatialOrganization.step(
                (file, s) -> SpatialOrganization.Table.of(scores(file, s)),
                builder -> builder.ties(TieRule.STABLE_ORDINAL))), InputResolver.ofFiles(List.of(table)));
        assertEquals(ReplayResult.Outcome.EXACT, told.replay(map).outcome());
    }
}
