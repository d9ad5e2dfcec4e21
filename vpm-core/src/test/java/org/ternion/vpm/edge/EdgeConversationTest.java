package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Query;
import org.ternion.vpm.TieRule;
import org.ternion.vpm.VpmRaster;

/** Device and proxy talk through buffers in memory. */
class EdgeConversationTest {
    private static final List<String> METRICS = List.of("cost", "risk", "gain", "age");
    private static final PolicyMap MAP = VpmRaster.ofMetricRows(METRICS, DoubleMatrix.wrap(new double[] {
        4, 3, 2, 1, 0,
        0, 10, 30, 40, 20,
        1, 1, 1, 1, 2,
        5, 6, 7, 8, 9}, 4, 5), TieRule.MID_RANK);
    private static final PolicyMap COARSE = VpmRaster.ofMetricRows(METRICS, DoubleMatrix.wrap(new double[] {
        4, 1,
        10, 40,
        1, 2,
        6, 9}, 4, 2), TieRule.MID_RANK);

    @Test
    void aFlatConversationEndsWithADecision() {
        List<String> log = converse(EdgeDevice.flat(), EdgeProxy.flat(MAP), "risk");
        assertEquals(3, log.size());
        assertEquals("0101047269736b", log.get(0));
        // Columns 3, 2, 4 by risk; the row of risk first, then cost and gain.
        assertTrue(log.get(1).startsWith("010203000300" + "ffff00"), log.get(1));
        assertEquals("01030100", log.get(2));
    }

    @Test
    void theProxyKnowsTheDecision() {
        EdgeProxy proxy = EdgeProxy.flat(MAP);
        assertEquals(Optional.empty(), proxy.verdict());
        converse(EdgeDevice.flat(), proxy, "gain");
        assertEquals(Optional.of(new Message.Verdict(0, true)), proxy.verdict());
        converse(EdgeDevice.flat().rule(DecisionRule.SOURCE), proxy, "gain");
        assertEquals(Optional.of(new Message.Verdict(0, false)), proxy.verdict());
    }

    @Test
    void aRelevantTileIsFollowedDownToTheDeepestLevel() {
        EdgeProxy proxy = EdgeProxy.hierarchical(List.of(COARSE, MAP, MAP));
        List<String> log = converse(EdgeDevice.hierarchical(2), proxy, "risk");
        assertEquals(7, log.size());
        assertEquals("01040001", log.get(2));
        assertEquals("01040102", log.get(4));
        assertEquals("0103020100", log.get(6));
        assertTrue(log.get(1).startsWith("0102" + "0002030000"), log.get(1));
        assertTrue(log.get(3).startsWith("0102" + "0103030000"), log.get(3));
        assertTrue(log.get(5).startsWith("0102" + "0203030000"), log.get(5));
        assertEquals(Optional.of(new Message.Verdict(2, true)), proxy.verdict());
    }

    @Test
    void aTileThatIsNotRelevantEndsTheConversation() {
        List<String> log = converse(EdgeDevice.hierarchical(2).rule(DecisionRule.SOURCE),
                EdgeProxy.hierarchical(List.of(COARSE, MAP)), "risk");
        assertEquals("0103000000", log.get(2));
    }

    @Test
    void theTileOfTheFirstMetricIsTheCriticalTile() {
        ByteBuffer out = ByteBuffer.allocate(EdgeProxy.MAX_ANSWER_BYTES);
        int length = EdgeProxy.flat(MAP).answer(ByteBuffer.wrap(EdgeCodec.request("cost")), out);
        EdgeTile expected = EdgeTile.of(0, MAP.criticalTile(Query.metric("cost"), 3));
        assertArrayEquals(EdgeCodec.encode(new Message.TileMessage(expected)), Arrays.copyOf(out.array(), length));
    }

    @ParameterizedTest
    @CsvSource({"risk,ff", "risk DESC,ff", "risk ASC,00", "age ASC,00", "cost,ff", "'',ff", "ORDER BY age DESC,ff"})
    void theFirstSampleIsTheAskedMetricOfTheBestDocument(String task, String first) {
        List<String> log = converse(EdgeDevice.flat(), EdgeProxy.flat(MAP), task);
        assertEquals(first, log.get(1).substring(12, 14));
    }

    @Test
    void theTaskOfTheMapIsAnsweredInItsOwnOrder() {
        VpmRaster map = VpmRaster.builder(2, 2).metricNames(List.of("a", "b")).task("b DESC, a ASC")
                .channels(0, new char[] {0, 65535}, new char[2], new char[2])
                .channels(1, new char[] {40000, 30000}, new char[2], new char[2]).build();
        List<String> log = converse(EdgeDevice.flat(), EdgeProxy.flat(map), "b DESC, a ASC");
        assertEquals("0102" + "02000200" + "9b0000" + "740000" + "000000" + "ff0000", log.get(1));
    }

    @Test
    void aLimitNarrowsTheTile() {
        List<String> log = converse(EdgeDevice.flat(), EdgeProxy.flat(MAP),
                "SELECT * FROM virtual_index ORDER BY risk DESC LIMIT 1");
        assertTrue(log.get(1).startsWith("0102" + "01000300" + "ff"), log.get(1));
    }

    @ParameterizedTest
    @CsvSource({"nosuch", "risk DESC; cost", "'risk, cost'", "SELECT 1", "risk sideways"})
    void tasksThatCannotBeAnsweredAreErrors(String task) {
        List<String> log = converse(EdgeDevice.flat(), EdgeProxy.flat(MAP), task);
        assertEquals(2, log.size());
        assertTrue(log.get(1).startsWith("010414"), log.get(1));
    }

    @ParameterizedTest
    @CsvSource({"'',010514", "09,010514", "01020003030000,010514", "01040001,01050c", "01010900,010514",
        "010101056162,010514"})
    void otherDatagramsAreErrors(String hex, String answer) {
        ByteBuffer out = ByteBuffer.allocate(EdgeProxy.MAX_ANSWER_BYTES);
        int length = EdgeProxy.hierarchical(List.of(MAP)).answer(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), out);
        assertTrue(HexFormat.of().formatHex(out.array(), 0, length).startsWith(answer));
    }

    @Test
    void zoomBeyondTheLastLevelIsAnError() {
        EdgeProxy proxy = EdgeProxy.hierarchical(List.of(COARSE, MAP));
        List<String> log = converse(EdgeDevice.hierarchical(7), proxy, "risk");
        assertTrue(log.get(log.size() - 1).startsWith("01050c"), log.toString());
    }

    @Test
    void theDeviceDoesNotAnswerWhatIsNoTile() {
        ByteBuffer out = ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
        for (String hex : List.of("", "01", "0101", "01030100", "0202")) {
            assertEquals(0, EdgeDevice.flat().answer(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), out));
        }
        assertEquals(0, out.position());
    }

    /** All datagrams, as text, until one end has nothing to say. */
    private static List<String> converse(EdgeDevice device, EdgeProxy proxy, String task) {
        List<String> log = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(EdgeCodec.MAX_REQUEST_BYTES);
        int length = device.request(task, buffer);
        boolean proxyTurn = true;
        while (length > 0) {
            ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), length));
            log.add(HexFormat.of().formatHex(in.array()));
            buffer.clear();
            length = proxyTurn ? proxy.answer(in, buffer) : device.answer(in, buffer);
            assertEquals(length, buffer.position());
            assertEquals(0, in.position());
            proxyTurn = !proxyTurn;
        }
        return log;
    }
}
