package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;
import org.ternion.krr.domain.Finite;

/** Reads vectors from an NPY file, one per row. */
final class VectorFile {
    private VectorFile() {
    }

    /** An array of any shape. */
    static NpyArray array(Path file, String expected) {
        InputFile.existing(file, expected);
        try {
            return Npy.read(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    /** Rows of at least one finite number, at least one; one axis is a single column. {@code row} is what one is. */
    static DoubleMatrix rows(Path file, String row) {
        NpyArray array = array(file, "an NPY file of " + row + "s");
        int[] shape = array.shape();
        if (shape.length < 1 || shape.length > 2 || Arrays.stream(shape).anyMatch(n -> n == 0)) {
            throw new BadInputException(file + ": " + row + "s are an N x D array, one per row, or N numbers, N and D"
                    + " at least 1, this one has the shape " + Arrays.toString(shape));
        }
        try {
            return Finite.check(array.toMatrix(), row);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage() + " (from 0)", e);
        }
    }

    /** Vectors of at least one component, all finite; there may be none. */
    static FloatMatrix read(Path file) {
        NpyArray array = array(file, "an NPY file of vectors");
        int[] shape = array.shape();
        if (shape.length != 2 || shape[1] == 0) {
            throw new BadInputException(file + ": vectors are an N x D array, one per row with D >= 1, this one has the"
                    + " shape " + Arrays.toString(shape));
        }
        DoubleMatrix values = array.toMatrix();
        double[] from = values.backingArray();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
            if (!Float.isFinite(to[i])) {
                throw new BadInputException(file + ", row " + i / shape[1] + ", column " + i % shape[1] + " (from 0): "
                        + (Double.isFinite(from[i]) ? from[i] + " is beyond the range of float32"
                                : "components must be finite, was " + from[i]));
            }
        }
        return FloatMatrix.wrap(to, shape[0], shape[1]);
    }
}
