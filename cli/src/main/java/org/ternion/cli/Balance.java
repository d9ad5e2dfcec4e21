package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.sphere.BalanceReport;

/** The numbers of a {@link BalanceReport}, all of them together: any single one is easily misread. */
final class Balance {
    private Balance() {
    }

    static Map<String, Object> tree(BalanceReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("misplacedFraction", report.misplacedFraction());
        tree.put("balanced", report.balanced(BalanceReport.DEFAULT_TOLERANCE));
        tree.put("avgAbsOverload", report.avgAbsOverload());
        tree.put("avgAbsOverloadBound", report.avgAbsOverloadBound());
        tree.put("maxAbsOverload", report.maxAbsOverload());
        tree.put("overloadVariance", report.overloadVariance());
        tree.put("chi2", orNull(report.chi2()));
        tree.put("emdShells", report.emdShells());
        tree.put("emptyShells", report.emptyShells());
        tree.put("spearman", orNull(report.spearman()));
        tree.put("counts", report.counts());
        tree.put("capacity", report.capacity());
        return tree;
    }

    /** JSON has no NaN and no infinity. */
    private static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
