package org.ternion.trading.lob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.io.TableFormatException;

/**
 * What stands in front of a NumPy array of records: names, types and places of the fields, and how many records.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyRecordHeader {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** NumPy itself refuses headers of more than 10,000 bytes. */
    private static final int MOST_HEADER_BYTES = 10_000;
    private static final int MOST_RECORD_BYTES = 1 << 16;

    /** A field: its type without byte order, its first byte in a record and whether it is big-endian. */
    record Field(String name, String type, int offset, boolean bigEndian) {
    }

    private final String file;
    private final String text;
    private final List<Field> fields = new ArrayList<>();
    private int at;
    private int recordBytes;
    private long records = -1;

    private NpyRecordHeader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Reads a header; the stream then stands at the first record. */
    static NpyRecordHeader read(InputStream in, String file) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new TableFormatException(file, 0, 0, "", "the array does not start like an NPY file");
        }
        int major = start[MAGIC.length];
        int minor = start[MAGIC.length + 1];
        if (major < 1 || major > 3 || minor != 0) {
            throw new TableFormatException(file, 0, 0, "", "NPY version " + (major & 0xFF) + "." + (minor & 0xFF)
                    + " is not read, 1.0 to 3.0 are");
        }
        byte[] size = in.readNBytes(major == 1 ? 2 : 4);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | size[i] & 0xFF;
        }
        if (length > MOST_HEADER_BYTES) {
            throw new TableFormatException(file, 0, 0, "", "the NPY header has " + length + " bytes, at most "
                    + MOST_HEADER_BYTES + " are read");
        }
        byte[] text = in.readNBytes((int) length);
        if (size.length < (major == 1 ? 2 : 4) || text.length < length) {
            throw new TableFormatException(file, 0, 0, "", "the array is cut short");
        }
        NpyRecordHeader header = new NpyRecordHeader(file, new String(text, StandardCharsets.ISO_8859_1));
        header.dictionary();
        return header;
    }

    int recordBytes() {
        return recordBytes;
    }

    long records() {
        return records;
    }

    /** Where a little-endian field of one of these types begins. */
    int offset(String name, List<String> types) {
        for (Field field : fields) {
            if (field.name.equals(name)) {
                if (field.bigEndian || !types.contains(field.type)) {
                    throw broken("has field " + name + " of a type that is not read, needed is little-endian "
                            + String.join(" or ", types));
                }
                return field.offset;
            }
        }
        throw broken("lacks the field " + name);
    }

    private void dictionary() {
        expect('{');
        while (!accept('}')) {
            String key = string();
            expect(':');
            switch (key) {
                case "descr" -> descr();
                case "fortran_order" -> truth();
                case "shape" -> shape();
                default -> throw broken("has an unknown key");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        skipBlanks();
        if (at != text.length()) {
            throw broken("has text after its dictionary");
        }
        if (fields.isEmpty() || records < 0) {
            throw broken("lacks one of descr and shape");
        }
    }

    private void descr() {
        if (!fields.isEmpty()) {
            throw broken("has the key descr twice");
        }
        if (!accept('[')) {
            throw broken("is not of records; the fields ev, exch_ts, local_ts, px and qty are needed");
        }
        while (!accept(']')) {
            expect('(');
            String name = string();
            expect(',');
            field(name, string());
            accept(',');
            if (!accept(')')) {
                throw broken("has a field of arrays, which is not read");
            }
            if (!accept(',')) {
                expect(']');
                break;
            }
        }
    }

    private void field(String name, String type) {
        String plain = type.isEmpty() || "<>|=".indexOf(type.charAt(0)) < 0 ? type : type.substring(1);
        int bytes = bytes(plain);
        if (fields.stream().anyMatch(field -> !name.isEmpty() && field.name.equals(name))) {
            throw broken("has a field twice");
        }
        fields.add(new Field(name, plain, recordBytes, type.startsWith(">")));
        recordBytes += bytes;
        if (recordBytes > MOST_RECORD_BYTES) {
            throw broken("has records of more than " + MOST_RECORD_BYTES + " bytes");
        }
    }

    /** Width of a type: a letter and its bytes, as in i8, f4 or V16. */
    private int bytes(String type) {
        if (type.length() < 2 || type.length() > 6 || "biufcSV".indexOf(type.charAt(0)) < 0) {
            throw broken("has a field of a type that is not read");
        }
        int bytes = 0;
        for (int i = 1; i < type.length(); i++) {
            char digit = type.charAt(i);
            if (digit < '0' || digit > '9') {
                throw broken("has a field of a type that is not read");
            }
            bytes = 10 * bytes + digit - '0';
        }
        return bytes;
    }

    private void shape() {
        if (records >= 0) {
            throw broken("has the key shape twice");
        }
        expect('(');
        skipBlanks();
        int start = at;
        long count = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && count < 1L << 50) {
            count = 10 * count + text.charAt(at++) - '0';
        }
        if (at == start || !accept(',') || !accept(')')) {
            throw broken("needs a shape of one axis");
        }
        records = count;
    }

    private void truth() {
        skipBlanks();
        if (text.startsWith("False", at)) {
            at += 5;
        } else if (text.startsWith("True", at)) {
            at += 4;
        } else {
            throw broken("needs True or False at character " + at);
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
