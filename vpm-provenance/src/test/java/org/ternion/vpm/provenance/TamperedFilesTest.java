package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.vpm.provenance.Pictures.Part;

/**
 * Files that were changed in every way we could think of. The attacker knows everything but the private key: checksums
 * and hashes are made right again. Variant number n of a kind is the same in every run.
 */
class TamperedFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 64L << 20;
    private static final VpfSigner ALICE = Pictures.signer(1);
    private static final VpfSigner MALLORY = Pictures.signer(66);
    private static final VpfVerifier VERIFIER =
            VpfVerifier.builder().trust(Pictures.trusting(ALICE)).build();
    private static final List<byte[]> SOUND = List.of(
            sign(Pictures.rgb(12, 9, 1), "one"), sign(Pictures.rgb(12, 9, 2), "two"),
            sign(Pictures.map("ext_small"), "map"), sign(Pictures.golden("vpf/embed_stripe_image.png"), "old"));

    private static byte[] sign(byte[] png, String task) {
        return VpfEmbedder.embed(png, Pictures.document(task), EmbedOptions.DEFAULT.withSigners(List.of(ALICE)));
    }

    enum Kind {
        /** A bit is flipped. */
        BIT {
            @Override
            byte[] change(byte[] png, Random random) {
                return flip(png, random);
            }
        },
        /** A bit is flipped and every CRC made right. */
        BIT_WITH_CHECKSUM {
            @Override
            byte[] change(byte[] png, Random random) {
                return Pictures.withRightChecksums(flip(png, random));
            }
        },
        /** The end is missing. */
        CUT {
            @Override
            byte[] change(byte[] png, Random random) {
                return Arrays.copyOf(png, random.nextInt(png.length));
            }
        },
        /** Something follows. */
        LONGER {
            @Override
            byte[] change(byte[] png, Random random) {
                byte[] more = new byte[1 + random.nextInt(30)];
                random.nextBytes(more);
                return Pictures.concat(png, random.nextBoolean() ? more : Footer.write(more));
            }
        },
        /** Bytes in the middle are missing or there twice. */
        SPLICED {
            @Override
            byte[] change(byte[] png, Random random) {
                int from = random.nextInt(png.length);
                int to = random.nextInt(png.length);
                return Pictures.concat(Arrays.copyOf(png, from), Arrays.copyOfRange(png, to, png.length));
            }
        },
        /** A length is a lie. */
        LENGTH {
            @Override
            byte[] change(byte[] png, Random random) {
                ByteBuffer out = ByteBuffer.wrap(png.clone());
                int at = 8;
                for (int n = random.nextInt(Pictures.parts(png).size()); n > 0; n--) {
                    at += 12 + out.getInt(at);
                }
                int[] lies = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, out.getInt(at) + 1, out.getInt(at) - 1,
                    random.nextInt(), random.nextInt(png.length), Integer.MAX_VALUE - random.nextInt(100)};
                return out.putInt(at, lies[random.nextInt(lies.length)]).array();
            }
        },
        /** A chunk of the picture is removed, doubled, moved, renamed or changed. */
        CHUNK {
            @Override
            byte[] change(byte[] png, Random random) {
                List<Part> parts = new ArrayList<>(Pictures.parts(png));
                int at = random.nextInt(parts.size());
                Part part = parts.get(at);
                switch (random.nextInt(6)) {
                    case 0 -> parts.remove(at);
                    case 1 -> parts.add(random.nextInt(parts.size()), part);
                    case 2 -> {
                        // The place of the record is not part of what it says.
                        int other = random.nextInt(parts.size());
                        Collections.swap(parts, part.isRecord() ? 0 : at, parts.get(other).isRecord() ? 0 : other);
                    }
                    case 3 -> {
                        char[] type = part.type().toCharArray();
                        int letter = random.nextInt(4);
                        type[letter] = (char) (type[letter] ^ 0x20);
                        parts.set(at, new Part(new String(type), part.data()));
                    }
                    case 4 -> parts.set(at, new Part(part.type(), Arrays.copyOf(part.data(), part.data().length + 1)));
                    default -> parts.add(at, new Part("tEXt", ("Title\0" + random.nextInt()).getBytes()));
                }
                return Pictures.join(parts);
            }
        },
        /** The record, or all but the record, is of another picture. */
        SWAPPED {
            @Override
            byte[] change(byte[] png, Random random) {
                byte[] other = SOUND.get(random.nextInt(SOUND.size()));
                if (other == png) {
                    return png;
                }
                List<Part> parts = new ArrayList<>(Pictures.parts(png));
                parts.removeIf(Part::isRecord);
                for (Part part : Pictures.parts(other)) {
                    if (part.isRecord()) {
                        parts.add(random.nextInt(parts.size() - 1) + 1, part);
                    }
                }
                return Pictures.join(parts);
            }
        },
        /** A member of the record is changed or removed. */
        MEMBER {
            @Override
            byte[] change(byte[] png, Random random) {
                return Pictures.withJson(png, write(edited(png, random)));
            }
        },
        /** The same, and the hash of the record is made right. */
        MEMBER_WITH_HASH {
            @Override
            byte[] change(byte[] png, Random random) {
                return Pictures.withJson(png, write(rehashed(edited(png, random))));
            }
        },
        /** The record is sound, bound to the picture, and signed by somebody else, under her own or another's name. */
        OTHER_SIGNER {
            @Override
            byte[] change(byte[] png, Random random) {
                Vpf record = VpfExtractor.extract(png, VpfLimits.DEFAULT).document().toBuilder()
                        .set("inputs.prompt", "forged " + random.nextInt()).build();
                byte[] forged = VpfEmbedder.embed(png, record, EmbedOptions.DEFAULT.withSigners(List.of(MALLORY)));
                String json = VpfExtractor.extract(forged, VpfLimits.DEFAULT).rawJson();
                if (random.nextBoolean()) {
                    json = json.replace(MALLORY.keyId(), ALICE.keyId());
                }
                if (random.nextBoolean()) {
                    json = json.replace(VpfContainer.toBase64(MALLORY.publicKey()),
                            VpfContainer.toBase64(ALICE.publicKey()));
                }
                return Pictures.withJson(forged, json);
            }
        };

        abstract byte[] change(byte[] png, Random random);
    }

    private static byte[] flip(byte[] png, Random random) {
        byte[] out = png.clone();
        int at = random.nextInt(out.length);
        out[at] = (byte) (out[at] ^ 1 << random.nextInt(8));
        return out;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void paths(JsonNode node, JsonPointer path, List<JsonPointer> all) {
        node.properties().forEach(field -> {
            all.add(path.appendProperty(field.getKey()));
            paths(field.getValue(), path.appendProperty(field.getKey()), all);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            all.add(path.appendIndex(i));
            paths(node.get(i), path.appendIndex(i), all);
        }
    }

    /** The record with one member, at any depth, changed, removed, or moved in its array. */
    private static JsonNode edited(byte[] png, Random random) {
        JsonNode root = read(VpfExtractor.extract(png, VpfLimits.DEFAULT).rawJson());
        List<JsonPointer> all = new ArrayList<>();
        paths(root, JsonPointer.empty(), all);
        JsonPointer path = all.get(random.nextInt(all.size()));
        JsonNode parent = root.at(path.head());
        JsonNode[] values = {NullNode.instance, TextNode.valueOf(""), IntNode.valueOf(random.nextInt()),
            TextNode.valueOf(root.at(path).asText() + "x"), JSON.createObjectNode(), JSON.createArrayNode(),
            TextNode.valueOf(Sha3.of(new byte[] {(byte) random.nextInt()}).toString())};
        JsonNode value = values[random.nextInt(values.length)];
        if (parent instanceof ArrayNode array) {
            if (random.nextBoolean()) {
                array.set(path.last().getMatchingIndex(), value);
            } else {
                array.remove(path.last().getMatchingIndex());
            }
        } else if (random.nextInt(4) > 0) {
            ((ObjectNode) parent).set(path.last().getMatchingProperty(), value);
        } else {
            ((ObjectNode) parent).remove(path.last().getMatchingProperty());
        }
        return root;
    }

    private static JsonNode rehashed(JsonNode record) {
        try {
            Sha3 hash = Vpf.parse(write(record), VpfLimits.DEFAULT).computeHash();
            if (record.get("lineage") instanceof ObjectNode lineage) {
                lineage.put("vpf_hash", hash.toString());
            }
        } catch (VpfException e) {
            // Not a record any more: nothing to hash.
        }
        return record;
    }

    /** Whether the record still says the same, so that only its wrapping was changed. */
    private static boolean saysTheSame(byte[] a, byte[] b) {
        try {
            Vpf one = VpfExtractor.extract(a, VpfLimits.DEFAULT).document();
            Vpf two = VpfExtractor.extract(b, VpfLimits.DEFAULT).document();
            return one.equals(two);
        } catch (VpfException e) {
            return false;
        }
    }

    @Test
    void theFilesToStartFromAreSound() {
        for (byte[] png : SOUND) {
            assertTrue(VERIFIER.verify(png).isAuthentic());
            assertTrue(VERIFIER.verify(Pictures.withRightChecksums(png)).isAuthentic());
            assertTrue(VERIFIER.verify(Pictures.withJson(png, write(rehashed(read(
                    VpfExtractor.extract(png, VpfLimits.DEFAULT).rawJson()))))).isAuthentic());
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void noChangeVerifies(Kind kind) {
        check(kind, 60);
    }

    @Test
    @Tag("slow")
    void tenThousandChangesDoNotVerify() {
        Map<Kind, Integer> checked = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            checked.put(kind, check(kind, 1100));
        }
        int sum = checked.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(sum >= 10_000, checked.toString());
    }

    /** Returns how many files were really different. */
    private static int check(Kind kind, int variants) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int checked = 0;
        for (int n = 0; n < variants; n++) {
            byte[] sound = SOUND.get(n % SOUND.size());
            byte[] changed = kind.change(sound, new Random(1000L * kind.ordinal() + n));
            boolean same = changed == null || Arrays.equals(changed, sound)
                    || kind == Kind.MEMBER && saysTheSame(sound, changed)
                    || kind == Kind.MEMBER_WITH_HASH && saysTheSame(sound, changed);
            if (same) {
                continue;
            }
            checked++;
            String name = kind + " " + n;
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Verdict verdict = VERIFIER.verify(changed);
            long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(allocated < MOST_BYTES, name + " took " + allocated + " bytes");
            assertFalse(verdict.isAuthentic(), name + ": " + verdict);
            assertFalse(verdict.allRequestedPassed(), name + ": " + verdict);
            boolean forgeable = kind == Kind.OTHER_SIGNER || kind == Kind.MEMBER_WITH_HASH || kind == Kind.MEMBER;
            assertTrue(!verdict.isIntact() || forgeable && !signedByAlice(verdict), name + ": " + verdict);
        }
        assertTrue(checked > variants / 2, kind + " changed only " + checked + " of " + variants);
        return checked;
    }

    /** Anybody can take a signature off and put one's own there: the record fits, but nobody trusted signed it. */
    private static boolean signedByAlice(Verdict verdict) {
        assertEquals(0, verdict.checks().stream()
                .filter(c -> c.name() == Check.Name.TRUST && c.status() == Check.Status.PASSED).count());
        return verdict.checks().stream().anyMatch(c -> c.name() == Check.Name.SIGNATURE
                && c.status() == Check.Status.PASSED && c.detail().contains(ALICE.keyId()));
    }

    @Test
    void everySingleBitOfASmallPictureCounts() {
        Vpf record = Vpf.builder(VpfVersion.V1_0).build();
        byte[] png = VpfEmbedder.embed(Pictures.rgb(2, 2, 1), record, EmbedOptions.DEFAULT);
        VpfVerifier verifier = VpfVerifier.builder().build();
        for (int bit = 0; bit < 8 * png.length; bit++) {
            byte[] flipped = png.clone();
            flipped[bit / 8] = (byte) (flipped[bit / 8] ^ 1 << bit % 8);
            Verdict verdict = verifier.verify(flipped);
            assertFalse(verdict.isIntact(), "bit " + bit + ": " + verdict);
        }
    }
}
