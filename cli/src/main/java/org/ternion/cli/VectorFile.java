package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;

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
