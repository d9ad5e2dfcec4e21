package org.ternion.ca.rule;

import java.util.List;
import org.ternion.ca.BlockRule;

/** A rule given as a decision tree over the places of a block, as Golly's rule files hold it. */
public final class RuleTree implements BlockRule {
    /** Places in a block, in the order in which trees ask for them: north-west, north-east, ..., the cell. */
    private static final int[] MOORE_ORDER = {0, 2, 6, 8, 1, 3, 5, 7, 4};
    private static final int[] VON_NEUMANN_ORDER = {1, 3, 5, 7, 4};

    private final String name;
    private final int states;
    private final int[] order;
    /** Child s of node n at {@code n * states + s}; of a leaf it is a state. */
    private final int[] children;

    /** Trusts the reader: children come before their parents and the last node is the root. */
    RuleTree(String name, int states, int neighbours, int[] children) {
        this.name = name;
        this.states = states;
        this.order = neighbours == 8 ? MOORE_ORDER : VON_NEUMANN_ORDER;
        this.children = children;
    }

    /**
     * Reads a rule file.
     *
     * @param lines lines of a file with a section {@code @TREE}; other sections are skipped
     * @return the rule
     * @throws RuleFileException if the file has no tree or the tree is damaged
     */
    public static RuleTree parse(List<String> lines) {
        return new RuleTreeReader(RuleFile.tree(lines)).read();
    }

    @Override
    public int next(int[] block) {
        int node = children.length / states - 1;
        for (int place : order) {
            node = children[node * states + block[place]];
        }
        return node;
    }

    @Override
    public int states() {
        return states;
    }

    /** The name the file gives the rule; it means nothing without the file. */
    @Override
    public String text() {
        return name;
    }
}
