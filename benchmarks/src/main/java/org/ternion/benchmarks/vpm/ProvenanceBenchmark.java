package org.ternion.benchmarks.vpm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.vpm.image.VpmImage;
import org.ternion.vpm.provenance.EmbedOptions;
import org.ternion.vpm.provenance.TrustStore;
import org.ternion.vpm.provenance.Verdict;
import org.ternion.vpm.provenance.Vpf;
import org.ternion.vpm.provenance.VpfEmbedder;
import org.ternion.vpm.provenance.VpfKeys;
import org.ternion.vpm.provenance.VpfSigner;
import org.ternion.vpm.provenance.VpfVerifier;

/**
 * How long do signing and verifying a 16-bit picture of about 100 MB take, beside a plain SHA3-256 over the bytes they
 * hash: those of the file, and those of its decoded pixels? Files are in the page cache.
 */
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class ProvenanceBenchmark extends AbstractBenchmark {
    static final int METRICS = 24;

    /** Columns of the map. */
    @Param("1000000")
    public int documents;

    private final KeyPair keys = VpfKeys.generate();
    private final byte[] buffer = new byte[1 << 16];
    private Path folder;
    private Path plain;
    private Path signed;
    private Path output;

    /** Writes the picture and a signed copy. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("provenance");
        plain = folder.resolve("plain.png");
        signed = folder.resolve("signed.png");
        output = folder.resolve("output.png");
        MapFiles.write(ScoreTables.uniformMap(documents, METRICS), plain);
        embed(1, signed);
    }

    /** Deletes the files. */
    @TearDown
    public void delete() throws IOException {
        for (Path file : List.of(plain, signed, output, folder)) {
            Files.deleteIfExists(file);
        }
    }

    /** SHA3-256 over the bytes of the file. */
    @Benchmark
    public byte[] baselineFileSha3() throws IOException {
        MessageDigest sha3 = sha3();
        try (InputStream in = Files.newInputStream(plain)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha3.update(buffer, 0, n);
            }
        }
        return sha3.digest();
    }

    /** SHA3-256 over as many bytes as the pixels have. */
    @Benchmark
    public byte[] baselinePixelSha3() {
        MessageDigest sha3 = sha3();
        for (long left = 6L * documents * METRICS; left > 0; left -= buffer.length) {
            sha3.update(buffer, 0, (int) Math.min(left, buffer.length));
        }
        return sha3.digest();
    }

    /** Signs on one thread. */
    @Benchmark
    public Vpf signOneThread() throws IOException {
        return embed(1, output);
    }

    /** Signs, with pixels hashed on a second thread. */
    @Benchmark
    public Vpf signTwoThreads() throws IOException {
        return embed(2, output);
    }

    /** Verifies file, pixels and signature on one thread. */
    @Benchmark
    public Verdict verifyOneThread() throws IOException {
        return verifier(1, true).verify(signed);
    }

    /** Verifies file, pixels and signature, with pixels hashed on a second thread. */
    @Benchmark
    public Verdict verifyTwoThreads() throws IOException {
        return verifier(2, true).verify(signed);
    }

    /** Verifies file and signature, not the pixels. */
    @Benchmark
    public Verdict verifyFileOnly() throws IOException {
        return verifier(1, false).verify(signed);
    }

    /** Verifies the record and its signature, which reads neither file nor pixels. */
    @Benchmark
    public Verdict verifyRecordOnly() throws IOException {
        return builder(1).content(false).pixels(false).build().verify(signed);
    }

    /** Decodes the pixels without hashing them. */
    @Benchmark
    public long baselineDecode() throws IOException {
        long sum = 0;
        try (VpmImage image = MapFiles.open(plain)) {
            for (int m = 0; m < image.metrics(); m++) {
                sum += image.red(m)[0];
            }
        }
        return sum;
    }

    private Vpf embed(int threads, Path target) throws IOException {
        EmbedOptions options = EmbedOptions.DEFAULT.withParallelism(threads)
                .withSigners(List.of(VpfSigner.ed25519(keys.getPrivate(), keys.getPublic())));
        return VpfEmbedder.embed(plain, target, Vpf.builder().build(), options);
    }

    private VpfVerifier.Builder builder(int threads) {
        return VpfVerifier.builder().trust(TrustStore.of(List.of(keys.getPublic()))).parallelism(threads);
    }

    private VpfVerifier verifier(int threads, boolean pixels) {
        return builder(threads).pixels(pixels).build();
    }

    private static MessageDigest sha3() {
        try {
            return MessageDigest.getInstance("SHA3-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
