package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricOrderTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @Test
    void explicitOrderNamesEveryMetricOnce() {
        assertArrayEquals(new int[] {3, 0, 2, 1}, MetricOrder.explicit(List.of("d", "a", "c", "b")).resolve(NAMES));
        assertThrows(IllegalArgumentException.class, () -> MetricOrder.explicit(List.of("d", "a")).resolve(NAMES));
        assertThrows(IllegalArgumentException.class,
                () -> MetricOrder.explicit(List.of("d", "a", "c", "c")).resolve(NAMES));
        assertThrows(UnknownMetricException.class,
                () -> MetricOrder.explicit(List.of("d", "a", "c", "x")).resolve(NAMES));
    }

    @Test
    void equalWeightsKeepTheOrderOfTheColumns() {
        assertArrayEquals(new int[] {1, 3, 0, 2}, MetricOrder.weightsDescending(-0.0, 2, 0.0, 2).resolve(NAMES));
        assertThrows(ShapeException.class, () -> MetricOrder.weightsDescending(1, 2).resolve(NAMES));
        assertThrows(IllegalArgumentException.class, () -> MetricOrder.weightsDescending(Double.NaN));
    }
}
