package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;
import org.ternion.trading.diagnostics.DiagnosticInput.Part;

class DiagnosticKindTest {
    private static Diagnostic of(DiagnosticKind kind) {
        return kind.compute(Samples.inputFor(kind), DiagnosticSettings.DEFAULT);
    }

    private static void assertWellFormed(String svg) throws Exception {
        assertNotNull(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
    }

    static Stream<DiagnosticKind> ofOneLog() {
        return Arrays.stream(DiagnosticKind.values()).filter(kind -> kind.accepts(Samples.script()));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(DiagnosticKind kind) {
        assertEquals(kind, DiagnosticKind.named(kind.id()));
    }

    @Test
    void anUnknownNameIsAnsweredWithAllNames() {
        String message = assertThrows(IllegalArgumentException.class, () -> DiagnosticKind.named("x")).getMessage();
        assertTrue(message.startsWith("no diagnostic x; there are engagement, confusion, "), message);
    }

    @ParameterizedTest
    @EnumSource
    void everyRowHasAsManyCellsAsTheHeader(DiagnosticKind kind) {
        DiagnosticTable table = of(kind).table();
        assertTrue(table.rows() > 0);
        for (int row = 0; row < table.rows(); row++) {
            assertEquals(table.header().size(), table.row(row).size());
        }
        assertEquals(table.rows() + 1, table.csv().lines().count());
    }

    @ParameterizedTest
    @EnumSource
    void picturesAreXmlWithoutScriptsAndTheSameEachTime(DiagnosticKind kind) throws Exception {
        String document = of(kind).picture().document();
        String fragment = of(kind).picture().fragment();
        assertWellFormed(document);
        assertWellFormed(fragment);
        assertEquals(document, of(kind).picture().document());
        assertFalse(document.contains("<script") || document.contains("href"));
        assertFalse(fragment.contains("NaN") || fragment.contains("Infinity"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsNamed(DiagnosticKind kind) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> kind.compute(DiagnosticInput.EMPTY, DiagnosticSettings.DEFAULT)).getMessage();
        assertTrue(message.matches(kind.id() + ": (a run log|the table of a sweep) is needed"), message);
        assertFalse(kind.accepts(DiagnosticInput.EMPTY));
        assertTrue(kind.accepts(Samples.inputFor(kind)));
    }

    @Test
    void homologyNeedsSomethingToCompareWith() {
        assertThrows(IllegalArgumentException.class,
                () -> DiagnosticKind.MANIFOLD_HOMOLOGY.compute(Samples.script(), DiagnosticSettings.DEFAULT));
        assertEquals(Set.of(Part.LOG), DiagnosticKind.MANIFOLD_HOMOLOGY.required());
        Diagnostic found = DiagnosticKind.MANIFOLD_HOMOLOGY
                .compute(Samples.script().withLog(Samples.SCRIPT, "same"), Samples.SMALL);
        assertEquals(Set.of("neither", "both"), Set.copyOf(Samples.cells(found.table(), "class")));
    }

    @ParameterizedTest
    @MethodSource("ofOneLog")
    void aLogOfOneBarCanBeDrawn(DiagnosticKind kind) throws Exception {
        RunLog one = RunLogs.golden("run_bars_one_bar_log.csv");
        Diagnostic found = kind.compute(DiagnosticInput.EMPTY.withLog(one, "one"), DiagnosticSettings.DEFAULT);
        assertWellFormed(found.picture().document());
        assertNotNull(found.table().csv());
    }

    @ParameterizedTest
    @MethodSource("ofOneLog")
    void aLogWithoutRowsIsRefused(DiagnosticKind kind) {
        RunLog none = Samples.log(new double[0], new double[0], new double[0], new double[0]);
        String message = assertThrows(IllegalArgumentException.class, () -> kind
                .compute(DiagnosticInput.EMPTY.withLog(none, "none"), DiagnosticSettings.DEFAULT)).getMessage();
        assertEquals(kind.id() + ": a run log has no rows", message);
    }

    @ParameterizedTest
    @MethodSource("ofOneLog")
    void missingActionabilityIsLeftOut(DiagnosticKind kind) throws Exception {
        double[] c = {0.1, Double.NaN, 0.9, 0.4};
        RunLog log = Samples.log(new double[] {0, 1, 1, 1}, new double[] {0, 1, 1, 1}, new double[] {0, 0, 1, 0}, c);
        Diagnostic found = kind.compute(DiagnosticInput.EMPTY.withLog(log, "gap"), Samples.SMALL);
        assertWellFormed(found.picture().document());
        assertFalse(found.table().csv().contains("NaN"));
    }
}
