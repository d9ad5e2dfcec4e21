package org.ternion.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

/**
 * NumPy array files (.npy), versions 1.0, 2.0 and 3.0: little-endian numbers {@code <f4 <f8 <i4 <i8} in C order. Arrays
 * in other byte orders, Fortran order, records and Python objects are rejected. Written files have version 1.0.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class Npy {
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;
    /** Every long up to here is a double. */
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int ALIGNMENT = 64;
    private static final int BLOCK_BYTES = 1 << 16;

    private Npy() {
    }

    /**
     * Reads a file into memory. The length of the file is compared with the shape before memory is taken.
     *
     * @param file the file
     * @return the array
     * @throws TableFormatException if the file is not an NPY file, is shorter or longer than its shape asks for, has an
     *                              element type or order that is not read, more than 2<sup>31</sup> - 9 elements, or
     *                              an integer beyond +-2<sup>53</sup>, which no double holds exactly
     * @throws IOException          if the file cannot be read
     */
    public static NpyArray read(Path file) throws IOException {
        String name = file.toString();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(channel, name);
            if (header.fortranOrder()) {
                throw broken(name, "the array is in Fortran order; save numpy.ascontiguousarray(a)");
            }
            int bytesEach = elementBytes(header.descr(), name);
            int elements = header.elements();
            if (elements < 0 || elements > MOST_ELEMENTS) {
                throw broken(name, "the shape " + Arrays.toString(header.shape()) + " has too many elements");
            }
            long there = channel.size() - channel.position();
            if (there != (long) elements * bytesEach) {
                throw broken(name, "the shape " + Arrays.toString(header.shape()) + " of " + header.descr() + " needs "
                        + (long) elements * bytesEach + " bytes, the file has " + there);
            }
            String dtype = header.descr().substring(1);
            return new NpyArray(name, dtype, header.shape(), values(channel, name, dtype, elements));
        } catch (EOFException e) {
            throw broken(name, "the file is cut short");
        }
    }

    private static int elementBytes(String descr, String name) {
        return switch (descr) {
            case "<f4", "<i4" -> Float.BYTES;
            case "<f8", "<i8" -> Double.BYTES;
            default -> {
                String quoted = TableFormatException.quote(descr);
                if (descr.startsWith(">")) {
                    throw broken(name, "the elements " + quoted + " are big-endian; save a.astype('<f8')");
                }
                if (descr.startsWith("|O") || descr.startsWith("O")) {
                    throw broken(name, "the elements are Python objects; save an array of numbers");
                }
                throw broken(name, "elements of type " + quoted + " are not read, <f4 <f8 <i4 <i8 are");
            }
        };
    }

    private static double[] values(FileChannel channel, String name, String dtype, int elements) throws IOException {
        double[] values = new double[elements];
        int bytesEach = dtype.endsWith("4") ? Float.BYTES : Double.BYTES;
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int done = 0;
        while (done < elements) {
            int n = Math.min(elements - done, BLOCK_BYTES / bytesEach);
            fill(channel, block.clear().limit(n * bytesEach));
            block.flip();
            switch (dtype) {
                case "f4" -> {
                    for (int i = 0; i < n; i++) {
                        values[done + i] = block.getFloat();
                    }
                }
                case "f8" -> block.asDoubleBuffer().get(values, done, n);
                case "i4" -> {
                    for (int i = 0; i < n; i++) {
                        values[done + i] = block.getInt();
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        values[done + i] = exact(block.getLong(), done + i, name);
                    }
                }
            }
            done += n;
        }
        return values;
    }

    private static double exact(long value, int index, String name) {
        if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
            throw broken(name, "element " + index + " is " + value + ", which no double holds exactly");
        }
        return value;
    }

    static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
    }

    /**
     * Writes {@code <f8} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param matrix becomes an array of two axes
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, DoubleMatrix matrix) throws IOException {
        double[] values = matrix.backingArray();
        write(file, "<f8", "(" + matrix.rows() + ", " + matrix.cols() + ")", values.length, Double.BYTES,
                (block, i) -> block.putDouble(values[i]));
    }

    /**
     * Writes {@code <f4} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param matrix becomes an array of two axes
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, FloatMatrix matrix) throws IOException {
        float[] values = matrix.backingArray();
        write(file, "<f4", "(" + matrix.rows() + ", " + matrix.cols() + ")", values.length, Float.BYTES,
                (block, i) -> block.putFloat(values[i]));
    }

    /**
     * Writes {@code <f8} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param values become an array of one axis
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, double[] values) throws IOException {
        write(file, "<f8", "(" + values.length + ",)", values.length, Double.BYTES,
                (block, i) -> block.putDouble(values[i]));
    }

    /**
     * Writes {@code <i4} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param values row-major
     * @param rows   {@code >= 0}
     * @param cols   {@code >= 0}; rows * cols is the number of values
     * @throws IOException              if the file cannot be written; it is then as it was
     * @throws IllegalArgumentException if the shape does not fit
     */
    public static void write(Path file, int[] values, int rows, int cols) throws IOException {
        if (rows < 0 || cols < 0 || (long) rows * cols != values.length) {
            throw new IllegalArgumentException(values.length + " values are not " + rows + " x " + cols);
        }
        write(file, "<i4", "(" + rows + ", " + cols + ")", values.length, Integer.BYTES,
                (block, i) -> block.putInt(values[i]));
    }

    /**
     * Writes {@code <i4} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param values become an array of one axis
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, int[] values) throws IOException {
        write(file, "<i4", "(" + values.length + ",)", values.length, Integer.BYTES,
                (block, i) -> block.putInt(values[i]));
    }

    /**
     * Writes {@code <i8} elements, replacing the file in one step.
     *
     * @param file   the file
     * @param values become an array of one axis
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, long[] values) throws IOException {
        write(file, "<i8", "(" + values.length + ",)", values.length, Long.BYTES,
                (block, i) -> block.putLong(values[i]));
    }

    private interface Put {
        void element(ByteBuffer block, int index);
    }

    private static void write(Path file, String descr, String shape, int elements, int bytesEach, Put put)
            throws IOException {
        String dictionary = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int fixed = NpyHeader.MAGIC.length + 2 + Short.BYTES;
        int padding = Math.floorMod(-(fixed + dictionary.length() + 1), ALIGNMENT);
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        block.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) (dictionary.length() + padding + 1));
        block.put((dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        try (AtomicFile target = AtomicFile.create(file)) {
            OutputStream out = target.stream();
            for (int i = 0; i < elements; i++) {
                if (block.remaining() < bytesEach) {
                    out.write(block.array(), 0, block.position());
                    block.clear();
                }
                put.element(block, i);
            }
            out.write(block.array(), 0, block.position());
            target.commit();
        }
    }

    private static TableFormatException broken(String name, String problem) {
        return new TableFormatException(name, 0, 0, "", problem);
    }
}
