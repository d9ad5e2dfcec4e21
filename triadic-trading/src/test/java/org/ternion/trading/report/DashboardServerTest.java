package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

@Timeout(60)
class DashboardServerTest {
    /** Longer than a server keeps silent. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private DashboardServer server;

    @BeforeEach
    void start() throws IOException {
        server = DashboardServer.start(DashboardPage.of("Live"), 0, executor);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        executor.shutdown();
        assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS), "tasks outlive the server");
    }

    /** A plain connection, old so that nothing comes in chunks: clients of the library set the host themselves. */
    private final class Connection implements Closeable {
        private final Socket socket;
        private final BufferedReader in;

        Connection(String method, String path, String host) throws IOException {
            socket = new Socket(InetAddress.getByName("127.0.0.1"), server.address().getPort());
            // An interrupt, with which a timeout of JUnit comes, does not end the reading of a socket.
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((method + " " + path + " HTTP/1.0\r\nHost: " + host
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String line() throws IOException {
            return in.readLine();
        }

        int status() throws IOException {
            return Integer.parseInt(line().split(" ")[1]);
        }

        /** The next event, null at the end; other lines are passed over. */
        JsonNode event() throws IOException {
            for (String line = line(); line != null; line = line()) {
                if (line.startsWith("data: ")) {
                    return new ObjectMapper().readTree(line.substring(6));
                }
            }
            return null;
        }

        /** The first event from here on that has so many rows: a file may be seen while it is half written. */
        JsonNode eventOf(int rows) throws IOException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            JsonNode event = event();
            while (event.get("totals").get("rows").intValue() != rows) {
                assertTrue(System.nanoTime() < end, () -> "never " + rows + " rows");
                event = event();
            }
            return event;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Connection events() throws IOException {
        return new Connection("GET", "/events", "127.0.0.1:" + server.address().getPort());
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 127.0.0.1, 200", "GET, /, localhost:80, 200", "GET, /nothing, localhost, 404",
        "POST, /, localhost, 405", "POST, /events, localhost, 405", "GET, /, evil.example, 403",
        "GET, /events, evil.example:8080, 403", "GET, /events, 127.0.0.1, 200", "GET, /../secret, localhost, 404"})
    void answersOnlyWhatItServesUnderItsOwnName(String method, String path, String host, int status)
            throws IOException {
        try (Connection connection = new Connection(method, path, host)) {
            assertEquals(status, connection.status());
        }
    }

    @Test
    void aPageIsToldTheHistoryAndThenWhatIsNew() throws IOException {
        RunLog log = TestRuns.bitcoinRun();
        server.add(TestRuns.rows(log, 0, 6000));
        try (Connection page = events()) {
            JsonNode history = page.event();
            assertEquals(6000, history.get("totals").get("rows").intValue());
            assertEquals(0, history.get("from").intValue());
            assertTrue(history.get("buckets").size() <= RunBuckets.MOST);
            server.add(TestRuns.rows(log, 6000, 6001));
            JsonNode news = page.event();
            assertEquals(6001, news.get("totals").get("rows").intValue());
            assertTrue(news.get("buckets").size() <= 2, news.get("buckets").size() + " steps");
        }
    }

    @Test
    void aGrowingLogIsFollowed(@TempDir Path folder) throws IOException {
        RunLog log = TestRuns.rows(TestRuns.bitcoinRun(), 0, 500);
        byte[] csv = TestRuns.csv(log);
        Path file = folder.resolve("log.csv");
        server.follow(file, 20);
        try (Connection page = events()) {
            JsonNode event = page.event();
            assertEquals(0, event.get("totals").get("rows").intValue());
            int half = csv.length / 2;
            int ended = (int) new String(csv, 0, half, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            Files.write(file, Arrays.copyOf(csv, half));
            JsonNode first = page.eventOf(ended - 1);
            assertEquals(log.column(LogColumn.PRICE)[ended - 2], first.get("totals").get("price").doubleValue());
            Files.write(file, Arrays.copyOfRange(csv, half, csv.length), StandardOpenOption.APPEND);
            JsonNode whole = page.eventOf(500);
            assertEquals(log.column(LogColumn.PRICE)[499], whole.get("totals").get("price").doubleValue());
        }
    }

    @Test
    void aRowThatCannotBeReadIsShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "ts,price\n1,2.5\n2,much\n");
        server.follow(file, 20);
        try (Connection page = events()) {
            JsonNode event = page.event();
            while (event.get("problem").textValue().isEmpty()) {
                event = page.event();
            }
            assertTrue(event.get("problem").textValue().contains("line 3, column 2 'price'"),
                    event.get("problem").textValue());
        }
    }

    @Test
    void pagesBeyondTheLimitAreRefused() throws IOException {
        List<Connection> pages = new ArrayList<>();
        try {
            for (int i = 0; i < DashboardServer.MOST_PAGES; i++) {
                pages.add(events());
                assertEquals(200, pages.get(i).status());
            }
            pages.add(events());
            assertEquals(503, pages.get(DashboardServer.MOST_PAGES).status());
        } finally {
            for (Connection page : pages) {
                page.close();
            }
        }
    }

    @Test
    void closingEndsOpenPages() throws IOException {
        try (Connection page = events()) {
            assertEquals(0, page.event().get("totals").get("rows").intValue());
            server.close();
            assertNull(page.event());
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws IOException {
        try (Connection connection = new Connection("GET", "/", "localhost")) {
            StringBuilder text = new StringBuilder();
            for (String line = connection.line(); line != null; line = connection.line()) {
                text.append(line).append('\n');
            }
            assertTrue(text.toString().contains("Content-security-policy: " + PageText.POLICY), text.toString());
            assertTrue(text.toString().contains("const LIVE = true"));
            assertFalse(text.toString().contains("src="));
        }
    }
}
