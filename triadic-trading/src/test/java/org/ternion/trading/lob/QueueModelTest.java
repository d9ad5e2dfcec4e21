package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueModelTest {
    @ParameterizedTest
    @CsvSource({
        "risk-averse, 60, 100, 80, 60", "risk-averse, 60, 100, 50, 50", "risk-averse, 60, 100, 130, 60",
        "proportional, 60, 100, 80, 48", "proportional, 60, 100, 130, 60", "proportional, 60, 100, 0, 0",
        "proportional, 0, 100, 40, 0", "proportional, 3, 10, 9, 3",
        "power:1, 60, 100, 80, 48", "power:2, 60, 100, 80, 47", "power:2, 20, 100, 80, 19",
        "power:2, 90, 100, 50, 41", "power:0.5, 20, 100, 70, 10"})
    void aheadFollowsTheModel(String model, long ahead, long before, long after, long expected) {
        assertEquals(expected, QueueModel.parse(model).ahead(ahead, before, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-averse", "proportional"})
    void moreAheadStaysMoreAhead(String text) {
        QueueModel model = QueueModel.parse(text);
        for (long before = 1; before <= 30; before++) {
            for (long after = 0; after <= 32; after++) {
                for (long ahead = 1; ahead <= before; ahead++) {
                    assertTrue(model.ahead(ahead - 1, before, after) <= model.ahead(ahead, before, after));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-averse", "proportional", "power:3", "power:0.3"})
    void aheadNeverGrowsNorExceedsWhatIsDisplayed(String text) {
        QueueModel model = QueueModel.parse(text);
        for (long before = 0; before <= 30; before++) {
            for (long after = 0; after <= 32; after++) {
                for (long ahead = 0; ahead <= 31; ahead++) {
                    long next = model.ahead(ahead, before, after);
                    assertTrue(next >= 0 && next <= Math.min(ahead, after));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifo", "power", "power:", "power:0", "power:-1", "power:NaN", "power:101",
        "Proportional"})
    void otherTextIsNoModel(String text) {
        assertThrows(IllegalArgumentException.class, () -> QueueModel.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk-averse", "proportional", "power:2.5"})
    void textIsRead(String text) {
        assertEquals(text, QueueModel.parse(text).text());
    }
}
