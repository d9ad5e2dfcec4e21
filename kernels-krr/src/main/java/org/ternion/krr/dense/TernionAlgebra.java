package org.ternion.krr.dense;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.krr.simd.PanelUpdate;

/** Own loops; eigenvectors by ojAlgo. */
final class TernionAlgebra implements DenseAlgebra {
    static final DenseAlgebra INSTANCE = new TernionAlgebra();

    private TernionAlgebra() {
    }

    @Override
    public String name() {
        return "ternion";
    }

    @Override
    public int factor(double[] a, int n, RunOptions run) {
        return new BlockedCholesky(PanelUpdate.CHOSEN, BlockedCholesky.BLOCK, a, n, run).factor();
    }

    @Override
    public SymmetricEigen eigen(DoubleMatrix symmetric) {
        return OjAlgoAlgebra.INSTANCE.eigen(symmetric);
    }

    @Override
    public double[] eigenvalues(DoubleMatrix symmetric, RunOptions run) {
        int n = symmetric.rows();
        Checks.inRange(symmetric.cols(), n, n, "columns");
        return new BandReduction(symmetric.toArray(), n, BandReduction.BAND, run.withProgress(Progress.NONE))
                .eigenvalues();
    }
}
