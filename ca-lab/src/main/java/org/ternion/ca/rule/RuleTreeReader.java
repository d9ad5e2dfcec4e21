package org.ternion.ca.rule;

import java.util.Arrays;
import java.util.List;
import org.ternion.ca.Rule;

/** Reads the tree of a rule file line by line. Memory is taken as nodes are read, never as a header announces them. */
final class RuleTreeReader {
    private static final int UNKNOWN = -1;

    private final List<String> lines;
    private String name = "unnamed";
    private int states = UNKNOWN;
    private int neighbours = UNKNOWN;
    private int announced = UNKNOWN;
    private int nodes;
    private int[] children = new int[0];
    private int[] depths = new int[0];
    private int line;

    RuleTreeReader(List<String> lines) {
        this.lines = lines;
    }

    RuleTree read() {
        boolean inTree = false;
        boolean found = false;
        boolean table = false;
        for (String raw : lines) {
            line++;
            int comment = raw.indexOf('#');
            String text = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (text.startsWith("@")) {
                inTree = text.equals("@TREE");
                found |= inTree;
                table |= text.equals("@TABLE");
                if (text.startsWith("@RULE ")) {
                    name = text.substring("@RULE ".length()).strip();
                }
            } else if (inTree && !text.isEmpty()) {
                treeLine(text);
            }
        }
        line++;
        if (!found) {
            throw error(table ? "rule tables are not read, only trees (section @TREE)" : "there is no section @TREE");
        }
        if (nodes == 0 || nodes != announced) {
            throw error("num_nodes is " + announced + ", there are " + nodes + " nodes");
        }
        if (depths[nodes - 1] != neighbours + 1) {
            throw error("the last node has depth " + depths[nodes - 1] + ", the root has " + (neighbours + 1));
        }
        return new RuleTree(name, states, neighbours, Arrays.copyOf(children, nodes * states));
    }

    private void treeLine(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            node(text.split("\\s+"));
            return;
        }
        int value = number(text.substring(equals + 1).strip(), 0, Integer.MAX_VALUE);
        switch (text.substring(0, equals).strip()) {
            case "num_states" -> states = inRange(once(states, value), 2, Rule.MAX_STATES);
            case "num_neighbors" -> {
                neighbours = once(neighbours, value);
                if (neighbours != 4 && neighbours != 8) {
                    throw error("num_neighbors is 4 or 8, not " + value);
                }
            }
            case "num_nodes" -> announced = inRange(once(announced, value), 1, Integer.MAX_VALUE / Rule.MAX_STATES);
            default -> throw error("unknown setting '" + text + "'");
        }
    }

    private int once(int known, int value) {
        if (known != UNKNOWN || nodes > 0) {
            throw error("settings stand once, before the nodes");
        }
        return value;
    }

    private void node(String[] fields) {
        if (states == UNKNOWN || neighbours == UNKNOWN || announced == UNKNOWN) {
            throw error("num_states, num_neighbors and num_nodes come before the nodes");
        }
        if (fields.length != states + 1) {
            throw error("a node has a depth and " + states + " children, here are " + fields.length + " numbers");
        }
        if (nodes == announced) {
            throw error("there are more than the announced " + announced + " nodes");
        }
        if (nodes == depths.length) {
            depths = Arrays.copyOf(depths, (int) Math.min(announced, 2L * nodes + 16));
            children = Arrays.copyOf(children, Math.multiplyExact(depths.length, states));
        }
        int depth = number(fields[0], 1, neighbours + 1);
        for (int i = 0; i < states; i++) {
            int child = number(fields[i + 1], 0, (depth == 1 ? states : nodes) - 1);
            if (depth > 1 && depths[child] != depth - 1) {
                throw error("node " + child + " has depth " + depths[child] + ", its parent " + depth);
            }
            children[nodes * states + i] = child;
        }
        depths[nodes++] = depth;
    }

    private int number(String text, int low, int high) {
        try {
            return inRange(Integer.parseInt(text), low, high);
        } catch (NumberFormatException e) {
            throw error("expected a number, not '" + text + "'");
        }
    }

    private int inRange(int value, int low, int high) {
        if (value < low || value > high) {
            throw error("expected a number from " + low + " to " + high + ", not " + value);
        }
        return value;
    }

    private RuleFileException error(String reason) {
        return new RuleFileException(line, reason);
    }
}
