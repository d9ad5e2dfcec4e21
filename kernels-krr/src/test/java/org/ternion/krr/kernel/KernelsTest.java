package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
    private static final Kernel A = new Rbf(1);
    private static final Kernel B = new Laplacian(2);

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("rbf:ell=1.0", A),
                Arguments.of(" rbf : ell = 1e+0 ", A),
                Arguments.of("laplacian:ell=2", B),
                Arguments.of("matern12:ell=.5", new Matern(Matern.Smoothness.HALF, 0.5)),
                Arguments.of("matern32:ell=1", new Matern(Matern.Smoothness.THREE_HALVES, 1)),
                Arguments.of("matern52:ell=1", new Matern(Matern.Smoothness.FIVE_HALVES, 1)),
                Arguments.of("periodic:ell=0.7", PeriodicRbf.of(0.7)),
                Arguments.of("periodic:ell=0.7,period=6.28", new PeriodicRbf(0.7, 6.28)),
                Arguments.of("spectral:kmax=4,t=4", new Spectral(4, 4, 1, false)),
                Arguments.of("spectral:t=inf,kmax=3,zero=0,guard=legacy",
                        new Spectral(3, Double.POSITIVE_INFINITY, 0, true)),
                Arguments.of("poly:degree=3,scale=2,offset=0", new Polynomial(3, 2, 0)),
                Arguments.of("poly:degree=2", new Polynomial(2, 1, 1)),
                Arguments.of("constant:value=1", new Constant(1)),
                Arguments.of("ultrametric:branching=2,g=0.2/0.5/1",
                        new Ultrametric(2, 2, new double[] {0.2, 0.5, 1})),
                Arguments.of("ultrametric:beta=0.5,branching=3,depth=4", Ultrametric.decaying(3, 4, 0.5)),
                Arguments.of("padic:weights=1/2/0.5,branching=5",
                        Ultrametric.padic(5, 2, new double[] {1, 2, 0.5})),
                Arguments.of("treerbf:branching=3,depth=2,ell=1", new TreeRbf(3, 2, 1)),
                Arguments.of("rbf:ell=1+laplacian:ell=2", new Sum(List.of(A, B))),
                Arguments.of("rbf:ell=1e+0+laplacian:ell=2", new Sum(List.of(A, B))),
                Arguments.of("rbf:ell=1 * laplacian:ell=2 * rbf:ell=1", new Product(List.of(A, B, A))),
                Arguments.of("2.5*rbf:ell=1", new Scaled(2.5, A)),
                Arguments.of("rbf:ell=1 * 2 * laplacian:ell=2 * 3", new Scaled(6, new Product(List.of(A, B)))),
                Arguments.of("(rbf:ell=1 + laplacian:ell=2) * rbf:ell=1",
                        new Product(List.of(new Sum(List.of(A, B)), A))),
                Arguments.of("rbf:ell=1 + laplacian:ell=2 * rbf:ell=1",
                        new Sum(List.of(A, new Product(List.of(B, A))))),
                Arguments.of("[0:2]rbf:ell=1 * [2:4](rbf:ell=1 + laplacian:ell=2)",
                        new Product(List.of(new Columns(A, 0, 2), new Columns(new Sum(List.of(A, B)), 2, 4)))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAreRead(String text, Kernel expected) {
        assertEquals(expected, Kernels.parse(text));
        assertEquals(expected.hashCode(), Kernels.parse(text).hashCode());
    }

    static Stream<Kernel> kernels() {
        Stream<Kernel> read = texts().map(arguments -> (Kernel) arguments.get()[1]);
        Stream<Kernel> nested = Stream.of(new Scaled(1e300, new Scaled(2, A)),
                new Sum(List.of(new Sum(List.of(A, B)), new Scaled(1e-7, B))),
                new Product(List.of(new Product(List.of(A, B)), new Scaled(2, A))),
                new Columns(new Columns(new Scaled(2, A), 1, 2), 3, 5), new Rbf(1e-100), new Rbf(1.0 / 3),
                new Spectral(1, Double.MIN_VALUE, 0.25, true));
        return Stream.of(read, nested, KernelSamples.ANY_DIMENSION.stream(), KernelSamples.FOUR_COLUMNS.stream(),
                KernelSamples.LEAVES.stream()).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theirTextIsReadBackAsAnEqualKernel(Kernel kernel) {
        assertEquals(kernel, Kernels.parse(kernel.toString()));
        assertEquals(kernel.toString(), Kernels.parse(kernel.toString()).toString());
    }

    @Test
    void theCallersTreeNeedNotBeRepeated() {
        assertEquals(new Ultrametric(2, 2, new double[] {0.2, 0.5, 1}),
                Kernels.parse("ultrametric:g=0.2/0.5/1", 2, 2));
        assertEquals(Ultrametric.decaying(3, 6, 0.5), Kernels.parse("ultrametric:beta=0.5", 3, 6));
        assertEquals(new Scaled(2, Ultrametric.padic(2, 1, new double[] {1, 1})),
                Kernels.parse("2 * padic:weights=1/1", 2, 1));
        assertEquals(new TreeRbf(3, 2, 1), Kernels.parse("treerbf:ell=1,depth=2", 3, 2));
        assertThrows(IllegalArgumentException.class, () -> Kernels.parse("ultrametric:g=0/1", 2, 2));
        assertMessage("branching=3 in the kernel, but the tree has 2",
                () -> Kernels.parse("treerbf:ell=1,branching=3", 2, 2));
        assertThrows(IllegalArgumentException.class, () -> Kernels.parse("rbf:ell=1", 1, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rbff:ell=1|unknown kernel 'rbff'; known: rbf, periodic, ",
        "rbf|rbf needs ell=.., found no parameter",
        "rbf:el=1|rbf needs ell=.., found el",
        "rbf:ell=1,period=2|rbf has no parameter period; known: ell",
        "rbf:ell=1,ell=2|rbf has two parameters ell",
        "rbf:ell=x|ell of rbf must be a number, was 'x'",
        "rbf:ell=0x1p3|ell of rbf must be a number, was '0x1p3'",
        "rbf:ell=1d|ell of rbf must be a number, was '1d'",
        "rbf:ell=NaN|ell of rbf must be a number, was 'NaN'",
        "rbf:ell=-1|ell must be in [1.0E-100, 1.0E100], was -1.0 (in the kernel 'rbf:ell=-1')",
        "rbf:ell=inf|was Infinity",
        "rbf:ell=|the value of ell expected",
        "rbf:|a parameter expected",
        "rbf:ell|'=' expected",
        "''|a kernel expected in the kernel '', found the end",
        "rbf:ell=1 +|a kernel expected",
        "rbf:ell=1 rbf:ell=1|'+', '*' or the end expected",
        "(rbf:ell=1|')' expected",
        "rbf:ell=1)|'+', '*' or the end expected",
        "2.5|'*' and a kernel (constant:value=1 is one) expected",
        "-2 * rbf:ell=1|factor must be in [0.0,",
        "1.2.3 * rbf:ell=1|'1.2.3' in '1.2.3 * rbf:ell=1' is not a number",
        "[2:2]rbf:ell=1|column after the last must be in [3,",
        "[-1:2]rbf:ell=1|the first column expected",
        "[0:99999999999]rbf:ell=1|']' expected",
        "[0:2]ultrametric:branching=2,g=0/1|one column with the numbers of leaves expected",
        "spectral:kmax=4.5,t=1|kmax of spectral must be an integer, was 4.5",
        "spectral:kmax=4,t=0|temperature must be > 0, was 0.0",
        "spectral:kmax=0,t=1|kMax must be in [1,",
        "spectral:kmax=1,t=1,zero=-1|zeroMode must be in [0.0,",
        "spectral:kmax=1,t=1,guard=new|guard of spectral can be legacy only, was 'new'",
        "poly:degree=0|degree must be in [1, 64], was 0",
        "constant:value=-1|value must be in [0.0,",
        "ultrametric:g=0/1|ultrametric needs branching=.., found g",
        "ultrametric:branching=2,g=0//1|g of ultrametric must be a number, was ''",
        "ultrametric:branching=2,g=1/0.5|level 1 has the eigenvalue -0.5",
        "ultrametric:branching=2,beta=0.5|ultrametric needs depth=.."})
    void wrongTextsAreExplained(String text, String message) {
        assertMessage(message, () -> Kernels.parse(text));
    }

    @Test
    void hostileTextsEndInAnArgumentException() {
        String deep = "(".repeat(100_000) + "rbf:ell=1";
        assertMessage("more than 100 brackets", () -> Kernels.parse(deep));
        assertMessage("more than 100 brackets", () -> Kernels.parse("[0:1]".repeat(100_000) + "rbf:ell=1"));
        String good = "(rbf:ell=1.5 + 2e-1 * [0:2]spectral:kmax=4,t=inf) * ultrametric:branching=2,g=0.2/0.5/1";
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, "()[]:=,+*/. 019eE-xrg\u00e9\u0000".charAt(random.nextInt(23)));
                } else {
                    text.delete(at, at + 1 + random.nextInt(3));
                }
            }
            try {
                Kernels.parse(text.toString()).checkDimension(2);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), "round " + round + ": " + text);
            }
        }
    }

    private static void assertMessage(String part, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(part), () -> "expected '" + part + "' in: " + message);
        assertTrue(message.indexOf('\n') < 0, "one line");
    }
}
