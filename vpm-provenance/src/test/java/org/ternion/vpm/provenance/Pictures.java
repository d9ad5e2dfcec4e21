package org.ternion.vpm.provenance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures, chunks and keys for tests. */
final class Pictures {
    /** The pictures of the image module that are whole. */
    private static final String[] MAPS = {"block_clamped", "constant_metric", "defect_minmax_spill", "defect_negative",
        "defect_overflow", "ext_groups", "ext_small", "find_a", "find_b", "find_c", "find_leaf", "find_nochunk",
        "find_root", "hier_fields", "meta_row1", "meta_row1_minmax", "meta_spill", "min12", "minmax", "minmax2rows",
        "padded_logical", "pyr_base", "pyr_c1", "pyr_c2", "pyr_c3", "pyr_fn", "pyr_max3", "pyr_max5",
        "pyr_mean1", "pyr_mean3", "ties"};

    private Pictures() {
    }

    /** A chunk as type and data. */
    record Part(String type, byte[] data) {
        byte[] bytes() {
            return PngChunk.bytes(type, data);
        }

        boolean isRecord() {
            return type.equals("iTXt") && new String(data, StandardCharsets.ISO_8859_1).startsWith("vpf\0");
        }
    }

    static Stream<String> maps() {
        return Stream.of(MAPS);
    }

    static byte[] map(String name) {
        return golden("vpm-image/" + name + ".png");
    }

    static byte[] golden(String path) {
        try (InputStream in = Pictures.class.getResourceAsStream("/goldens/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no golden " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** An RGB picture of 8 bits with random samples, compressed at a level. */
    static byte[] rgb(int width, int height, long seed, int level) {
        byte[] raw = new byte[height * (1 + 3 * width)];
        new Random(seed).nextBytes(raw);
        for (int row = 0; row < height; row++) {
            raw[row * (1 + 3 * width)] = 0;
        }
        return png(width, height, 8, 2, raw, level);
    }

    static byte[] rgb(int width, int height, long seed) {
        return rgb(width, height, seed, 6);
    }

    /** A picture of filtered rows. */
    static byte[] png(int width, int height, int bits, int type, byte[] raw, int level) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bits).put((byte) type).array();
        return join(List.of(new Part("IHDR", header), new Part("tEXt", "Comment\0made by a test".getBytes()),
                new Part("IDAT", deflate(raw, level)), new Part("IEND", new byte[0])));
    }

    static byte[] deflate(byte[] raw, int level) {
        Deflater deflater = new Deflater(level);
        deflater.setInput(raw);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** The chunks of a sound picture up to IEND. */
    static List<Part> parts(byte[] png) {
        List<Part> parts = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(png, 8, png.length - 8);
        while (parts.isEmpty() || !parts.get(parts.size() - 1).type().equals("IEND")) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data).getInt();
            parts.add(new Part(new String(type, StandardCharsets.ISO_8859_1), data));
        }
        return parts;
    }

    static byte[] join(List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PngChunk.signature());
        parts.forEach(part -> out.writeBytes(part.bytes()));
        return out.toByteArray();
    }

    /** With every CRC made right, as somebody would who edits on purpose; null if the chunks do not fit the length. */
    static byte[] withRightChecksums(byte[] png) {
        byte[] out = png.clone();
        ByteBuffer buffer = ByteBuffer.wrap(out);
        int at = 8;
        while (at + 12 <= out.length) {
            int length = buffer.getInt(at);
            if (length < 0 || length > out.length - at - 12) {
                return null;
            }
            CRC32 crc = new CRC32();
            crc.update(out, at + 4, 4 + length);
            buffer.putInt(at + 8 + length, (int) crc.getValue());
            at += 12 + length;
        }
        return out;
    }

    /** The same picture with another JSON text in its record. */
    static byte[] withJson(byte[] png, String json) {
        String text = VpfContainer.toBase64(VpfContainer.encode(json.getBytes(StandardCharsets.UTF_8)));
        List<Part> parts = new ArrayList<>();
        for (Part part : parts(png)) {
            parts.add(!part.isRecord() ? part
                    : new Part("iTXt", ("vpf\0\0\0\0\0" + text).getBytes(StandardCharsets.ISO_8859_1)));
        }
        return join(parts);
    }

    static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    /** A signer whose key is the same in every run. */
    static VpfSigner signer(int number) {
        return VpfSigner.ed25519(privateKey(number));
    }

    static PrivateKey privateKey(int number) {
        byte[] seed = new byte[32];
        new Random(number).nextBytes(seed);
        return privateKey(seed);
    }

    static PrivateKey privateKey(byte[] seed) {
        try {
            byte[] prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(concat(prefix, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrustStore trusting(VpfSigner... signers) {
        List<PublicKey> keys = new ArrayList<>();
        for (VpfSigner signer : signers) {
            try {
                keys.add(VpfKeys.ofRaw(signer.publicKey()));
            } catch (InvalidKeySpecException e) {
                throw new IllegalStateException(e);
            }
        }
        return TrustStore.of(keys);
    }

    /** A record with something in most members. */
    static Vpf document(String task) {
        return Vpf.ofOrganization(task, new int[] {2, 0, 1}, new int[] {0, 1}).set("inputs.prompt", "na\u00efve \u20ac")
                .ext("org.example", "{\"a\":[true,null,1.5]}").build();
    }
}
