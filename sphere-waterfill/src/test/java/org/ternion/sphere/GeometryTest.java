package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;

class GeometryTest {
    private static final JsonNode GOLDEN = Goldens.json("12_geometry.json");

    private static FloatMatrix rows(double[]... rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return FloatMatrix.wrap(values, rows.length, rows[0].length);
    }

    @Test
    void anglesAreTheGoldenOnes() {
        double[][] units = Goldens.matrix(GOLDEN.get("unit_vectors"));
        double[] query = Goldens.doubles(GOLDEN.get("query"));
        double[] angles = Goldens.doubles(GOLDEN.get("angles_to_query"));
        for (int i = 0; i < angles.length; i++) {
            assertEquals(angles[i], Geometry.angle(query, units[i]), 1e-10, "vector " + i);
        }
    }

    @Test
    void tinyAndNearlyOppositeAnglesKeepTheirDigits() {
        assertEquals(1e-30, Geometry.angle(new double[] {1, 0}, new double[] {1, 1e-30}), 1e-45);
        assertEquals(Math.PI - 1e-9, Geometry.angle(new double[] {1, 0}, new double[] {-1, 1e-9}), 5e-16);
        assertEquals(0, Geometry.angle(new float[] {0.1f, 0.7f, -3}, new float[] {0.1f, 0.7f, -3}), 0);
        assertEquals(Math.PI, Geometry.angle(new float[] {0.1f, 0.7f, -3}, new float[] {-0.1f, -0.7f, 3}), 0);
    }

    @Test
    void angleDoesNotDependOnNormsEvenIfTheirSquaresOverflow() {
        double[] u = {1, 2, -0.5};
        double[] v = {-0.25, 1, 4};
        double angle = Geometry.angle(u, v);
        for (double scale : new double[] {0x1p-1000, 0x1p-600, 0x1p600, 0x1p1020}) {
            double[] scaled = {scale * v[0], scale * v[1], scale * v[2]};
            assertEquals(angle, Geometry.angle(u, scaled), "scale " + scale);
        }
    }

    @Test
    void zeroVectorHasCosineZero() {
        assertEquals(Math.PI / 2, Geometry.angle(new double[3], new double[] {1, 2, 3}));
        assertEquals(Math.PI / 2, Geometry.angle(new double[3], new double[3]));
    }

