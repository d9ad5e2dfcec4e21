package org.ternion.ca.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Rule;
import org.ternion.ca.RuleSyntaxException;
import org.ternion.ca.SecondOrderStepper;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;

/**
 * Reads rule strings, in any case.
 *
 * <table>
 * <caption>forms</caption>
 * <tr><td>{@code CYC3:k=3}</td><td>cyclic ternary life; {@code CYC3} alone has k = 3</td></tr>
 * <tr><td>{@code CYCW:lo=2,hi=4}</td><td>the same with a window of birth; 2 to 8 if left out</td></tr>
 * <tr><td>{@code R1/T3/C4/NM}</td><td>cyclic rule: range, threshold, states, neighbourhood</td></tr>
 * <tr><td>{@code R1/T2/C8/NM/GH}</td><td>Greenberg-Hastings</td></tr>
 * <tr><td>{@code PLUR}</td><td>plurality of three states</td></tr>
 * <tr><td>{@code B3/S23}, {@code 23/3}</td><td>Life-like; V or H behind it for other neighbourhoods</td></tr>
 * <tr><td>{@code 345/2/4}, {@code B2/S345/4}</td><td>Generations: survival, birth, states</td></tr>
 * <tr><td>{@code R5,C0,M1,S34..58,B34..45,NM}</td><td>Larger than Life</td></tr>
 * <tr><td>{@code SECOND:} and one of these</td><td>its reversible second-order form</td></tr>
 * <tr><td>{@code MOT1:theta9=8}, ...</td><td>an automaton of several layers with its parameters</td></tr>
 * <tr><td>{@code @spiral.rule}</td><td>a rule file, see {@link #parse(String, Function)}</td></tr>
 * </table>
 *
 * <p>Each may be followed by a colon and a topology, see {@link TopologySuffix}.
 */
public final class RuleStrings {
    /** Names of automata that are not described by a rule that counts neighbours. */
    private static final List<String> LAYERED =
            List.of("MOT1", "MOT2", "TWO", "CMP", "MOV", "SWP", "TAPE", "CA1", "CA2", "CA3", "CA4", "CA5", "POTTS3");
    private static final String FILE = "@";
    private static final String CYC3 = "CYC3";
    private static final String CYCW = "CYCW";
    private static final String PLUR = "PLUR";
    /** Spirals; the prototype's 2 ends as a rotor. */
    private static final int DEFAULT_THRESHOLD = 3;
    private static final int DEFAULT_LOW = 2;
    private static final int DEFAULT_HIGH = 8;
    private static final Pattern SUFFIX = Pattern.compile("(?i)[PTCS]([\\d*+,-].*)?|K[\\d*+,-].*|unbounded");

    private RuleStrings() {
    }

    /**
     * Reads a rule string that names no file.
     *
     * @param text a rule, with or without topology
     * @return its parts
     * @throws RuleSyntaxException if it is no rule, with the place
     */
    public static ParsedRule parse(String text) {
        return parse(text, file -> {
            throw new RuleSyntaxException(text, 0, "rule files are not opened here");
        });
    }

    /**
     * Reads a rule string that may name a file.
     *
     * @param text  a rule, with or without topology
     * @param files gives the rule of a file by the name behind {@code @}, say from {@link RuleFile#parse}; what it
     *              throws is passed on
     * @return its parts
     * @throws RuleSyntaxException if it is no rule, with the place
     */
    public static ParsedRule parse(String text, Function<String, Rule> files) {
        int colon = text.lastIndexOf(':');
        boolean suffix = colon >= 0 && SUFFIX.matcher(text.substring(colon + 1)).matches();
        int end = suffix ? colon : text.length();
        Optional<TopologySuffix> topology = suffix ? Optional.of(topology(text, colon + 1)) : Optional.empty();
        if (text.startsWith(FILE)) {
            Rule rule = files.apply(text.substring(FILE.length(), end));
            return new ParsedRule(rule.text(), Map.of(), Optional.of(rule), ParsedRule.Order.FIRST, topology);
        }
        return parse(text, end, topology);
    }

