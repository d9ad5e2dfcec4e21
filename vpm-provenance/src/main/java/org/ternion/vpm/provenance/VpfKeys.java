package org.ternion.vpm.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.ternion.vpm.provenance.VpfException.Code;

/** Ed25519 keys: making, reading and writing them as PEM files, and naming them. */
public final class VpfKeys {
    static final String ALGORITHM = "Ed25519";
    static final int RAW_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;
    /** DER of an Ed25519 SubjectPublicKeyInfo (RFC 8410) up to its 32 raw bytes. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int MAX_PEM_BYTES = 1 << 16;
    private static final int KEY_ID_DIGITS = 16;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private VpfKeys() {
    }

    /**
     * Makes a new key pair from the system's secure random numbers.
     *
     * @return the pair
     */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /**
     * Reads a private key.
     *
     * @param file PEM file with one unencrypted {@code PRIVATE KEY} (PKCS#8) block
     * @return the key
     * @throws IOException  if the file cannot be read
     * @throws VpfException {@link Code#BAD_KEY} if it holds anything else
     */
    public static PrivateKey readPrivate(Path file) throws IOException {
        byte[] der = readPem(file, PRIVATE);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw otherKind(file, "private", e);
        }
    }

    /**
     * Reads a public key.
     *
     * @param file PEM file with one {@code PUBLIC KEY} (X.509) block
     * @return the key
     * @throws IOException  if the file cannot be read
     * @throws VpfException {@link Code#BAD_KEY} if it holds anything else
     */
    public static PublicKey readPublic(Path file) throws IOException {
        byte[] der = readPem(file, PUBLIC);
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw otherKind(file, "public", e);
        }
    }

    /**
     * Computes the public half of a key.
     *
     * @param privateKey an Ed25519 key
     * @return its public key
     * @throws VpfException {@link Code#BAD_KEY} if the key is of another kind or does not show its bytes
     */
    public static PublicKey publicKey(PrivateKey privateKey) {
        if (!(privateKey instanceof EdECPrivateKey key) || !key.getParams().getName().equals(ALGORITHM)) {
            throw bad("an Ed25519 private key is needed, this is one of " + privateKey.getAlgorithm());
        }
        byte[] seed = key.getBytes().orElseThrow(
                () -> bad("the private key does not show its bytes, its public key has to be given too"));
        try {
            // The JDK derives public keys only while generating: so it generates from the 32 bytes of this key.
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
            PublicKey derived = generator.generateKeyPair().getPublic();
            checkPair(privateKey, derived);
            return derived;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /**
     * Writes a key pair as PEM files, the private one readable by its owner only. Neither file may exist; when the
     * second cannot be written the first is deleted again.
     *
     * @param privatePem new file for the private key (PKCS#8), mode 600 where the file system knows modes
     * @param publicPem  new file for the public key (X.509)
     * @param pair       Ed25519 keys
     * @throws FileAlreadyExistsException if one of the files exists
     * @throws IOException                if a file cannot be written
     * @throws VpfException               {@link Code#BAD_KEY} if the keys are of another kind or not a pair
     */
    public static void write(Path privatePem, Path publicPem, KeyPair pair) throws IOException {
        byte[] raw = raw(pair.getPublic());
        checkPair(pair.getPrivate(), pair.getPublic());
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        if (pkcs8 == null) {
            throw bad("the private key does not show its bytes, it cannot be written");
        }
        writeNew(publicPem, pem(PUBLIC, x509(raw)));
        try {
            writeNew(privatePem, pem(PRIVATE, pkcs8), ownerOnly(privatePem));
        } catch (IOException e) {
            Files.delete(publicPem);
            throw e;
        }
    }

    /**
     * The bytes of a public key as records hold them.
     *
     * @param publicKey an Ed25519 key
     * @return a new array of 32 bytes
     * @throws VpfException {@link Code#BAD_KEY} if the key is of another kind
     */
    public static byte[] raw(PublicKey publicKey) {
        if (!isEd25519(publicKey)) {
            throw bad("an Ed25519 public key is needed, this is one of " + publicKey.getAlgorithm());
        }
        byte[] der = publicKey.getEncoded();
        return Arrays.copyOfRange(der, X509_PREFIX.length, der.length);
    }

    /**
     * The short name of a public key.
     *
     * @param rawPublic its 32 raw bytes
     * @return the first 16 hexadecimal digits of their SHA3-256
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static String keyId(byte[] rawPublic) {
        if (rawPublic.length != RAW_BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes, got " + rawPublic.length);
        }
        return Sha3.of(rawPublic).hex().substring(0, KEY_ID_DIGITS);
    }

    static boolean isEd25519(PublicKey key) {
        return key instanceof EdECPublicKey ed && ed.getParams().getName().equals(ALGORITHM)
                && key.getEncoded() != null && key.getEncoded().length == X509_PREFIX.length + RAW_BYTES;
    }

    /** The key of raw bytes that anybody may have written. */
    static PublicKey ofRaw(byte[] raw) throws InvalidKeySpecException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509(raw)));
        } catch (InvalidKeySpecException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            // Signature bytes that cannot be one, or a key that is no point of the curve.
            return false;
        }
    }

    static void checkPair(PrivateKey privateKey, PublicKey publicKey) {
        byte[] message = "are these a pair?".getBytes(StandardCharsets.US_ASCII);
        byte[] made;
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            made = signature.sign();
        } catch (GeneralSecurityException e) {
            throw new VpfException(Code.BAD_KEY, -1,
                    "an Ed25519 private key is needed, this is one of " + privateKey.getAlgorithm(), e);
        }
        if (!verifies(publicKey, message, made)) {
            throw bad("the public key does not belong to the private key");
        }
    }

    private static byte[] x509(byte[] raw) {
        return ByteBuffer.allocate(X509_PREFIX.length + raw.length).put(X509_PREFIX).put(raw).array();
    }

    /** Given when the file is made, so that it is never readable by others, not even for a moment. */
    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private static void writeNew(Path file, String pem, FileAttribute<?>... attributes) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static byte[] readPem(Path file, String wanted) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_PEM_BYTES + 1);
        }
        if (bytes.length > MAX_PEM_BYTES) {
            throw bad(file + " is no key file, it has more than " + MAX_PEM_BYTES + " bytes");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String needed = "a PEM file with an Ed25519 " + wanted + " is needed";
        String begin = "-----BEGIN ";
        int from = text.indexOf(begin);
        int typeEnd = from < 0 ? -1 : text.indexOf("-----", from + begin.length());
        if (typeEnd < 0) {
            throw bad(file + " is no PEM file (no '-----BEGIN' line), " + needed);
        }
        String type = text.substring(from + begin.length(), typeEnd);
        if (!type.equals(wanted)) {
            throw bad(file + " holds " + describe(type) + ", " + needed);
        }
        String end = "-----END " + wanted + "-----";
        int to = text.indexOf(end, typeEnd);
        if (to < 0) {
            throw bad(file + " is cut: no line '" + end + "'");
        }
        if (text.indexOf(begin, to) >= 0) {
            throw bad(file + " holds more than one block, one is needed");
        }
        try {
            return Base64.getDecoder().decode(text.substring(typeEnd + 5, to).replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new VpfException(Code.BAD_KEY, -1, file + " is damaged: its content is not base64", e);
        }
    }

    private static String describe(String type) {
        return switch (type) {
            case PRIVATE -> "a private key";
            case PUBLIC -> "a public key";
            case "ENCRYPTED PRIVATE KEY" -> "an encrypted private key (decrypt it first)";
            default -> "'" + (type.length() > 40 ? type.substring(0, 40) + ".." : type).replaceAll("\\p{Cntrl}", "?")
                    + "'";
        };
    }

    private static VpfException otherKind(Path file, String half, GeneralSecurityException e) {
        return new VpfException(Code.BAD_KEY, -1, file + " holds a " + half + " key that is not Ed25519 or is damaged",
                e);
    }

    private static VpfException bad(String detail) {
        return new VpfException(Code.BAD_KEY, -1, detail);
    }

    /** Gives the bytes of a key where the generator asks for random ones. */
    private static final class SeedOnly extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient byte[] seed;

        SeedOnly(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
