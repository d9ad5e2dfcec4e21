package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ternion.ca.Automaton;
import org.ternion.ca.file.NpyFrameWriter;
import org.ternion.ca.picture.PngEncoder;
import org.ternion.core.io.AtomicFile;

/** The frames of a run: the first layer as an array (frames, rows, columns), or a folder of pictures. */
abstract class CaFrames extends CaOutput {
    private final long every;

    private CaFrames(Path file, long every) {
        super(file);
        this.every = every;
    }

    @Override
    public long next(long after) {
        return after < 0 ? 0 : (after / every + 1) * every;
    }

    /** Starts an array with the start and every so many steps of a run of known length. */
    static CaFrames array(Path file, Automaton automaton, long steps, long every) {
        long frames = steps / every + 1;
        if (frames > Integer.MAX_VALUE) {
            throw new BadInputException(file + ": " + frames + " frames are too many, see --every");
        }
        try {
            return new Frames(file, every, NpyFrameWriter.create(file, (int) frames, automaton.layer(0)));
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    /** Starts pictures in an existing folder, named by their generation. */
    static CaFrames folder(Path folder, CaPictures pictures, long every) {
        return new Pictures(folder, every, pictures);
    }

    private static final class Frames extends CaFrames {
        private final NpyFrameWriter frames;

        Frames(Path file, long every, NpyFrameWriter frames) {
            super(file, every);
            this.frames = frames;
        }

        @Override
        void write(CaMoment moment) throws IOException {
            frames.add(moment.layers().get(0));
        }

        @Override
        void end() throws IOException {
            frames.commit();
        }

        @Override
        void discard() throws IOException {
            frames.close();
        }
    }

    private static final class Pictures extends CaFrames {
        private final CaPictures pictures;

        Pictures(Path folder, long every, CaPictures pictures) {
            super(folder, every);
            this.pictures = pictures;
        }

        @Override
        void write(CaMoment moment) throws IOException {
            String name = String.format(Locale.ROOT, "frame-%06d.png", moment.generation());
            try (AtomicFile target = AtomicFile.create(file().resolve(name))) {
                PngEncoder.write(pictures.draw(moment), target.stream());
                target.commit();
            }
        }

        @Override
        void end() {
            // each picture is complete when it appears
        }

        @Override
        void discard() {
            // pictures that are there are worth keeping
        }
    }
}
