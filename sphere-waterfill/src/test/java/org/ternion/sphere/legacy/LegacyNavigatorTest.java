package org.ternion.sphere.legacy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.SphericalPoint;

/** Golden 13 and the legacy part of golden 11: the probe loop and its field. */
class LegacyNavigatorTest {
    private static final JsonNode GOLDEN = Goldens.json("13_navigator_legacy.json");
    private static final double TOLERANCE = 1e-9;

    private final double[] query = Goldens.doubles(GOLDEN.get("query"));
    private final DoubleMatrix embeddings = LegacyRadiiTest.matrix(GOLDEN.get("embeddings"));

    private static List<SphericalPoint> points(double scale) {
        List<SphericalPoint> points = new ArrayList<>();
        for (JsonNode p : GOLDEN.get("points")) {
            double radius = Double.isNaN(scale) ? p.get(0).asDouble() : scale;
            points.add(new SphericalPoint(radius, p.get(1).asDouble(), p.get(2).asDouble()));
        }
        return points;
    }

    private static List<DoubleMatrix> draws() {
        List<DoubleMatrix> draws = new ArrayList<>();
        for (JsonNode probe : GOLDEN.get("z")) {
            draws.add(LegacyRadiiTest.matrix(probe));
        }
        return draws;
    }

    /** Unit vectors: radius 1 / r of the query for all points makes every product of radii 1. */
    private double unitRadius() {
        double squares = 0;
        for (double q : query) {
            squares += q * q;
        }
        return 1 / (1.2 * Math.sqrt(squares));
    }

    @ParameterizedTest
    @CsvSource({"as_shipped, false", "unit_vectors, true"})
    void probesAreTheRecordedOnes(String name, boolean unit) {
        LegacyNavigator navigator = new LegacyNavigator(GOLDEN.get("L").asInt());
        LegacyNavigator.Walk walk = navigator.navigate(query, points(unit ? unitRadius() : Double.NaN), embeddings,
                draws());
        JsonNode steps = GOLDEN.get(name).get("steps");
        assertEquals(steps.size(), walk.probes().size());
        for (int s = 0; s < steps.size(); s++) {
            JsonNode recorded = steps.get(s);
            LegacyNavigator.Probe probe = walk.probes().get(s);
            assertEquals(recorded.get("argmax").asInt(), probe.peak());
            assertEquals(recorded.get("confidence").asDouble(), probe.confidence(), TOLERANCE);
            assertEquals(recorded.get("theta").asDouble(), probe.theta(), TOLERANCE);
            assertEquals(recorded.get("phi").asDouble(), probe.phi(), TOLERANCE);
            assertEquals(recorded.get("alpha").asDouble(), probe.aperture(), TOLERANCE);
            assertEquals(recorded.get("in_cone").asInt(), probe.inCone());
            JsonNode score = recorded.get("score");
            assertEquals(score.isNull() ? Double.NaN : score.asDouble(), probe.score(), TOLERANCE);
        }
        JsonNode best = GOLDEN.get(name).get("best");
        assertEquals(best.isNull() ? -1 : best.get("probe").asInt() - 1, walk.best());
        assertArrayEquals(best.isNull() ? new int[0] : Goldens.ints(best.get("mask")),
                walk.ids().stream().mapToInt(i -> i).toArray());
    }

    @Test
    void fieldIsTheRecordedOne() {
        JsonNode golden = Goldens.json("11_sht_interference.json").get("legacy");
        LegacyField field = new LegacyField(6);
        assertEquals(golden.get("n_theta").asInt(), field.rings());
        assertEquals(golden.get("n_phi").asInt(), field.columns());
        double[] amplitude = new double[field.rings() * field.columns()];
        for (JsonNode blob : golden.get("gaussians")) {
            for (int g = 0; g < amplitude.length; g++) {
                double south = field.theta(g / field.columns()) - blob.get("theta").asDouble();
                double east = field.phi(g % field.columns()) - blob.get("phi").asDouble();
                amplitude[g] += Math.exp(-(south * south + east * east) / blob.get("scale").asDouble());
            }
        }
        assertArrayEquals(Goldens.doubles(golden.get("coefficients")), field.analyze(amplitude), 1e-11);
        double[] intensity = field.intensity(amplitude);
        assertArrayEquals(LegacyRadiiTest.matrix(golden.get("intensity")).toArray(), intensity, 1e-11);
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        LegacyNavigator navigator = new LegacyNavigator(4);
        List<SphericalPoint> points = points(Double.NaN);
        assertThrows(IllegalArgumentException.class,
                () -> navigator.navigate(new double[] {1, 2}, points, embeddings, draws()));
        assertThrows(IllegalArgumentException.class,
                () -> navigator.navigate(query, points.subList(1, 3), embeddings, draws()));
        assertThrows(IllegalArgumentException.class,
                () -> navigator.navigate(new double[query.length], points, embeddings, draws()));
        assertThrows(IllegalArgumentException.class, () -> new LegacyNavigator(0));
    }
}
