package org.ternion.ca.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;

/** Frames for the tests of this package. */
final class Frames {
    static final String REFERENCE = "ca-ternary-reference";

    private Frames() {
    }

    static CellGrid states(JsonNode rows, int states) {
        return CellGrid.parse(Goldens.rows(rows), states);
    }

    static CellGrid trits(JsonNode rows) {
        return CellGrid.parseTrits(Goldens.rows(rows));
    }

    /** A grid of states from nested arrays of integers. */
    static CellGrid nested(JsonNode array, int states) {
        byte[] cells = new byte[array.size() * array.get(0).size()];
        int at = 0;
        for (JsonNode row : array) {
            for (int value : Goldens.ints(row)) {
                cells[at++] = (byte) value;
            }
        }
        return CellGrid.wrap(cells, array.size(), array.get(0).size(), states);
    }

    static CellGrid uniform(long seed, int height, int width, int states) {
        Random random = new Random(seed);
        byte[] cells = new byte[height * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) random.nextInt(states);
        }
        return CellGrid.wrap(cells, height, width, states);
    }

    /** Start and the frames after each step on the torus. */
    static List<CellGrid> run(LocalRule rule, CellGrid start, int steps) {
        Stepper stepper = new Stepper(rule, Topology.TORUS, start);
        List<CellGrid> frames = new ArrayList<>();
        frames.add(stepper.layer(0));
        for (int t = 0; t < steps; t++) {
            stepper.step();
            frames.add(stepper.layer(0));
        }
        return frames;
    }

    /** A cell pattern of O and . in the middle of an empty grid of two states. */
    static CellGrid pattern(int height, int width, String... rows) {
        byte[] cells = new byte[height * width];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                int at = ((height - rows.length) / 2 + y) * width + (width - rows[y].length()) / 2 + x;
                cells[at] = (byte) (rows[y].charAt(x) == 'O' ? 1 : 0);
            }
        }
        return CellGrid.wrap(cells, height, width, 2);
    }
}
