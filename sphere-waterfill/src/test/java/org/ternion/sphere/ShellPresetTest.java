package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShellPresetTest {
    @ParameterizedTest
    @CsvSource({"LEGACY_V1, 1024, 32, 1024, 32.109, 2.0, 0.93, 12",
        "LEGACY_PROMINENCE, 256, 16, 256, 16.941, 2.0, 0.93, 12",
        "LEGACY_PRODUCTION, 512, 16, 1024, 60.591, 1.5, 0.93, 20",
        "LEGACY_LATERAL_1, 512, 128, 1024, 167.637, 1.5, 0.93, 20",
        "LEGACY_LATERAL, 512, 128, 1024, 167.637, 1.5, 1.0, 25", "LEGACY_OSMOTIC, 256, 16, 256, 16.175, NaN, 0.15, 50",
        "LEGACY_HYBRID, 256, 16, 256, 16.175, 2.0, 0.93, 15", "TRAINING, 128, 32, 512, 74.593, 1.5, 1.0, 25",
        "API_DOC, 80, 4, 64, 10.751, 1.5, 1.0, 30", "DEFAULT, 512, 128, 1024, 167.637, 1.5, 2.5, 0"})
    void presetsHaveTheNumbersOfTheSpecification(ShellPreset preset, int shells, double rMin, double rMax,
            double secondRadius, double exponent, double threshold, int passes) {
        ShellLayout layout = preset.layout(50_000);
        assertEquals(shells, preset.shells());
        assertEquals(shells, layout.shells());
        assertEquals(rMin, layout.radius(0), 1e-12);
        assertEquals(rMax, layout.radius(shells - 1));
        // The second radius tells the kinds of layout apart.
        assertEquals(secondRadius, layout.radius(1), 1e-3);
        assertEquals(exponent, preset.exponent());
        assertEquals(threshold, preset.threshold());
        assertEquals(passes, preset.passes());
    }

    @Test
    void productionRadiusFollowsTheNumberOfPoints() {
        assertEquals(32, ShellPreset.LEGACY_PRODUCTION.layout(100_000).radius(0));
        assertEquals(128, ShellPreset.LEGACY_PRODUCTION.layout(10_000_000_000L).radius(0));
    }

    @Test
    void theEnergyPresetHasNoLayout() {
        assertThrows(UnsupportedOperationException.class, () -> ShellPreset.LEGACY_ENERGY.layout(10));
        assertTrue(Double.isNaN(ShellPreset.LEGACY_ENERGY.exponent()));
        assertEquals(100, ShellPreset.LEGACY_ENERGY.passes());
    }

    @ParameterizedTest
    @EnumSource
    void negativeNumbersOfPointsAreRefused(ShellPreset preset) {
        assertThrows(IllegalArgumentException.class, () -> preset.layout(-1));
    }
}
