package org.ternion.vpm.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;

/** Pictures for tests of the PNG layer: goldens, and small ones made chunk by chunk, legal or not. */
final class ChunkFiles {
    /** Golden pictures that are sound PNG files with one record in a text chunk. */
    static final List<String> EMBEDDED = List.of("embed_plain", "embed_empty", "embed_compressed", "embed_stripe_black",
            "embed_stripe_image", "embed_short_image", "embed_zeromodel", "chunk_itxt_conforming",
            "chunk_itxt_conforming_lang", "chunk_itxt_conforming_zip", "chunk_text_plain", "chunk_text_zip", "signed_0",
            "signed_1");

    private ChunkFiles() {
    }

    static byte[] golden(String file) {
        try (InputStream in = ChunkFiles.class.getResourceAsStream("/goldens/vpf/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no golden " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(golden(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** A file of chunks, given as type, data, type, data.. */
    static byte[] file(Object... typesAndData) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PngChunk.signature());
        for (int i = 0; i < typesAndData.length; i += 2) {
            png.writeBytes(PngChunk.bytes((String) typesAndData[i], (byte[]) typesAndData[i + 1]));
        }
        return png.toByteArray();
    }

    static byte[] header(int width, int height, int depth, int colour) {
        return ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) colour).array();
    }

    static byte[] zlib(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A picture of one grey pixel with chunks, given as type, data, type, data.., in front of its pixels. */
    static byte[] pixel(Object... typesAndData) {
        Object[] all = new Object[typesAndData.length + 6];
        all[0] = "IHDR";
        all[1] = header(1, 1, 8, 0);
        System.arraycopy(typesAndData, 0, all, 2, typesAndData.length);
        all[all.length - 4] = "IDAT";
        all[all.length - 3] = zlib(new byte[2]);
        all[all.length - 2] = "IEND";
        all[all.length - 1] = new byte[0];
        return file(all);
    }

    /** Latin-1 bytes; {@code |} stands for NUL. */
    static byte[] bytes(String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Numbers of all bits of an array, for flipping each. */
    static IntStream bits(byte[] bytes) {
        return IntStream.range(0, 8 * bytes.length);
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }
}
