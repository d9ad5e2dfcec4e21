package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.vpm.image.ReadOptions;
import org.ternion.vpm.image.VpmImage;

class VpfCommandsTest {
    @TempDir
    private Path folder;
    private Path table;
    private Path map;
    private Path secret;
    private Path open;

    @BeforeEach
    void encodeAndSign() throws IOException {
        table = CommandRun.table("wine.csv", folder);
        map = folder.resolve("map.png");
        secret = folder.resolve("alice.key");
        open = folder.resolve("alice.pub");
        ok("vpf", "keygen", "-o", folder.resolve("alice"));
        ok("vpm", "encode", table, "-o", map, "--task", "proline DESC, alcohol", "--sign", secret);
    }

    private static CommandRun ok(Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void thePrivateKeyIsForItsOwnerAndNeverReplaced() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        byte[] before = Files.readAllBytes(secret);
        CommandRun again = CommandRun.of("vpf", "keygen", "-o", folder.resolve("alice"));
        assertEquals(1, again.code());
        assertTrue(again.err().contains("exists already"), again.err());
        assertArrayEquals(before, Files.readAllBytes(secret));
        JsonNode bob = ok("vpf", "keygen", "-o", file("bob"), "--json").json();
        assertTrue(bob.get("keyId").asText().matches("[0-9a-f]{16}"));
    }

    @Test
    void signingKeepsTheSamplesAndTheMapAnswersAsBefore() throws IOException {
        Path plain = file("plain.png");
        ok("vpm", "encode", table, "-o", plain, "--task", "proline DESC, alcohol");
        try (VpmImage one = VpmImage.open(plain, ReadOptions.STRICT);
                VpmImage two = VpmImage.open(map, ReadOptions.STRICT)) {
            assertArrayEquals(one.metadataBytes(), two.metadataBytes());
            for (int m = 0; m < one.metrics(); m++) {
                assertArrayEquals(one.red(m), two.red(m));
                assertArrayEquals(one.green(m), two.green(m));
            }
        }
    }

    @Test
    void verifyPassesOnlyWithAKeyThatSigned() throws IOException {
        CommandRun verified = ok("vpf", "verify", map, "--key", open);
        assertTrue(verified.out().startsWith("AUTHENTIC"), verified.out());
        assertTrue(ok("vpf", "verify", map).out().startsWith("INTACT_SIGNED_UNTRUSTED"));
        ok("vpf", "keygen", "-o", file("bob"));
        CommandRun stranger = CommandRun.of("vpf", "verify", map, "--key", file("bob.pub"), "--json");
        assertEquals(1, stranger.code());
        JsonNode verdict = stranger.json();
        assertFalse(verdict.get("passed").asBoolean());
        assertEquals("INTACT_SIGNED_UNTRUSTED", verdict.get("outcome").asText());
        assertTrue(stranger.out().contains("UNTRUSTED_KEY"), stranger.out());
    }

    @Test
    void signingASignedMapAddsASignature() throws IOException {
        ok("vpf", "keygen", "-o", file("bob"));
        Path both = file("both.png");
        JsonNode report = ok("vpf", "sign", map, "-o", both, "--key", file("bob.key"), "--json").json();
        assertEquals(2, report.get("signedBy").size());
        ok("vpf", "verify", both, "--key", open);
        ok("vpf", "verify", both, "--key", file("bob.pub"));
        JsonNode shown = ok("vpf", "show", both, "--json").json();
        assertEquals(2, shown.get("record").get("signature").size());
        assertEquals("proline DESC, alcohol", shown.get("record").get("inputs").get("task").asText());
    }

    @ParameterizedTest
    @CsvSource({"true, CONTENT_MISMATCH", "false, VPF_HASH_MISMATCH"})
    void changesAreFound(boolean pixel, String code) throws IOException {
        byte[] png = Files.readAllBytes(map);
        Path changed = Files.write(file("changed.png"), pixel ? Tampering.flipPixel(png)
                : Tampering.changeRecord(png, json -> json.replace("alcohol", "Alcohol")));
        CommandRun run = CommandRun.of("vpf", "verify", changed, "--key", open);
        assertEquals(1, run.code());
        assertTrue(run.out().startsWith("TAMPERED"), run.out());
        assertTrue(run.out().contains(code), run.out());
    }

    @Test
    void aDamagedPictureIsNotVerifiedAndNotSigned() throws IOException {
        byte[] png = Files.readAllBytes(map);
        Path cut = Files.write(file("cut.png"), Arrays.copyOf(png, png.length - 5));
        CommandRun run = CommandRun.of("vpf", "verify", cut);
        assertEquals(1, run.code());
        assertTrue(run.out().startsWith("UNREADABLE"), run.out());
        CommandRun sign = CommandRun.of("vpf", "sign", cut, "-o", file("out.png"), "--key", secret);
        assertEquals(1, sign.code());
        assertTrue(sign.err().contains("TRUNCATED"), sign.err());
        assertFalse(Files.exists(file("out.png")));
    }

