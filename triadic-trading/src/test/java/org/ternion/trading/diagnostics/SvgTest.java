package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.trading.RunLog;

class SvgTest {
    private static final Pattern FILLED =
            Pattern.compile("<path d=\"M([0-9.]+) ([0-9.]+)H[^\"]*\" fill=\"(#[0-9a-f]+)\"");

    @ParameterizedTest
    @CsvSource({"0,0", "-0.001,0", "1.5,1.5", "1.25,1.25", "1.005,1", "-3.07,-3.07", "12,12", "NaN,0",
        "1e300,10000000", "-1e300,-10000000"})
    void numbersHaveAtMostTwoDecimals(double value, String text) {
        assertEquals(text, Svg.number(value));
    }

    @Test
    void textIsEscaped() {
        String svg = new Svg(10, 10).text(1, 2, 3, "start", "<a> & \"b\"\u0001").document();
        assertTrue(svg.contains(">&lt;a&gt; &amp; &quot;b&quot; </text>"), svg);
    }

    @Test
    void filesBringTheirPaperAndFragmentsTakeThatOfThePage() {
        Svg svg = new Svg(10, 10).text(1, 2, 3, "start", "a");
        assertTrue(svg.document().contains("class=\"paper\"") && svg.document().contains("prefers-color-scheme:dark"));
        assertFalse(svg.fragment().contains("paper") || svg.fragment().contains("<style"));
        assertTrue(svg.fragment().contains("fill=\"currentColor\""));
    }

    @Test
    void timeRunsToTheRightAndActionabilityUpwards() {
        // acceptable at the end and with much actionability only
        RunLog log = Samples.log(new double[] {0, 0, 0, 1}, new double[] {1, 1, 1, 1}, new double[4],
                new double[] {0.1, 0.9, 0.1, 0.9});
        DiagnosticSettings settings = DiagnosticSettings.builder().timeBins(2).actBins(2).build();
        Diagnostic found = DiagnosticKind.ACCEPTABILITY
                .compute(DiagnosticInput.EMPTY.withLog(log, "corner"), settings);
        String bright = Palette.SEQUENTIAL.colour(1);
        Matcher cells = FILLED.matcher(found.picture().fragment());
        int brightCells = 0;
        while (cells.find()) {
            if (cells.group(3).equals(bright)) {
                brightCells++;
                assertEquals(Panel.ROOM_LEFT + 320, Double.parseDouble(cells.group(1)));
                assertEquals(Panel.ROOM_ABOVE, Double.parseDouble(cells.group(2)));
            }
        }
        assertEquals(1, brightCells);
    }

    @Test
    void blankCellsHaveNoColour() {
        GridAxis axis = GridAxis.bins("c", "c", 0, 1, 2);
        Surface surface = Surface.copyOf("v", axis, axis,
                new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
        Svg svg = new Svg(100, 100);
        new Panel(svg, 0, 0, 100, 100, axis.axis(), axis.axis()).heatmap(surface, Palette.SEQUENTIAL,
                Axis.numbers("", 0, 1));
        assertFalse(FILLED.matcher(svg.fragment()).find());
    }

    @Test
    void aMillionPointsMakeAShortLineThatKeepsItsExtremes() {
        double[] xs = new double[1_000_000];
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = i;
        }
        ys[333_333] = 1;
        Svg svg = new Svg(400, 100);
        new Panel(svg, 0, 0, 400, 100, Axis.numbers("", 0, xs.length), Axis.numbers("", 0, 1)).line(xs, ys, "#000");
        String text = svg.fragment();
        assertTrue(text.length() < 40_000, "" + text.length());
        assertTrue(text.contains("133.33 0L"), "the peak is drawn");
    }

    @Test
    void missingValuesBreakALine() {
        Svg svg = new Svg(400, 100);
        new Panel(svg, 0, 0, 400, 100, Axis.numbers("", 0, 4), Axis.numbers("", 0, 1))
                .line(new double[] {0, 1, 2, 3}, new double[] {0, 0, Double.NaN, 1}, "#000");
        assertTrue(svg.fragment().contains("d=\"M0 100L100 100M300 0\""), svg.fragment());
    }

    @Test
    void shadesThatTouchAreOne() {
        List<String> rects = shades(400, new double[] {0, 1, 2, 3}, new boolean[] {true, true, false, true});
        assertEquals(2, rects.size());
        assertTrue(rects.get(0).contains("x=\"0\" y=\"0\" width=\"200\""), rects.get(0));
        assertTrue(rects.get(1).contains("x=\"300\" y=\"0\" width=\"100\""), rects.get(1));
    }

    @Test
    void shadesOfManyPlacesInAPixelAreAsDarkAsTheirShare() {
        List<String> rects = shades(1, new double[] {0, 1, 2, 3}, new boolean[] {true, false, false, false});
        assertEquals(1, rects.size());
        assertTrue(rects.get(0).contains("fill-opacity=\"0.04\""), rects.get(0));
    }

    private static List<String> shades(int width, double[] xs, boolean[] inside) {
        Svg svg = new Svg(width, 100);
        new Panel(svg, 0, 0, width, 100, Axis.numbers("", 0, 4), Axis.numbers("", 0, 1)).shade(xs, inside, "#000");
        return svg.fragment().lines().filter(line -> line.startsWith("<rect")).toList();
    }

    @Test
    void palettesBeginAndEndWithTheirOuterColours() {
        assertEquals("#440154", Palette.SEQUENTIAL.colour(-1));
        assertEquals("#fde725", Palette.SEQUENTIAL.colour(2));
        assertEquals("#3b4cc0", Palette.DIVERGING.colour(0));
        assertEquals("#b40426", Palette.DIVERGING.colour(1));
    }
}
