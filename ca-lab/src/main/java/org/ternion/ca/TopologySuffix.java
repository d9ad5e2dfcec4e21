package org.ternion.ca;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ternion.core.Checks;

/**
 * Topology and size of a grid as rule strings carry them behind a colon.
 *
 * <table>
 * <caption>forms, for 34 columns and 26 rows</caption>
 * <tr><td>{@code P34,26}</td><td>plane</td></tr>
 * <tr><td>{@code T34,26}</td><td>torus</td></tr>
 * <tr><td>{@code T34+3,26} {@code T34,26-2}</td><td>torus shifted along the top edge, along the left edge</td></tr>
 * <tr><td>{@code K34*,26} {@code K34*+1,26} {@code K34,26*}</td><td>Klein bottle, the twisted edges starred</td></tr>
 * <tr><td>{@code C34,26}</td><td>cross-surface</td></tr>
 * <tr><td>{@code S34}</td><td>sphere</td></tr>
 * </table>
 *
 * <p>The numbers of columns and rows may be left out, and the height alone, which is then the width.
 *
 * @param topology how edges are joined
 * @param height   rows, 0 if the text does not say
 * @param width    columns, 0 if the text does not say
 */
public record TopologySuffix(Topology topology, int height, int width) {
    private static final Pattern FORM =
            Pattern.compile("([A-Z])(\\d*)(\\*?)([+-]\\d+)?(,(\\d*)(\\*?)([+-]\\d+)?)?");

    /**
     * Checks the parts.
     *
     * @param topology not null
     * @param height   {@code >= 0}
     * @param width    {@code >= 0}, 0 exactly if {@code height} is
     * @throws IllegalArgumentException if a number is outside its range, or a sphere is not square
     */
    public TopologySuffix {
        Objects.requireNonNull(topology, "topology");
        Checks.inRange(height, 0, Integer.MAX_VALUE, "height");
        Checks.inRange(width, 0, Integer.MAX_VALUE, "width");
        if (height == 0 != (width == 0)) {
            throw new IllegalArgumentException("grids without end in one direction are not supported");
        }
        if (topology.kind() == Topology.Kind.SPHERE && height != width) {
            throw new IllegalArgumentException("a sphere is square, not " + height + " x " + width);
        }
    }

    static TopologySuffix parse(String text) {
        if (text.equalsIgnoreCase(Topology.UNBOUNDED.toString())) {
            return new TopologySuffix(Topology.UNBOUNDED, 0, 0);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher form = FORM.matcher(upper);
        if (!form.matches()) {
            throw new RuleSyntaxException(text, 0, "a topology is a letter P, T, K, C or S, then width,height");
        }
        int width = number(text, form, 2);
        int height = form.group(5) == null || form.group(6).isEmpty() && width == 0 ? width : number(text, form, 6);
        try {
            return new TopologySuffix(topology(text, form), height, width);
        } catch (RuleSyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new RuleSyntaxException(text, 0, e.getMessage());
        }
    }

    private static Topology topology(String text, Matcher form) {
        int shiftX = number(text, form, 4);
        int shiftY = number(text, form, 8);
        boolean twistX = !form.group(3).isEmpty();
        boolean twistY = form.group(7) != null && !form.group(7).isEmpty();
        char letter = form.group(1).charAt(0);
        if ((twistX || twistY) && letter != 'K') {
            throw new RuleSyntaxException(text, form.start(twistX ? 3 : 7), "only a Klein bottle (K) has a twist");
        }
        if (shiftX != 0 && shiftY != 0) {
            throw new RuleSyntaxException(text, form.start(8), "one shift is allowed");
        }
        int shift = shiftX + shiftY;
        switch (letter) {
            case 'P', 'C', 'S' -> {
                if (shift != 0) {
                    throw new RuleSyntaxException(text, 0, "only a torus (T) or a Klein bottle (K) has a shift");
                }
                return letter == 'P' ? Topology.PLANE : letter == 'C' ? Topology.CROSS_SURFACE : Topology.SPHERE;
            }
            case 'T' -> {
                return new Topology(
                        shiftX != 0 ? Topology.Kind.TORUS_SHIFTED_X : Topology.Kind.TORUS_SHIFTED_Y, shift);
            }
            case 'K' -> {
                if (twistX == twistY) {
                    throw new RuleSyntaxException(text, 0, "a Klein bottle has one * after its width or its height");
                }
                if (shiftX != 0 && !twistX || shiftY != 0 && !twistY) {
                    throw new RuleSyntaxException(text, 0, "the shift of a Klein bottle follows its *");
                }
                return new Topology(twistX ? Topology.Kind.KLEIN_X : Topology.Kind.KLEIN_Y, shift);
            }
            default -> throw new RuleSyntaxException(text, 0, "topologies are P, T, K, C and S");
        }
    }

    private static int number(String text, Matcher form, int group) {
        String digits = form.group(group);
        if (digits == null || digits.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new RuleSyntaxException(text, form.start(group), "the number is too large");
        }
    }

    /** The suffix with its colon, say {@code :T34,26}; empty for a space without edges. */
    @Override
    public String toString() {
        int shift = topology.shift();
        String signed = shift == 0 ? "" : shift > 0 ? "+" + shift : "" + shift;
        return switch (topology.kind()) {
            case PLANE -> form("P", "", "");
            case TORUS -> form("T", "", "");
            case TORUS_SHIFTED_X -> form("T", signed, "");
            case TORUS_SHIFTED_Y -> form("T", "", signed);
            case KLEIN_X -> form("K", "*" + signed, "");
            case KLEIN_Y -> form("K", "", "*" + signed);
            case CROSS_SURFACE -> form("C", "", "");
            case SPHERE -> ":S" + (width == 0 ? "" : width);
            case UNBOUNDED -> "";
        };
    }

    private String form(String letter, String afterWidth, String afterHeight) {
        if (width > 0) {
            return ":" + letter + width + afterWidth + "," + height + afterHeight;
        }
        return ":" + letter + afterWidth + (afterHeight.isEmpty() ? "" : "," + afterHeight);
    }
}
