package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SharedProgressTest {
    @Test
    void reportsOfSeveralThreadsOnlyGrow() {
        List<Long> reports = new ArrayList<>();
        SharedProgress shared = new SharedProgress((done, total) -> {
            assertEquals(400, total);
            return reports.add(done);
        }, 400);
        Parallel.ranges(4, 400, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                shared.check();
                shared.add(1);
            }
        });
        assertEquals(400, reports.size());
        for (int i = 0; i < reports.size(); i++) {
            assertEquals(i + 1, reports.get(i));
        }
    }

    @Test
    void aStopIsForEverybodyAndForGood() {
        SharedProgress shared = new SharedProgress((done, total) -> done < 3, 10);
        shared.add(2);
        shared.check();
        assertThrows(CancellationException.class, () -> shared.add(1));
        assertThrows(CancellationException.class, shared::check);
        assertThrows(CancellationException.class, () -> shared.add(0));
    }
}
