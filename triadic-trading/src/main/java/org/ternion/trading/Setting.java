package org.ternion.trading;

import java.util.Locale;
import java.util.Optional;
import org.ternion.trading.position.AccountModel;
import org.ternion.trading.position.FeeBase;
import org.ternion.trading.position.FillTiming;
import org.ternion.trading.position.GateRule;
import org.ternion.trading.position.MinTradeRule;
import org.ternion.trading.position.MissingConfidence;
import org.ternion.trading.position.SlippageRule;
import org.ternion.trading.signal.ConfidenceKind;
import org.ternion.trading.signal.ConfidenceShape;
import org.ternion.trading.signal.DeadZone;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.StressRule;
import org.ternion.trading.signal.ThresholdRule;
import org.ternion.trading.signal.VolatilitySource;

/** Everything an engine can be told, with its values in both profiles. Numbers that may be absent are NaN then. */
public enum Setting {
    /** Returns of the deviation that normalises a return. */
    STATE_WINDOW("state.window", 200, 1, 1_000_000),
    /** Which unit the dead zone has. */
    DEAD_ZONE("state.dead-zone", DeadZone.RETURN_SIGMA, DeadZone.RETURN_SIGMA),
    /** Least dead zone of {@link DeadZone#RETURN_SIGMA}. */
    DEAD_ZONE_MIN("state.dead-zone-min", 5e-5, 0, 5),
    /** Dead zone of {@link DeadZone#Z_UNITS}. */
    DEAD_ZONE_Z("state.dead-zone-z", 0.25, 0, 5),
    /** What a price that is no positive number does. */
    MISSING_PRICE("state.missing-price", MissingPrice.POISON, MissingPrice.UNKNOWN),
    /** What volatility is the deviation of. */
    VOLATILITY_SOURCE("vol.source", VolatilitySource.PRICE_DIFFERENCE, VolatilitySource.LOG_RETURN),
    /** Differences of the deviation that is volatility. */
    VOLATILITY_WINDOW("vol.window", 50, 2, 1_000_000),
    /** Which volatilities the threshold is a percentile of. */
    THRESHOLD_RULE("vol.threshold", ThresholdRule.WHOLE_SERIES, ThresholdRule.TRAILING),
    /** The percentile. */
    THRESHOLD_PERCENTILE("vol.percentile", 80.0, 0, 100),
    /** Bars of {@link ThresholdRule#TRAILING}. */
    THRESHOLD_WINDOW("vol.threshold-window", 5000, 1, 10_000_000),
    /** Volatilities before which a causal threshold is infinite. */
    THRESHOLD_MIN_COUNT("vol.threshold-min-count", 200, 1, 10_000_000),
    /** The threshold of {@link ThresholdRule#FIXED}. */
    THRESHOLD_FIXED("vol.threshold-fixed", Double.POSITIVE_INFINITY, 0, Double.POSITIVE_INFINITY),
    /** Where confidence comes from. */
    CONFIDENCE("confidence.source", ConfidenceKind.PERSISTENCE, ConfidenceKind.PERSISTENCE),
    /** How confidence grows with the run. */
    CONFIDENCE_SHAPE("confidence.shape", ConfidenceShape.EXP, ConfidenceShape.EXP),
    /** Bars of the growth. */
    CONFIDENCE_SCALE("confidence.scale", 30, 1e-9, 1e9),
    /** What {@link ConfidenceKind#LEAKY} keeps per bar. */
    CONFIDENCE_LEAK("confidence.leak", 0.85, 0, 1),
    /** What a confidence that is no number means. */
    MISSING_CONFIDENCE("confidence.missing", MissingConfidence.FULL, MissingConfidence.NONE),
    /** When confidence becomes permission. */
    GATE_RULE("gate.rule", GateRule.INVERTED, GateRule.SCHMITT),
    /** Upper threshold, at least {@link #TAU_OFF}. */
    TAU_ON("gate.tau-on", 0.5, 0, 1),
    /** Lower threshold. */
    TAU_OFF("gate.tau-off", 0.3, 0, 1),
    /** Bars in a row that engage. */
    K_ON("gate.k-on", 1, 1, 1_000_000),
    /** Bars in a row that release. */
    K_OFF("gate.k-off", 1, 1, 1_000_000),
    /** Whether a change of sign releases {@link GateRule#SCHMITT}. */
    RESET_ON_FLIP("gate.reset-on-flip", true),
    /** Greatest target, a share of equity. */
    BASE_SIZE("strategy.base-size", 0.05, 0, 1000),
    /** Bars of the growth of the target in a run. */
    RAMP_SCALE("strategy.ramp-scale", 20, 1e-9, 1e9),
    /** Multiple of the base size of posture CONVEX. */
    CONVEX_FACTOR("strategy.convex-factor", 2.0, 0, 1000),
    /** When a decision is executed. */
    FILL_TIMING("execution.fill", FillTiming.SAME_CLOSE, FillTiming.NEXT_OPEN),
    /** Fee rate. */
    FEE_RATE("execution.fee", 5e-4, 0, 1),
    /** Slippage rate. */
    SLIPPAGE_RATE("execution.slippage", 3e-4, 0, 1),
    /** Least change of exposure. */
    MIN_TRADE("execution.min-trade", 0.02, 0, 1000),
    /** How a change is compared with it. */
    MIN_TRADE_RULE("execution.min-trade-rule", MinTradeRule.STRICT, MinTradeRule.TOLERANT),
    /** What fees are a share of. */
    FEE_BASE("execution.fee-base", FeeBase.INITIAL_EQUITY, FeeBase.NOTIONAL),
    /** What slippage does. */
    SLIPPAGE_RULE("execution.slippage-rule", SlippageRule.LOGGED, SlippageRule.CHARGED),
    /** Share of the volume of the executing bar that can be traded at most; NaN for no limit. */
    MAX_PARTICIPATION("execution.max-participation", Double.NaN, 0, 1),
    /**
     * Greatest distance of an open from the close before, as a share of it, at which is filled; beyond it fills are at
     * the close. Opens of single mistaken trades are in real files.
     */
    MAX_GAP("execution.max-gap", 0.5, 0, Double.POSITIVE_INFINITY),
    /** Price impact: this times the square root of the share of the bar's volume, added to slippage. */
    IMPACT("execution.impact", 0.0, 0, 10),
    /** What stays constant between fills. */
    ACCOUNT("account.model", AccountModel.FRACTION, AccountModel.UNITS),
    /** Money at the start; units and lots are in its terms. */
    START_EQUITY("account.start", 1, 1e-9, 1e15),
    /** Units are whole multiples of it; 0 for any. */
    LOT_SIZE("account.lot", 0, 0, 1e9),
    /** Least notional of a trade, in money. */
    MIN_NOTIONAL("account.min-notional", 0, 0, 1e15),
    /** Greatest absolute exposure; NaN for no limit. */
    MAX_LEVERAGE("account.max-leverage", Double.NaN, 0, 1000),
    /** Rate per bar on what a short position owes. */
    BORROW_RATE("account.borrow-rate", 0.0, 0, 1),
    /** Rate per bar on the absolute position, paid by longs and received by shorts. */
    FUNDING_RATE("account.funding-rate", 0.0, -1, 1),
    /** Shortest run of an acceptable bar. */
    MIN_RUN("regime.min-run", 3, 0, 1_000_000),
    /** Greatest flip rate; NaN for none. */
    MAX_FLIP_RATE("regime.max-flip-rate", Double.NaN, 0, 1),
    /** Greatest volatility; NaN for none. */
    MAX_VOLATILITY("regime.max-vol", Double.NaN, 0, Double.POSITIVE_INFINITY),
    /** States of the flip rate. */
    REGIME_WINDOW("regime.window", 50, 1, 1_000_000),
    /** How the flip rate joins the run. */
    FLIP_RULE("regime.flip-rule", FlipRule.OR, FlipRule.AND),
    /** How the distance from the border is measured. */
    MARGIN_RULE("regime.margin", MarginRule.LAGGED, MarginRule.CONSISTENT),
    /** Whether structural stress is computed and bans exposure. */
    STRESS("stress.enabled", false),
    /** What volatility is compared with. */
    STRESS_RULE("stress.rule", StressRule.WHOLE_SERIES, StressRule.TRAILING),
    /** Returns of the volatility and flips of the rate. */
    STRESS_WINDOW("stress.window", 100, 2, 1_000_000),
    /** Deviations of volatility that count as one. */
    STRESS_VOLATILITY("stress.vol-z", 1.5, 1e-9, 1e9),
    /** Flip rate that counts as one. */
    STRESS_FLIPS("stress.flip-rate", 0.4, 1e-9, 1e9),
    /** Stress above which exposure is banned. */
    STRESS_LIMIT("stress.limit", 0.7, 0, 1);

