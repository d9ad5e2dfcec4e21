package org.ternion.ca.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Neighbourhoods of rule tables: which places of a block a line names, and how lines may be turned. */
enum TableNeighbourhood {
    /** The cell, N, E, S, W. */
    VON_NEUMANN("vonNeumann", new int[] {4, 1, 5, 7, 3},
            Map.of("rotate4", new Turn(1, false), "rotate4reflect", new Turn(1, true), "reflect_horizontal",
                    new Turn(4, true))),
    /** The cell, N, NE, E, SE, S, SW, W, NW. */
    MOORE("Moore", new int[] {4, 1, 2, 5, 8, 7, 6, 3, 0},
            Map.of("rotate4", new Turn(2, false), "rotate8", new Turn(1, false), "rotate4reflect", new Turn(2, true),
                    "rotate8reflect", new Turn(1, true), "reflect_horizontal", new Turn(8, true))),
    /** The cell, N, E, SE, S, W, NW. */
    HEXAGONAL("hexagonal", new int[] {4, 1, 5, 8, 7, 3, 0},
            Map.of("rotate2", new Turn(3, false), "rotate3", new Turn(2, false), "rotate6", new Turn(1, false),
                    "rotate6reflect", new Turn(1, true))),
    /** The cell, W, E. */
    ONE_DIMENSIONAL("oneDimensional", new int[] {4, 3, 5}, Map.of("reflect", new Turn(1, false)));

    static final String NONE = "none";
    static final String PERMUTE = "permute";

    final String text;
    private final int[] places;
    private final Map<String, Turn> turns;

    /** Rotations by a number of neighbours, and whether mirror images count too. */
    private record Turn(int step, boolean reflect) {
    }

    TableNeighbourhood(String text, int[] places, Map<String, Turn> turns) {
        this.text = text;
        this.places = places;
        this.turns = turns;
    }

    /** Places in a block in the order of a line, the cell first; not to be changed. */
    int[] places() {
        return places;
    }

    /** Whether there is such a symmetry. */
    boolean knows(String symmetry) {
        return symmetry.equals(NONE) || symmetry.equals(PERMUTE) || turns.containsKey(symmetry);
    }

    /** Names of the symmetries. */
    List<String> symmetries() {
        List<String> names = new ArrayList<>(turns.keySet().stream().sorted().toList());
        names.add(0, NONE);
        names.add(PERMUTE);
        return names;
    }

    /** For each turned line, which neighbour of the line as written stands where; all but {@link #PERMUTE}. */
    List<int[]> turned(String symmetry) {
        int n = places.length - 1;
        Turn turn = turns.getOrDefault(symmetry, new Turn(n, false));
        List<int[]> all = new ArrayList<>();
        for (int shift = 0; shift < n; shift += turn.step()) {
            int[] rotated = new int[n];
            int[] mirrored = new int[n];
            for (int i = 0; i < n; i++) {
                rotated[i] = (i + shift) % n;
                // North, the first one, lies on the axis.
                mirrored[i] = (2 * n - i - shift) % n;
            }
            all.add(rotated);
            if (turn.reflect()) {
                all.add(mirrored);
            }
        }
        return all;
    }
}
