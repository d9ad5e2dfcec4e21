package org.ternion.trading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.io.AtomicFile;
import org.ternion.trading.data.BarSeries;

/**
 * What a run was made from; stands beside its outputs. Equal manifests mean equal bytes of output. A run writes it
 * first with {@code complete} false and again when it is done, so that the outputs of a killed run can be told.
 *
 * @param config      the settings
 * @param inputHash   SHA-256 of the input, of {@link #hash(Path)} or {@link #hash(BarSeries)}
 * @param codeVersion version of the code
 * @param seed        of everything random
 * @param jvm         version of the Java runtime
 * @param complete    whether the run came to its end
 */
public record Manifest(EngineConfig config, String inputHash, String codeVersion, long seed, String jvm,
        boolean complete) {
    private static final int BLOCK_BYTES = 1 << 16;

    /**
     * Checks that nothing is missing.
     *
     * @param config      the settings
     * @param inputHash   SHA-256 of the input
     * @param codeVersion version of the code
     * @param seed        of everything random
     * @param jvm         version of the Java runtime
     * @param complete    whether the run came to its end
     */
    public Manifest {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(inputHash, "inputHash");
        Objects.requireNonNull(codeVersion, "codeVersion");
        Objects.requireNonNull(jvm, "jvm");
    }

    /**
     * The manifest of a run that begins, on the present Java runtime.
     *
     * @param config      the settings
     * @param inputHash   SHA-256 of the input
     * @param codeVersion version of the code
     * @param seed        of everything random
     * @return a manifest that is not complete
     */
    public static Manifest begin(EngineConfig config, String inputHash, String codeVersion, long seed) {
        return new Manifest(config, inputHash, codeVersion, seed, Runtime.version().toString(), false);
    }

    /** {@return the same manifest for a run that came to its end} */
    public Manifest done() {
        return new Manifest(config, inputHash, codeVersion, seed, jvm, true);
    }

    /**
     * Writes the manifest as JSON, in one step.
     *
     * @param target the file, replaced if it exists
     * @throws IOException if it cannot be written
     */
    public void write(Path target) throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.stream().write(toJson().getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    /** {@return the manifest as JSON; settings are strings by key, look-ahead lists those that use the future} */
    public String toJson() {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"complete\": ").append(complete).append(",\n");
        json.append("  \"code\": ").append(JsonText.quoted(codeVersion)).append(",\n");
        json.append("  \"jvm\": ").append(JsonText.quoted(jvm)).append(",\n");
        json.append("  \"seed\": ").append(seed).append(",\n");
        json.append("  \"input\": ").append(JsonText.quoted(inputHash)).append(",\n");
        json.append("  \"profile\": ").append(JsonText.quoted(Setting.text(config.profile()))).append(",\n");
        json.append("  \"look-ahead\": [").append(list(config.lookAhead())).append("],\n");
        json.append("  \"settings\": {");
        String separator = "\n";
        for (Map.Entry<String, String> setting : config.toMap().entrySet()) {
            json.append(separator).append("    ").append(JsonText.quoted(setting.getKey())).append(": ")
                    .append(JsonText.quoted(setting.getValue()));
            separator = ",\n";
        }
        return json.append("\n  }\n}\n").toString();
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(JsonText::quoted).toList());
    }

    /**
     * SHA-256 of a file.
     *
     * @param file any file
     * @return 64 hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * SHA-256 of bars: of each bar the stamp, open, high, low, close and volume as little-endian 64-bit words; the
     * symbol does not count.
     *
     * @param bars any series
     * @return 64 hexadecimal digits
     */
    public static String hash(BarSeries bars) {
        MessageDigest digest = sha256();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES / 48 * 48).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bars.size(); i++) {
            block.putLong(bars.times()[i]).putDouble(bars.open()[i]).putDouble(bars.high()[i])
                    .putDouble(bars.low()[i]).putDouble(bars.close()[i]).putDouble(bars.volume()[i]);
            if (!block.hasRemaining()) {
                digest.update(block.flip());
                block.clear();
            }
        }
        digest.update(block.flip());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
