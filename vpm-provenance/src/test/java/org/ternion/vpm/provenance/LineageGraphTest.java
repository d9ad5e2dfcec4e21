package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.vpm.provenance.VpfException.Code;

class LineageGraphTest {
    private final Map<Sha3, Vpf> stored = new HashMap<>();
    private final VpfStore store = hash -> Optional.ofNullable(stored.get(hash));

    private Vpf sealed(String task, Vpf... parents) {
        Vpf vpf = Vpf.derive(List.of(parents), Pictures.document(task))
                .sealed(Sha3.of(task.getBytes()), Optional.empty());
        stored.put(Sha3.parse(vpf.lineage().vpfHash()), vpf);
        return vpf;
    }

    private static String hash(Vpf vpf) {
        return vpf.lineage().vpfHash();
    }

    /** A record with a hash of choice, which is not its own. */
    private Vpf forged(int number, int... parents) {
        StringBuilder list = new StringBuilder();
        for (int parent : parents) {
            list.append(list.isEmpty() ? "" : ",").append('"').append(name(parent)).append('"');
        }
        Vpf vpf = Vpf.parse("{\"vpf_version\":\"1.1\",\"lineage\":{\"parents\":[" + list + "],\"vpf_hash\":\""
                + name(number) + "\"}}", VpfLimits.DEFAULT);
        stored.put(Sha3.parse(name(number)), vpf);
        return vpf;
    }

    private static String name(int number) {
        return Sha3.of(new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)}).toString();
    }

    @Test
    void aDiamondHasEachAncestorOnce() {
        Vpf root = sealed("root");
        Vpf left = sealed("left", root);
        Vpf right = sealed("right", root);
        Vpf head = sealed("head", left, right);
        LineageGraph graph = LineageGraph.of(head, store);
        assertEquals(List.of(left, right, root), graph.ancestors());
        assertEquals(List.of(hash(head), hash(left), hash(right), hash(root)), List.copyOf(graph.records().keySet()));
        assertEquals(List.of(hash(left), hash(right)), graph.children(hash(root)));
        assertEquals(List.of(), graph.children(hash(head)));
        assertEquals(List.of(), graph.missing());
        assertEquals(List.of(), graph.altered());
        assertTrue(graph.cycle().isEmpty());
    }

    @Test
    void missingParentsAreNamedOnce() {
        Vpf root = sealed("root");
        Vpf head = sealed("head", sealed("left", root), sealed("right", root));
        stored.remove(Sha3.parse(hash(root)));
        LineageGraph graph = LineageGraph.of(head, store);
        assertEquals(List.of(hash(root)), graph.missing());
        assertEquals(2, graph.children(hash(root)).size());
        assertEquals(2, graph.ancestors().size());
    }

    @Test
    void parentsOfVersionOneThatAreNoHashesAreMissing() {
        Vpf head = Vpf.parse("{\"vpf_version\":\"1.0\",\"lineage\":{\"parents\":[\"L1_X0_Y0\"]}}", VpfLimits.DEFAULT);
        assertEquals(List.of("L1_X0_Y0"), LineageGraph.of(head, store).missing());
    }

    @Test
    void aRingIsFoundWhereverItIs() {
        Vpf head = forged(1, 2, 3);
        forged(2);
        forged(3, 4);
        forged(4, 2, 5);
        forged(5, 3);
        LineageGraph graph = LineageGraph.of(head, store);
        assertEquals(List.of(name(3), name(4), name(5), name(3)), graph.cycle().orElseThrow());
        assertEquals(List.of(name(2), name(3), name(4), name(5)), graph.altered());
        assertEquals(List.of(name(9), name(9)), LineageGraph.of(forged(9, 9), store).cycle().orElseThrow());
        assertEquals(Code.LINEAGE_CYCLE, RecordChecks.lineage(head, store).code().orElseThrow());
    }

    @Test
    void longChainsNeedNoStackAndHaveALimit() {
        for (int i = 1; i <= LineageGraph.MAX_RECORDS; i++) {
            forged(i, i + 1);
        }
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpfException.class,
                () -> LineageGraph.of(forged(0, 1), store)).code());
        LineageGraph graph = LineageGraph.of(forged(1, 2), store);
        assertEquals(LineageGraph.MAX_RECORDS - 1, graph.ancestors().size());
        assertTrue(graph.cycle().isEmpty());
    }

    @Test
    void severalHeadsShareTheirAncestors() {
        Vpf root = sealed("root");
        Vpf a = sealed("a", root);
        Vpf b = sealed("b", a);
        LineageGraph graph = LineageGraph.of(List.of(b, a), store);
        assertEquals(List.of(root), graph.ancestors());
        assertEquals(List.of(hash(b)), graph.children(hash(a)));
    }

    @Test
    void aStorePrefersTheRecordThatHasItsHash(@TempDir Path folder) throws IOException {
        byte[] png = VpfEmbedder.embed(Pictures.rgb(3, 3, 1), Pictures.document("t"), EmbedOptions.DEFAULT);
        Vpf sound = VpfExtractor.extract(png, VpfLimits.DEFAULT).document();
        Path good = Files.write(folder.resolve("good.png"), png);
        Path bad = Files.write(folder.resolve("bad.png"),
                Pictures.withJson(png, sound.toJson().replace("\"t\"", "\"u\"")));
        for (List<Path> order : List.of(List.of(good, bad), List.of(bad, good))) {
            assertEquals(sound, VpfStore.ofFiles(order).find(Sha3.parse(hash(sound))).orElseThrow());
        }
        Path damaged = Files.write(folder.resolve("damaged.png"), new byte[9]);
        VpfException e = assertThrows(VpfException.class, () -> VpfStore.directory(folder));
        assertEquals(Code.NOT_PNG, e.code());
        assertTrue(e.detail().startsWith(damaged.toString()), e.detail());
        Path empty = Files.write(folder.resolve("empty.png"), Pictures.rgb(2, 2, 1));
        assertEquals(Code.NO_VPF, assertThrows(VpfException.class, () -> VpfStore.ofFiles(List.of(empty))).code());
    }
}
