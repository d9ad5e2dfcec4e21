package org.ternion.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands in front of a NumPy array: the type of its elements, their order and the shape. */
public final class NpyHeader {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_AXES = 32;
    /** NumPy itself refuses headers of more than 10,000 bytes. */
    private static final int MOST_HEADER_BYTES = 10_000;

    private final String file;
    private final String text;
    private int at;
    private String descr;
    private Boolean fortran;
    private int[] shape;

    private NpyHeader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a header; the channel then stands at the first element.
     *
     * @param channel at the start of a file of version 1.0, 2.0 or 3.0
     * @param file    its name, for errors
     * @return the header
     * @throws TableFormatException if no such header stands there
     * @throws IOException          if the channel cannot be read
     */
    public static NpyHeader read(FileChannel channel, String file) throws IOException {
        try {
            ByteBuffer start = ByteBuffer.allocate(MAGIC.length + 2);
            Npy.fill(channel, start);
            if (!Arrays.equals(start.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new TableFormatException(file, 0, 0, "", "the file does not start like an NPY file");
            }
            int major = start.get(MAGIC.length);
            int minor = start.get(MAGIC.length + 1);
            if (major < 1 || major > 3 || minor != 0) {
                throw new TableFormatException(file, 0, 0, "", "NPY version " + (major & 0xFF) + "." + (minor & 0xFF)
                        + " is not read, 1.0 to 3.0 are");
            }
            ByteBuffer size = ByteBuffer.allocate(major == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
            Npy.fill(channel, size);
            long length = major == 1 ? size.getShort(0) & 0xFFFF : size.getInt(0) & 0xFFFFFFFFL;
            if (length > MOST_HEADER_BYTES) {
                throw new TableFormatException(file, 0, 0, "", "the NPY header has " + length + " bytes, at most "
                        + MOST_HEADER_BYTES + " are read");
            }
            ByteBuffer text = ByteBuffer.allocate((int) length);
            Npy.fill(channel, text);
            return parse(file, new String(text.array(),
                    major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        } catch (EOFException e) {
            throw new TableFormatException(file, 0, 0, "", "the file is cut short");
        }
    }

    static NpyHeader parse(String file, String text) {
        NpyHeader header = new NpyHeader(file, text);
        header.dictionary();
        return header;
    }

    /**
     * Type of the elements.
     *
     * @return byte order, kind and bytes, say {@code <f8}; any text
     */
    public String descr() {
        return descr;
    }

    /**
     * Order of the elements.
     *
     * @return whether the first axis runs fastest
     */
    public boolean fortranOrder() {
        return fortran;
    }

    /**
     * Lengths of the axes.
     *
     * @return a copy, at most 32 lengths {@code >= 0}
     */
    public int[] shape() {
        return shape.clone();
    }

    /** Number of elements, or -1 if it does not fit an {@code int}. */
    int elements() {
        long product = 1;
        for (int axis : shape) {
            if (axis == 0) {
                return 0;
            }
        }
        for (int axis : shape) {
            product *= axis;
            if (product > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return (int) product;
    }

    private void dictionary() {
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            value(key);
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at != text.length()) {
            throw broken("has text after its dictionary");
        }
        if (descr == null || fortran == null || shape == null) {
            throw broken("lacks one of descr, fortran_order and shape");
        }
    }

    private void value(String key) {
        switch (key) {
            case "descr" -> {
                once(descr, key);
                skipBlanks();
                if (at < text.length() && text.charAt(at) == '[') {
                    throw new TableFormatException(file, 0, 0, "",
                            "the array is of records; save one array per field");
                }
                descr = string();
            }
            case "fortran_order" -> {
                once(fortran, key);
                fortran = truth();
            }
            case "shape" -> {
                once(shape, key);
                shape = tuple();
            }
            default -> throw broken("has the unknown key " + TableFormatException.quote(key));
        }
    }

    private void once(Object before, String key) {
        if (before != null) {
            throw broken("has the key " + key + " twice");
        }
    }

    private String string() {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : 0;
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw broken("needs a string at character " + at);
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private boolean truth() {
        skipBlanks();
        if (text.startsWith("False", at)) {
            at += 5;
            return false;
        }
        if (text.startsWith("True", at)) {
            at += 4;
            return true;
        }
        throw broken("needs True or False at character " + at);
    }

    private int[] tuple() {
        expect('(');
        int[] axes = new int[MOST_AXES];
        int n = 0;
        boolean comma = true;
        while (!accept(')')) {
            if (!comma) {
                throw broken("needs a comma at character " + at);
            }
            if (n == MOST_AXES) {
                throw broken("has more than " + MOST_AXES + " axes");
            }
            axes[n++] = length();
            comma = accept(',');
        }
        return Arrays.copyOf(axes, n);
    }

    private int length() {
        skipBlanks();
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
            if (value > Integer.MAX_VALUE) {
                throw broken("has an axis longer than " + Integer.MAX_VALUE);
            }
        }
        if (at == start) {
            throw broken("needs the length of an axis at character " + at);
        }
        return (int) value;
    }

    private boolean accept(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw broken("needs '" + c + "' at character " + at);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }

    private TableFormatException broken(String problem) {
        return new TableFormatException(file, 0, 0, "", "the NPY header " + problem);
    }
}