    @Test
    void angleRefusesUnequalLengthsAndNonFiniteComponents() {
        assertThrows(IllegalArgumentException.class, () -> Geometry.angle(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class,
                () -> Geometry.angle(new double[] {1, Double.NaN}, new double[] {1, 1}));
        assertThrows(IllegalArgumentException.class,
                () -> Geometry.angle(new float[] {1, 1}, new float[] {1, Float.NEGATIVE_INFINITY}));
    }

    static Stream<JsonNode> memberships() {
        return Goldens.elements(GOLDEN.get("cone_membership"));
    }

    @ParameterizedTest
    @MethodSource("memberships")
    void membersAreTheGoldenOnes(JsonNode membership) {
        JsonNode mask = membership.get("mask");
        int[] members = IntStream.range(0, mask.size()).filter(i -> mask.get(i).asBoolean()).toArray();
        assertArrayEquals(members, Geometry.capMembers(rows(Goldens.matrix(GOLDEN.get("unit_vectors"))),
                Goldens.floats(GOLDEN.get("query")), membership.get("alpha").doubleValue()));
    }

    @Test
    void membersDoNotDependOnNorms() {
        FloatMatrix x = rows(new double[] {1e-30, 1e-30}, new double[] {1e30, 1e30}, new double[] {1e30, -1e30},
                new double[] {1.4e-45, 0});
        assertArrayEquals(new int[] {0, 1, 3}, Geometry.capMembers(x, new float[] {3e38f, 3e37f}, 0.8));
        assertArrayEquals(new int[] {0, 1, 3}, Geometry.capMembers(x, new float[] {3e-38f, 3e-39f}, 0.8));
    }

    /** A14: points put on the rim in double and then rounded to float are inside, those visibly beyond it are not. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1e-4, 0.01, 0.5, 1, Math.PI / 2, 2, 3, 3.1415})
    void rimBelongsToTheCap(double aperture) {
        Random random = new Random(77);
        for (int dimension : new int[] {2, 3, 16, 128, 1024}) {
            for (int i = 0; i < 20; i++) {
                double[] axis = unit(random, dimension);
                double[] side = orthogonal(random, axis);
                float[] axisFloats = row(axis, side, 0, 1);
                float scale = (float) Math.exp(random.nextGaussian());
                float[] rim = row(axis, side, aperture, scale);
                float[] beyond = row(axis, side, aperture + 1e-6, scale);
                float[] values = new float[2 * dimension];
                System.arraycopy(rim, 0, values, 0, dimension);
                System.arraycopy(beyond, 0, values, dimension, dimension);
                assertArrayEquals(new int[] {0},
                        Geometry.capMembers(FloatMatrix.wrap(values, 2, dimension), axisFloats, aperture),
                        "seed 77, dimension " + dimension + ", case " + i);
            }
        }
    }

    private static float[] row(double[] axis, double[] side, double angle, double scale) {
        float[] row = new float[axis.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (scale * (Math.cos(angle) * axis[i] + Math.sin(angle) * side[i]));
        }
        return row;
    }

    private static double[] unit(Random random, int n) {
        return normalized(random.doubles(n, -1, 1).toArray());
    }

    private static double[] orthogonal(Random random, double[] axis) {
        double[] side = unit(random, axis.length);
        double dot = 0;
        for (int i = 0; i < axis.length; i++) {
            dot += side[i] * axis[i];
        }
        for (int i = 0; i < axis.length; i++) {
            side[i] -= dot * axis[i];
        }
        return normalized(side);
    }

    private static double[] normalized(double[] v) {
        double squares = 0;
        for (double x : v) {
            squares += x * x;
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= Math.sqrt(squares);
        }
        return v;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NEGATIVE_INFINITY})
    void apertureZeroAndLessMatchesTheDirectionAlone(double aperture) {
        FloatMatrix x = rows(new double[] {1, 2, 3}, new double[] {0.1, 0.2, 0.3}, new double[] {1, 2, 3.00001},
                new double[] {-1, -2, -3}, new double[] {0, 0, 0});
        assertArrayEquals(new int[] {0, 1}, Geometry.capMembers(x, new float[] {7, 14, 21}, aperture));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Math.PI, 4, Double.POSITIVE_INFINITY})
    void aperturePiAndMoreMatchesEverything(double aperture) {
        FloatMatrix x = rows(new double[] {1, 2}, new double[] {-1, -2}, new double[] {0, 0});
        assertArrayEquals(new int[] {0, 1, 2}, Geometry.capMembers(x, new float[] {1, 2}, aperture));
    }

    @Test
    void zeroRowIsInsideFromAQuarterTurnOn() {
        FloatMatrix zero = FloatMatrix.wrap(new float[2], 1, 2);
        assertEquals(0, Geometry.capMembers(zero, new float[] {1, 0}, 1.57).length);
        assertEquals(1, Geometry.capMembers(zero, new float[] {1, 0}, Math.PI / 2).length);
    }

    @Test
    void oneDimensionHasTwoDirections() {
        FloatMatrix x = rows(new double[] {2}, new double[] {-3}, new double[] {0});
        assertArrayEquals(new int[] {0}, Geometry.capMembers(x, new float[] {5}, 1));
        assertArrayEquals(new int[] {1, 2}, Geometry.capMembers(x, new float[] {-5}, 2));
    }

    @Test
    void noRowsHaveNoMembers() {
        assertEquals(0, Geometry.capMembers(FloatMatrix.wrap(new float[0], 0, 3), new float[] {1, 0, 0}, 1).length);
    }

    @Test
    void unusableAxesRowsAndAperturesAreRefused() {
        FloatMatrix x = rows(new double[] {1, 2}, new double[] {1, Double.NaN});
        FloatMatrix good = rows(new double[] {1, 2});
        String message = assertThrows(IllegalArgumentException.class,
                () -> Geometry.capMembers(x, new float[] {1, 0}, 1)).getMessage();
        assertTrue(message.contains("row 1") && message.contains("column 1"), message);
        assertThrows(IllegalArgumentException.class, () -> Geometry.capMembers(good, new float[3], 1));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capMembers(good, new float[2], 1));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capMembers(good, new float[] {1, Float.NaN}, 1));
        assertThrows(IllegalArgumentException.class,
                () -> Geometry.capMembers(good, new float[] {1, 0}, Double.NaN));
    }

    @Test
    void rowsOnShellsHaveTheNormsAsked() {
        FloatMatrix x = rows(new double[] {3, 4}, new double[] {0, -0.0}, new double[] {1e-44, 0},
                new double[] {-3e38, 3e38});
        float[] radius = {10, 7, 128, 0.5f};
        FloatMatrix scaled = Geometry.onShells(x, radius);
        assertArrayEquals(new float[] {6, 8}, new float[] {scaled.get(0, 0), scaled.get(0, 1)}, 1e-6f);
        assertArrayEquals(new float[] {7, 0}, new float[] {scaled.get(1, 0), scaled.get(1, 1)});
        for (int row = 0; row < radius.length; row++) {
            assertEquals(radius[row], Math.hypot(scaled.get(row, 0), scaled.get(row, 1)), 1e-6 * radius[row]);
        }
        assertEquals(3, x.get(0, 0), "the input is not modified");
    }

    @Test
    void onShellsRefusesBadRadiiAndRows() {
        FloatMatrix x = rows(new double[] {3, 4});
        assertThrows(IllegalArgumentException.class, () -> Geometry.onShells(x, new float[2]));
        assertThrows(IllegalArgumentException.class, () -> Geometry.onShells(x, new float[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> Geometry.onShells(x, new float[] {Float.NaN}));
        assertThrows(IllegalArgumentException.class,
                () -> Geometry.onShells(rows(new double[] {3, Double.POSITIVE_INFINITY}), new float[] {1}));
        assertThrows(IllegalArgumentException.class,
                () -> Geometry.onShells(FloatMatrix.wrap(new float[0], 1, 0), new float[] {1}));
    }
}
