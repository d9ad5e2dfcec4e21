package org.ternion.ca.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Rule;
import org.ternion.ca.SecondOrderStepper;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;
import org.ternion.ca.UnboundedStepper;

/**
 * A rule string taken apart. Either it is a rule of one layer, and {@link #local} is that rule; or it names an
 * automaton of several layers, and {@link #parameters} are for that one to check.
 *
 * @param name       canonical name, say {@code MOT1}; of a rule without a name its text
 * @param parameters what is written behind the name, keys in lower case, in the order written
 * @param local      the rule, if it has one layer: it counts neighbours, or comes from a rule file
 * @param order      1, or 2 for the second-order form of {@code local}
 * @param topology   how edges are joined, if the string says so
 */
public record ParsedRule(String name, Map<String, String> parameters, Optional<Rule> local, Order order,
        Optional<TopologySuffix> topology) {
    /** How many generations make the next one. */
    public enum Order {
        /** The last one. */
        FIRST,
        /** The last two, see {@link SecondOrderStepper}. */
        SECOND
    }

    /**
     * Checks the parts.
     *
     * @param name       not null
     * @param parameters copied
     * @param local      not null
     * @param order      {@code SECOND} only with a rule that counts neighbours
     * @param topology   not null
     * @throws IllegalArgumentException if another rule is to be of second order
     */
    public ParsedRule {
        Objects.requireNonNull(name, "name");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(topology, "topology");
        if (order == Order.SECOND && !(local.orElse(null) instanceof LocalRule)) {
            throw new IllegalArgumentException(name + " has no second-order form");
        }
    }

    /**
     * The canonical rule string without topology.
     *
     * @return what {@link RuleStrings#parse} reads as the same rule
     */
    public String text() {
        if (local.isPresent()) {
            return (order == Order.SECOND ? SecondOrderStepper.PREFIX : "") + local.get().text();
        }
        return name + (parameters.isEmpty() ? "" : ":") + parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(","));
    }

    /**
     * The same rule with a parameter set or replaced.
     *
     * @param key   name of the parameter, any case
     * @param value its value, without comma and colon
     * @return a new rule
     * @throws org.ternion.ca.RuleSyntaxException if the rule takes no such parameter or value
     */
    public ParsedRule with(String key, String value) {
        return RuleStrings.with(this, key, value);
    }

    /**
     * Starts the plain engine for a rule of one layer. A second-order rule starts from a world at rest: the
     * generation before the start is the start.
     *
     * @param start the cells
     * @param space how edges are joined
     * @return an automaton at generation 0
     * @throws IllegalArgumentException if start, topology and rule do not suit each other, or if this is the name of an
     *                                  automaton of several layers
     */
    public Automaton automaton(CellGrid start, Topology space) {
        Rule rule = local.orElseThrow(
                () -> new IllegalArgumentException(name + " has several layers and its own way to start"));
        if (order == Order.SECOND) {
            return new SecondOrderStepper((LocalRule) rule, space, start, start);
        }
        return space.kind() == Topology.Kind.UNBOUNDED
                ? new UnboundedStepper(rule, start) : new Stepper(rule, space, start);
    }

    /** The canonical rule string with the topology, if there is one. */
    @Override
    public String toString() {
        return text() + suffix();
    }

    /** Where Golly writes nothing for a plane without edges, a rule string without a suffix leaves the choice open. */
    String suffix() {
        return topology.map(space -> space.topology().kind() == Topology.Kind.UNBOUNDED
                ? ":" + Topology.UNBOUNDED : space.toString()).orElse("");
    }
}
