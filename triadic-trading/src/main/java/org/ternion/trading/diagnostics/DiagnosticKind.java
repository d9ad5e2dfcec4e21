package org.ternion.trading.diagnostics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.ternion.trading.diagnostics.DiagnosticInput.Part;

/** All diagnostics by name: what each needs and how it is computed. */
public enum DiagnosticKind {
    /** Share of acceptable bars on which it acted, by threshold and confidence. */
    ENGAGEMENT("engagement", "Engagement surface", Needs.SWEEP, List.of("tau_off", "bin_center", "engagement"),
            SweepSurfaces::engagement),
    /** Wrong and missed actions by threshold and confidence. */
    CONFUSION("confusion", "Confusion surface", Needs.SWEEP, List.of("tau_off", "bin_center", "fp_rate", "fn_rate"),
            SweepSurfaces::confusion),
    /** Share of acceptable bars by the settings of the regime. */
    REGIME("regime", "Regime surface", Needs.SWEEP,
            List.of("min_run_length", "max_vol_pct", "max_flip_rate", "acceptable_pct"), SweepSurfaces::regime),
    /** Share of acceptable bars over time and confidence. */
    ACCEPTABILITY("acceptability", "Acceptability", Needs.LOG, List.of(), TimeMap::acceptability),
    /** Mean margin over time and confidence. */
    LEGITIMACY_MARGIN("legitimacy-margin", "Legitimacy margin", Needs.LOG, List.of(), TimeMap::margin),
    /** Mean length of acceptable runs over time and confidence. */
    ACCEPTANCE_PERSISTENCE("acceptance-persistence", "Acceptance persistence", Needs.LOG, List.of(),
            TimeMap::persistence),
    /** Acceptable and unacceptable buys and sells. */
    DIRECTION_LEGITIMACY("direction-legitimacy", "Direction legitimacy", Needs.LOG, List.of(),
            DirectionLegitimacy::of),
    /** Why acceptable bars were not acted on. */
    FALSE_NEGATIVES("false-negatives", "Anatomy of false negatives", Needs.LOG, List.of(), FalseNegatives::of),
    /** Confidence of a bar against that of the next. */
    HYSTERESIS_PHASE("hysteresis-phase", "Hysteresis phase", Needs.LOG, List.of(), HysteresisPhase::of),
    /** Volatility, returns and volume over the acceptable stretches. */
    MICROSTRUCTURE("microstructure", "Microstructure", Needs.LOG, List.of(), Microstructure::of),
    /** Where trader and surface, or two logs, agree on what is acceptable. */
    MANIFOLD_HOMOLOGY("manifold-homology", "Manifold homology", Needs.LOG_AND_OTHER,
            List.of("tau_off", "bin_center", "engagement"), ManifoldHomology::of),
    /** Entropy of acting by margin and confidence. */
    ACTION_ENTROPY("action-entropy", "Action entropy", Needs.LOG, List.of(), MarginMap::entropy),
    /** Bars until the next unacceptable one by margin and confidence. */
    FIRST_EXIT("first-exit", "First exit", Needs.LOG, List.of(), MarginMap::firstExit),
    /** Curvature of confidence by margin and confidence. */
    POLICY_CURVATURE("policy-curvature", "Policy curvature", Needs.LOG, List.of(), MarginMap::curvature),
    /** Curvature of confidence against confidence, bar by bar. */
    CURVATURE_CLOUD("curvature-cloud", "Curvature by bar", Needs.LOG, List.of(), CurvatureCloud::of),
    /** How long connected acceptable stretches of confidence live. */
    TEMPORAL_HOMOLOGY("temporal-homology", "Temporal homology", Needs.LOG, List.of(), TemporalHomology::of),
    /** Where confidence and margin move next. */
    VECTOR_FIELD("vector-field", "Vector field", Needs.LOG, List.of(), VectorField::of),
    /** How much the policies of two logs differ. */
    POLICY_DISTANCE("policy-distance", "Policy distance", Needs.TWO_LOGS, List.of(), PolicyDistance::of),
    /** Profit over time. */
    PROFIT("profit", "Profit", Needs.LOG, List.of(), Dashboard::profit),
    /** Rolling share of holding. */
    HOLD_RATE("hold-rate", "Hold rate", Needs.LOG, List.of(), Dashboard::holdRate),
    /** Price with what was intended at it. */
    PRICE_ACTIONS("price-actions", "Price and actions", Needs.LOG, List.of(), Dashboard::priceActions),
    /** Precision and recall by threshold. */
    PRECISION_RECALL("precision-recall", "Precision and recall", Needs.SWEEP,
            List.of("tau_off", "precision", "recall"), Dashboard::precisionRecall),
    /** Acting on acceptable and on unacceptable bars by confidence. */
    LEGITIMACY_LEAKAGE("legitimacy-leakage", "Legitimacy leakage", Needs.LOG, List.of(), Dashboard::leakage);

