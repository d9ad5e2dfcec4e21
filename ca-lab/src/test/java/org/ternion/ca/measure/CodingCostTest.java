package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.rule.CyclicRule;

class CodingCostTest {
    private static final JsonNode TRACE = Goldens.json(Frames.REFERENCE, "compression_ca.json").get("trace");

    @Test
    void residualsAndEntropiesEqualTheGolden() {
        int height = TRACE.get("H").intValue();
        int width = TRACE.get("W").intValue();
        CRC32 crc = new CRC32();
        long[] counts = new long[3];
        try (CodingCost raw = new CodingCost(height, width, 3); CodingCost coded = new CodingCost(height, width, 3)) {
            CellGrid before = CellGrid.wrap(new byte[height * width], height, width, 3);
            for (JsonNode rows : TRACE.get("frames")) {
                CellGrid frame = Frames.states(rows, 3);
                CellGrid residual = Residual.of(before, frame);
                assertEquals(frame, Residual.apply(before, residual));
                crc.update(residual.toArray());
                for (int state = 0; state < 3; state++) {
                    counts[state] += residual.population()[state];
                }
                raw.accept(frame);
                coded.accept(residual);
                before = frame;
            }
            assertEquals(TRACE.get("correct_mod3_residual_crc32").longValue(), crc.getValue());
            int[] expected = Goldens.ints(TRACE.get("correct_mod3_residual_counts"));
            assertArrayEquals(new long[] {expected[0], expected[1], expected[2]}, counts);
            assertEquals(TRACE.get("entropy_raw").doubleValue(), raw.entropy(), 1e-12);
            assertEquals(TRACE.get("entropy_correct_residual").doubleValue(), coded.entropy(), 1e-12);
            assertTrue(raw.conditionalEntropy() < raw.entropy());
            assertTrue(raw.deflateBits() < 1, "a picture that hardly moves");
        }
    }

    @Test
    void noiseCostsAllOfItsBits() {
        try (CodingCost cost = new CodingCost(64, 64, 4)) {
            for (long seed = 0; seed < 20; seed++) {
                cost.accept(Frames.uniform(seed, 64, 64, 4));
            }
            assertEquals(2, cost.entropy(), 0.001);
            assertEquals(2, cost.conditionalEntropy(), 0.01);
            assertTrue(cost.deflateBits() > 2 && cost.deflateBits() < 2.5, "deflate " + cost.deflateBits());
        }
    }

    @Test
    void rotorCostsNothingOnceItsPreviousCellIsKnown() {
        try (CodingCost cost = new CodingCost(32, 32, 3)) {
            List<CellGrid> frames = Frames.run(CyclicRule.cyc3(0), Frames.uniform(2, 32, 32, 3), 200);
            frames.forEach(cost::accept);
            assertTrue(cost.entropy() > 1.58, "bits " + cost.entropy());
            assertTrue(cost.conditionalEntropy() < 0.05, "bits " + cost.conditionalEntropy());
        }
    }

    @Test
    void nothingFollowsTheEndOfTheStream() {
        CellGrid frame = Frames.uniform(1, 4, 4, 3);
        try (CodingCost cost = new CodingCost(4, 4, 3)) {
            cost.accept(frame);
            cost.deflateBits();
            assertThrows(IllegalStateException.class, () -> cost.accept(frame));
        }
        assertThrows(IllegalArgumentException.class, () -> new CodingCost(4, 4, 17));
        CellGrid trits = CellGrid.parseTrits(List.of("-0+"));
        assertThrows(IllegalArgumentException.class, () -> Residual.of(trits, trits));
    }
}
