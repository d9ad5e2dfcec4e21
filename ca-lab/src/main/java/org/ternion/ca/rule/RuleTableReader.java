package org.ternion.ca.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.ca.Rule;

/**
 * Reads the table of a rule file line by line. A variable that a transition names once stands for any of its states;
 * one that it names several times has the same state in all these places.
 */
final class RuleTableReader {
    private static final Pattern SETTING = Pattern.compile("\\s*(n_states|neighborhood|symmetries)\\s*:\\s*(\\S+)\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\s*var\\s+([^\\s=,{}]+)\\s*=\\s*\\{([^{}]*)\\}\\s*");
    private static final Pattern TOKEN = Pattern.compile("[^,\\s]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    /** Up to so many states a line may be written without commas, a digit each. */
    private static final int DIGIT_STATES = 10;

    private final RuleFile.Section section;
    private final Map<String, BitSet> variables = new HashMap<>();
    private int states;
    private TableNeighbourhood neighbourhood;
    private String symmetry;
    private TableRows rows;
    private int line;

    /** What a line says about a cell, and where. */
    private record Token(int column, String text) {
    }

    RuleTableReader(RuleFile.Section section) {
        this.section = section;
    }

    RuleTable read() {
        for (RuleFile.Line next : section.lines()) {
            line = next.number();
            Matcher setting = SETTING.matcher(next.text());
            Matcher variable = VARIABLE.matcher(next.text());
            if (setting.matches()) {
                setting(setting.group(1), setting.group(2), setting.start(2) + 1);
            } else if (variable.matches()) {
                variables.put(variable.group(1), members(next.text(), variable));
            } else {
                transition(tokens(next.text()));
            }
        }
        line = section.end();
        return rows().table(section.rule());
    }

    private void setting(String key, String value, int column) {
        if (rows != null) {
            throw error(0, "settings stand before variables and transitions");
        }
        switch (key) {
            case "n_states" -> states = RuleFile.number(line, column, value, 2, Rule.MAX_STATES);
            case "neighborhood" -> {
                for (TableNeighbourhood known : TableNeighbourhood.values()) {
                    neighbourhood = known.text.equals(value) ? known : neighbourhood;
                }
                if (neighbourhood == null || !neighbourhood.text.equals(value)) {
                    throw error(column, "expected vonNeumann, Moore, hexagonal or oneDimensional, not '" + value + "'");
                }
            }
            default -> symmetry = value;
        }
    }

    /** The rows so far; settings are complete from here on. */
    private TableRows rows() {
        if (rows == null) {
            if (states == 0 || neighbourhood == null || symmetry == null) {
                throw error(0, "n_states, neighborhood and symmetries come before anything else");
            }
            if (!neighbourhood.knows(symmetry)) {
                throw error(0, neighbourhood.text + " has no symmetries '" + symmetry + "', there are "
                        + String.join(", ", neighbourhood.symmetries()));
            }
            rows = new TableRows(states, neighbourhood, symmetry);
        }
        return rows;
    }

    private BitSet members(String text, Matcher variable) {
        rows();
        if (DIGITS.matcher(variable.group(1)).matches()) {
            throw error(variable.start(1) + 1, "a variable cannot be called " + variable.group(1));
        }
        BitSet members = new BitSet(states);
        Matcher token = TOKEN.matcher(text).region(variable.start(2), variable.end(2));
        while (token.find()) {
            members.or(states(new Token(token.start() + 1, token.group())));
        }
        if (members.isEmpty()) {
            throw error(variable.start(2) + 1, "variable " + variable.group(1) + " has no states");
        }
        return members;
    }

    /** The states that a token stands for. */
    private BitSet states(Token token) {
        BitSet members = variables.get(token.text());
        if (members == null) {
            if (!DIGITS.matcher(token.text()).matches()) {
                throw error(token.column(), "'" + token.text() + "' is no state and no variable");
            }
            members = new BitSet(states);
            members.set(RuleFile.number(line, token.column(), token.text(), 0, states - 1));
        }
        return members;
    }

    private List<Token> tokens(String text) {
        rows();
        List<Token> tokens = new ArrayList<>();
        boolean commas = text.indexOf(',') >= 0;
        if (!commas && states <= DIGIT_STATES) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > ' ') {
                    tokens.add(new Token(i + 1, text.substring(i, i + 1)));
                }
            }
        } else {
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                tokens.add(new Token(token.start() + 1, token.group()));
            }
        }
        int wanted = neighbourhood.places().length + 1;
        if (tokens.size() != wanted) {
            throw error(0, "a transition of " + neighbourhood.text + " has " + wanted + " entries, here are "
                    + tokens.size());
        }
        return tokens;
    }

    /** Adds the transition with every choice of states for the variables that it names several times. */
    private void transition(List<Token> tokens) {
        List<BitSet> entries = new ArrayList<>();
        Map<String, List<Integer>> bound = new TreeMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            entries.add(states(token));
            if (variables.containsKey(token.text())) {
                bound.computeIfAbsent(token.text(), name -> new ArrayList<>()).add(i);
            }
        }
        bound.values().removeIf(places -> places.size() == 1);
        Token result = tokens.get(tokens.size() - 1);
        if (variables.containsKey(result.text()) && !bound.containsKey(result.text())) {
            throw error(result.column(), "the new state is variable " + result.text()
                    + ", which the transition names nowhere else");
        }
        List<List<Integer>> places = List.copyOf(bound.values());
        List<int[]> choices = places.stream().map(of -> entries.get(of.get(0)).stream().toArray()).toList();
        int[] chosen = new int[places.size()];
        do {
            for (int v = 0; v < chosen.length; v++) {
                BitSet one = new BitSet(states);
                one.set(choices.get(v)[chosen[v]]);
                places.get(v).forEach(place -> entries.set(place, one));
            }
            if (!rows.add(entries)) {
                throw error(0, "with variables and symmetries written out, the table has more than " + rows.most()
                        + " transitions");
            }
        } while (advance(chosen, choices));
    }

    /** The next choice, that of the first variable changing fastest; false after the last one. */
    private static boolean advance(int[] chosen, List<int[]> choices) {
        for (int v = 0; v < chosen.length; v++) {
            if (++chosen[v] < choices.get(v).length) {
                return true;
            }
            chosen[v] = 0;
        }
        return false;
    }

    private RuleFileException error(int column, String reason) {
        return new RuleFileException(line, column, reason);
    }
}
