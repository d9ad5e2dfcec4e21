package org.ternion.trading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.trading.position.AccountModel;
import org.ternion.trading.position.AccountRules;
import org.ternion.trading.position.FeeBase;
import org.ternion.trading.position.FillRules;
import org.ternion.trading.position.FillTiming;
import org.ternion.trading.position.GateRule;
import org.ternion.trading.position.GateRules;
import org.ternion.trading.position.MinTradeRule;
import org.ternion.trading.position.MissingConfidence;
import org.ternion.trading.position.PositionRules;
import org.ternion.trading.position.SizeRules;
import org.ternion.trading.position.SlippageRule;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.MissingPrice;
import org.ternion.trading.signal.RegimeSpec;
import org.ternion.trading.signal.StressRule;
import org.ternion.trading.signal.ThresholdRule;
import org.ternion.trading.signal.Volatility;
import org.ternion.trading.signal.VolatilitySource;

/** Settings of an engine: a profile and what was changed. Immutable. */
public final class EngineConfig {
    /** The profile {@link Profile#CAUSAL}. */
    public static final EngineConfig CAUSAL = of(Profile.CAUSAL);
    /** The profile {@link Profile#REFERENCE}. */
    public static final EngineConfig REFERENCE = of(Profile.REFERENCE);

    private final Profile profile;
    private final EnumMap<Setting, Object> values;

    private EngineConfig(Profile profile, EnumMap<Setting, Object> values) {
        this.profile = profile;
        this.values = values;
    }