    private static TopologySuffix topology(String text, int start) {
        try {
            return Topology.parse(text.substring(start));
        } catch (RuleSyntaxException e) {
            throw new RuleSyntaxException(text, start + e.position(), e.reason());
        }
    }

    static ParsedRule with(ParsedRule rule, String key, String value) {
        RuleScanner scanner = new RuleScanner(value, 0, value.length());
        scanner.value();
        scanner.expectEnd();
        Map<String, String> parameters = new LinkedHashMap<>(rule.parameters());
        parameters.put(key.toLowerCase(Locale.ROOT), value);
        if (rule.local().isPresent() && rule.parameters().isEmpty()) {
            throw new RuleSyntaxException(rule.text(), rule.text().length(), "this rule has no parameter " + key);
        }
        StringBuilder text = new StringBuilder(rule.order() == ParsedRule.Order.SECOND ? SecondOrderStepper.PREFIX : "")
                .append(rule.name()).append(':');
        parameters.forEach((name, setting) -> text.append(name).append('=').append(setting).append(','));
        text.setLength(text.length() - 1);
        return parse(text.append(rule.suffix()).toString());
    }

    private static ParsedRule parse(String text, int end, Optional<TopologySuffix> topology) {
        RuleScanner scanner = new RuleScanner(text, 0, end);
        boolean second = scanner.accept(SecondOrderStepper.PREFIX);
        ParsedRule.Order order = second ? ParsedRule.Order.SECOND : ParsedRule.Order.FIRST;
        int start = scanner.position();
        String word = scanner.word();
        if (LAYERED.contains(word) && !second) {
            return new ParsedRule(word, parameters(scanner), Optional.empty(), order, topology);
        }
        if (word.equals(CYC3) || word.equals(CYCW) || word.equals(PLUR)) {
            Map<String, String> parameters = parameters(scanner);
            LocalRule rule = named(scanner, parameters.isEmpty() ? start : start + word.length() + 1, word, parameters);
            return new ParsedRule(word, allParameters(rule), Optional.of(rule), order, topology);
        }
        scanner.moveTo(start);
        LocalRule rule = unnamed(scanner);
        scanner.expectEnd();
        String name = rule instanceof CyclicRule cyclic && cyclic.isCyc3() ? CYC3 : rule.text();
        return new ParsedRule(name, allParameters(rule), Optional.of(rule), order, topology);
    }

