package org.ternion.ca.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.ternion.ca.CellGrid;

/**
 * Connected cells that are not background, on the torus, each with its eight neighbours.
 *
 * @param cells indices, row-major
 * @param top   row of the uppermost cell
 * @param left  column of the leftmost cell
 * @param shape rows and columns from there and values of the cells, equal for groups that differ by a shift; empty for
 *              groups that are too large
 */
record Group(List<Integer> cells, int top, int left, Set<List<Integer>> shape) {
    private static final int MAX_AREA = 64;
    /** Cells that must be background around a group. */
    private static final int MARGIN = 2;

    /** Groups of at most 64 cells with nothing else within two cells of them. */
    static List<Group> isolated(CellGrid frame, int background) {
        List<Group> found = new ArrayList<>();
        boolean[] seen = new boolean[frame.height() * frame.width()];
        for (int cell = 0; cell < seen.length; cell++) {
            if (!seen[cell] && frame.backingArray()[cell] != (byte) background) {
                Group group = from(cell, frame, background, seen);
                if (group.cells.size() <= MAX_AREA && group.isIsolated(frame, background)) {
                    found.add(group);
                }
            }
        }
        return found;
    }

    private static Group from(int start, CellGrid frame, int background, boolean[] seen) {
        int height = frame.height();
        int width = frame.width();
        List<Integer> cells = new ArrayList<>();
        // Rows and columns without the torus, so that a group across an edge has the shape of one in the middle.
        List<int[]> places = new ArrayList<>();
        Queue<int[]> open = new ArrayDeque<>();
        seen[start] = true;
        open.add(new int[] {start / width, start % width});
        int top = Integer.MAX_VALUE;
        int left = Integer.MAX_VALUE;
        while (!open.isEmpty()) {
            int[] at = open.remove();
            cells.add(index(at[0], at[1], height, width));
            places.add(at);
            top = Math.min(top, at[0]);
            left = Math.min(left, at[1]);
            for (int i = 0; i < 9; i++) {
                int y = at[0] + i / 3 - 1;
                int x = at[1] + i % 3 - 1;
                int next = index(y, x, height, width);
                if (!seen[next] && frame.backingArray()[next] != (byte) background) {
                    seen[next] = true;
                    open.add(new int[] {y, x});
                }
            }
        }
        Set<List<Integer>> shape = new LinkedHashSet<>();
        for (int i = 0; i < cells.size() && cells.size() <= MAX_AREA; i++) {
            shape.add(List.of(places.get(i)[0] - top, places.get(i)[1] - left,
                    (int) frame.backingArray()[cells.get(i)]));
        }
        return new Group(cells, Math.floorMod(top, height), Math.floorMod(left, width), shape);
    }

    private static int index(int y, int x, int height, int width) {
        return Math.floorMod(y, height) * width + Math.floorMod(x, width);
    }

    /** Cells of the group and those within a distance of them. */
    Set<Integer> around(int distance, int height, int width) {
        Set<Integer> near = new LinkedHashSet<>();
        for (int cell : cells) {
            for (int dy = -distance; dy <= distance; dy++) {
                for (int dx = -distance; dx <= distance; dx++) {
                    near.add(index(cell / width + dy, cell % width + dx, height, width));
                }
            }
        }
        return near;
    }

    private boolean isIsolated(CellGrid frame, int background) {
        for (int cell : around(MARGIN, frame.height(), frame.width())) {
            if (frame.backingArray()[cell] != (byte) background && !cells.contains(cell)) {
                return false;
            }
        }
        return true;
    }
}
