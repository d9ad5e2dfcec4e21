package org.ternion.trading.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.trading.Goldens;

class StrategyGoldenTest {
    private static final List<Posture> POSTURES =
            List.of(Posture.UNWIND, Posture.OBSERVE, Posture.NORMAL, Posture.CONVEX);

    static Stream<Named<JsonNode>> steps() {
        return cases("strategy_steps.json", "cases");
    }

    static Stream<Named<JsonNode>> laterSteps() {
        return cases("strategy_steps_later.json", "cases");
    }

    private static Stream<Named<JsonNode>> cases(String file, String field) {
        return StreamSupport.stream(Goldens.json(file).get(field).spliterator(), false)
                .map(node -> Named.of(node.path("name").asText(node.toString()), node));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepOfThePrototypeIsRepeated(JsonNode golden) {
        Strategy strategy = new Strategy(Rules.inverted(golden.get("tau_on").doubleValue(),
                golden.get("tau_off").doubleValue()), new SizeRules(golden.get("base_size").doubleValue(), 20, 2));
        int[] states = Goldens.ints(golden.get("state"));
        Expected expected = new Expected(golden.get("out"));
        boolean noConfidence = golden.get("conf").isNull();
        for (int t = 0; t < states.length; t++) {
            double confidence = noConfidence ? 1 : Goldens.number(golden.get("conf").get(t));
            strategy.next(states[t], confidence, false, Posture.NORMAL);
            expected.check(t, strategy.intent(t, "BTCUSDT"));
            expected.checkState(t, strategy.alignAge(), strategy.position(), strategy.hold());
        }
    }

    @ParameterizedTest
    @MethodSource("laterSteps")
    void everyStepOfThePrototypeOf2026IsRepeated(JsonNode golden) {
        LaterStrategy strategy = new LaterStrategy(golden.get("tau_on").doubleValue(),
                golden.get("tau_off").doubleValue(), new SizeRules(golden.get("base_size").doubleValue(), 20, 2));
        int[] states = Goldens.ints(golden.get("state"));
        Expected expected = new Expected(golden.get("out"));
        boolean failing = golden.get("scaffolding_a").intValue() == -1;
        for (int t = 0; t < states.length; t++) {
            JsonNode confidence = golden.get("conf").isNull() ? null : golden.get("conf").get(t);
            LaterStrategy.Advice advice = LaterStrategy.Advice.NONE;
            if (confidence != null && confidence.isArray()) {
                // the stop goes before the exit where a source asks for both
                advice = confidence.get(2).booleanValue() ? LaterStrategy.Advice.RISK_STOP
                        : confidence.get(1).booleanValue() ? LaterStrategy.Advice.NEUTRAL_EXIT : advice;
                confidence = confidence.get(0);
            }
            Posture posture = golden.get("posture").isNull() ? Posture.NORMAL
                    : POSTURES.get(golden.get("posture").get(t).intValue() + 1);
            Intent intent = strategy.next(t, "BTCUSDT", states[t],
                    confidence == null ? 1 : Goldens.number(confidence), advice, failing, posture);
            expected.check(t, intent);
            expected.checkState(t, strategy.alignAge(), strategy.position(), strategy.holding());
            assertEquals(reason(golden.get("out").get("reason").get(t).textValue()), intent.reason(), "reason " + t);
        }
    }

    private static Reason reason(String text) {
        return switch (text) {
            case "active_triadic", "active_triadic (CONVEX)" -> Reason.ACT;
            case "intentional_flat" -> Reason.NEUTRAL_EXIT;
            case "epistemic_unknown (⊥)" -> Reason.UNKNOWN_STATE;
            case "unknown_neutral_synthesis" -> Reason.NEUTRAL_SYNTHESIS;
            case "unknown_risk_stop" -> Reason.RISK_STOP;
            case "prohibited_by_legitimacy" -> Reason.PROHIBITED;
            case "m5_suspension_buffer" -> Reason.SUSPENDED;
            case "posture_unwind (M9)" -> Reason.UNWIND;
            case "posture_observe (M4/M6)" -> Reason.OBSERVE;
            case "systemic_collapse_prohibit (⚡)" -> Reason.COLLAPSE;
            default -> throw new IllegalStateException(text);
        };
    }

    static Stream<Named<JsonNode>> abcInputs() {
        return cases("strategy_steps_later.json", "abc_machine");
    }

    @ParameterizedTest
    @MethodSource("abcInputs")
    void abcMachineChoosesThePostureOfThePrototype(JsonNode golden) {
        assertEquals(POSTURES.get(golden.get("posture").intValue() + 1), AbcMachine.posture(
                golden.get("a").intValue(), golden.get("b").intValue(), golden.get("c").intValue()));
    }

    static Stream<Named<JsonNode>> controllerInputs() {
        return cases("strategy_steps_later.json", "ternary_controller");
    }

    @ParameterizedTest
    @MethodSource("controllerInputs")
    void ternaryControllerActsAsThePrototype(JsonNode golden) {
        assertEquals(golden.get("action").intValue(), TernaryController.action(golden.get("direction").intValue(),
                golden.get("edge").intValue(), golden.get("permission").intValue()));
    }

    static Stream<Named<JsonNode>> permissions() {
        return cases("strategy_steps_later.json", "ternary_permission");
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void stressIsReadAsThePermissionOfThePrototype(JsonNode golden) {
        assertEquals(golden.get("permission").intValue(),
                TernaryController.permission(golden.get("p_bad").doubleValue()));
    }

    /** The columns of a golden; every number must agree in every bit. */
    private record Expected(JsonNode out) {
        void check(int t, Intent intent) {
            assertEquals(out.get("direction").get(t).intValue(), intent.direction(), "direction " + t);
            assertEquals(out.get("target_exposure").get(t).doubleValue(), intent.targetExposure(), "target " + t);
            assertEquals(out.get("urgency").get(t).doubleValue(), intent.urgency(), "urgency " + t);
            assertEquals(out.get("ttl_ms").get(t).intValue(), intent.ttlMillis(), "time to live " + t);
            assertEquals(out.get("hold").get(t).booleanValue(), intent.hold(), "hold " + t);
            assertEquals(out.get("actionability").get(t).doubleValue(), intent.actionability(), "confidence " + t);
        }

        void checkState(int t, int alignAge, int position, boolean holding) {
            assertEquals(out.get("align_age").get(t).intValue(), alignAge, "age " + t);
            assertEquals(out.get("position").get(t).intValue(), position, "position " + t);
            assertEquals(out.get("is_holding").get(t).booleanValue(), holding, "holding " + t);
        }
    }
}
