package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture of 100 MB gets a record, is signed, verified and stripped by a Java process with a heap of 16 MiB. */
@Tag("slow")
class ProvenanceMemoryTest {
    private static final int WIDTH = 4096;
    private static final int HEIGHT = 4096;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aHundredMegabytesPassThroughSixteenMebibytes(int threads) throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m", "-cp", System.getProperty("java.class.path").replace("\n", File.pathSeparator),
                Passes.class.getName(), folder.toString(), Integer.toString(threads))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "took too long");
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("AUTHENTIC"), said);
    }

    @Test
    void theRecordOfALargePictureIsReadWithoutThePicture() throws IOException {
        Path png = folder.resolve("large.png");
        Passes.write(png);
        Path made = folder.resolve("made.png");
        VpfEmbedder.embed(png, made, Pictures.document("t"), EmbedOptions.DEFAULT.withPixelHash(false));
        try (var channel = Files.newByteChannel(made, StandardOpenOption.WRITE)) {
            // Damage in the middle of the pixels, which nobody meets who does not read them.
            channel.position(50_000_000).write(ByteBuffer.wrap("damage".getBytes()));
        }
        VpfVerifier record = VpfVerifier.builder().content(false).pixels(false).build();
        assertEquals(Verdict.Outcome.UNBOUND, record.verify(made).outcome());
        assertTrue(record.verify(made).allRequestedPassed());
        assertEquals(Verdict.Outcome.TAMPERED, VpfVerifier.builder().build().verify(made).outcome());
    }

    /** What runs in the small heap. */
    static final class Passes {
        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            int threads = Integer.parseInt(args[1]);
            Path png = folder.resolve("plain.png");
            Path signed = folder.resolve("signed.png");
            write(png);
            VpfSigner alice = Pictures.signer(1);
            VpfSigner bob = Pictures.signer(2);
            VpfEmbedder.embed(png, signed, Pictures.document("t"),
                    EmbedOptions.DEFAULT.withParallelism(threads).withSigners(List.of(alice)));
            VpfEmbedder.addSignature(signed, signed, bob);
            Verdict verdict = VpfVerifier.builder().parallelism(threads).trust(Pictures.trusting(alice, bob)).build()
                    .verify(signed);
            System.out.println(verdict.outcome() + " " + verdict.checks());
            VpfEmbedder.strip(signed, signed);
            if (Files.mismatch(png, signed) >= 0) {
                throw new AssertionError("stripping does not restore the picture");
            }
        }

        /** 16-bit RGB noise, 100 MB, stored in many IDAT chunks. */
        static void write(Path png) throws IOException {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(png))) {
                out.write(PngChunk.signature());
                out.write(PngChunk.bytes("IHDR", ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put((byte) 16)
                        .put((byte) 2).array()));
                Random random = new Random(5);
                byte[] row = new byte[1 + 6 * WIDTH];
                byte[] packed = new byte[2 * row.length];
                Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
                for (int r = 0; r < HEIGHT; r++) {
                    random.nextBytes(row);
                    row[0] = (byte) (r % 5);
                    deflater.setInput(row);
                    if (r == HEIGHT - 1) {
                        deflater.finish();
                    }
                    int n = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
                    out.write(PngChunk.bytes("IDAT", Arrays.copyOf(packed, n)));
                }
                deflater.end();
                out.write(PngChunk.bytes("IEND", new byte[0]));
            }
        }
    }
}
