package org.ternion.trading.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.ternion.core.Checks;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.Decision;
import org.ternion.trading.RunLog;

/**
 * Serves a {@link DashboardPage} on this machine and keeps it up to date by server-sent events at {@code /events}. Each
 * event says which steps of the bounded history have changed, so that a page that connects late, reads slowly or
 * connects again sees the same as one that was there from the start, and nothing waits for a page. Rows come from a log
 * that is followed or from the caller.
 * <p>Only 127.0.0.1 is bound, and only requests that name it are answered, so that pages of other sites cannot read the
 * run. Safe for use by several threads.
 */
public final class DashboardServer implements Closeable {
    /** Pages that can be open at once; each takes a thread. */
    static final int MOST_PAGES = 16;

    private static final long KEEP_ALIVE_MILLIS = 15_000;
    private static final long LEAST_MILLIS_BETWEEN = 200;
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");

    private final RunBuckets run = new RunBuckets();
    private final byte[] page;
    private final Executor executor;
    private final HttpServer server;
    private final Object lock = new Object();
    private int pages;
    private int tasks;
    private boolean closed;

    private DashboardServer(DashboardPage page, HttpServer server, Executor executor) {
        this.page = page.live().getBytes(StandardCharsets.UTF_8);
        this.server = server;
        this.executor = executor;
    }

    /**
     * Starts to serve.
     *
     * @param page     what to show
     * @param port     0 to 65535; 0 takes a free one
     * @param executor runs requests, open pages and the following of a log; each open page and followed log keeps one
     *                 of its threads, so that it should start threads as needed. Not shut down here; shut it down
     *                 after the server is closed
     * @return the server, which runs until it is closed
     * @throws IOException if the port is taken
     */
    public static DashboardServer start(DashboardPage page, int port, Executor executor) throws IOException {
        Objects.requireNonNull(executor, "executor");
        Checks.inRange(port, 0, 65_535, "port");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        DashboardServer server = new DashboardServer(page, http, executor);
        http.createContext("/", server::answer);
        http.setExecutor(executor);
        http.start();
        return server;
    }

    /** {@return the address of the page} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * Adds rows.
     *
     * @param rows what came after the rows before
     */
    public void add(RunLog rows) {
        run.add(rows);
    }

    /**
     * Adds a row.
     *
     * @param decision read before this returns
     */
    public void add(Decision decision) {
        run.add(decision);
    }

    /**
     * Follows a log until the server is closed, in a task of the executor. A row that cannot be read ends it; pages
     * show the message.
     *
     * @param log             the file, may begin to exist later
     * @param millisToNextLook how long to wait when there was nothing new, {@code >= 1}
     */
    public void follow(Path log, long millisToNextLook) {
        LogTail tail = LogTail.of(log);
        Checks.inRange(millisToNextLook, 1, Integer.MAX_VALUE, "milliseconds");
        if (begin()) {
            boolean begun = false;
            try {
                executor.execute(() -> follow(tail, millisToNextLook));
                begun = true;
            } finally {
                if (!begun) {
                    end();
                }
            }
        }
    }

    private void follow(LogTail tail, long millis) {
        try (tail) {
            while (!isClosed()) {
                LogTail.Growth growth = tail.poll();
                if (growth.restarted()) {
                    run.restart();
                }
                if (growth.rows().size() > 0) {
                    run.add(growth.rows());
                } else {
                    pause(millis);
                }
            }
        } catch (TableFormatException e) {
            run.fail(e.getMessage());
        } catch (IOException e) {
            // The message of a refused access is nothing but the name of the file.
            run.fail(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!named(exchange)) {
                refuse(exchange, 403);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, 405);
            } else if (path.equals("/")) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Content-Security-Policy", PageText.POLICY);
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            } else if (path.equals("/events")) {
                events(exchange);
            } else {
                refuse(exchange, 404);
            }
        }
    }

    /** A page of another site can reach this server under a name of its own, but then the request has that name. */
    private static boolean named(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private void events(HttpExchange exchange) throws IOException {
        if (!open()) {
            refuse(exchange, 503);
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            stream(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (lock) {
                pages--;
            }
            end();
        }
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        RunBuckets.Seen seen = RunBuckets.Seen.NOTHING;
        while (!isClosed()) {
            RunBuckets.Update update = run.update(seen);
            boolean news = update.seen().version() != seen.version();
            // A line that is no event tells whether the page is still there.
            String message = news ? "data: " + update.json() + "\n\n" : ": still here\n\n";
            out.write(message.getBytes(StandardCharsets.UTF_8));
            out.flush();
            seen = update.seen();
            pause(LEAST_MILLIS_BETWEEN);
            // Closing counts as a change, made after it can be seen here: no such wait outlasts it.
            if (!isClosed()) {
                run.await(seen, KEEP_ALIVE_MILLIS);
            }
        }
    }

    private boolean open() {
        synchronized (lock) {
            if (pages >= MOST_PAGES || !begin()) {
                return false;
            }
            pages++;
            return true;
        }
    }

    private boolean begin() {
        synchronized (lock) {
            tasks += closed ? 0 : 1;
            return !closed;
        }
    }

    private void end() {
        synchronized (lock) {
            tasks--;
            lock.notifyAll();
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private void pause(long millis) throws InterruptedException {
        synchronized (lock) {
            if (!closed) {
                lock.wait(millis);
            }
        }
    }

    /** Ends requests, open pages and the following of logs, and waits until the latter two have ended. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        run.changed();
        server.stop(0);
        boolean interrupted = false;
        synchronized (lock) {
            while (tasks > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
