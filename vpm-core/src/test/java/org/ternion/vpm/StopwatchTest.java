package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StopwatchTest {
    static Stream<JsonNode> durations() {
        return ZeroModelGoldens.cases("utils.json").filter(c -> c.path("op").asText().equals("duration_text"));
    }

    @ParameterizedTest
    @MethodSource("durations")
    void textFollowsTheGoldens(JsonNode golden) {
        assertEquals(golden.get("text").textValue(),
                Stopwatch.text(Math.round(golden.get("seconds").doubleValue() * 1e9)));
    }

    @Test
    void lapsFollowEachOther() {
        Iterator<Long> times = List.of(5L, 7L, 17L).iterator();
        Stopwatch stopwatch = Stopwatch.start(times::next);
        assertEquals(2, stopwatch.lap());
        assertEquals(10, stopwatch.lap());
    }
}
