package org.ternion.ca.rule;

import java.util.ArrayList;
import java.util.List;
import org.ternion.ca.BlockRule;

/**
 * A rule file as Golly reads it: sections that begin with a line {@code @NAME}, of which {@code @TREE} and {@code
 * @TABLE} describe the rule. The first of the two counts. Colours and icons are skipped.
 */
public final class RuleFile {
    private static final String NAME = "@RULE";
    private static final String TREE = "@TREE";
    private static final String TABLE = "@TABLE";

    private RuleFile() {
    }

    /** A line of a section without its comment, and its number in the file. */
    record Line(int number, String text) {
    }

    /**
     * A section of a file.
     *
     * @param rule  name that the file gives the rule
     * @param lines of the section that are not blank
     * @param end   number of the line behind the file
     */
    record Section(String rule, List<Line> lines, int end) {
    }

    /**
     * Reads a rule.
     *
     * @param lines lines of the file
     * @return a {@link RuleTree} or a {@link RuleTable}
     * @throws RuleFileException if the file has neither, or it is damaged or too large
     */
    public static BlockRule parse(List<String> lines) {
        for (String line : lines) {
            String text = line.strip();
            if (text.equals(TREE)) {
                return RuleTree.parse(lines);
            }
            if (text.equals(TABLE)) {
                return RuleTable.parse(lines);
            }
        }
        throw new RuleFileException(lines.size() + 1, 0, "there is no section " + TREE + " or " + TABLE);
    }

    static Section tree(List<String> lines) {
        return section(lines, TREE);
    }

    static Section table(List<String> lines) {
        return section(lines, TABLE);
    }

    private static Section section(List<String> lines, String wanted) {
        String rule = "unnamed";
        boolean inside = false;
        boolean found = false;
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int comment = lines.get(i).indexOf('#');
            // The blanks in front stay, for the columns of errors.
            String text = (comment < 0 ? lines.get(i) : lines.get(i).substring(0, comment)).stripTrailing();
            String word = text.strip();
            if (word.startsWith("@")) {
                inside = word.equals(wanted) && !found;
                found |= inside;
                if (word.startsWith(NAME + " ")) {
                    rule = word.substring(NAME.length()).strip();
                }
            } else if (inside && !word.isEmpty()) {
                kept.add(new Line(i + 1, text));
            }
        }
        if (!found) {
            throw new RuleFileException(lines.size() + 1, 0, "there is no section " + wanted);
        }
        return new Section(rule, kept, lines.size() + 1);
    }

    /** A number, or what is wrong with it. */
    static int number(int line, int column, String text, int low, int high) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RuleFileException(line, column, "expected a number, not '" + text + "'");
        }
        if (value < low || value > high) {
            throw new RuleFileException(line, column,
                    "expected a number from " + low + " to " + high + ", not " + value);
        }
        return value;
    }
}
