package org.ternion.ca.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;
import org.ternion.core.io.AtomicFile;

/**
 * Writes frames one by one as a NumPy array (T, H, W): u1 for states, i1 for trits. The file appears with
 * {@link #commit}. Not thread-safe.
 */
public final class NpyFrameWriter implements Closeable {
    private static final int ALIGNMENT = 64;

    private final AtomicFile file;
    private final int frames;
    private final CellGrid like;
    private int added;

    private NpyFrameWriter(AtomicFile file, int frames, CellGrid like) {
        this.file = file;
        this.frames = frames;
        this.like = like;
    }

    /**
     * Starts an array of three axes.
     *
     * @param file   where it shall appear
     * @param frames number of frames, {@code >= 1}
     * @param like   has the shape and alphabet of all frames
     * @return a writer without frames
     * @throws IOException              if the file cannot be made
     * @throws IllegalArgumentException if {@code frames} is not positive
     */
    public static NpyFrameWriter create(Path file, int frames, CellGrid like) throws IOException {
        Checks.inRange(frames, 1, Integer.MAX_VALUE, "number of frames");
        return start(file, frames, frames + ", ", like);
    }

    static NpyFrameWriter single(Path file, CellGrid like) throws IOException {
        return start(file, 1, "", like);
    }

    private static NpyFrameWriter start(Path path, int frames, String frameAxis, CellGrid like) throws IOException {
        AtomicFile file = AtomicFile.create(path);
        try {
            String header = "{'descr': '" + (like.lowest() < 0 ? "|i1" : "|u1") + "', 'fortran_order': False, "
                    + "'shape': (" + frameAxis + like.height() + ", " + like.width() + "), }";
            int fixed = NpyFrames.MAGIC.length + 2 + Short.BYTES;
            int padding = Math.floorMod(-(fixed + header.length() + 1), ALIGNMENT);
            int length = header.length() + padding + 1;
            ByteBuffer start = ByteBuffer.allocate(fixed + length).order(ByteOrder.LITTLE_ENDIAN);
            start.put(NpyFrames.MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
            start.put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
            file.stream().write(start.array());
            return new NpyFrameWriter(file, frames, like);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Writes the next frame.
     *
     * @param frame of the shape and alphabet of all frames
     * @throws IOException              if the file cannot be written
     * @throws IllegalArgumentException if the frame differs from the first one in shape or alphabet
     * @throws IllegalStateException    if all frames are there
     */
    public void add(CellGrid frame) throws IOException {
        if (added == frames) {
            throw new IllegalStateException("all " + frames + " frames are there");
        }
        if (frame.height() != like.height() || frame.width() != like.width() || frame.states() != like.states()
                || frame.lowest() != like.lowest()) {
            throw new IllegalArgumentException("frame " + added + " is " + frame + ", the array is of " + like);
        }
        file.stream().write(frame.backingArray());
        added++;
    }

    /**
     * Makes the file appear.
     *
     * @throws IOException           if the file cannot be written; it is then as it was
     * @throws IllegalStateException if frames are missing
     */
    public void commit() throws IOException {
        if (added < frames) {
            throw new IllegalStateException(added + " of " + frames + " frames are there");
        }
        file.commit();
    }

    /** Deletes what was written unless it was committed. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
