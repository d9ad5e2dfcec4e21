package org.ternion.sphere.cone;

import org.ternion.core.FloatMatrix;

/** The points of an index in the order of its cells: unit vectors, rows they came from, shells. Live arrays. */
final class PointStore {
    private final FloatMatrix rows;
    private final int[] ids;
    private final int[] shells;

    PointStore(FloatMatrix rows, int[] ids, int[] shells) {
        this.rows = rows;
        this.ids = ids;
        this.shells = shells;
    }

    int size() {
        return ids.length;
    }

    FloatMatrix rows() {
        return rows;
    }

    int[] ids() {
        return ids;
    }

    int[] shells() {
        return shells;
    }

    /** The first position in {@code [from, to)}, sorted by shell, with a shell of at least the given one. */
    int firstOfShell(int shell, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int mid = low + high >>> 1;
            if (shells[mid] < shell) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
