package org.ternion.cli;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.fast.FastEngine;

/** An automaton at one generation, copied out of its engine at most once. */
final class CaMoment {
    private final Automaton automaton;
    private final OptionalLong changes;
    private List<CellGrid> layers;

    /** Of the changes of the first layer, what an engine has counted. */
    CaMoment(Automaton automaton, OptionalLong changes) {
        this.automaton = automaton;
        this.changes = changes;
    }

    Automaton automaton() {
        return automaton;
    }

    long generation() {
        return automaton.generation();
    }

    OptionalLong changes() {
        return changes;
    }

    List<CellGrid> layers() {
        if (layers == null) {
            layers = IntStream.range(0, automaton.layers()).mapToObj(automaton::layer).toList();
        }
        return layers;
    }

    /** How many cells of a layer have each value, from the least one. */
    long[] population(int layer) {
        if (layers == null && automaton instanceof FastEngine fast) {
            return fast.population();
        }
        int[] counts = layers().get(layer).population();
        long[] wide = new long[counts.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = counts[i];
        }
        return wide;
    }
}
