package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

/** A placement as NPY: one row per point, its shell and its radius, both as float64. */
final class PlacedFile {
    private PlacedFile() {
    }

    static void write(Path file, Placement placement) {
        double[] rows = new double[Math.multiplyExact(2, placement.size())];
        for (int i = 0; i < placement.size(); i++) {
            rows[2 * i] = placement.shell(i);
            rows[2 * i + 1] = placement.radius(i);
        }
        try {
            Npy.write(file, DoubleMatrix.wrap(rows, placement.size(), 2));
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    /** The shells of a file of {@link #write}, or of an array of shells alone, with their radii in the given layout. */
    static Placement read(Path file, ShellLayout layout, int points) {
        NpyArray array = VectorFile.array(file, "an NPY file of 'sphere place'");
        int[] shape = array.shape();
        boolean pairs = shape.length == 2 && shape[1] == 2;
        if (!pairs && shape.length != 1) {
            throw new BadInputException(file + ": N x 2 numbers (shell, radius) or N shells are expected, the array has"
                    + " the shape " + Arrays.toString(shape));
        }
        if (shape[0] != points) {
            throw new BadInputException(file + ": shells of " + shape[0] + " points, there are " + points + " vectors");
        }
        double[] values = array.toDoubles();
        int[] shells = new int[points];
        for (int i = 0; i < points; i++) {
            double shell = values[pairs ? 2 * i : i];
            if (!(shell >= 0 && shell < layout.shells() && shell == Math.rint(shell))) {
                throw new BadInputException(file + ", row " + i + " (from 0): no shell " + shell
                        + ", there are shells 0 to " + (layout.shells() - 1) + " (--shells)");
            }
            shells[i] = (int) shell;
        }
        return Placement.of(layout, shells);
    }
}
