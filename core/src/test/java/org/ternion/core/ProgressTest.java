package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void workThatIsAllOrNothingIsCancelledByTheAnswer() {
        List<String> reports = new ArrayList<>();
        Progress twice = (done, total) -> {
            reports.add(done + "/" + total);
            return done < 2;
        };
        assertDoesNotThrow(() -> twice.reportOrCancel(1, 5));
        assertThrows(CancellationException.class, () -> twice.reportOrCancel(2, 5));
        assertEquals(List.of("1/5", "2/5"), reports);
        assertDoesNotThrow(() -> Progress.NONE.reportOrCancel(5, 5));
    }
}
