package org.ternion.sphere.simd;

import java.util.Objects;

/**
 * Rows of doubles inside an array that the caller owns: element (i, j) is at {@code offset + i * stride + j}. A view
 * for loops; the array is neither copied nor checked until a loop uses it.
 */
public final class Panel {
    final double[] values;
    final int offset;
    final int stride;

    private Panel(double[] values, int offset, int stride) {
        this.values = values;
        this.offset = offset;
        this.stride = stride;
    }

    /**
     * Looks at an array as rows.
     *
     * @param values kept, and written to when the panel is an output
     * @param offset index of element (0, 0)
     * @param stride distance of rows
     * @return a view
     */
    public static Panel of(double[] values, int offset, int stride) {
        return new Panel(Objects.requireNonNull(values, "values"), offset, stride);
    }

    /** Makes sure that {@code rows x cols} elements are inside the array. */
    void require(int rows, int cols) {
        if (rows > 0) {
            int last = Math.addExact(offset, Math.multiplyExact(rows - 1, stride));
            Objects.checkFromIndexSize(offset, cols, values.length);
            Objects.checkFromIndexSize(last, cols, values.length);
        }
    }
}
