package org.ternion.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ternion.ca.picture.FilmOptions;
import org.ternion.ca.picture.GifEncoder;
import org.ternion.ca.picture.IndexedImage;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.experiments.Frame;
import org.ternion.krr.experiments.GrayScottResult;
import org.ternion.krr.experiments.GrayScottResult.Kept;
import org.ternion.krr.experiments.GrayScottResult.Model;

/** The fields of a Gray-Scott rollout beside the truth, step by step on the same scales. */
final class FieldFilm {
    /** Decades of error that are told apart. */
    private static final double DECADES = 8;
    private static final FilmOptions SPEED = new FilmOptions(20, FilmOptions.DEFAULT.plays(), Long.MAX_VALUE);
    /** The last frame is shown that many times as long. */
    private static final int REST = 8;

    private final GrayScottResult result;
    private final List<Model> models;
    private final double[] rangeU;
    private final double[] rangeV;
    private final double largestError;

    FieldFilm(GrayScottResult result) {
        this.result = result;
        models = result.models().stream().filter(model -> !model.name().equals("trainMean")).toList();
        rangeU = range(Frame::u);
        rangeV = range(Frame::v);
        largestError = Math.ceil(Math.log10(Math.max(rangeU[1] - rangeU[0], Double.MIN_NORMAL)));
    }

    private double[] range(Function<Frame, DoubleMatrix> field) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Frame frame : result.truth()) {
            for (double value : field.apply(frame).backingArray()) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        return range;
    }

    /** Steps of which a model has kept a frame, rising. */
    List<Integer> steps() {
        return models.stream().flatMap(model -> model.frames().stream()).map(Kept::step).distinct().sorted().toList();
    }

    /** All frames, in the colours of a film. */
    List<IndexedImage> frames() {
        FilmColors colors = new FilmColors();
        return steps().stream().map(step -> colors.indexed(frame(step))).toList();
    }

    /** Writes frames as a GIF that begins again at its end. */
    static void write(List<IndexedImage> frames, OutputStream out) throws IOException {
        IndexedImage last = frames.get(frames.size() - 1);
        GifEncoder film = GifEncoder.start(out, last.width(), last.height(), last.palette(), SPEED);
        for (IndexedImage frame : frames.subList(0, frames.size() - 1)) {
            film.add(frame);
        }
        film.add(last, REST * SPEED.delayHundredths());
        film.finish();
    }

    BufferedImage frame(int step) {
        Frame truth = result.truth().get(step);
        List<Frame> frames = new ArrayList<>();
        for (Model model : models) {
            frames.add(model.frames().stream().filter(kept -> kept.step() == step).map(Kept::frame).findFirst()
                    .orElse(null));
        }
        List<String> columns = Stream.concat(Stream.of("truth"),
                models.stream().map(model -> GrayScottCharts.name(model.name()))).toList();
        List<DoubleMatrix> errors = new ArrayList<>();
        errors.add(null);
        frames.forEach(frame -> errors.add(frame == null ? null : logarithm(frame.u(), truth.u())));
        return FieldPicture.draw("Rollout, step " + step + " of " + result.steps(), columns, List.of(
                new FieldPicture.Row("u", rangeU[0], rangeU[1], fields(truth, frames, Frame::u)),
                new FieldPicture.Row("v", rangeV[0], rangeV[1], fields(truth, frames, Frame::v)),
                new FieldPicture.Row("error of u\n(log10)", largestError - DECADES, largestError, errors)));
    }

    private static List<DoubleMatrix> fields(Frame truth, List<Frame> frames, Function<Frame, DoubleMatrix> field) {
        List<DoubleMatrix> fields = new ArrayList<>(List.of(field.apply(truth)));
        frames.forEach(frame -> fields.add(frame == null ? null : field.apply(frame)));
        return fields;
    }

    /** Decimal logarithm of the absolute difference. */
    private static DoubleMatrix logarithm(DoubleMatrix a, DoubleMatrix b) {
        double[] logs = new double[a.rows() * a.cols()];
        Arrays.setAll(logs, i -> Math.log10(Math.abs(a.backingArray()[i] - b.backingArray()[i])));
        return DoubleMatrix.wrap(logs, a.rows(), a.cols());
    }
}
