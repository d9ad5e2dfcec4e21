package org.ternion.cli;

import java.util.EnumSet;
import java.util.Set;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.Method;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.Domain;

/** Predicts at every point of a grid or tree of which some are observed. */
final class WholeDomain {
    /** They know the unobserved points too; the others know the coordinates of the observations only. */
    private static final Set<Method> STRUCTURED = EnumSet.of(Method.CIRCULANT, Method.CIRCULANT_FILL_IN,
            Method.CIRCULANT_MODES, Method.KRONECKER, Method.TREE_HAAR, Method.TREE_SWEEPS);

    private WholeDomain() {
    }

    /** A row per point of {@code all}, which has an observation everywhere. */
    static DoubleMatrix predict(RidgeFit fit, Domain all) {
        return STRUCTURED.contains(fit.method()) ? fit.solution().predictDomain() : fit.predict(all.points());
    }
}
