package org.ternion.ca.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;
import org.ternion.core.io.NpyHeader;
import org.ternion.core.io.TableFormatException;

/**
 * Frames of a layer as NumPy arrays of bytes in C order: shape (H, W) for one frame, (T, H, W) for several. Type u1 is
 * for states, i1 for trits; nothing is converted. Many frames are written by {@link NpyFrameWriter}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class NpyFrames {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private NpyFrames() {
    }

    /**
     * Reads all frames. The length of the file is compared with the shape before memory is taken.
     *
     * @param file     the file
     * @param maxCells most cells accepted in all frames together, {@code >= 1}
     * @return at least one frame, all of one alphabet, the smallest that holds their states
     * @throws PatternFormatException if the file is no NPY file of u1 or i1 with two or three axes, is shorter or
     *                                longer than its shape asks for, has no cells or more than {@code maxCells}, or an
     *                                i1 array holds a value that is no trit
     * @throws IOException            if the file cannot be read
     */
    public static List<CellGrid> read(Path file, long maxCells) throws IOException {
        String name = file.toString();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = header(channel, name);
            boolean trits = trits(header.descr(), name);
            if (header.fortranOrder()) {
                throw broken(name, "the array is in Fortran order: save numpy.ascontiguousarray(a)");
            }
            int[] shape = shape(header.shape(), name);
            long most = Math.min(Checks.inRange(maxCells, 1, Long.MAX_VALUE, "most cells"), Integer.MAX_VALUE - 8L);
            long there = channel.size() - channel.position();
            // Three factors below 2^31: the first product fits a long, the second is not made when it is too large.
            long cellsEach = (long) shape[1] * shape[2];
            if (cellsEach > most || cellsEach * shape[0] > most) {
                throw broken(name, "the shape " + Arrays.toString(shape) + " has more than " + most + " cells");
            }
            if (there != cellsEach * shape[0]) {
                throw broken(name, "the shape " + Arrays.toString(shape) + " needs " + cellsEach * shape[0]
                        + " bytes, the file has " + there);
            }
            return frames(channel, name, shape, trits);
        } catch (EOFException e) {
            throw broken(name, "the file is cut short");
        }
    }

    private static NpyHeader header(FileChannel channel, String name) throws IOException {
        try {
            return NpyHeader.read(channel, name);
        } catch (TableFormatException e) {
            throw broken(name, e.problem());
        }
    }

    private static boolean trits(String descr, String name) {
        return switch (descr) {
            case "|u1", "<u1", "u1" -> false;
            case "|i1", "<i1", "i1" -> true;
            default -> throw broken(name,
                    "the elements are not bytes: save a.astype('u1') for states, 'i1' for trits");
        };
    }

    /** Frames, rows and columns. */
    private static int[] shape(int[] axes, String name) {
        if (axes.length != 2 && axes.length != 3) {
            throw broken(name, "frames have the shape (T, H, W) or (H, W), not " + Arrays.toString(axes));
        }
        for (int axis : axes) {
            if (axis == 0) {
                throw broken(name, "the shape " + Arrays.toString(axes) + " has no cells");
            }
        }
        return axes.length == 3 ? axes : new int[] {1, axes[0], axes[1]};
    }

    private static List<CellGrid> frames(FileChannel channel, String name, int[] shape, boolean trits)
            throws IOException {
        List<byte[]> cells = new ArrayList<>();
        int highest = 1;
        for (int t = 0; t < shape[0]; t++) {
            byte[] frame = bytes(channel, shape[1] * shape[2]);
            for (int i = 0; i < frame.length; i++) {
                highest = Math.max(highest, frame[i] & 0xFF);
                if (trits && (frame[i] < -1 || frame[i] > 1)) {
                    throw broken(name, "frame " + t + ", row " + i / shape[2] + ", column " + i % shape[2] + " is "
                            + frame[i] + ": an i1 array holds trits -1, 0, 1");
                }
            }
            cells.add(frame);
        }
        List<CellGrid> frames = new ArrayList<>();
        for (byte[] frame : cells) {
            frames.add(trits ? CellGrid.wrapTrits(frame, shape[1], shape[2])
                    : CellGrid.wrap(frame, shape[1], shape[2], highest + 1));
        }
        return frames;
    }

    private static byte[] bytes(FileChannel channel, int n) throws IOException {
        if (channel.size() - channel.position() < n) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate(n);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }

    private static PatternFormatException broken(String name, String problem) {
        return new PatternFormatException(name, 0, 0, problem);
    }

    /**
     * Writes one frame as an array of two axes, replacing the file in one step.
     *
     * @param file  the file
     * @param frame states become u1, trits i1
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, CellGrid frame) throws IOException {
        try (NpyFrameWriter writer = NpyFrameWriter.single(file, frame)) {
            writer.add(frame);
            writer.commit();
        }
    }
}
