package org.ternion.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Changes a picture or its record as a careful forger would, for {@code demo}: all lengths and CRCs are right again, so
 * that every viewer opens the result.
 */
final class Tampering {
    private static final int SIGNATURE = 8;
    private static final byte[] RECORD_HEAD = "vpf\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CONTAINER_HEAD = 8;

    private Tampering() {
    }

    private record Chunk(String type, byte[] data) {
    }

    /** Flips the lowest bit of the last sample. */
    static byte[] flipPixel(byte[] png) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        List<Chunk> chunks = chunks(png);
        chunks.stream().filter(chunk -> chunk.type.equals("IDAT")).forEach(chunk -> pixels.writeBytes(chunk.data));
        byte[] rows = inflate(pixels.toByteArray());
        rows[rows.length - 1] ^= (byte) 1;
        int first = 0;
        while (!chunks.get(first).type.equals("IDAT")) {
            first++;
        }
        chunks.removeIf(chunk -> chunk.type.equals("IDAT"));
        chunks.add(first, new Chunk("IDAT", deflate(rows)));
        return png(chunks);
    }

    /** Changes the JSON text of the record, whose hash and signature stay as they are. */
    static byte[] changeRecord(byte[] png, UnaryOperator<String> change) {
        List<Chunk> chunks = chunks(png);
        chunks.replaceAll(chunk -> {
            byte[] head = Arrays.copyOf(chunk.data, RECORD_HEAD.length);
            if (!chunk.type.equals("iTXt") || !Arrays.equals(RECORD_HEAD, head)) {
                return chunk;
            }
            byte[] container = Base64.getDecoder()
                    .decode(Arrays.copyOfRange(chunk.data, RECORD_HEAD.length, chunk.data.length));
            String json = new String(inflate(Arrays.copyOfRange(container, CONTAINER_HEAD, container.length)),
                    StandardCharsets.UTF_8);
            byte[] packed = deflate(change.apply(json).getBytes(StandardCharsets.UTF_8));
            byte[] changed = ByteBuffer.allocate(CONTAINER_HEAD + packed.length).put(container, 0, 4)
                    .putInt(packed.length).put(packed).array();
            byte[] text = Base64.getEncoder().encode(changed);
            return new Chunk("iTXt", ByteBuffer.allocate(RECORD_HEAD.length + text.length).put(RECORD_HEAD).put(text)
                    .array());
        });
        return png(chunks);
    }

    private static List<Chunk> chunks(byte[] png) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png).position(SIGNATURE);
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data).getInt();
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
        }
        return chunks;
    }

    private static byte[] png(List<Chunk> chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        for (Chunk chunk : chunks) {
            byte[] type = chunk.type.getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(chunk.data);
            out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.data.length).array());
            out.writeBytes(type);
            out.writeBytes(chunk.data);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] zlib) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
            zlib.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
