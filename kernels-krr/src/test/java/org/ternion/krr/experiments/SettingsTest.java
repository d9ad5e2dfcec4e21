package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.krr.experiments.GrayScottConfig.Design;

class SettingsTest {
    @Test
    void everyKindOfSettingIsRead() {
        WaveFieldConfig wave = WaveFieldConfig.defaults().with(Map.of("points", " 300 ", "sizes", "10, 20"))
                .with("temperatures", "4,Infinity").with("lambda", "1e-3").with("legacyGuard", "false")
                .with("lengthScales", "");
        assertEquals(300, wave.points());
        assertEquals(List.of(10, 20), wave.sizes());
        assertEquals(List.of(4.0, Double.POSITIVE_INFINITY), wave.temperatures());
        assertEquals(List.of(), wave.lengthScales());
        assertEquals(1e-3, wave.lambda());
        assertEquals(false, wave.legacyGuard());
        assertEquals(Design.PIXEL, GrayScottConfig.defaults().with("design", "pixel").design());
    }

    @Test
    void textsOfSettingsAreReadBack() {
        GrayScottConfig scott = GrayScottConfig.reference().with("halfRange", "0.1");
        assertEquals(scott, GrayScottConfig.defaults().with(scott.settings()));
        PrimesConfig primes = PrimesConfig.defaults();
        assertEquals("8,9", primes.settings().get("moduli"));
        WaveFieldConfig wave = WaveFieldConfig.defaults();
        assertEquals(wave, wave.with("temperatures", wave.settings().get("temperatures")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"nMax|many|nMax must be a number, was 'many'",
            "nMax|2.5|nMax must be an integer, was '2.5'", "moduli|8,,9|moduli must be a number, was ''",
            "legacyGuard|yes|legacyGuard must be true or false, was 'yes'",
            "lambda|0|lambda must be finite and > 0, was 0.0",
            "trainFraction|1|training numbers must be in [1, 511], was 512"})
    void refusedValuesAreNamed(String key, String value, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> PrimesConfig.defaults().with(key, value)).getMessage());
    }

    @Test
    void unknownSettingsNameTheKnown() {
        assertEquals("unknown setting 'nmax', known are nMax, moduli, trainFraction, lambda, kMax, temperature, "
                + "lengthScale, primes, valuationPrime, valuationCap, maxPower, padicDepth, padicBeta, legacyGuard",
                assertThrows(IllegalArgumentException.class, () -> PrimesConfig.defaults().with("nmax", "1"))
                        .getMessage());
        assertEquals("design must be one of pixel, stencil, laplacian, was 'global'",
                assertThrows(IllegalArgumentException.class,
                        () -> GrayScottConfig.defaults().with("design", "global")).getMessage());
    }
}
