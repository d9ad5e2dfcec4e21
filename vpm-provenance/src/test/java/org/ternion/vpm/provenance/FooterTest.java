package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.provenance.VpfException.Code;

class FooterTest {
    private static byte[] trailing(String file) throws IOException {
        try (PngFile png = PngFile.open(PngInput.of(ChunkFiles.golden(file)), VpfLimits.DEFAULT)) {
            return png.trailing();
        }
    }

    private static Optional<Footer> read(byte[] trailing) {
        return Footer.read(trailing, VpfLimits.DEFAULT);
    }

    private static byte[] block(String magic, byte[] payload) {
        return ChunkFiles.join(ChunkFiles.bytes(magic), ByteBuffer.allocate(4).putInt(payload.length).array(), payload);
    }

    @ParameterizedTest
    @CsvSource({"footer_json.png, ZLIB, 0", "footer_vpf1.png, CONTAINER, 1",
        "footer_vpf1_tensor.png, CONTAINER_TENSOR, 2"})
    void allThreeFormsAreRead(String file, Footer.Form form, int golden) throws IOException {
        Footer footer = read(trailing(file)).orElseThrow();
        assertEquals(form, footer.form());
        assertEquals(ChunkFiles.json("chunks.json").get("footers").get(golden).get("json"),
                new ObjectMapper().readTree(footer.json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed_stripe_black.png", "embed_stripe_image.png", "embed_short_image.png"})
    void footersOfThePrototypeAreRead(String file) throws IOException {
        assertEquals(Footer.Form.ZLIB, read(trailing(file)).orElseThrow().form());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tamper_footer_overrun.png", "tamper_footer_midfile.png", "embed_plain.png"})
    void otherBytesAreNoFooter(String file) throws IOException {
        assertEquals(Optional.empty(), read(trailing(file)));
    }

    @Test
    void aFooterMustFillTheTrailingBytes() throws IOException {
        byte[] footer = trailing("footer_json.png");
        assertEquals(Optional.empty(), read(Arrays.copyOf(footer, footer.length + 1)));
        assertEquals(Optional.empty(), read(Arrays.copyOf(footer, footer.length - 1)));
        assertEquals(Optional.empty(), read(ChunkFiles.join(new byte[1], footer)));
        assertEquals(Optional.empty(), read(new byte[0]));
    }

    @Test
    void writtenFootersAreReadBack() {
        String json = "{\"caf\u00e9\":1}";
        byte[] footer = Footer.write(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of(new Footer(Footer.Form.ZLIB, json)), read(footer));
        assertArrayEquals(ChunkFiles.bytes("ZMVF"), Arrays.copyOf(footer, 4));
    }

    static Stream<Arguments> damaged() {
        byte[] zlib = ChunkFiles.zlib(ChunkFiles.bytes("{}"));
        byte[] container = block("VPF1", zlib);
        byte[] tensor = block("TNSR", new byte[5]);
        return Stream.of(
                Arguments.of("empty", block("ZMVF", new byte[0]), Code.BAD_ZLIB),
                Arguments.of("no zlib", block("ZMVF", ChunkFiles.bytes("hello, world")), Code.BAD_ZLIB),
                Arguments.of("bytes after zlib", block("ZMVF", Arrays.copyOf(zlib, zlib.length + 1)),
                        Code.TRAILING_DATA),
                Arguments.of("bytes after container", block("ZMVF", ChunkFiles.join(container, new byte[9])),
                        Code.TRAILING_DATA),
                Arguments.of("cut tensor", block("ZMVF", ChunkFiles.join(container, Arrays.copyOf(tensor, 12))),
                        Code.TRAILING_DATA),
                Arguments.of("bytes after tensor", block("ZMVF", ChunkFiles.join(container, tensor, new byte[1])),
                        Code.TRAILING_DATA),
                Arguments.of("cut container", block("ZMVF", Arrays.copyOf(container, 12)), Code.TRUNCATED),
                Arguments.of("bomb", block("ZMVF", ChunkFiles.zlib(new byte[2_000_000])), Code.LIMIT_EXCEEDED),
                Arguments.of("long", block("ZMVF", new byte[(4 << 20) + 1]), Code.LIMIT_EXCEEDED),
                Arguments.of("not UTF-8", block("ZMVF", ChunkFiles.zlib(new byte[] {(byte) 0xFF})), Code.BAD_JSON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damagedFootersAreRefused(String what, byte[] trailing, Code code) {
        assertEquals(code, assertThrows(VpfException.class, () -> read(trailing), what).code());
    }

    @Test
    void aTensorMayBeLongerThanARecord() {
        byte[] tensor = block("TNSR", new byte[5 << 20]);
        byte[] footer = block("ZMVF", ChunkFiles.join(block("VPF1", ChunkFiles.zlib(ChunkFiles.bytes("{}"))), tensor));
        assertEquals(Optional.of(new Footer(Footer.Form.CONTAINER_TENSOR, "{}")), read(footer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"footer_json.png", "footer_vpf1.png", "footer_vpf1_tensor.png"})
    void flippedBitsGiveNothingOrTheException(String file) throws IOException {
        byte[] footer = trailing(file);
        Footer sound = read(footer).orElseThrow();
        Set<Code> allowed = Set.of(Code.BAD_ZLIB, Code.TRUNCATED, Code.TRAILING_DATA, Code.BAD_MAGIC, Code.BAD_JSON,
                Code.LIMIT_EXCEEDED);
        int unnoticed = 0;
        for (int bit : ChunkFiles.bits(footer).toArray()) {
            try {
                Optional<Footer> damaged = read(ChunkFiles.flipped(footer, bit));
                unnoticed += damaged.filter(other -> !other.json().equals(sound.json())).isPresent() ? 1 : 0;
            } catch (VpfException e) {
                assertTrue(allowed.contains(e.code()), "bit " + bit + ": " + e.getMessage());
            }
        }
        // One flip makes two matches of the compressed text change places, which Adler-32 does not see; hashes do.
        assertTrue(unnoticed <= 1, unnoticed + " damaged texts were accepted");
    }
}
