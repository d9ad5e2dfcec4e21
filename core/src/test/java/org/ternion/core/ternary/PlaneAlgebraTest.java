package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneAlgebraTest {
    private static final long SEED = 7;
    /** Two full words and a tail. */
    private static final int LANES = 130;
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "gf3.json");

    record Unary(String name, UnaryOperator<TritVector> planes, IntUnaryOperator trits) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Binary(String name, BinaryOperator<TritVector> planes, IntBinaryOperator trits) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Unary> unary() {
        return Stream.of(new Unary("negate", PlaneAlgebra::negate, Trits::neg),
                new Unary("abs", PlaneAlgebra::abs, Trits::abs),
                new Unary("rotate", PlaneAlgebra::rotate, Trits::rotate));
    }

    static Stream<Binary> binary() {
        return Stream.of(new Binary("addMod3", PlaneAlgebra::addMod3, Trits::addMod3),
                new Binary("subMod3", PlaneAlgebra::subMod3, Trits::subMod3),
                new Binary("product", PlaneAlgebra::product, Trits::product),
                new Binary("min", PlaneAlgebra::min, Trits::min),
                new Binary("max", PlaneAlgebra::max, Trits::max),
                new Binary("clipAdd", PlaneAlgebra::clipAdd, Trits::clipAdd),
                new Binary("clipSub", PlaneAlgebra::clipSub, Trits::clipSub),
                new Binary("meet", PlaneAlgebra::meet, Trits::meet));
    }

    /** Lane i holds digit {@code operand} of {@code start + i}: every combination reaches every lane. */
    private static TritVector cycle(int start, int operand, int size) {
        TritVector.Builder builder = TritVector.builder(size);
        int divisor = (int) Math.pow(3, operand);
        for (int i = 0; i < size; i++) {
            builder.set(i, (start + i) / divisor % 3 - 1);
        }
        return builder.build();
    }

    /** The planes must be legal, with a clean tail. */
    private static TritVector legal(TritVector vector) {
        return TritVector.wrap(vector.plusWords(), vector.minusWords(), vector.size());
    }

    @ParameterizedTest
    @MethodSource("unary")
    void everyTritInEveryLaneFollowsTheTable(Unary operation) {
        for (int start = 0; start < 3; start++) {
            TritVector x = cycle(start, 0, LANES);
            TritVector result = legal(operation.planes.apply(x));
            for (int i = 0; i < LANES; i++) {
                assertEquals(operation.trits.applyAsInt(x.get(i)), result.get(i), "lane " + i + " of " + x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("binary")
    void everyPairInEveryLaneFollowsTheTable(Binary operation) {
        for (int start = 0; start < 9; start++) {
            TritVector x = cycle(start, 0, LANES);
            TritVector y = cycle(start, 1, LANES);
            TritVector result = legal(operation.planes.apply(x, y));
            for (int i = 0; i < LANES; i++) {
                assertEquals(operation.trits.applyAsInt(x.get(i), y.get(i)), result.get(i),
                        "lane " + i + " of " + x + " and " + y);
            }
        }
    }

    @Test
    void everyTripleInEveryLaneHasItsMajorityAndItsSum() {
        for (int start = 0; start < 27; start++) {
            TritVector x = cycle(start, 0, LANES);
            TritVector y = cycle(start, 1, LANES);
            TritVector z = cycle(start, 2, LANES);
            TritVector majority = legal(PlaneAlgebra.majority(x, y, z));
            PlaneAlgebra.DigitAndCarry sum = PlaneAlgebra.fullAdd(x, y, z);
            TritVector digit = legal(sum.digit());
            TritVector carry = legal(sum.carry());
            for (int i = 0; i < LANES; i++) {
                int expected = x.get(i) + y.get(i) + z.get(i);
                assertEquals(Integer.signum(expected), majority.get(i), "start " + start + ", lane " + i);
                assertEquals(expected, digit.get(i) + 3 * carry.get(i), "start " + start + ", lane " + i);
            }
        }
    }

    @Test
    void theMaskChoosesElementByElement() {
        for (int start = 0; start < 9; start++) {
            TritVector x = cycle(start, 0, LANES);
            TritVector y = cycle(start, 1, LANES);
            long[] mask = {0x5555_5555_5555_5555L, -1L << 11, 2 | -1L << 9}; // with bits behind the last lane
            TritVector chosen = legal(PlaneAlgebra.select(mask, x, y));
            for (int i = 0; i < LANES; i++) {
                boolean set = (mask[i >> 6] >>> i & 1) != 0;
                assertEquals(set ? x.get(i) : y.get(i), chosen.get(i), "start " + start + ", lane " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 26, 52, 78, 104})
    void tailsStayCleanAtEveryLength(int first) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int size = first; size <= first + 26; size++) {
            TritVector x = TritVector.of(TritVectorTest.randomTrits(size, random));
            TritVector y = TritVector.of(TritVectorTest.randomTrits(size, random));
            TritVector z = TritVector.of(TritVectorTest.randomTrits(size, random));
            unary().forEach(operation -> legal(operation.planes.apply(x)));
            binary().forEach(operation -> legal(operation.planes.apply(x, y)));
            legal(PlaneAlgebra.majority(x, y, z));
            legal(PlaneAlgebra.fullAdd(x, y, z).digit());
            legal(PlaneAlgebra.fullAdd(x, y, z).carry());
            legal(TritVector.fromStates(x.toResidues()));
            TritVector sum = legal(PlaneAlgebra.sumMod3(List.of(x, y, z)));
            assertEquals(PlaneAlgebra.addMod3(PlaneAlgebra.addMod3(x, y), z), sum, "size " + size);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void planesFormTheFieldOfThreeElementsInEveryLane(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TritVector x = TritVector.of(TritVectorTest.randomTrits(LANES, random));
        TritVector y = TritVector.of(TritVectorTest.randomTrits(LANES, random));
        TritVector z = TritVector.of(TritVectorTest.randomTrits(LANES, random));
        TritVector zero = TritVector.builder(LANES).build();
        assertEquals(PlaneAlgebra.addMod3(x, y), PlaneAlgebra.addMod3(y, x));
        assertEquals(PlaneAlgebra.addMod3(x, PlaneAlgebra.addMod3(y, z)),
                PlaneAlgebra.addMod3(PlaneAlgebra.addMod3(x, y), z));
        assertEquals(zero, PlaneAlgebra.subMod3(x, x));
        assertEquals(x, PlaneAlgebra.addMod3(x, zero));
        assertEquals(PlaneAlgebra.product(x, PlaneAlgebra.product(y, z)),
                PlaneAlgebra.product(PlaneAlgebra.product(x, y), z));
        assertEquals(PlaneAlgebra.abs(x), PlaneAlgebra.product(x, x)); // every element is its own inverse
        assertEquals(PlaneAlgebra.product(x, PlaneAlgebra.addMod3(y, z)),
                PlaneAlgebra.addMod3(PlaneAlgebra.product(x, y), PlaneAlgebra.product(x, z)));
        assertEquals((PlaneAlgebra.parity(x) + PlaneAlgebra.parity(y)) % 3,
                PlaneAlgebra.parity(PlaneAlgebra.addMod3(x, y)));
        assertEquals(PlaneAlgebra.parity(x), PlaneAlgebra.parity(x.toResidues()));
        int states = 0;
        for (byte state : x.toStates().toBytes()) {
            states += state;
        }
        assertEquals(states % 3, PlaneAlgebra.parity(x.toStates()));
    }

    static Stream<JsonNode> planes() {
        return elements("planes", 12);
    }

    static Stream<JsonNode> sums() {
        return elements("balanced_add", 8);
    }

    private static Stream<JsonNode> elements(String field, int count) {
        List<JsonNode> elements = new ArrayList<>();
        GOLDEN.get(field).forEach(elements::add);
        assertEquals(count, elements.size());
        return elements.stream();
    }

    private static TritVector vector(JsonNode planes) {
        return TritVector.wrap(new long[] {Long.parseUnsignedLong(planes.get(0).textValue(), 16)},
                new long[] {Long.parseUnsignedLong(planes.get(1).textValue(), 16)}, 64);
    }

    @ParameterizedTest
    @MethodSource("planes")
    void planesAndChecksumsAreThoseOfTheGolden(JsonNode golden) {
        TritVector vector = TritVector.parse(golden.get(0).textValue());
        assertEquals(Long.parseUnsignedLong(golden.get(1).textValue(), 16), vector.plusWords()[0]);
        assertEquals(Long.parseUnsignedLong(golden.get(2).textValue(), 16), vector.minusWords()[0]);
        assertEquals(golden.get(3).intValue(), PlaneAlgebra.parity(vector));
    }

    @ParameterizedTest
    @MethodSource("sums")
    void sumsAreThoseOfTheGoldenAndNotThePrototypes(JsonNode golden) {
        TritVector sum = PlaneAlgebra.addMod3(vector(golden.get("a")), vector(golden.get("b")));
        assertEquals(vector(golden.get("gf3_sum")), sum);
        // the prototype's planes need not even be legal
        assertNotEquals(Long.parseUnsignedLong(golden.get("prototype").get(0).textValue(), 16), sum.plusWords()[0]);
    }

    /** A word as a number of 64 digits: one lane, the full adder digit by digit. */
    @ParameterizedTest
    @MethodSource("sums")
    void carriesGiveTheIntegerSumOfTheGolden(JsonNode golden) {
        TritVector a = vector(golden.get("a"));
        TritVector b = vector(golden.get("b"));
        TritVector.Builder sum = TritVector.builder(64);
        TritVector carry = TritVector.parse("0");
        for (int k = 0; k < 64; k++) {
            PlaneAlgebra.DigitAndCarry next = PlaneAlgebra.fullAdd(TritVector.of(new int[] {a.get(k)}),
                    TritVector.of(new int[] {b.get(k)}), carry);
            sum.set(k, next.digit().get(0));
            carry = next.carry();
        }
        assertEquals(vector(golden.get("integer_sum_mod_3_64")), sum.build());
    }

    @Test
    void sizesMustAgree() {
        TritVector two = TritVector.parse("+-");
        TritVector three = TritVector.parse("+-0");
        binary().forEach(operation -> assertThrows(IllegalArgumentException.class,
                () -> operation.planes.apply(two, three), operation.name));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.majority(two, two, three));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.majority(two, three, two));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.fullAdd(two, two, three));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.select(new long[2], two, two));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.select(new long[1], two, three));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.sumMod3(List.of()));
        assertThrows(IllegalArgumentException.class, () -> PlaneAlgebra.sumMod3(List.of(two, three)));
    }
}