    @Test
    void replayIsExactUntilAScoreChanges() throws IOException {
        assertTrue(ok("vpf", "replay", map, "--table", table).out().startsWith("EXACT"));
        String csv = Files.readString(table);
        Path other = Files.writeString(file("other.csv"), csv.replaceFirst("1065", "1066"));
        CommandRun run = CommandRun.of("vpf", "replay", map, "--table", other, "--json");
        assertEquals(1, run.code());
        JsonNode report = run.json();
        assertEquals("DIFFERENT", report.get("outcome").asText());
        assertFalse(report.get("sameTable").asBoolean());
        assertTrue(report.get("difference").get("maxAbsDifference").asInt() > 0);
        assertTrue(run.err().contains("not the recorded table"), run.err());
    }

    @Test
    void replayRepeatsDroppedRowsFixedRangesAndDerivedMetrics() throws IOException {
        Path gaps = Files.writeString(file("gaps.csv"), "name,a,b\nx,1,2\ny,,3\nz,4,1\nw,2,9\n");
        Path ranges = Files.writeString(file("ranges.json"), "{\"a\": [0, 10], \"b\": [-1.5, 12]}");
        ok("vpm", "encode", gaps, "-o", map, "--task", "a ASC", "--id-column", "name", "--missing", "drop",
                "--normalize", "fixed:" + ranges, "--hint", "xor", "--sign", secret);
        assertTrue(ok("vpf", "replay", map, "--table", gaps).out().startsWith("EXACT"));
        ok("vpm", "encode", gaps, "-o", map, "--task", "SELECT * FROM virtual_index WHERE b > 0.2",
                "--missing", "median", "--metrics", "b,a", "--sign", secret);
        assertTrue(ok("vpf", "replay", map, "--table", gaps).out().startsWith("EXACT"));
    }

    @Test
    void lineageNamesParentsAndWhatIsMissing() throws IOException {
        Path child = file("child.png");
        ok("vpf", "sign", map, "-o", child, "--parent", map, "--set", "pipeline.step=crop", "--set", "params.steps=3");
        JsonNode all = ok("vpf", "lineage", child, map, "--json").json();
        assertEquals(2, all.get("records").size());
        assertEquals(0, all.get("missing").size());
        JsonNode alone = ok("vpf", "lineage", child, "--json").json();
        assertEquals(texts(all.get("records").get(0).get("parents")), texts(alone.get("missing")));
        assertTrue(ok("vpf", "lineage", child).out().contains("not given"));
        assertEquals("3", ok("vpf", "show", child, "--json").json().get("record").get("params").get("steps").asText());
        assertTrue(ok("vpf", "show", child).out().contains("crop"));
    }

    @Test
    void aPlainPictureGetsAnUnsignedRecord() throws IOException {
        Path plain = file("plain.png");
        ok("vpm", "encode", table, "-o", plain, "--task", "");
        CommandRun none = CommandRun.of("vpf", "show", plain);
        assertEquals(1, none.code());
        assertTrue(none.err().contains("NO_VPF"), none.err());
        ok("vpf", "sign", plain, "-o", plain, "--set", "inputs.prompt=a red car");
        assertTrue(ok("vpf", "verify", plain).out().startsWith("INTACT_UNSIGNED"));
        CommandRun trusted = CommandRun.of("vpf", "verify", plain, "--key", open);
        assertEquals(1, trusted.code());
        assertTrue(trusted.out().contains("UNSIGNED"), trusted.out());
    }

    @Test
    void wrongArgumentsAreOneLine() throws IOException {
        Path nowhere = file("nowhere.png");
        Path text = Files.writeString(file("text.key"), "not a key");
        check(1, "no such file", "vpf", "verify", nowhere);
        check(1, "BAD_KEY", "vpf", "verify", map, "--key", text);
        check(1, "BAD_KEY", "vpf", "verify", map, "--key", secret);
        check(1, "BAD_KEY", "vpf", "sign", map, "-o", file("o.png"), "--key", open);
        check(1, "no such file", "vpf", "replay", map, "--table", nowhere);
        check(1, "NOT_PNG", "vpf", "show", table);
        check(2, "give --key, --set or --parent", "vpf", "sign", map, "-o", file("o.png"));
        check(2, "path=value", "vpf", "sign", map, "-o", file("o.png"), "--set", "nothing");
        check(2, "lineage.vpf_hash", "vpf", "sign", map, "-o", file("o.png"), "--set", "lineage.vpf_hash=x");
        check(2, "a command is missing", "vpf");
        assertFalse(Files.exists(file("o.png")));
    }

    private static void check(int code, String part, Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(part), run.err());
        assertEquals("", run.out());
    }
}
