package org.ternion.ca.rule;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.ca.Rule;

/** Reads the tree of a rule file line by line. Memory is taken as nodes are read, never as a header announces them. */
final class RuleTreeReader {
    private static final int UNKNOWN = -1;
    private static final Pattern FIELD = Pattern.compile("\\S+");

    private final RuleFile.Section section;
    private int states = UNKNOWN;
    private int neighbours = UNKNOWN;
    private int announced = UNKNOWN;
    private int nodes;
    private int[] children = new int[0];
    private int[] depths = new int[0];
    private int line;

    RuleTreeReader(RuleFile.Section section) {
        this.section = section;
    }

    RuleTree read() {
        for (RuleFile.Line next : section.lines()) {
            line = next.number();
            int equals = next.text().indexOf('=');
            if (equals < 0) {
                node(next.text());
            } else {
                setting(next.text(), equals);
            }
        }
        line = section.end();
        if (nodes == 0 || nodes != announced) {
            throw error(0, "num_nodes is " + announced + ", there are " + nodes + " nodes");
        }
        if (depths[nodes - 1] != neighbours + 1) {
            throw error(0, "the last node has depth " + depths[nodes - 1] + ", the root has " + (neighbours + 1));
        }
        return new RuleTree(section.rule(), states, neighbours, Arrays.copyOf(children, nodes * states));
    }

    private void setting(String text, int equals) {
        Matcher field = FIELD.matcher(text).region(equals + 1, text.length());
        if (!field.find()) {
            throw error(equals + 1, "expected a number behind =");
        }
        int column = field.start() + 1;
        String number = text.substring(field.start());
        switch (text.substring(0, equals).strip()) {
            case "num_states" -> states = once(states, number(column, number, 2, Rule.MAX_STATES));
            case "num_neighbors" -> {
                neighbours = once(neighbours, number(column, number, 4, 8));
                if (neighbours != 4 && neighbours != 8) {
                    throw error(column, "num_neighbors is 4 or 8, not " + neighbours);
                }
            }
            case "num_nodes" -> announced = once(announced,
                    number(column, number, 1, Integer.MAX_VALUE / Rule.MAX_STATES));
            default -> throw error(0, "unknown setting '" + text.strip() + "'");
        }
    }

    private int once(int known, int value) {
        if (known != UNKNOWN || nodes > 0) {
            throw error(0, "settings stand once, before the nodes");
        }
        return value;
    }

    private void node(String text) {
        if (states == UNKNOWN || neighbours == UNKNOWN || announced == UNKNOWN) {
            throw error(0, "num_states, num_neighbors and num_nodes come before the nodes");
        }
        if (nodes == announced) {
            throw error(0, "there are more than the announced " + announced + " nodes");
        }
        if (nodes == depths.length) {
            depths = Arrays.copyOf(depths, (int) Math.min(announced, 2L * nodes + 16));
            children = Arrays.copyOf(children, Math.multiplyExact(depths.length, states));
        }
        Matcher field = FIELD.matcher(text);
        int fields = 0;
        int depth = 0;
        while (field.find()) {
            int column = field.start() + 1;
            if (fields == 0) {
                depth = number(column, field.group(), 1, neighbours + 1);
            } else if (fields <= states) {
                children[nodes * states + fields - 1] = child(column, field.group(), depth);
            }
            fields++;
        }
        if (fields != states + 1) {
            throw error(0, "a node has a depth and " + states + " children, here are " + fields + " numbers");
        }
        depths[nodes++] = depth;
    }

    private int child(int column, String text, int depth) {
        int child = number(column, text, 0, (depth == 1 ? states : nodes) - 1);
        if (depth > 1 && depths[child] != depth - 1) {
            throw error(column, "node " + child + " has depth " + depths[child] + ", its parent " + depth);
        }
        return child;
    }

    private int number(int column, String text, int low, int high) {
        return RuleFile.number(line, column, text, low, high);
    }

    private RuleFileException error(int column, String reason) {
        return new RuleFileException(line, column, reason);
    }
}
