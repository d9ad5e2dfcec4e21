package org.ternion.ca.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Frames of a layer as NumPy arrays of bytes in C order: shape (H, W) for one frame, (T, H, W) for several. Type u1 is
 * for states, i1 for trits; nothing is converted. Many frames are written by {@link NpyFrameWriter}.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class NpyFrames {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy itself refuses headers of more than 10,000 bytes. */
    private static final int MOST_HEADER_BYTES = 10_000;
    /** NumPy writes the keys in this order. */
    private static final Pattern HEADER = Pattern.compile("\\s*+\\{\\s*+'descr'\\s*+:\\s*+'([^']*+)'\\s*+,"
            + "\\s*+'fortran_order'\\s*+:\\s*+(True|False)\\s*+,"
            + "\\s*+'shape'\\s*+:\\s*+\\(([0-9, ]*+)\\)\\s*+,?\\s*+\\}\\s*+");

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
            Matcher header = header(channel, name);
            boolean trits = trits(header.group(1), name);
            if (header.group(2).equals("True")) {
                throw broken(name, "the array is in Fortran order: save numpy.ascontiguousarray(a)");
            }
            int[] shape = shape(header.group(3), name);
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

    private static Matcher header(FileChannel channel, String name) throws IOException {
        byte[] start = bytes(channel, MAGIC.length + 2);
        if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw broken(name, "the file does not start like an NPY file");
        }
        int major = start[MAGIC.length];
        if (major < 1 || major > 3 || start[MAGIC.length + 1] != 0) {
            throw broken(name, "this NPY version is not read, 1.0 to 3.0 are");
        }
        ByteBuffer size = ByteBuffer.wrap(bytes(channel, major == 1 ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        long length = major == 1 ? size.getShort() & 0xFFFF : size.getInt() & 0xFFFFFFFFL;
        if (length > MOST_HEADER_BYTES) {
            throw broken(name, "the NPY header has " + length + " bytes, at most " + MOST_HEADER_BYTES + " are read");
        }
        String text = new String(bytes(channel, (int) length), StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            throw broken(name, "the NPY header does not hold descr, fortran_order and shape in this order");
        }
        return header;
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
    private static int[] shape(String tuple, String name) {
        List<Integer> axes = new ArrayList<>(List.of(1));
        for (String axis : tuple.split(",")) {
            String digits = axis.strip();
            if (!digits.isEmpty()) {
                axes.add(axis(digits, name));
            }
        }
        if (axes.size() == 4) {
            axes.remove(0);
        }
        if (axes.size() != 3) {
            throw broken(name, "frames have the shape (T, H, W) or (H, W), not (" + tuple + ")");
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int axis(String digits, String name) {
        try {
            int axis = Integer.parseInt(digits);
            if (axis > 0) {
                return axis;
            }
        } catch (NumberFormatException e) {
            // The message below says it.
        }
        throw broken(name, "an axis has 1 to " + Integer.MAX_VALUE + " elements, not " + digits);
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