    /** With defaults filled in, so that one parameter can be replaced. */
    private static Map<String, String> allParameters(LocalRule rule) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (rule instanceof CyclicRule cyclic && cyclic.isCyc3()) {
            parameters.put("k", "" + cyclic.threshold());
        } else if (rule instanceof CyclicWindowRule window) {
            parameters.put("lo", "" + window.low());
            parameters.put("hi", "" + window.high());
        }
        return parameters;
    }

    private static Map<String, String> parameters(RuleScanner scanner) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (scanner.accept(":")) {
            do {
                int at = scanner.position();
                String key = scanner.word().toLowerCase(Locale.ROOT);
                if (key.isEmpty()) {
                    throw scanner.error("expected a parameter, name=value");
                }
                scanner.expect("=");
                if (parameters.put(key, scanner.value()) != null) {
                    scanner.moveTo(at);
                    throw scanner.error("parameter " + key + " is given twice");
                }
            } while (scanner.accept(","));
        }
        scanner.expectEnd();
        return parameters;
    }

    private static LocalRule named(RuleScanner scanner, int place, String name, Map<String, String> parameters) {
        Map<String, String> left = new LinkedHashMap<>(parameters);
        LocalRule rule = at(scanner, place, () -> switch (name) {
            case CYC3 -> CyclicRule.cyc3(integer(left, "k", DEFAULT_THRESHOLD));
            case CYCW -> new CyclicWindowRule(integer(left, "lo", DEFAULT_LOW), integer(left, "hi", DEFAULT_HIGH));
            default -> new PluralityRule();
        });
        if (!left.isEmpty()) {
            scanner.moveTo(place);
            throw scanner.error(name + " has no parameter " + left.keySet().iterator().next());
        }
        return rule;
    }

    private static int integer(Map<String, String> parameters, String key, int fallback) {
        String value = parameters.remove(key);
        try {
            return value == null ? fallback : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is an integer, not " + value);
        }
    }

    private static LocalRule unnamed(RuleScanner scanner) {
        int start = scanner.position();
        if (scanner.accept("R")) {
            int range = scanner.number("a range", 1, Neighbourhood.MAX_RANGE);
            return scanner.accept("/") ? cyclic(scanner, start, range) : largerThanLife(scanner, start, range);
        }
        if (scanner.accept("B")) {
            int births = scanner.digitSet(8);
            scanner.expect("/");
            scanner.expect("S");
            return lifeLike(scanner, births, scanner.digitSet(8));
        }
        if (scanner.atDigit() || scanner.accept("/")) {
            scanner.moveTo(start);
            int survivals = scanner.digitSet(8);
            scanner.expect("/");
            return lifeLike(scanner, scanner.digitSet(8), survivals);
        }
        throw scanner.error("unknown rule; known are CYC3, CYCW, PLUR, " + String.join(", ", LAYERED)
                + ", R1/T3/C3/NM, B3/S23, 345/2/4 and R5,C0,M1,S34..58,B34..45,NM");
    }

    private static LocalRule lifeLike(RuleScanner scanner, int births, int survivals) {
        int states = scanner.accept("/") ? scanner.number("a number of states", 2, LocalRule.MAX_STATES) : 2;
        int letter = scanner.position();
        Neighbourhood neighbourhood = scanner.accept("V") ? Neighbourhood.vonNeumann(1)
                : scanner.accept("H") ? Neighbourhood.hexagonal() : Neighbourhood.moore(1);
        if (Math.max(births, survivals) >> neighbourhood.size() > 1) {
            scanner.moveTo(letter);
            throw scanner.error("a cell has " + neighbourhood.size() + " neighbours here, the digits go beyond");
        }
        return new LifeLikeRule(births, survivals, states, neighbourhood);
    }

    private static LocalRule cyclic(RuleScanner scanner, int start, int range) {
        scanner.expect("T");
        int threshold = scanner.number("a threshold", 0, Integer.MAX_VALUE);
        scanner.expect("/C");
        int states = scanner.number("a number of states", 2, LocalRule.MAX_STATES);
        scanner.expect("/N");
        char letter = scanner.letter("a neighbourhood M or N");
        boolean excitable = scanner.accept("/GH");
        return at(scanner, start, () -> {
            Neighbourhood neighbourhood = Notation.neighbourhood(letter, range);
            return excitable ? new GreenbergHastingsRule(states, threshold, neighbourhood)
                    : new CyclicRule(states, threshold, neighbourhood);
        });
    }

    private static LocalRule largerThanLife(RuleScanner scanner, int start, int range) {
        scanner.expect(",C");
        int states = Math.max(2, scanner.number("a number of states", 0, LocalRule.MAX_STATES));
        scanner.expect(",M");
        LargerThanLifeRule.Centre centre = scanner.number("0 or 1", 0, 1) == 1
                ? LargerThanLifeRule.Centre.COUNTED : LargerThanLifeRule.Centre.LEFT_OUT;
        scanner.expect(",S");
        LargerThanLifeRule.Range survival = range(scanner);
        scanner.expect(",B");
        LargerThanLifeRule.Range birth = range(scanner);
        scanner.expect(",N");
        char letter = scanner.letter("a neighbourhood M, N or C");
        return at(scanner, start, () -> new LargerThanLifeRule(
                states, centre, survival, birth, Notation.neighbourhood(letter, range)));
    }

    private static LargerThanLifeRule.Range range(RuleScanner scanner) {
        int least = scanner.number("a count", 0, Integer.MAX_VALUE);
        scanner.expect("..");
        return new LargerThanLifeRule.Range(least, scanner.number("a count", least, Integer.MAX_VALUE));
    }

    /** What a rule says about its own numbers, with the place where the rule begins. */
    private static LocalRule at(RuleScanner scanner, int start, Supplier<LocalRule> rule) {
        try {
            return rule.get();
        } catch (IllegalArgumentException e) {
            scanner.moveTo(start);
            throw scanner.error(e.getMessage());
        }
    }
}
