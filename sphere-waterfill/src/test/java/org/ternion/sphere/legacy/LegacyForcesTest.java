package org.ternion.sphere.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.ShellLayout;

/** Goldens 07, 08 and 14: osmotic flow, hybrid weights and Langevin steps. */
class LegacyForcesTest {
    private static final double TOLERANCE = 1e-9;

    private static OsmoticFlow osmotic(JsonNode golden) {
        ShellLayout layout = ShellLayout.geometric(golden.get("S").asInt(), golden.get("rmin").asDouble(),
                golden.get("rmax").asDouble());
        return new OsmoticFlow(LegacyRadiiTest.matrix(golden.get("embeddings")), layout,
                golden.get("threshold").asDouble(), golden.get("rate").asDouble());
    }

    @Test
    void osmoticFlowIsTheRecordedOne() {
        JsonNode golden = Goldens.json("07_osmotic.json");
        OsmoticFlow flow = osmotic(golden);
        for (int k = 0; k < golden.get("kernel_offdiag").size(); k++) {
            assertEquals(golden.get("kernel_offdiag").get(k).asDouble(), flow.permeability(k), TOLERANCE);
        }
        double[] radius = null;
        for (JsonNode recorded : golden.get("iterations")) {
            radius = Goldens.doubles(recorded.get("radii"));
            double[] density = flow.density(radius);
            double[] pressure = flow.pressure(radius, density);
            assertArrayEquals(Goldens.doubles(recorded.get("density")), density, TOLERANCE);
            assertArrayEquals(Goldens.doubles(recorded.get("pressure")), pressure, TOLERANCE);
            radius = flow.flow(radius, pressure);
            assertArrayEquals(Goldens.doubles(recorded.get("new_radii")), radius, TOLERANCE);
        }
        double[] weights = OsmoticFlow.coneWeights(flow.density(radius));
        assertArrayEquals(Goldens.doubles(golden.get("cone_weights")), weights, TOLERANCE);
    }

    @Test
    void anOsmoticRunDoesNotMakeItsLastChange() {
        JsonNode golden = Goldens.json("07_osmotic.json");
        JsonNode iterations = golden.get("iterations");
        double[] start = Goldens.doubles(iterations.get(0).get("radii"));
        assertSame(start, osmotic(golden).run(start, 1, 50));
        assertArrayEquals(Goldens.doubles(iterations.get(2).get("new_radii")), osmotic(golden).run(start, 0, 3),
                TOLERANCE);
    }

    @Test
    void hybridHelpersAreTheRecordedOnes() {
        JsonNode golden = Goldens.json("08_hybrid.json");
        double[] radius = Goldens.doubles(golden.get("radii"));
        ShellLayout layout = ShellLayout.geometric(12, 4, 12);
        double[] capacity = CapacityLaw.power(2).real(layout, radius.length);
        assertArrayEquals(Goldens.doubles(golden.get("shell_radii")), layout.radii(), 1e-10);
        assertArrayEquals(Goldens.doubles(golden.get("capacity")), capacity, 1e-10);
        ShellLoad load = ShellLoad.nearest(layout, radius, capacity);
        assertArrayEquals(Goldens.ints(golden.get("shell_ids")), load.shells());
        assertArrayEquals(Goldens.ints(golden.get("counts")), load.counts());
        assertArrayEquals(Goldens.doubles(golden.get("osmotic_pressure")), HybridShells.pressure(load), 1e-10);
        assertArrayEquals(Goldens.doubles(golden.get("cone_weights")), HybridShells.coneWeights(load, capacity), 1e-10);
    }

    @Test
    void langevinStepsAreTheRecordedOnes() {
        JsonNode golden = Goldens.json("14_langevin_legacy.json");
        LangevinSteps langevin = new LangevinSteps(LegacyRadiiTest.matrix(golden.get("embeddings")));
        assertArrayEquals(Goldens.doubles(golden.get("ideal_radii")), langevin.ideal(), TOLERANCE);
        assertRows(golden.get("similarity"), langevin.similarity());
        double[][] position = Goldens.matrix(golden.get("initial"));
        for (int s = 0; s < golden.get("steps").size(); s++) {
            JsonNode recorded = golden.get("steps").get(s);
            assertRows(recorded.get("lateral_force"), langevin.lateralForce(position));
            assertRows(recorded.get("total_force"), langevin.totalForce(position));
            position = langevin.step(position, Goldens.matrix(golden.get("noise").get(s)));
            assertRows(recorded.get("after"), position);
        }
    }

    @Test
    void withoutNoiseOneLangevinStepLandsOnTheIdealRadiusHoweverFarAway() {
        DoubleMatrix x = DoubleMatrix.wrap(new double[] {1, 0, 0, 2}, 2, 2);
        LangevinSteps langevin = new LangevinSteps(x);
        double[][] moved = langevin.step(new double[][] {{3, 1, 0}, {900, 2, 4}}, new double[2][3]);
        for (int i = 0; i < 2; i++) {
            assertEquals(langevin.ideal()[i], moved[i][0], 1e-6);
        }
        assertNotEquals(langevin.ideal()[0], langevin.ideal()[1]);
    }

    private static void assertRows(JsonNode expected, double[][] actual) {
        assertEquals(expected.size(), actual.length);
        for (int i = 0; i < actual.length; i++) {
            assertArrayEquals(Goldens.doubles(expected.get(i)), actual[i], TOLERANCE, "row " + i);
        }
    }
}
