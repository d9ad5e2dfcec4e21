package org.ternion.ca.motif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;

class EpistemicTapeTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "epistemic_tape.json");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void referenceFollowsThePrototype(int index) {
        JsonNode one = GOLDEN.get("cases").get(index);
        EpistemicTape.Config config = GoldenGrids.config(EpistemicTape.Config.REFERENCE, one.get("params"));
        EpistemicTape tape = EpistemicTape.of(config, GoldenGrids.trits(one.get("feats")),
                one.get("width").intValue());
        JsonNode stats = one.get("stats");
        double cells = one.get("C").intValue() * one.get("width").intValue();
        for (int t = 0; t < one.get("frames").size(); t++) {
            tape.step();
            GoldenGrids.assertFrame(one.get("frames").get(t), tape, Map.of("s", EpistemicTape.CONTENT, "phi",
                    EpistemicTape.PHASE, "g", EpistemicTape.GATE, "u", EpistemicTape.FATIGUE));
            MotifCounts motifs = tape.motifs();
            assertEquals(stats.get("chg_s").get(t).doubleValue(), tape.contentChanges() / cells, 1e-12);
            assertEquals(stats.get("chg_g").get(t).doubleValue(), tape.gateChanges() / cells, 1e-12);
            assertEquals(stats.get("tension_mean").get(t).doubleValue(), tape.meanConflict(), 1e-12);
            assertEquals(stats.get("m4").get(t).doubleValue(), motifs.predicate(Motif.CORRIDOR) / cells, 1e-12);
            assertEquals(stats.get("m7").get(t).doubleValue(), motifs.predicate(Motif.FATIGUE) / cells, 1e-12);
            assertEquals(stats.get("m9").get(t).doubleValue(), motifs.predicate(Motif.SHUTDOWN) / cells, 1e-12);
        }
    }

    @Test
    void referenceChannelsAreThePrototypes() {
        JsonNode features = GOLDEN.get("features");
        CellGrid channels = PriceChannels.reference(Goldens.doubles(features.get("price")),
                features.get("window").intValue());
        assertEquals(Goldens.rows(features.get("channels")), channels.toRows());
    }

    private static double[] prices(long seed, int n) {
        CellRandom random = CellRandom.of(seed, 1, n);
        double[] prices = new double[n];
        double price = 100;
        for (int t = 0; t < n; t++) {
            price *= 1 + .04 * (random.uniform(0, CellRandom.INITIAL, t) - .5) * (t / 40 % 2 + .3);
            prices[t] = price;
        }
        return prices;
    }

    @Test
    void laterPricesChangeNoEarlierChannel() {
        double[] all = prices(7, 300);
        CellGrid long300 = PriceChannels.of(all, 20);
        double[] first = Arrays.copyOf(all, 190);
        CellGrid short190 = PriceChannels.of(first, 20);
        int seen = 0;
        for (int channel = 0; channel < 3; channel++) {
            for (int t = 0; t < 190; t++) {
                assertEquals(short190.get(channel, t), long300.get(channel, t), channel + " at " + t);
                seen += Math.abs(short190.get(channel, t));
            }
        }
        assertNotEquals(0, seen);
    }

    @Test
    void referenceChannelsLookAhead() {
        double[] all = prices(7, 300);
        CellGrid whole = PriceChannels.reference(all, 20);
        CellGrid part = PriceChannels.reference(Arrays.copyOf(all, 190), 20);
        int differences = 0;
        for (int t = 0; t < 190; t++) {
            differences += whole.get(0, t) != part.get(0, t) ? 1 : 0;
        }
        assertNotEquals(0, differences);
    }

    @Test
    void permissionIsTheFourthChannel() {
        double[] prices = prices(3, 60);
        byte[] permission = new byte[60];
        permission[59] = -1;
        permission[4] = 1;
        CellGrid channels = PriceChannels.of(prices, 10, CellGrid.copyOfTrits(permission, 1, 60));
        byte[] row = new byte[60];
        channels.copyRow(3, row, 0);
        assertArrayEquals(permission, row);
        assertThrows(IllegalArgumentException.class,
                () -> PriceChannels.of(prices, 10, CellGrid.copyOfTrits(new byte[61], 1, 61)));
    }

    private static CellGrid features(long seed, int channels, int times, int sign) {
        byte[] trits = CellRandom.of(seed, channels, times).initial(-1, 1 / 3.0, 1 / 3.0, 1 / 3.0);
        for (int i = 0; i < trits.length; i++) {
            trits[i] = (byte) (sign * trits[i]);
        }
        return CellGrid.wrapTrits(trits, channels, times);
    }

    private static CellGrid negated(CellGrid trits) {
        byte[] cells = trits.toArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) -cells[i];
        }
        return CellGrid.wrapTrits(cells, trits.height(), trits.width());
    }

    private static boolean commutesWithNegation(EpistemicTape.Config config) {
        EpistemicTape tape = EpistemicTape.of(config, features(5, 4, 60, 1), 24);
        EpistemicTape mirror = EpistemicTape.of(config, features(5, 4, 60, -1), 24);
        boolean same = true;
        while (tape.remaining() > 0) {
            tape.step();
            mirror.step();
            same &= negated(tape.layer(EpistemicTape.CONTENT)).equals(mirror.layer(EpistemicTape.CONTENT))
                    && negated(tape.layer(EpistemicTape.PHASE)).equals(mirror.layer(EpistemicTape.PHASE))
                    && tape.layer(EpistemicTape.GATE).equals(mirror.layer(EpistemicTape.GATE));
        }
        return same;
    }

    @Test
    void negationCommutesInFixedOnly() {
        assertEquals(true, commutesWithNegation(EpistemicTape.Config.DEFAULT));
        assertEquals(false, commutesWithNegation(EpistemicTape.Config.REFERENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFERENCE", "FIXED"})
    void oneCellIsATape(String profile) {
        EpistemicTape.Config config = RecordParameters.with(EpistemicTape.Config.DEFAULT, "profile", profile);
        EpistemicTape tape = EpistemicTape.of(config, CellGrid.copyOfTrits(new byte[] {1, -1}, 1, 2), 1);
        tape.step();
        tape.step();
        assertEquals(0, tape.remaining());
        assertThrows(IllegalStateException.class, tape::step);
        assertEquals(2, tape.generation());
    }
}
