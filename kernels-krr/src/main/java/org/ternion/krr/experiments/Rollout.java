package org.ternion.krr.experiments;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.experiments.GrayScottResult.Kept;
import org.ternion.krr.experiments.GrayScottResult.Step;
import org.ternion.krr.experiments.GrayScottResult.Summary;
import org.ternion.krr.experiments.RadialProfile.RadialError;

/** Lets models run freely from the first of some true frames and compares each step with the truth. */
final class Rollout {
    private final Features features;
    private final List<Frame> truth;
    private final boolean clip;
    private final int stride;
    /** Rings of the reference, for squares only. */
    private final RadialProfile aroundCell;
    private final RadialProfile aroundMiddle;

    Rollout(Features features, List<Frame> truth, boolean clip, int stride) {
        this.features = features;
        this.truth = truth;
        this.clip = clip;
        this.stride = stride;
        int rows = truth.get(0).u().rows();
        int cols = truth.get(0).u().cols();
        aroundCell = rows == cols ? RadialProfile.aroundCell(rows) : null;
        aroundMiddle = RadialProfile.aroundMiddle(rows, cols);
    }

    /** Steps until the end or the first prediction that is not finite, and the kept frames among them. */
    record Path(List<Step> steps, List<Kept> frames) {
    }

    Path of(StepModel model) {
        List<Step> steps = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        int last = truth.size() - 1;
        Frame frame = truth.get(0);
        for (int step = 1; step <= last; step++) {
            Frame raw = next(model, frame);
            if (!raw.isFinite()) {
                break;
            }
            frame = clip ? raw.clipped() : raw;
            Frame forced = next(model, truth.get(step - 1));
            steps.add(compare(step, frame, clip && forced.isFinite() ? forced.clipped() : forced, raw.outside()));
            if (step % stride == 0 || step == last) {
                kept.add(new Kept(step, frame));
            }
        }
        return new Path(List.copyOf(steps), List.copyOf(kept));
    }

    private Frame next(StepModel model, Frame frame) {
        return frame.withCells(model.next(features.of(frame), frame.cells()));
    }

    private Step compare(int step, Frame predicted, Frame forced, int outside) {
        Frame expected = truth.get(step);
        double mseU = Rows.mse(expected.u(), predicted.u());
        double mseV = Rows.mse(expected.v(), predicted.v());
        RadialError nothing = new RadialError(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        RadialError radial = aroundMiddle.error(expected.u(), predicted.u());
        return new Step(step, (mseU + mseV) / 2, mseU, mseV, mseU / variance(expected.u()),
                mseV / variance(expected.v()),
                aroundCell == null ? nothing : aroundCell.error(expected.u(), predicted.u()), radial,
                mseV + radial.uniform(), Rows.mse(expected.cells(), forced.cells()), Summary.of(predicted),
                Summary.of(expected), outside);
    }

    private static double variance(DoubleMatrix field) {
        double[] values = field.backingArray();
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
