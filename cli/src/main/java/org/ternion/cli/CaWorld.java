package org.ternion.cli;

import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Rule;
import org.ternion.ca.Topology;
import org.ternion.ca.fast.FastEngine;
import org.ternion.ca.motif.CellRandom;
import org.ternion.ca.motif.MotifRules;
import org.ternion.ca.rule.ParsedRule;

/**
 * What is run.
 *
 * @param rule     the rule
 * @param topology how edges are joined
 * @param size     rows and columns of the start
 * @param seed     chooses a random start
 * @param pattern  cells to start from, null for a random start
 */
record CaWorld(ParsedRule rule, Topology topology, CaSize size, long seed, CellGrid pattern) {
    /** An automaton at generation 0, on the fastest engine that can run it. */
    Automaton automaton(int parallelism) {
        if (rule.local().isEmpty()) {
            return MotifRules.random(rule, size.height(), size.width(), seed);
        }
        Rule cells = rule.local().get();
        CellGrid start = start();
        if (rule.order() == ParsedRule.Order.FIRST && cells instanceof LocalRule local) {
            var fast = FastEngine.forRule(local, topology, start, parallelism);
            if (fast.isPresent()) {
                return fast.get();
            }
        }
        return rule.automaton(start, topology);
    }

    /** The cells that a rule of one layer starts from. */
    CellGrid start() {
        return pattern != null ? pattern : soup(rule.local().orElseThrow().states(), size, seed);
    }

    /** The same world with other cells to start from. */
    CaWorld from(CellGrid cells) {
        return new CaWorld(rule, topology, size, seed, cells);
    }

    boolean unbounded() {
        return topology.kind() == Topology.Kind.UNBOUNDED;
    }

    /** Cells of uniformly random states. */
    static CellGrid soup(int states, CaSize size, long seed) {
        CellRandom random = CellRandom.of(seed, size.height(), size.width());
        byte[] cells = new byte[(int) size.cells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) random.below(0, CellRandom.INITIAL, i, states);
        }
        return CellGrid.wrap(cells, size.height(), size.width(), states);
    }
}
