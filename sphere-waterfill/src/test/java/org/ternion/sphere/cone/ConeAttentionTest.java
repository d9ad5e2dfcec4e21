package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;

class ConeAttentionTest {
    private static final AttentionParams ALL = AttentionParams.DEFAULT;
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static DoubleMatrix matrix(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return DoubleMatrix.wrap(flat, rows.length, rows[0].length);
    }

    private static DoubleMatrix golden(JsonNode file, String name) {
        return matrix(Goldens.matrix(file.get(name)));
    }

    /** Golden 15. */
    @Test
    void oneConeIsThatOfTheGolden() {
        JsonNode file = Goldens.json("15_cone_attention.json");
        ConeAttention attention = ConeAttention.of(golden(file, "keys"), golden(file, "values"),
                golden(file, "directions"), Goldens.ints(file.get("shells")), file.get("n_shells").intValue());
        Cone cone = Cone.of(Goldens.doubles(file.get("axis")), file.get("aperture").doubleValue())
                .withBandWeights(Goldens.doubles(file.get("radial_weights")))
                .withProjections(golden(file, "w_key"), golden(file, "w_value"));
        AttentionParams params = new AttentionParams(1, file.get("k").intValue(),
                file.get("temperature").doubleValue());
        AttentionResult result = attention.apply(Goldens.doubles(file.get("query")), List.of(cone), params);
        assertArrayEquals(Goldens.ints(file.get("top")), result.points(0));
        assertArrayEquals(Goldens.doubles(file.get("prob")), result.weights(0), 1e-10);
        assertArrayEquals(Goldens.doubles(file.get("output")), result.output(), 1e-10);
    }

    private static DoubleMatrix random(int rows, int cols, Random random) {
        double[] values = random.doubles((long) rows * cols, -1, 1).toArray();
        return DoubleMatrix.wrap(values, rows, cols);
    }

    private static ConeAttention random(int points, Random random) {
        return ConeAttention.of(random(points, 4, random), random(points, 5, random), random(points, 3, random),
                random.ints(points, 0, 16).toArray(), 16);
    }

