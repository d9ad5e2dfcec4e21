package org.ternion.core.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimdTest {
    static final class PanamaStandIn implements IntSupplier {
        @Override
        public int getAsInt() {
            return 2;
        }
    }

    /** CI runs the tests three times; this makes sure that each run used the loops it was meant to use. */
    @Test
    @EnabledIfSystemProperty(named = "ternion.test.expectedLoops", matches = ".+")
    void usesTheLoopsThisTestRunIsFor() {
        assertEquals(System.getProperty("ternion.test.expectedLoops"), Simd.loops());
    }

    @Test
    void selectsByAvailability() {
        IntSupplier chosen = Simd.select(MethodHandles.lookup(), "SimdTest$PanamaStandIn", () -> () -> 1);
        assertEquals(Simd.enabled() ? 2 : 1, chosen.getAsInt());
        assertEquals(Simd.enabled() ? 2 : 1,
                Simd.<IntSupplier>all(MethodHandles.lookup(), "SimdTest$PanamaStandIn", () -> () -> 1).size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void autoFollowsTheModuleAndOffWins(boolean present) {
        assertEquals(present, Simd.vectorLoops("auto", present));
        assertEquals(present, Simd.vectorLoops("AUTO", present));
        assertFalse(Simd.vectorLoops("off", present));
    }

    @Test
    void requiredNamesTheFlagToAdd() {
        assertTrue(Simd.vectorLoops("required", true));
        var e = assertThrows(IllegalStateException.class, () -> Simd.vectorLoops("required", false));
        assertTrue(e.getMessage().contains("--add-modules jdk.incubator.vector"), e.getMessage());
    }

    @Test
    void rejectsOtherModes() {
        assertThrows(IllegalStateException.class, () -> Simd.vectorLoops("fast", true));
    }
}
