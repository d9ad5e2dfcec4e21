package org.ternion.ca.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Soups;
import org.ternion.ca.Topology;
import org.ternion.ca.TopologySuffix;
import org.ternion.core.Progress;

/** What Golly 3.3 computed. Its files carry no position: compared without empty borders. */
class GollyGoldenTest {
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = ' ', value = {
        "cyc_start cyc_t_k2_gen25 25", "cyc_start cyc_t_k3_gen25 25",
        "cyc_start cyc_p_k2_gen25 25", "cyc_start cyc_p_k3_gen25 25",
        "topo_cross_start topo_cross_end 12", "topo_klein_h_start topo_klein_h_end 12",
        "topo_klein_v_start topo_klein_v_end 12", "topo_klein_h_shift_start topo_klein_h_shift_end 12",
        "topo_sphere_start topo_sphere_end 12", "topo_torus_shift_h_start topo_torus_shift_h_end 12",
        "topo_torus_shift_v_start topo_torus_shift_v_end 12",
        "life_torus_start life_torus_end 36", "life_unbounded_start life_unbounded_end 36",
        "highlife_plane_start highlife_plane_end 36",
        "brain_torus_start brain_torus_end 24", "starwars_torus_start starwars_torus_end 24",
        "bugs_torus_start bugs_torus_end 8", "ltl_nn_c3_torus_start ltl_nn_c3_torus_end 6",
    })
    void stepsAreThoseOfGolly(String start, String end, int generations) {
        String text = GollyFiles.read(end, 4).rule().replaceFirst("Cyc3K(\\d)", "CYC3:k=$1");
        ParsedRule rule = RuleStrings.parse(text);
        int states = rule.local().orElseThrow().states();
        Topology topology = rule.topology().map(TopologySuffix::topology).orElse(Topology.UNBOUNDED);
        CellGrid cells = GollyFiles.read(start, states).cells();
        Automaton automaton = rule.automaton(cells, topology);
        automaton.advance(generations, Progress.NONE);
        assertEquals(Soups.trimmed(GollyFiles.read(end, states).cells()), Soups.trimmed(automaton.layer(0)));
    }
}
