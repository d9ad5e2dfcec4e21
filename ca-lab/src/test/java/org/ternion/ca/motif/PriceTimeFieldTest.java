package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.motif.PriceTimeField.Config;
import org.ternion.ca.motif.PriceTimeField.Frame;

class PriceTimeFieldTest {
    private static final JsonNode GOLDEN = Goldens.json("dashi-part5", "ca4_price_time_field.json");

    private static PriceTimeField field(Frame frame) {
        return PriceTimeField.of(new Config(GOLDEN.get("W").intValue(), GOLDEN.get("H").intValue(),
                GOLDEN.get("k").doubleValue(), GOLDEN.get("sigma_window").intValue(), frame),
                Goldens.doubles(GOLDEN.get("log_price")));
    }

    @Test
    void recentredBinsAreThoseOfTheGolden() {
        PriceTimeField field = field(Frame.RECENTRED);
        JsonNode bins = GOLDEN.get("bins_per_step");
        for (int now = 0; now < bins.size(); now++) {
            assertArrayEquals(Goldens.ints(bins.get(now)), field.bins(now), "at " + now);
        }
    }

    @Test
    void fixedFramePutsTheFirstPriceOfTheWindowInTheMiddle() {
        assertEquals(5, field(Frame.FIXED).bins(9)[0]);
        assertEquals(5, field(Frame.FIXED).bins(3)[4]);
    }

    @Test
    void pictureHasTheHighestBinOnTop() {
        int[] bins = field(Frame.RECENTRED).bins(10);
        CellGrid picture = field(Frame.RECENTRED).field(10);
        int filled = 0;
        for (int j = 0; j < bins.length; j++) {
            if (bins[j] != PriceTimeField.EMPTY) {
                assertEquals(1, picture.get(9 - bins[j], j));
                filled++;
            }
        }
        assertEquals(3, filled);
        assertEquals(filled, picture.population()[1]);
    }
}