    /**
     * The settings of a profile.
     *
     * @param profile which one
     * @return its settings
     */
    public static EngineConfig of(Profile profile) {
        EnumMap<Setting, Object> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.value(profile));
        }
        return new EngineConfig(profile, values);
    }

    /**
     * The same settings but one.
     *
     * @param setting which one
     * @param value   a {@code Number}, {@code Boolean} or constant, as the setting asks for
     * @return new settings; use {@link #requireConsistent} when all are set
     * @throws IllegalArgumentException if the value is not allowed
     */
    public EngineConfig with(Setting setting, Object value) {
        EnumMap<Setting, Object> changed = new EnumMap<>(values);
        changed.put(setting, setting.checked(value));
        return new EngineConfig(profile, changed);
    }

    /**
     * The same settings but one, given as text.
     *
     * @param assignment {@code key=value}, say {@code gate.tau-on=0.45}; {@code none} for an absent number
     * @return new settings
     * @throws IllegalArgumentException if there is no such setting or the value is not allowed
     */
    public EngineConfig with(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("key=value expected, got " + assignment);
        }
        String key = assignment.substring(0, equals);
        Setting setting = Setting.ofKey(key).orElseThrow(() -> new IllegalArgumentException(
                "no setting " + key + "; there are " + String.join(", ", of(profile).toMap().keySet())));
        EnumMap<Setting, Object> changed = new EnumMap<>(values);
        changed.put(setting, setting.parse(assignment.substring(equals + 1)));
        return new EngineConfig(profile, changed);
    }

    /**
     * Refuses settings that contradict each other; engines do this themselves.
     *
     * @return these settings
     * @throws IllegalArgumentException if tau off is greater than tau on
     */
    public EngineConfig requireConsistent() {
        if (number(Setting.TAU_OFF) > number(Setting.TAU_ON)) {
            throw new IllegalArgumentException(Setting.TAU_OFF.key() + " must not be greater than "
                    + Setting.TAU_ON.key() + ", was " + values.get(Setting.TAU_OFF) + " > "
                    + values.get(Setting.TAU_ON));
        }
        return this;
    }

    /** {@return the profile these settings began with} */
    public Profile profile() {
        return profile;
    }

    /**
     * A number.
     *
     * @param setting one of numbers or integers
     * @return its value, NaN if absent
     */
    public double number(Setting setting) {
        return ((Number) values.get(setting)).doubleValue();
    }

    /**
     * An integer.
     *
     * @param setting one of integers
     * @return its value
     */
    public int integer(Setting setting) {
        return (Integer) values.get(setting);
    }

    /**
     * A flag.
     *
     * @param setting one of flags
     * @return its value
     */
    public boolean flag(Setting setting) {
        return (Boolean) values.get(setting);
    }

    /**
     * A choice.
     *
     * @param <E>     the constants
     * @param setting one of choices
     * @param type    its constants
     * @return its value
     */
    public <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return type.cast(values.get(setting));
    }

    /** {@return what these settings say about the regime} */
    public RegimeSpec regime() {
        return new RegimeSpec(integer(Setting.MIN_RUN), number(Setting.MAX_FLIP_RATE),
                number(Setting.MAX_VOLATILITY), integer(Setting.REGIME_WINDOW),
                choice(Setting.FLIP_RULE, FlipRule.class), choice(Setting.MARGIN_RULE, MarginRule.class));
    }

    /** A volatility before its first price. */
    Volatility volatility() {
        return new Volatility(choice(Setting.VOLATILITY_SOURCE, VolatilitySource.class),
                integer(Setting.VOLATILITY_WINDOW), choice(Setting.MISSING_PRICE, MissingPrice.class));
    }

    /** {@return what these settings say about gate, sizes, fills and account} */
    public PositionRules positionRules() {
        return new PositionRules(
                new GateRules(choice(Setting.GATE_RULE, GateRule.class), number(Setting.TAU_ON),
                        number(Setting.TAU_OFF), integer(Setting.K_ON), integer(Setting.K_OFF),
                        flag(Setting.RESET_ON_FLIP), choice(Setting.MISSING_CONFIDENCE, MissingConfidence.class)),
                new SizeRules(number(Setting.BASE_SIZE), number(Setting.RAMP_SCALE), number(Setting.CONVEX_FACTOR)),
                new FillRules(choice(Setting.FILL_TIMING, FillTiming.class), number(Setting.FEE_RATE),
                        choice(Setting.FEE_BASE, FeeBase.class), number(Setting.SLIPPAGE_RATE),
                        choice(Setting.SLIPPAGE_RULE, SlippageRule.class), number(Setting.IMPACT),
                        number(Setting.MIN_TRADE), choice(Setting.MIN_TRADE_RULE, MinTradeRule.class),
                        number(Setting.MAX_PARTICIPATION), number(Setting.MAX_GAP)),
                new AccountRules(choice(Setting.ACCOUNT, AccountModel.class), number(Setting.START_EQUITY),
                        number(Setting.LOT_SIZE), number(Setting.MIN_NOTIONAL), number(Setting.MAX_LEVERAGE),
                        number(Setting.BORROW_RATE), number(Setting.FUNDING_RATE)));
    }

    /**
     * The settings that use what is not known yet at a bar.
     *
     * @return keys and values, empty for causal settings
     */
    public List<String> lookAhead() {
        List<String> found = new ArrayList<>();
        if (values.get(Setting.THRESHOLD_RULE) == ThresholdRule.WHOLE_SERIES) {
            found.add(assignment(Setting.THRESHOLD_RULE));
        }
        if (flag(Setting.STRESS) && values.get(Setting.STRESS_RULE) == StressRule.WHOLE_SERIES) {
            found.add(assignment(Setting.STRESS_RULE));
        }
        if (values.get(Setting.FILL_TIMING) == FillTiming.SAME_CLOSE) {
            found.add(assignment(Setting.FILL_TIMING));
        }
        return found;
    }

    private String assignment(Setting setting) {
        return setting.key() + "=" + Setting.text(values.get(setting));
    }

    /** {@return all settings as text, by key, in the order of {@link Setting}} */
    public Map<String, String> toMap() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((setting, value) -> texts.put(setting.key(), Setting.text(value)));
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EngineConfig config && config.profile == profile && config.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(profile, toMap());
    }

    @Override
    public String toString() {
        return profile + " " + toMap();
    }
}
