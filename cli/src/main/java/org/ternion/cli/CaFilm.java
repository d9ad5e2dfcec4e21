package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.ca.picture.FilmOptions;
import org.ternion.ca.picture.GifEncoder;
import org.ternion.ca.picture.IndexedImage;
import org.ternion.core.io.AtomicFile;

/** A GIF of a run. */
final class CaFilm extends CaOutput {
    private final AtomicFile target;
    private final CaPictures pictures;
    private final long every;
    private final FilmOptions options;
    private GifEncoder film;

    private CaFilm(Path file, AtomicFile target, CaPictures pictures, long every, FilmOptions options) {
        super(file);
        this.target = target;
        this.pictures = pictures;
        this.every = every;
        this.options = options;
    }

    /** Starts a film with a frame for the start and one every so many steps. */
    static CaFilm start(Path file, CaPictures pictures, long every, FilmOptions options) {
        try {
            return new CaFilm(file, AtomicFile.create(file), pictures, every, options);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    @Override
    public long next(long after) {
        return after < 0 ? 0 : (after / every + 1) * every;
    }

    @Override
    void write(CaMoment moment) throws IOException {
        IndexedImage frame = pictures.draw(moment);
        if (film == null) {
            film = GifEncoder.start(target.stream(), frame.width(), frame.height(), frame.palette(), options);
        }
        film.add(frame);
    }

    @Override
    void end() throws IOException {
        film.finish();
        target.commit();
    }

    @Override
    void discard() throws IOException {
        target.close();
    }
}
