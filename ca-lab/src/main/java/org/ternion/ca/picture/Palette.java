package org.ternion.ca.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** Colours of the states 0, 1, ... of a layer: 1 to 256 opaque colours with a name. Immutable. */
public final class Palette {
    /** Most colours of an indexed picture. */
    public static final int MOST_COLORS = 256;
    /** The colours of Okabe and Ito, which colour-blind readers tell apart, on a dark ground. */
    private static final int[] SAFE = {0x111111, 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7};

    private final String name;
    private final int[] colors;

    private Palette(String name, int[] colors) {
        this.name = name;
        this.colors = colors;
    }

    /**
     * A palette of given colours.
     *
     * @param name   what to call it
     * @param colors 1 to 256 values 0xRRGGBB, the first for state 0; copied
     * @return the palette
     * @throws IllegalArgumentException if there are none or too many, or one is not a 24-bit colour
     */
    public static Palette of(String name, int... colors) {
        Objects.requireNonNull(name, "name");
        Checks.inRange(colors.length, 1, MOST_COLORS, "number of colours");
        for (int color : colors) {
            Checks.inRange(color, 0, 0xFFFFFF, "colour");
        }
        return new Palette(name, colors.clone());
    }

    /**
     * A palette that is built in: {@code tern} (blue, black, orange for -1, 0, +1), {@code grey3} (black, grey, white),
     * {@code flow} (black, white, grey for rest, excited, refractory), {@code plane} (black, grey, white at 0, 127,
     * 255) or {@code safe} (eight colours which colour-blind readers tell apart).
     *
     * @param name upper or lower case
     * @return the palette
     * @throws IllegalArgumentException if there is none of that name; the message lists those that are
     */
    public static Palette named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tern" -> of("tern", 0x1F77B4, 0x111111, 0xFF7F0E);
            case "grey3" -> of("grey3", 0x000000, 0x808080, 0xFFFFFF);
            case "flow" -> of("flow", 0x000000, 0xFFFFFF, 0x808080);
            case "plane" -> of("plane", 0x000000, 0x7F7F7F, 0xFFFFFF);
            case "safe" -> of("safe", SAFE);
            default -> throw new IllegalArgumentException("no palette is called " + name
                    + ", these are: tern, grey3, flow, plane, safe");
        };
    }

    /**
     * Greys from black for 0 to white for the largest value, as fatigue is shown.
     *
     * @param max largest value, 1..255
     * @return a palette of {@code max + 1} colours
     * @throws IllegalArgumentException if {@code max} is out of range
     */
    public static Palette ramp(int max) {
        Checks.inRange(max, 1, MOST_COLORS - 1, "largest value");
        int[] greys = new int[max + 1];
        for (int i = 0; i <= max; i++) {
            greys[i] = (510 * i + max) / (2 * max) * 0x010101;
        }
        return new Palette("ramp" + max, greys);
    }

    /**
     * A palette for any alphabet: black and white for two states, the colours of {@code safe} for up to eight, and
     * beyond these a dark ground and hues from yellow over red to blue, brightest for state 1, as a fading trail is
     * read.
     *
     * @param alphabet number of states, 2..256
     * @return a palette of so many colours
     * @throws IllegalArgumentException if {@code alphabet} is out of range
     */
    public static Palette forStates(int alphabet) {
        Checks.inRange(alphabet, 2, MOST_COLORS, "number of states");
        String title = "states" + alphabet;
        if (alphabet == 2) {
            return of(title, 0x111111, 0xFFFFFF);
        }
        if (alphabet <= SAFE.length) {
            return new Palette(title, Arrays.copyOf(SAFE, alphabet));
        }
        int[] colors = new int[alphabet];
        colors[0] = SAFE[0];
        for (int i = 1; i < alphabet; i++) {
            colors[i] = hue(i - 1, alphabet - 2);
        }
        return new Palette(title, colors);
    }

    /**
     * The palette that suits a layer of an automaton: {@code tern} for trits, {@link #ramp} for {@code fatigue},
     * {@code flow} or {@code grey3} for three states, else {@link #forStates}.
     *
     * @param layerName as the automaton names it
     * @param cells     cells of the layer
     * @return a colour for every value
     */
    public static Palette forLayer(String layerName, CellGrid cells) {
        if (cells.lowest() < 0) {
            return named("tern");
        }
        if (layerName.equals("fatigue")) {
            return ramp(cells.states() - 1);
        }
        if (cells.states() == 3) {
            return named(layerName.equals("flow") ? "flow" : "grey3");
        }
        return forStates(cells.states());
    }

    /** Colour number {@code i} of {@code 0..last} on the way from yellow over red to blue, in integers. */
    private static int hue(int i, int last) {
        int t = 3 * 255 * i / last;
        if (t <= 255) {
            return 0xFF << 16 | 255 - t << 8;
        }
        if (t <= 510) {
            return 0xFF << 16 | t - 255;
        }
        return 255 - (t - 510) * 3 / 4 << 16 | 0xFF;
    }

    /**
     * Name of the palette.
     *
     * @return as given
     */
    public String name() {
        return name;
    }

    /**
     * Number of colours.
     *
     * @return 1..256
     */
    public int size() {
        return colors.length;
    }

    /**
     * Colour of a state. A state beyond the palette begins again at its start; {@link #covers} tells before.
     *
     * @param state {@code >= 0}
     * @return 0xRRGGBB
     */
    public int color(int state) {
        return colors[state % colors.length];
    }

    /**
     * Whether every state has a colour of its own.
     *
     * @param alphabet number of states
     * @return false if colours repeat, which a user should be told
     */
    public boolean covers(int alphabet) {
        return alphabet <= colors.length;
    }

    /**
     * All colours.
     *
     * @return a new array of 0xRRGGBB
     */
    public int[] toArray() {
        return colors.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette that && name.equals(that.name) && Arrays.equals(colors, that.colors);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(colors);
    }

    @Override
    public String toString() {
        return name + " (" + colors.length + " colours)";
    }
}
