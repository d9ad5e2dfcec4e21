package org.ternion.vpm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads task texts.
 *
 * <pre>
 * task   := "" | list | "ORDER BY" list | select       trailing ';' and surrounding blanks are ignored
 * list   := item ("," item)*        item := ident [ASC|DESC]
 * ident  := part ("." part)*        part := "quoted" ("" is one quote) | run of characters other than blank , . "
 * select := text that starts with SELECT or WITH
 * </pre>
 *
 * <p>Keywords are read in any case. A key without direction is DESC in a bare list, ASC after ORDER BY and in a SELECT.
 * A name is a metric as a whole or by its last part; exact case first, then a match that ignores case. Only
 * {@code SELECT * FROM virtual_index [ORDER BY list] [LIMIT n]} is carried out in memory, every other select needs SQL.
 */
public final class TaskParser {
    private final String text;
    private final List<String> metrics;
    private final int end;
    private int at;

    private TaskParser(String text, List<String> metrics) {
        this.text = text;
        this.metrics = metrics;
        int last = skipBlanksBackwards(text, text.length());
        if (last > 0 && text.charAt(last - 1) == ';') {
            last = skipBlanksBackwards(text, last - 1);
        }
        this.end = last;
    }

    /**
     * Reads a task that is to be carried out in memory.
     *
     * @param text    the task
     * @param metrics names the task may use, not empty
     * @return identity or keys
     * @throws TaskSyntaxException if the text cannot be read, names no metric or needs SQL
     */
    public static TaskSpec parse(String text, List<String> metrics) {
        return new TaskParser(Objects.requireNonNull(text, "text"), List.copyOf(metrics)).task();
    }

    /**
     * Reads a task where SQL is at hand.
     *
     * @param text    the task
     * @param metrics names the task may use, not empty
     * @return identity, keys, or {@link TaskSpec.Sql} for a select that the in-memory order cannot carry out
     * @throws TaskSyntaxException if the text is no select and cannot be read or names no metric
     */
    public static TaskSpec parseAllowingSql(String text, List<String> metrics) {
        try {
            return parse(text, metrics);
        } catch (TaskSyntaxException e) {
            if (e.code() == TaskSyntaxException.Code.NEEDS_SQL) {
                return new TaskSpec.Sql(text);
            }
            throw e;
        }
    }

    private TaskSpec task() {
        skipBlanks();
        if (at >= end) {
            return new TaskSpec.Identity();
        }
        if (startsSelect()) {
            try {
                return select();
            } catch (TaskSyntaxException e) {
                throw failure(TaskSyntaxException.Code.NEEDS_SQL, e.position(), "only SELECT * FROM virtual_index "
                        + "[ORDER BY ...] [LIMIT n] runs without SQL (" + e.getMessage() + ")");
            }
        }
        Direction standard = orderBy() ? Direction.ASC : Direction.DESC;
        List<TaskSpec.Key> keys = resolve(list(standard, false));
        return new TaskSpec.Keys(keys, OptionalInt.empty());
    }

    private boolean startsSelect() {
        String word = peekLetters();
        if (!word.equals("SELECT") && !word.equals("WITH")) {
            return false;
        }
        int next = at + word.length();
        return next >= end || ".,".indexOf(text.charAt(next)) < 0 && !Character.isJavaIdentifierPart(text.charAt(next));
    }

    private TaskSpec select() {
        expect("SELECT");
        expect("*");
        expect("FROM");
        expect("VIRTUAL_INDEX");
        List<TaskSpec.Key> keys = orderBy() ? resolve(list(Direction.ASC, true)) : List.of();
        skipBlanks();
        OptionalInt limit = OptionalInt.empty();
        if (at < end) {
            expect("LIMIT");
            limit = OptionalInt.of(positiveInt());
        }
        if (at < end) {
            throw unexpected("the end of the task");
        }
        return keys.isEmpty() && limit.isEmpty() ? new TaskSpec.Identity() : new TaskSpec.Keys(keys, limit);
    }

    private int positiveInt() {
        skipBlanks();
        String word = peekWord();
        if (!word.matches("[0-9]{1,9}") || Integer.parseInt(word) < 1) {
            throw unexpected("a number of at least 1");
        }
        at += word.length();
        skipBlanks();
        return Integer.parseInt(word);
    }

    /** Steps over ORDER BY if it comes next. */
    private boolean orderBy() {
        int start = at;
        if (keyword("ORDER") && keyword("BY")) {
            return true;
        }
        at = start;
        return false;
    }