    enum Kind {
        NUMBER, INTEGER, FLAG, CHOICE
    }

    private final String key;
    private final Kind kind;
    private final Object reference;
    private final Object causal;
    private final double low;
    private final double high;

    Setting(String key, double value, double low, double high) {
        this(key, Kind.NUMBER, value, value, low, high);
    }

    Setting(String key, int value, int low, int high) {
        this(key, Kind.INTEGER, value, value, low, high);
    }

    Setting(String key, boolean value) {
        this(key, Kind.FLAG, value, value, 0, 1);
    }

    <E extends Enum<E>> Setting(String key, E reference, E causal) {
        this(key, Kind.CHOICE, reference, causal, 0, 0);
    }

    Setting(String key, Kind kind, Object reference, Object causal, double low, double high) {
        this.key = key;
        this.kind = kind;
        this.reference = reference;
        this.causal = causal;
        this.low = low;
        this.high = high;
    }

    /**
     * A setting by its name on command lines and in manifests.
     *
     * @param key such as {@code gate.tau-on}
     * @return the setting, if there is one
     */
    public static Optional<Setting> ofKey(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** {@return the name on command lines and in manifests} */
    public String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    Object value(Profile profile) {
        return profile == Profile.REFERENCE ? reference : causal;
    }

    /** Checks a value of this setting; a number may be any {@link Number}. */
    Object checked(Object value) {
        switch (kind) {
            case FLAG -> {
                return require(value instanceof Boolean, value, value);
            }
            case CHOICE -> {
                return require(((Enum<?>) causal).getDeclaringClass().isInstance(value), value, value);
            }
            case INTEGER -> {
                double number = value instanceof Number n ? n.doubleValue() : Double.NaN;
                return require(number == Math.rint(number) && number >= low && number <= high, value, (int) number);
            }
            default -> {
                double number = value instanceof Number n ? n.doubleValue() : Double.POSITIVE_INFINITY;
                boolean none = Double.isNaN(number) && Double.isNaN((double) causal);
                return require(none || number >= low && number <= high, value, number);
            }
        }
    }

    private Object require(boolean ok, Object given, Object value) {
        if (!ok) {
            throw new IllegalArgumentException(key + " must be " + accepted() + ", was " + given);
        }
        return value;
    }

    /** Reads a value as text. */
    Object parse(String text) {
        try {
            return switch (kind) {
                case FLAG -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> checked(text);
                };
                case CHOICE -> choice(text);
                default -> checked(text.equals("none") ? Double.NaN : Double.parseDouble(text));
            };
        } catch (NumberFormatException e) {
            return require(false, text, text);
        }
    }

    private Object choice(String text) {
        for (Object constant : ((Enum<?>) causal).getDeclaringClass().getEnumConstants()) {
            if (text(constant).equals(text)) {
                return constant;
            }
        }
        return require(false, text, text);
    }

    static String text(Object value) {
        if (value instanceof Double number && Double.isNaN(number)) {
            return "none";
        }
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : value.toString();
    }

    private String accepted() {
        switch (kind) {
            case FLAG -> {
                return "true or false";
            }
            case CHOICE -> {
                StringBuilder names = new StringBuilder("one of");
                for (Object constant : ((Enum<?>) causal).getDeclaringClass().getEnumConstants()) {
                    names.append(' ').append(text(constant));
                }
                return names.toString();
            }
            case INTEGER -> {
                return "an integer in [" + (long) low + ", " + (long) high + "]";
            }
            default -> {
                return "in [" + low + ", " + high + "]" + (Double.isNaN((double) causal) ? " or none" : "");
            }
        }
    }
}
