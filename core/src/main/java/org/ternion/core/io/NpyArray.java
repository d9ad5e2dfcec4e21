package org.ternion.core.io;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;

/** A NumPy array of numbers with its shape, in C order. Immutable. */
public final class NpyArray {
    private final String file;
    private final String dtype;
    private final int[] shape;
    private final double[] values;

    NpyArray(String file, String dtype, int[] shape, double[] values) {
        this.file = file;
        this.dtype = dtype;
        this.shape = shape;
        this.values = values;
    }

    /**
     * Length of each axis.
     *
     * @return a new array, empty for a single number
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Type of the elements in the file.
     *
     * @return {@code "f4"}, {@code "f8"}, {@code "i4"} or {@code "i8"}
     */
    public String dtype() {
        return dtype;
    }

    /**
     * All elements, last axis fastest; exact for every type.
     *
     * @return a new array as long as the product of the shape
     */
    public double[] toDoubles() {
        return values.clone();
    }

    /**
     * This array as a matrix: two axes are rows and columns, one axis is a single column.
     *
     * @return the matrix
     * @throws TableFormatException if the array has no axis or more than two
     */
    public DoubleMatrix toMatrix() {
        if (shape.length < 1 || shape.length > 2) {
            throw new TableFormatException(file, 0, 0, "",
                    "a table has one or two axes, the array has the shape " + Arrays.toString(shape));
        }
        // The live array may be shared, because a matrix never changes either.
        return DoubleMatrix.wrap(values, shape[0], shape.length == 1 ? 1 : shape[1]);
    }

    @Override
    public String toString() {
        return dtype + " array of shape " + Arrays.toString(shape);
    }
}
