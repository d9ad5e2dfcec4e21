package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.ternion.trading.DecimalText;

/** Actionability of a bar against that of the next, by whether the bar acted. */
final class HysteresisPhase implements Diagnostic {
    private final double[] actionability;
    private final double[] act;
    private final DiagnosticSettings settings;

    private HysteresisPhase(double[] actionability, double[] act, DiagnosticSettings settings) {
        this.actionability = actionability;
        this.act = act;
        this.settings = settings;
    }

    static HysteresisPhase of(DiagnosticInput input, DiagnosticSettings settings) {
        return new HysteresisPhase(LogSeries.actionability(input.log()), LogSeries.act(input.log()), settings);
    }

    int points() {
        return Math.max(0, actionability.length - 1);
    }

    /** All pairs, also where the picture shows only some. */
    @Override
    public DiagnosticTable table() {
        return DiagnosticTable.of(List.of("actionability", "next_actionability", "act"), points(),
                i -> List.of(DecimalText.of(actionability[i]), DecimalText.of(actionability[i + 1]),
                        act[i] == 0 ? "0" : "1"));
    }

    @Override
    public Svg picture() {
        List<String> colours = List.of(Palette.category(0), Palette.category(1));
        Svg svg = new Svg(Panel.ROOM_LEFT + 460 + 70, Panel.ROOM_ABOVE + 460 + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
        Panel panel = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 460, 460, Axis.numbers("actionability", 0, 1),
                Axis.numbers("actionability of the next bar", 0, 1)).title("Hysteresis phase");
        int[] shown = LogSeries.thinned(points(), settings.mostPoints);
        for (int i : shown) {
            if (!Double.isNaN(actionability[i]) && !Double.isNaN(actionability[i + 1])) {
                panel.dot(actionability[i], actionability[i + 1], 1.8, colours.get(act[i] == 0 ? 0 : 1));
            }
        }
        for (double tau : new double[] {settings.tauOn, settings.tauOff}) {
            panel.lineAtX(tau, Palette.category(3)).lineAtY(tau, Palette.category(3));
        }
        panel.note(1, settings.tauOn, "tau_on").note(1, settings.tauOff, "tau_off");
        List<String> names = new ArrayList<>(List.of("held", "acted"));
        if (shown.length < points()) {
            names.set(1, "acted (" + shown.length + " of " + points() + " bars shown)");
        }
        panel.frame().legend(names, colours);
        return svg;
    }
}