    @Property(tries = 100)
    void anIndexChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        int points = 1 + random.nextInt(200);
        DoubleMatrix directions = random(points, 3, random);
        float[] narrow = new float[points * 3];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) directions.backingArray()[i];
        }
        ConeAttention plain = ConeAttention.of(random(points, 4, random), random(points, 5, random), directions,
                random.ints(points, 0, 16).toArray(), 16);
        ConeIndex index = ConeIndex.build(FloatMatrix.wrap(narrow, points, 3), ConeIndexParams.DEFAULT, RUN);
        List<Cone> cones = List.of(Cone.of(new double[] {1, 2, 3}, 0.7), Cone.of(new double[] {-1, 0, 0}, 1.5)
                .withBandWeights(1, 0, 2, 3).withGate(2));
        double[] query = random.doubles(4).toArray();
        AttentionResult expected = plain.apply(query, cones, ALL.withTop(7));
        AttentionResult actual = plain.withIndex(index).apply(query, cones, ALL.withTop(7));
        assertArrayEquals(expected.output(), actual.output());
        for (int cone = 0; cone < 2; cone++) {
            assertArrayEquals(expected.points(cone), actual.points(cone));
            assertArrayEquals(expected.weights(cone), actual.weights(cone));
        }
    }

    @Test
    void aConeThatSeesNothingLeavesTheOutputToTheOthers() {
        ConeAttention attention = ConeAttention.of(matrix(new double[][] {{1}, {1}}),
                matrix(new double[][] {{10}, {20}}), matrix(new double[][] {{1, 0}, {0, 1}}), new int[2], 1);
        Cone first = Cone.of(new double[] {1, 0}, 0.1);
        Cone second = Cone.of(new double[] {0, 5}, 0.1).withGate(3);
        Cone blind = Cone.of(new double[] {-1, 0}, 0.1).withGate(100);
        Cone hidden = first.withBandWeights(0).withGate(100);
        double[] query = {1};
        assertArrayEquals(new double[] {17.5}, attention.apply(query, List.of(first, second), ALL).output(), 1e-12);
        AttentionResult some = attention.apply(query, List.of(first, blind, second, hidden), ALL);
        assertArrayEquals(new double[] {17.5}, some.output(), 1e-12);
        assertEquals(0, some.points(1).length);
        assertEquals(0, some.points(3).length);
        assertArrayEquals(new double[] {0}, attention.apply(query, List.of(blind), ALL).output());
    }

    @Test
    void equalLogitsKeepTheSmallerRowsAndTemperatureFlattens() {
        DoubleMatrix ones = matrix(new double[][] {{1}, {1}, {1}, {2}});
        DoubleMatrix same = matrix(new double[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}});
        ConeAttention attention = ConeAttention.of(ones, ones, same, new int[4], 1);
        List<Cone> cone = List.of(Cone.of(new double[] {1, 0}, 0.5));
        AttentionResult sharp = attention.apply(new double[] {1}, cone, new AttentionParams(1, 3, 1));
        assertArrayEquals(new int[] {3, 0, 1}, sharp.points(0));
        assertEquals(Math.E, sharp.weights(0)[0] / sharp.weights(0)[1], 1e-12);
        AttentionResult flat = attention.apply(new double[] {1}, cone, new AttentionParams(1, 3, 1e9));
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, flat.weights(0), 1e-8);
    }

    @Test
    void twoScalesMixFineAndCoarseByTheirLogits() {
        Random random = new Random(5);
        ConeAttention attention = random(300, random);
        Cone cone = Cone.of(new double[] {1, 1, 0}, 0.6);
        AttentionParams params = new AttentionParams(2, 8, 1);
        List<Cone> fine = Collections.nCopies(4, cone);
        List<Cone> coarse = List.of(cone);
        double[] query = {1, -1, 0.5, 2};
        double[] near = attention.apply(query, List.of(Cone.of(cone.axis(), 0.3)), ALL.withTop(4)).output();
        double[] far = attention.apply(query, List.of(Cone.of(cone.axis(), 1.2)), ALL.withTop(16)).output();
        double[] expected = new double[5];
        for (int i = 0; i < 5; i++) {
            expected[i] = 0.75 * near[i] + 0.25 * far[i];
        }
        AttentionResult mixed = attention.applyTwoScales(query, fine, coarse, Math.log(3), 0, params);
        assertArrayEquals(expected, mixed.output(), 1e-12);
        assertEquals(5, mixed.cones());
        assertEquals(16, mixed.points(4).length);
        assertThrows(IllegalArgumentException.class,
                () -> attention.applyTwoScales(query, coarse, coarse, 0, 0, params));
    }

    @Test
    void bandsDivideTheShellsInProportion() {
        Cone cone = Cone.of(new double[] {1}, 1).withBandWeights(1, 2, 3, 4);
        double[] bands = {1, 1, 1, 2, 2, 3, 3, 3, 4, 4};
        for (int shell = 0; shell < 10; shell++) {
            assertEquals(Math.log(bands[shell]), cone.logWeight(shell, 10), "shell " + shell);
        }
    }

    @Test
    void aperturesComeFromAnyNumber() {
        assertEquals(0.8, Cone.apertureOf(0), 1e-15);
        assertEquals(0.1, Cone.apertureOf(Double.NEGATIVE_INFINITY));
        assertEquals(1.5, Cone.apertureOf(1000), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> Cone.apertureOf(Double.NaN));
    }

    @Test
    void wrongSizesAreNamed() {
        ConeAttention attention = random(10, new Random(1));
        Cone cone = Cone.of(new double[] {1, 0, 0}, 1);
        double[] query = new double[4];
        assertThrows(IllegalArgumentException.class, () -> attention.apply(query, List.of(), ALL));
        assertThrows(IllegalArgumentException.class, () -> attention.apply(new double[3], List.of(cone), ALL));
        assertThrows(IllegalArgumentException.class,
                () -> attention.apply(new double[] {1, 2, Double.NaN, 4}, List.of(cone), ALL));
        assertThrows(IllegalArgumentException.class,
                () -> attention.apply(query, List.of(Cone.of(new double[] {1, 0}, 1)), ALL));
        DoubleMatrix square = random(4, 4, new Random(2));
        assertThrows(IllegalArgumentException.class,
                () -> attention.apply(query, List.of(cone.withProjections(square, square)), ALL));
        assertThrows(IllegalArgumentException.class, () -> Cone.of(new double[3], 1));
        assertThrows(IllegalArgumentException.class, () -> Cone.of(new double[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> cone.withBandWeights());
        assertThrows(IllegalArgumentException.class, () -> attention.withIndex(
                ConeIndex.build(Samples.gaussian(9, 3, 1), ConeIndexParams.DEFAULT, RUN)));
    }
}
