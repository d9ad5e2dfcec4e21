package org.ternion.trading.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.ternion.core.io.Numbers;
import org.ternion.trading.diagnostics.Svg;

/** The content of a report while it is written: every text is escaped here. */
final class ReportBody {
    /** Characters of a link; browsers refuse to save longer ones, which need the script. */
    private static final int LONGEST_LINK = 1_900_000;
    /** Characters of all links together. */
    private static final int ALL_LINKS = 8_000_000;
    /** What is longer is packed. */
    private static final int LONGEST_PLAIN = 200_000;

    private final StringBuilder html = new StringBuilder(1 << 20);
    private int linked;

    ReportBody section(String title) {
        html.append("<h2>").append(PageText.escaped(title)).append("</h2>\n");
        return this;
    }

    ReportBody heading(String title) {
        html.append("<h3>").append(PageText.escaped(title)).append("</h3>\n");
        return this;
    }

    ReportBody note(String text) {
        return element("p", "note", text);
    }

    ReportBody element(String name, String style, String text) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>').append(PageText.escaped(text)).append("</").append(name).append(">\n");
        return this;
    }

    /** Values under their names. */
    ReportBody cards(Map<String, String> values) {
        html.append("<div class=\"cards\">\n");
        values.forEach((name, value) -> html.append("<div class=\"card\"><span>").append(PageText.escaped(name))
                .append("</span><b>").append(PageText.escaped(value)).append("</b></div>\n"));
        html.append("</div>\n");
        return this;
    }

    ReportBody figure(Svg picture) {
        html.append("<figure>\n").append(picture.fragment()).append("</figure>\n");
        return this;
    }

    /** Begins a part that is folded, or in several columns. */
    ReportBody begin(String element, String style) {
        html.append('<').append(element).append(style.isEmpty() ? "" : " class=\"" + style + "\"").append(">\n");
        return this;
    }

    ReportBody end(String element) {
        html.append("</").append(element).append(">\n");
        return this;
    }

    /** A table whose headings sort it; numbers are shown short and sorted by their full value. */
    ReportBody table(List<String> header, List<List<String>> rows) {
        html.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (int c = 0; c < header.size(); c++) {
            boolean text = !rows.isEmpty() && Numbers.parse(rows.get(0).get(c)).isEmpty();
            html.append("<th class=\"sort").append(text ? " text" : "").append("\" scope=\"col\">")
                    .append(PageText.escaped(header.get(c))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(this::cell);
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
        return this;
    }

    private void cell(String text) {
        OptionalDouble number = Numbers.parse(text);
        boolean shorten = number.isPresent() && text.indexOf('.') >= 0;
        if (number.isEmpty()) {
            html.append(text.isEmpty() ? "<td>" : "<td class=\"text\">").append(PageText.escaped(text));
        } else {
            html.append("<td");
            if (shorten) {
                html.append(" data-v=\"").append(number.getAsDouble()).append('"');
            }
            html.append('>').append(PageText.escaped(shorten ? Figures.number(number.getAsDouble()) : text));
        }
        html.append("</td>");
    }

    /** Markup made elsewhere in this package, its texts escaped. */
    ReportBody markup(CharSequence content) {
        html.append(content);
        return this;
    }

    /** A link that saves a table, packed when it is long; says so if there is no more room for it. */
    ReportBody download(String name, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        boolean pack = bytes.length > LONGEST_PLAIN;
        String data = Base64.getEncoder().encodeToString(pack ? packed(bytes) : bytes);
        if (linked + data.length() > ALL_LINKS) {
            return note(name + ": " + bytes.length + " bytes, too many for this page");
        }
        linked += data.length();
        String file = PageText.escaped(pack ? name + ".gz" : name);
        html.append("<p><a download=\"").append(file).append('"');
        if (data.length() > LONGEST_LINK) {
            html.append(" href=\"#\" data-content=\"").append(data);
        } else {
            html.append(" href=\"data:").append(pack ? "application/gzip" : "text/csv").append(";base64,").append(data);
        }
        html.append("\">").append(file).append("</a></p>\n");
        return this;
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
