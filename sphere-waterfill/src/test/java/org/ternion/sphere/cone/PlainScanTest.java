package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.ternion.core.FloatMatrix;
import org.ternion.core.SharedProgress;

class PlainScanTest {
    /** A17: rows are few here, and so are the reports that count; those in between only ask. */
    @Test
    void aScanForManyQueriesLooksAtTheProgressWithinATileOfRows() {
        FloatMatrix rows = Samples.gaussian(256, 64, 1);
        FloatMatrix queries = Samples.gaussian(16_384, 64, 2);
        List<Long> reports = new ArrayList<>();
        PlainScan.best(rows, new int[256], queries, 1, 1,
                new SharedProgress((done, total) -> reports.add(done), 16_384));
        assertTrue(reports.size() >= 4, reports::toString);
        assertEquals(reports.stream().sorted().toList(), reports);
        assertEquals(16_384, reports.get(reports.size() - 1));
        assertThrows(CancellationException.class, () -> PlainScan.best(rows, new int[256], queries, 1, 1,
                new SharedProgress((done, total) -> done == total, 16_384)));
    }
}
