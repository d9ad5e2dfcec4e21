package org.ternion.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Rule;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.measure.FeatureHistogram;
import org.ternion.ca.measure.RuleFeatures;
import org.ternion.ca.measure.SoftmaxRule;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.motif.Mot2Automaton;
import org.ternion.ca.motif.MotifRules;
import org.ternion.ca.rule.ParsedRule;

/**
 * A rule that can be learned on the torus.
 *
 * @param name       what is learned
 * @param features   what a learner sees of a cell
 * @param truth      makes the true automaton from the layers of a state
 * @param start      makes a random start of a size from a seed
 * @param iterations of gradient descent that the prototype took
 */
record CaLesson(String name, RuleFeatures features, Function<List<CellGrid>, Automaton> truth, Start start,
        int iterations) {
    private static final double RATE = 5e-3;

    /** Random starts. */
    @FunctionalInterface
    interface Start {
        Automaton of(CaSize size, long seed);
    }

    static CaLesson of(ParsedRule rule) {
        if (rule.topology().isPresent() && !rule.topology().get().topology().equals(Topology.TORUS)) {
            throw new BadInputException("rules are learned on a torus, not on " + rule.topology().get().topology());
        }
        if (rule.local().isPresent()) {
            return counting(rule, rule.local().get());
        }
        try {
            return layered(rule);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private static CaLesson layered(ParsedRule rule) {
        switch (rule.name()) {
            case "MOT1" -> {
                Mot1Automaton.Config config = MotifRules.config(rule, Mot1Automaton.Config.DEFAULT);
                return new CaLesson(rule.text(), RuleFeatures.SUPPORT_FATIGUE,
                        layers -> Mot1Automaton.of(config, layers.get(0), layers.get(1), layers.get(2)),
                        (size, seed) -> Mot1Automaton.random(config, size.height(), size.width(), seed), 400);
            }
            case "MOT2" -> {
                Mot2Automaton.Config config = MotifRules.config(rule, Mot2Automaton.Config.DEFAULT);
                if (config.fatigueCap() >= RuleFeatures.FATIGUE_LEVELS) {
                    throw new BadInputException("MOT2 is learned with a fatigue_cap below "
                            + RuleFeatures.FATIGUE_LEVELS + ", here it is " + config.fatigueCap());
                }
                return new CaLesson(rule.text(), RuleFeatures.FATIGUE_DENSITY,
                        layers -> Mot2Automaton.of(config, layers.get(0), layers.get(1), layers.get(2)),
                        (size, seed) -> Mot2Automaton.random(config, size.height(), size.width(), seed), 350);
            }
            default -> throw new BadInputException(rule.name() + " cannot be learned; MOT1, MOT2 and rules that count"
                    + " the eight neighbours can");
        }
    }

    private static CaLesson counting(ParsedRule rule, Rule cells) {
        if (rule.order() == ParsedRule.Order.SECOND || !(cells instanceof LocalRule local)
                || !local.neighbourhood().equals(Neighbourhood.moore(1))
                || local.states() > RuleFeatures.MAX_STATES) {
            throw new BadInputException(rule.text() + " cannot be learned: it takes rules of first order, the eight"
                    + " neighbours and at most " + RuleFeatures.MAX_STATES + " states");
        }
        return new CaLesson(rule.text(), RuleFeatures.COUNTS,
                layers -> new Stepper(local, Topology.TORUS, layers.get(0)),
                (size, seed) -> new Stepper(local, Topology.TORUS, CaWorld.soup(local.states(), size, seed)), 300);
    }

    /** A state and the first layer one step later. */
    record Example(List<CellGrid> before, CellGrid after) {
    }

    /** First steps of random starts with seeds in a row. */
    List<Example> examples(CaSize size, long firstSeed, int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Automaton world = start.of(size, firstSeed + i);
            List<CellGrid> before = new CaMoment(world, OptionalLong.empty()).layers();
            world.step();
            examples.add(new Example(before, world.layer(0)));
        }
        return examples;
    }

    /** Learns linear scores as the prototype did. */
    SoftmaxRule softmax(FeatureHistogram seen) {
        return SoftmaxRule.learn(seen, SoftmaxRule.Weighting.CELLS, iterations, RATE);
    }

    FeatureHistogram histogram(List<Example> examples) {
        FeatureHistogram seen = new FeatureHistogram(features, examples.get(0).after().states());
        examples.forEach(example -> seen.add(example.before(), example.after()));
        return seen;
    }
}