    private enum Needs {
        LOG, TWO_LOGS, SWEEP, LOG_AND_OTHER
    }

    private final String id;
    private final String title;
    private final Needs needs;
    private final List<String> sweepColumns;
    private final BiFunction<DiagnosticInput, DiagnosticSettings, Diagnostic> compute;

    DiagnosticKind(String id, String title, Needs needs, List<String> sweepColumns,
            BiFunction<DiagnosticInput, DiagnosticSettings, Diagnostic> compute) {
        this.id = id;
        this.title = title;
        this.needs = needs;
        this.sweepColumns = sweepColumns;
        this.compute = compute;
    }

    /**
     * A diagnostic by name.
     *
     * @param id such as {@code acceptability}
     * @return the kind
     * @throws IllegalArgumentException if there is none, with all names
     */
    public static DiagnosticKind named(String id) {
        for (DiagnosticKind kind : values()) {
            if (kind.id.equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no diagnostic " + id + "; there are "
                + Arrays.stream(values()).map(DiagnosticKind::id).collect(Collectors.joining(", ")));
    }

    /** {@return the name on the command line} */
    public String id() {
        return id;
    }

    /** {@return a heading} */
    public String title() {
        return title;
    }

    /** {@return what must be given; {@link #MANIFOLD_HOMOLOGY} also needs a sweep or a second log} */
    public Set<Part> required() {
        return switch (needs) {
            case LOG, LOG_AND_OTHER -> EnumSet.of(Part.LOG);
            case TWO_LOGS -> EnumSet.of(Part.LOG, Part.SECOND_LOG);
            case SWEEP -> EnumSet.of(Part.SWEEP);
        };
    }

    /** {@return the columns a table of a sweep must have, empty if none is read} */
    public List<String> sweepColumns() {
        return sweepColumns;
    }

    /**
     * Whether an input has all that is needed.
     *
     * @param input what is given
     * @return true if {@link #compute} finds its parts and columns
     */
    public boolean accepts(DiagnosticInput input) {
        boolean sweep = input.has(Part.SWEEP) && input.sweep().header().containsAll(sweepColumns);
        return switch (needs) {
            case LOG -> input.has(Part.LOG);
            case TWO_LOGS -> input.has(Part.LOG) && input.has(Part.SECOND_LOG);
            case SWEEP -> sweep;
            case LOG_AND_OTHER -> input.has(Part.LOG) && (sweep || input.has(Part.SECOND_LOG));
        };
    }

    /**
     * Computes the diagnostic.
     *
     * @param input    logs and tables
     * @param settings bins and limits
     * @return the data, which can draw itself
     * @throws IllegalArgumentException if a part or a column is missing, or a log or table has no rows
     */
    public Diagnostic compute(DiagnosticInput input, DiagnosticSettings settings) {
        Objects.requireNonNull(settings, "settings");
        for (Part part : required()) {
            if (!input.has(part)) {
                throw new IllegalArgumentException(id + ": " + part.words() + " is needed");
            }
            requireRows(input, part);
        }
        return compute.apply(input, settings);
    }

    private void requireRows(DiagnosticInput input, Part part) {
        int rows = switch (part) {
            case LOG -> input.log().size();
            case SECOND_LOG -> input.secondLog().size();
            case SWEEP -> input.sweep().rows();
            case SECOND_SWEEP -> input.secondSweep().rows();
        };
        if (rows == 0) {
            throw new IllegalArgumentException(id + ": " + part.words() + " has no rows");
        }
    }
}
