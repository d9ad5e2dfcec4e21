package org.ternion.ca.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ternion.ca.picture.Palette;

/**
 * Palettes as JSON: {@code {"name": "tern", "colors": ["#1f77b4", "#111111", "#ff7f0e"]}}, the first colour for the
 * least value. Other keys are refused, and so are escapes in strings.
 */
public final class PaletteFile {
    private static final int MOST_BYTES = 1 << 16;

    private final String file;
    private final String text;
    private int at;

    private PaletteFile(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param file the file, at most 64 KiB
     * @return the palette
     * @throws PatternFormatException if the content is no palette, with the place
     * @throws IOException            if the file cannot be read
     */
    public static Palette read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new PatternFormatException(file.toString(), 0, 0, "a palette has at most " + MOST_BYTES + " bytes");
        }
        return parse(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /**
     * Reads a text.
     *
     * @param file what messages call it
     * @param text JSON
     * @return the palette
     * @throws PatternFormatException if the text is no palette, with the place
     */
    public static Palette parse(String file, String text) {
        return new PaletteFile(file, text).palette();
    }

    /**
     * JSON of a palette.
     *
     * @param palette its name must be without quotes, backslashes and control characters
     * @return one line without an end
     * @throws IllegalArgumentException if the name cannot be written
     */
    public static String text(Palette palette) {
        if (palette.name().chars().anyMatch(c -> c == '"' || c == '\\' || c < ' ')) {
            throw new IllegalArgumentException("a palette is not called " + palette.name());
        }
        StringBuilder json = new StringBuilder("{\"name\": \"" + palette.name() + "\", \"colors\": [");
        for (int i = 0; i < palette.size(); i++) {
            json.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "\"#%06x\"", palette.color(i)));
        }
        return json.append("]}").toString();
    }

    private Palette palette() {
        String name = null;
        int[] colors = null;
        expect('{');
        do {
            int start = skipBlanks();
            String key = string();
            expect(':');
            if (key.equals("name") && name == null) {
                name = string();
            } else if (key.equals("colors") && colors == null) {
                colors = colors();
            } else {
                throw error(start, "the keys are name and colors, each once");
            }
        } while (accept(','));
        expect('}');
        if (skipBlanks() < text.length()) {
            throw error(at, "nothing is expected behind the palette");
        }
        if (name == null || colors == null) {
            throw error(at, "a palette has name and colors");
        }
        return Palette.of(name, colors);
    }

    private int[] colors() {
        List<Integer> colors = new ArrayList<>();
        expect('[');
        do {
            int start = skipBlanks();
            String color = string();
            if (!color.matches("#[0-9a-fA-F]{6}") || colors.size() == Palette.MOST_COLORS) {
                throw error(start, "up to " + Palette.MOST_COLORS + " colours like \"#1f77b4\" are expected");
            }
            colors.add(Integer.parseInt(color.substring(1), 16));
        } while (accept(','));
        expect(']');
        return colors.stream().mapToInt(Integer::intValue).toArray();
    }

    private String string() {
        expect('"');
        int start = at;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' || c < ' ') {
                throw error(at, PatternFormatException.show(c) + " is not allowed in a string");
            }
            at++;
        }
        String content = text.substring(start, at);
        expect('"');
        return content;
    }

    private int skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private boolean accept(char c) {
        boolean there = skipBlanks() < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw error(at, "'" + c + "' is expected");
        }
    }

    private PatternFormatException error(int place, String problem) {
        int lineStart = place == 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new PatternFormatException(file, line, place - lineStart + 1, problem);
    }
}
