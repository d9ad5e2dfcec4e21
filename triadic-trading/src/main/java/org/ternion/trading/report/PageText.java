package org.ternion.trading.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Pieces of pages: escaping, and the head with style and the permission to load nothing. */
final class PageText {
    /** Pages may run their own scripts and draw; they load nothing and talk to their own server only. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
            + "img-src data:; connect-src 'self'";

    /** What the script of {@link #foot} listens to. */
    static final String THEME_BUTTON = "<button id=\"theme\" type=\"button\">light / dark</button>";

    private PageText() {
    }

    /** Text for an element or an attribute. */
    static String escaped(String text) {
        Objects.requireNonNull(text, "text");
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** Everything up to the content of the body; style is a resource of this package. */
    static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + escaped(POLICY) + "\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n<title>" + escaped(title) + "</title>\n<style>\n"
                + resource("page.css") + "</style>\n</head>\n<body>\n";
    }

    /** The end of a page with its script, a resource of this package. */
    static String foot(String script) {
        return "<script>\n" + resource("theme.js") + resource(script) + "</script>\n</body>\n</html>\n";
    }

    /** A text file beside this class. */
    static String resource(String name) {
        try (InputStream in = PageText.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
