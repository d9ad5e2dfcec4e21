package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.ternion.core.random.CounterRandom;

class MessageQueueTest {
    @Test
    void keepsOrderWhileItGrowsAndGoesRound() {
        CounterRandom random = CounterRandom.of(1);
        MessageQueue queue = new MessageQueue(3);
        ArrayDeque<Long> expected = new ArrayDeque<>();
        for (long i = 0; i < 2000; i++) {
            if (expected.isEmpty() || random.nextInt(100) < 55) {
                int at = queue.send(i);
                queue.set(at + 1, 7 * i);
                queue.set(at + 2, -i);
                expected.add(i);
            } else {
                long next = expected.remove();
                assertEquals(next, queue.time());
                assertEquals(7 * next, queue.value(1));
                assertEquals(-next, queue.value(2));
                queue.remove();
            }
        }
    }

    @Test
    void messagesDoNotPassEachOther() {
        MessageQueue queue = new MessageQueue(1);
        assertEquals(Long.MAX_VALUE, queue.time());
        queue.send(10);
        queue.send(5);
        assertEquals(10, queue.lastArrival());
        queue.remove();
        assertEquals(10, queue.time());
    }
}
