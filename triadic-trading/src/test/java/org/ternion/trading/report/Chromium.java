package org.ternion.trading.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A page in a browser without window, led over the debugging protocol of Chromium. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int WIDTH = 1280;
    private static final int SECONDS = 60;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();

    private Chromium(Process process, URI page) {
        this.process = process;
        socket = done(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()));
    }

    /** The program on the path, if there is one. */
    static Optional<Path> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator)).flatMap(dir -> NAMES.stream().map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Starts the browser with a profile of its own and waits until the page has loaded. */
    static Chromium open(Path program, Path folder, String address) throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Process process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--hide-scrollbars", "--user-data-dir=" + profile, "--remote-debugging-port=0",
                "--window-size=" + WIDTH + ",1000", "about:blank")
                .redirectErrorStream(true).redirectOutput(folder.resolve("browser.log").toFile()).start();
        try {
            Chromium browser = new Chromium(process, page(process, folder));
            browser.load(address);
            return browser;
        } catch (Exception e) {
            kill(process);
            throw e;
        }
    }

    /** Where the debugger of the first page listens. */
    private static URI page(Process process, Path folder) throws InterruptedException {
        Path port = folder.resolve("profile").resolve("DevToolsActivePort");
        until(() -> !process.isAlive() || !lines(port).isEmpty(), "the browser did not start");
        if (lines(port).isEmpty()) {
            throw new IllegalStateException("the browser ended at once: " + lines(folder.resolve("browser.log")));
        }
        URI list = URI.create("http://127.0.0.1:" + lines(port).get(0) + "/json/list");
        until(() -> firstPage(list).isPresent(), "the browser has no page");
        return firstPage(list).orElseThrow();
    }

    private static Optional<URI> firstPage(URI list) {
        String answer = done(HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(list).build(),
                HttpResponse.BodyHandlers.ofString())).body();
        try {
            for (JsonNode page : new ObjectMapper().readTree(answer)) {
                if (page.get("type").textValue().equals("page")) {
                    return Optional.of(URI.create(page.get("webSocketDebuggerUrl").textValue()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(answer, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private void load(String address) throws InterruptedException {
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
        call("Page.navigate", Map.of("url", address));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void take(String message) {
        try {
            JsonNode json = mapper.readTree(message);
            if (json.has("id")) {
                answers.remove(json.get("id").intValue()).complete(json);
            } else if (List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
                    .contains(json.get("method").textValue())) {
                complaints.add(message);
            }
        } catch (IOException e) {
            complaints.add(e + ": " + message);
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = sent.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode message = mapper.createObjectNode().put("id", id).put("method", method);
        message.set("params", mapper.valueToTree(parameters));
        done(socket.sendText(message.toString(), true));
        return done(answer);
    }

    private static <T> T done(CompletableFuture<T> answer) {
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** The value of an expression of the page. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        JsonNode value = answer.path("result").path("result").path("value");
        if (answer.has("error") || answer.path("result").has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return value;
    }

    /** Waits until a condition of the page holds. */
    void await(String condition) throws InterruptedException {
        until(() -> evaluate(condition).booleanValue(), "never: " + condition);
    }

    private static void until(Supplier<Boolean> condition, String otherwise) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(50);
        }
    }

    /** Errors and everything else in the console. */
    List<String> complaints() {
        return complaints;
    }

    /** A picture of the whole page, as PNG. */
    byte[] picture() {
        int height = evaluate("document.documentElement.scrollHeight").intValue();
        JsonNode answer = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip",
                Map.of("x", 0, "y", 0, "width", WIDTH, "height", height, "scale", 1)));
        return Base64.getDecoder().decode(answer.path("result").path("data").textValue());
    }

    /** Ends the browser and waits until it has let go of its files. */
    @Override
    public void close() {
        try {
            call("Browser.close", Map.of());
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException | ExecutionException | TimeoutException e) {
            complaints.add("did not close by itself: " + e);
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
