package org.ternion.krr.experiments;

import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.experiments.GrayScottConfig.Design;

/** What the learner sees of each cell of a frame. */
final class Features {
    private final Design design;
    private final double halfRange;
    /** Ranges of the columns, for design LAPLACIAN. */
    private final double[] low;
    private final double[] high;

    private Features(Design design, double halfRange, double[] low, double[] high) {
        this.design = design;
        this.halfRange = halfRange;
        this.low = low;
        this.high = high;
    }

    /** The features of a design; columns are scaled, where they are, by all cells of the frames. */
    static Features of(Design design, double halfRange, List<Frame> frames) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        if (design == Design.LAPLACIAN) {
            for (Frame frame : frames) {
                double[] values = laplacians(frame);
                for (int i = 0; i < values.length; i++) {
                    low[i % 4] = Math.min(low[i % 4], values[i]);
                    high[i % 4] = Math.max(high[i % 4], values[i]);
                }
            }
        }
        return new Features(design, halfRange, low, high);
    }

    int dimension() {
        return design == Design.STENCIL ? 10 : 4;
    }

    /** A row for each cell, cells row by row. */
    DoubleMatrix of(Frame frame) {
        double[] features = switch (design) {
            case PIXEL -> pixels(frame);
            case STENCIL -> stencils(frame);
            case LAPLACIAN -> scaled(laplacians(frame));
        };
        return DoubleMatrix.wrap(features, frame.size(), dimension());
    }

    private static double[] pixels(Frame frame) {
        int rows = frame.u().rows();
        int cols = frame.u().cols();
        double[] x = new double[4 * frame.size()];
        for (int i = 0; i < frame.size(); i++) {
            x[4 * i] = -Math.PI + 2 * Math.PI * (i / cols) / rows;
            x[4 * i + 1] = -Math.PI + 2 * Math.PI * (i % cols) / cols;
            x[4 * i + 2] = frame.u().backingArray()[i];
            x[4 * i + 3] = frame.v().backingArray()[i];
        }
        return x;
    }

    /** Cell, up, down, left, right of u, then of v. */
    private static double[] stencils(Frame frame) {
        int rows = frame.u().rows();
        int cols = frame.u().cols();
        double[] u = frame.u().backingArray();
        double[] v = frame.v().backingArray();
        double[] x = new double[10 * frame.size()];
        for (int i = 0; i < frame.size(); i++) {
            int row = i / cols;
            int col = i % cols;
            int[] seen = {i, (row + rows - 1) % rows * cols + col, (row + 1) % rows * cols + col,
                    row * cols + (col + cols - 1) % cols, row * cols + (col + 1) % cols};
            for (int j = 0; j < 5; j++) {
                x[10 * i + j] = u[seen[j]];
                x[10 * i + 5 + j] = v[seen[j]];
            }
        }
        return x;
    }

    private static double[] laplacians(Frame frame) {
        double[] laplacianU = Reaction.laplacian(frame.u());
        double[] laplacianV = Reaction.laplacian(frame.v());
        double[] x = new double[4 * frame.size()];
        for (int i = 0; i < frame.size(); i++) {
            x[4 * i] = frame.u().backingArray()[i];
            x[4 * i + 1] = frame.v().backingArray()[i];
            x[4 * i + 2] = laplacianU[i];
            x[4 * i + 3] = laplacianV[i];
        }
        return x;
    }

    /** A column without range is mapped to 0. */
    private double[] scaled(double[] x) {
        for (int i = 0; i < x.length; i++) {
            double range = high[i % 4] - low[i % 4];
            x[i] = range > 0 ? -halfRange + 2 * halfRange * (x[i] - low[i % 4]) / range : 0;
        }
        return x;
    }
}