    private List<Item> list(Direction standard, boolean limitFollows) {
        List<Item> items = new ArrayList<>();
        while (true) {
            Item item = item(standard);
            items.add(item);
            skipBlanks();
            if (at >= end || limitFollows && peekWord().equalsIgnoreCase("LIMIT")) {
                return items;
            }
            if (text.charAt(at) != ',') {
                throw unexpected(item.directed ? "',' or the end" : "ASC, DESC, ',' or the end");
            }
            at++;
        }
    }

    private Item item(Direction standard) {
        skipBlanks();
        int start = at;
        List<String> parts = new ArrayList<>();
        parts.add(part());
        while (at < end && text.charAt(at) == '.') {
            at++;
            parts.add(part());
        }
        if (at < end && text.charAt(at) == '"') {
            throw unexpected("a blank or ','");
        }
        skipBlanks();
        String word = peekWord().toUpperCase(Locale.ROOT);
        if (word.equals("ASC") || word.equals("DESC")) {
            at += word.length();
            return new Item(start, parts, Direction.valueOf(word), true);
        }
        return new Item(start, parts, standard, false);
    }

    private String part() {
        if (at < end && text.charAt(at) == '"') {
            return quoted();
        }
        String word = peekWord();
        if (word.isEmpty()) {
            throw unexpected("a metric name");
        }
        at += word.length();
        return word;
    }

    private String quoted() {
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < end) {
            char c = text.charAt(at++);
            if (c != '"') {
                name.append(c);
            } else if (at < end && text.charAt(at) == '"') {
                name.append('"');
                at++;
            } else {
                if (name.length() == 0) {
                    throw failure(TaskSyntaxException.Code.SYNTAX, start, "empty name");
                }
                if (at < end && !isBlank(text.charAt(at)) && ".,".indexOf(text.charAt(at)) < 0) {
                    throw unexpected("a blank, '.' or ','");
                }
                return name.toString();
            }
        }
        throw failure(TaskSyntaxException.Code.SYNTAX, start, "this quote is not closed");
    }

    private List<TaskSpec.Key> resolve(List<Item> items) {
        List<TaskSpec.Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Item item : items) {
            String metric = metric(item);
            if (!seen.add(metric)) {
                throw failure(TaskSyntaxException.Code.DUPLICATE_KEY, item.position,
                        "metric '" + metric + "' is used twice");
            }
            keys.add(new TaskSpec.Key(metric, item.direction));
        }
        return keys;
    }

    private String metric(Item item) {
        String whole = String.join(".", item.parts);
        String last = item.parts.get(item.parts.size() - 1);
        for (String name : item.parts.size() == 1 ? List.of(whole) : List.of(whole, last)) {
            if (metrics.contains(name)) {
                return name;
            }
            List<String> similar = metrics.stream().filter(name::equalsIgnoreCase).toList();
            if (similar.size() > 1) {
                throw failure(TaskSyntaxException.Code.AMBIGUOUS_METRIC, item.position,
                        "'" + name + "' may be any of " + String.join(", ", similar));
            }
            if (similar.size() == 1) {
                return similar.get(0);
            }
        }
        throw failure(TaskSyntaxException.Code.UNKNOWN_METRIC, item.position,
                UnknownMetricException.message(whole, metrics));
    }

    private void expect(String keyword) {
        if (!keyword(keyword)) {
            throw unexpected(keyword);
        }
    }

    private boolean keyword(String keyword) {
        skipBlanks();
        String word = peekWord();
        if (!word.equalsIgnoreCase(keyword)) {
            return false;
        }
        at += word.length();
        return at >= end || isBlank(text.charAt(at)) || text.charAt(at) == '"';
    }

    private String peekLetters() {
        int stop = at;
        while (stop < end && Character.isLetter(text.charAt(stop))) {
            stop++;
        }
        return text.substring(at, stop).toUpperCase(Locale.ROOT);
    }

    /** The characters up to a blank, comma, dot or quote. */
    private String peekWord() {
        int stop = at;
        while (stop < end && !isBlank(text.charAt(stop)) && ",.\"".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        return text.substring(at, stop);
    }

    private void skipBlanks() {
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static int skipBlanksBackwards(String text, int from) {
        int last = from;
        while (last > 0 && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private TaskSyntaxException unexpected(String wanted) {
        String word = peekWord();
        String found = at >= end ? "the end" : "'" + (word.isEmpty() ? text.substring(at, at + 1) : word) + "'";
        return failure(TaskSyntaxException.Code.SYNTAX, at, "expected " + wanted + ", found " + found);
    }

    private TaskSyntaxException failure(TaskSyntaxException.Code code, int position, String detail) {
        return new TaskSyntaxException(code, text, position, detail);
    }

    private record Item(int position, List<String> parts, Direction direction, boolean directed) {
    }
}
