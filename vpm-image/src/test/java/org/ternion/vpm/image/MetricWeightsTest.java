package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Nibble weights. */
class MetricWeightsTest {
    private static final JsonNode GOLDEN = Goldens.json("vpm-image/vmeta.json").get("weights");

    @Test
    void goldenWeightsRoundToGoldenNibbles() {
        MetricWeights weights = MetricWeights.of(Goldens.doubles(GOLDEN.get("weights")));
        assertEquals(GOLDEN.get("nibbles").textValue(), HexFormat.of().formatHex(weights.toNibbles()));
        assertArrayEquals(Goldens.doubles(GOLDEN.get("decoded")), decoded(weights));
        assertEquals(weights, MetricWeights.ofNibbles(weights.toNibbles(), weights.size()));
        assertEquals(weights.hashCode(), MetricWeights.ofNibbles(weights.toNibbles(), weights.size()).hashCode());
    }

    @Test
    void missingBytesReadAsZero() {
        JsonNode golden = GOLDEN.get("short_buffer");
        byte[] packed = Goldens.hex(golden.get("nibbles"));
        MetricWeights weights = MetricWeights.ofNibbles(packed, golden.get("names").intValue());
        assertArrayEquals(Goldens.doubles(golden.get("decoded")), decoded(weights));
    }

    @Test
    void evenMetricIsInTheHighHalf() {
        assertArrayEquals(new byte[] {(byte) 0xF8}, MetricWeights.of(1, 0.5).toNibbles());
        assertArrayEquals(new byte[] {(byte) 0xF0}, MetricWeights.of(1).toNibbles());
        assertArrayEquals(new byte[0], MetricWeights.of().toNibbles());
    }

    @Test
    void errorIsAtMostOneThirtieth() {
        int steps = 1 << 20;
        double worst = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i / (double) steps;
            worst = Math.max(worst, Math.abs(MetricWeights.of(weight).weight(0) - weight));
        }
        assertTrue(worst <= 1 / 30.0 + Math.ulp(1.0), "worst error " + worst);
        assertTrue(worst > 0.0333, "the bound is reached, was " + worst);
    }

    @Test
    void infinitiesAreClampedAndNanIsRefused() {
        assertEquals(1, MetricWeights.of(Double.POSITIVE_INFINITY).weight(0));
        assertEquals(0, MetricWeights.of(Double.NEGATIVE_INFINITY).weight(0));
        assertEquals(0, MetricWeights.of(-0.0).weight(0));
        assertThrows(IllegalArgumentException.class, () -> MetricWeights.of(0.5, Double.NaN));
    }

    @Test
    void metricOutsideIsRefused() {
        MetricWeights weights = MetricWeights.of(0.2, 0.4, 0.6);
        assertThrows(IndexOutOfBoundsException.class, () -> weights.weight(3));
        assertThrows(IndexOutOfBoundsException.class, () -> weights.weight(-1));
    }

    private static double[] decoded(MetricWeights weights) {
        double[] values = new double[weights.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = weights.weight(m);
        }
        return values;
    }
}
