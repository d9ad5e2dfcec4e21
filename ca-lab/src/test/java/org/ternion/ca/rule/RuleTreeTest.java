package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Soups;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.UnboundedStepper;
import org.ternion.core.Progress;

class RuleTreeTest {
    /** The east neighbour's state. */
    private static final List<String> SHIFT_WEST = List.of("@RULE West", "# words", "@TREE", "num_states=2",
            "num_neighbors=4", "num_nodes=7", "1 0 0 # leaf", "1 1 1", "2 0 0", "2 1 1", "3 2 3", "4 4 4", "5 5 5",
            "@COLORS", "1 255 0 0");

    @ParameterizedTest
    @ValueSource(strings = {"T", "P", "K*", "C"})
    void theTreeOfGollyIsTheCyclicRule(String topology) throws IOException {
        RuleTree tree = RuleTree.parse(golden());
        assertEquals("Cyc3K2", tree.text());
        assertEquals(3, tree.states());
        CellGrid start = Soups.of(17, 23, 31, 3);
        Stepper stepper = new Stepper(tree, Topology.parse(topology).topology(), start);
        stepper.advance(10, Progress.NONE);
        assertEquals(Soups.after(10, CyclicRule.cyc3(2), Topology.parse(topology).topology(), start),
                stepper.layer(0));
    }

    private static List<String> golden() throws IOException {
        try (InputStream in =
                RuleTreeTest.class.getResourceAsStream("/goldens/ca-ternary-reference/golly/Cyc3K2.rule")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void treesMayAskFourNeighboursInTheirOrder() {
        RuleTree west = RuleTree.parse(SHIFT_WEST);
        Stepper stepper = new Stepper(west, Topology.TORUS, CellGrid.parse(List.of("0010", "1000"), 2));
        stepper.step();
        assertEquals(List.of("0100", "0001"), stepper.layer(0).toRows());
        UnboundedStepper unbounded = new UnboundedStepper(west, CellGrid.parse(List.of("0010", "1000"), 2));
        unbounded.advance(70, Progress.NONE);
        assertEquals(List.of("001", "100"), unbounded.layer(0).toRows());
        assertEquals(-70, unbounded.left());
    }

    @ParameterizedTest(name = "line {0} as {1}")
    @CsvSource(delimiter = ';', value = {
        "2;@TABLE;16", "3;num_states=1;4", "3;num_states=257;4", "3;num_states=x;4", "3;states=2;4", "3;1 0 0;4",
        "4;num_neighbors=6;5", "4;num_states=2;5", "5;num_nodes=6;13", "5;num_nodes=8;16", "5;num_nodes=99999999;6",
        "6;1 0 2;7", "6;1 0;7", "6;0 0 0;7", "8;2 0 2;9", "8;3 0 0;9", "12;4 4 4;16", "12;6 5 5;13", "9;2 1 -1;10",
    })
    void damageIsNamedWithItsLine(int changed, String text, int line) {
        List<String> lines = new ArrayList<>(SHIFT_WEST);
        lines.set(changed, text);
        RuleFileException error = assertThrows(RuleFileException.class, () -> RuleTree.parse(lines));
        assertEquals(line, error.line(), error.getMessage());
    }

    @Test
    void filesWithoutATreeAreRefused() {
        assertThrows(RuleFileException.class, () -> RuleTree.parse(List.of()));
        assertEquals("line 3: there is no section @TREE",
                assertThrows(RuleFileException.class, () -> RuleTree.parse(List.of("@RULE x", "@TABLE"))).getMessage());
        assertEquals("line 2: there is no section @TREE or @TABLE",
                assertThrows(RuleFileException.class, () -> RuleFile.parse(List.of("@RULE x"))).getMessage());
    }

    @Test
    void damageIsNamedWithItsColumn() {
        RuleFileException error = assertThrows(RuleFileException.class,
                () -> RuleTree.parse(List.of("@TREE", "num_states=2", "num_neighbors= 6")));
        assertEquals("line 3, column 16: num_neighbors is 4 or 8, not 6", error.getMessage());
        assertEquals(16, error.column());
    }

    /** Seed 1; a tree that is still accepted must also run. */
    @Test
    void damagedCharactersGiveARuleOrAnException() throws IOException {
        String text = String.join("\n", golden());
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            try {
                RuleTree tree = RuleTree.parse(damaged.toString().lines().toList());
                tree.next(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2});
            } catch (RuleFileException e) {
                refused++;
            }
        }
        assertTrue(refused > 100 && refused < 2000, "refused " + refused);
    }
}
