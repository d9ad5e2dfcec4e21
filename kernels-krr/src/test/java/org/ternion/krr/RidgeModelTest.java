package org.ternion.krr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.io.SectionFileException;
import org.ternion.core.io.SectionWriter;
import org.ternion.krr.domain.Points;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernels;

class RidgeModelTest {
    @TempDir
    private Path folder;

    private final DoubleMatrix x = KernelRidgeTest.normal(150, 2, 1);
    private final DoubleMatrix y = KernelRidgeTest.normal(150, 2, 2);
    private final DoubleMatrix z = KernelRidgeTest.normal(40, 2, 3);

    private Path saved(String kernel, Method method) throws IOException {
        Path file = folder.resolve(method.label());
        KernelRidge.of(Kernels.parse(kernel)).method(method).rank(30).lambda(1e-2, 1e-1).fit(new Points(x), y)
                .save(file);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"rbf:ell=1, DENSE", "'spectral:kmax=3,t=4,zero=1', FINITE_RANK", "rbf:ell=1, NYSTROM",
        "rbf:ell=1, FOURIER_FEATURES", "rbf:ell=1, CONJUGATE_GRADIENT", "matern52:ell=2, AGGREGATED"})
    void modelsPredictAsTheFitDid(String kernel, Method method) throws IOException {
        RidgeFit fit = KernelRidge.of(Kernels.parse(kernel)).method(method).rank(30).lambda(1e-2, 1e-1)
                .fit(new Points(x), y);
        RidgeModel model = RidgeModel.load(saved(kernel, method));
        assertEquals(method, model.method());
        assertEquals(Kernels.parse(kernel), model.kernel());
        Goldens.assertClose(fit.predict(z), model.predict(z, RunOptions.DEFAULT), 1e-12, kernel);
        Goldens.assertClose(fit.solution().variance(z), model.variance(z, RunOptions.DEFAULT), 1e-12, kernel);
    }

    @Test
    void everyCutAndEveryFlipIsFound() throws IOException {
        Path good = folder.resolve("good");
        DoubleMatrix three = KernelRidgeTest.normal(3, 1, 4);
        KernelRidge.of(Kernels.parse("rbf:ell=1")).fit(new Points(three), three).save(good);
        byte[] bytes = Files.readAllBytes(good);
        Path bad = folder.resolve("bad");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            assertThrows(SectionFileException.class, () -> RidgeModel.load(bad), "cut to " + length);
        }
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] = (byte) (flipped[at] ^ 1 << at % 8);
            Files.write(bad, flipped);
            assertThrows(SectionFileException.class, () -> RidgeModel.load(bad), "byte " + at);
        }
    }

    @Test
    void numbersThatMakeNoModelAreRejected() throws IOException {
        assertRejected("section shape", new long[] {2, 1, 1}, "rbf:ell=1", new double[] {1});
        assertRejected("section shape", new long[] {-2, 1, 1, 1, 0}, "rbf:ell=1", new double[] {1});
        assertRejected("section points", new long[] {1L << 30, 1, 1, 1, 0}, "rbf:ell=1", new double[] {1});
        assertRejected("section kernel", new long[] {2, 1, 1, 1, 0}, "rbf:ell=-1", new double[] {1});
        assertRejected("section kernel", new long[] {2, 1, 1, 1, 0}, "rbf:\u0007", new double[] {1});
        assertRejected("section lambdas", new long[] {2, 1, 1, 1, 0}, "rbf:ell=1", new double[] {0});
        assertRejected("section lambdas", new long[] {2, 1, 1, 1, 0}, "rbf:ell=1", new double[2]);
    }

    private void assertRejected(String place, long[] shape, String kernel, double[] lambdas) throws IOException {
        Path bad = folder.resolve("senseless");
        new SectionWriter(RidgeModel.KIND).add("shape", shape).add("kernel", kernel.chars().toArray())
                .add("method", "dense".chars().toArray()).add("lambdas", lambdas).add("points", new double[2])
                .add("targets", new double[2]).add("alpha", new double[2]).write(bad);
        SectionFileException problem = assertThrows(SectionFileException.class, () -> RidgeModel.load(bad));
        assertEquals(place, problem.place(), problem.getMessage());
    }

    @Test
    void onlyScatteredPointsAreKept() {
        RidgeFit fit = KernelRidge.of(Kernels.parse("periodic:ell=1")).fit(TorusGrid.of(4, 4),
                KernelRidgeTest.normal(16, 1, 5));
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class,
                () -> fit.save(folder.resolve("grid")));
        assertTrue(problem.getMessage().contains("only fits of scattered points"), problem.getMessage());
    }

    @Test
    void queriesAreChecked() throws IOException {
        RidgeModel model = RidgeModel.load(saved("rbf:ell=1", Method.DENSE));
        assertThrows(IllegalArgumentException.class,
                () -> model.predict(KernelRidgeTest.normal(2, 3, 6), RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> model.predict(
                DoubleMatrix.wrap(new double[] {1, Double.NaN}, 1, 2), RunOptions.DEFAULT));
    }
}
